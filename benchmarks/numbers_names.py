"""Figures for numbers and names: consistency of the numbers of parallel lines, F1 and speed of name matching.

Run: ``python benchmarks/numbers_names.py --data FOLDER`` where FOLDER holds ``ntrex/intact`` and
``segmentation/names.tsv``; ``--show en-kk`` prints the lines whose numbers differ.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from ushtil.corpus.names import match_names, name_similarity
from ushtil.corpus.numbers import differences, quantities
from ushtil.corpus.text import tokens

PAIRS = (("en", "kk"), ("en", "ru"), ("ru", "kk"))
FALSE_NAMES = 300
_CAPITALISED = re.compile(r"[^\W\d_](?=[^\W\d_]*[a-zа-яәғқңөұүһі])[^\W\d_]{2,}")
SUFFIXES = {"kk": ("тың", "ға", "да", "мен"), "ru": ("а", "у", "ом", "е")}


def parallel_lines(folder: Path, left: str, right: str) -> Iterator[tuple[str, str]]:
    """The line pairs of every document that lies there in both languages."""
    for path in sorted(folder.glob(f"*.{left}.txt")):
        other = path.with_name(path.name.replace(f".{left}.", f".{right}."))
        yield from zip(_lines(path), _lines(other), strict=True)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")


def number_consistency(folder: Path, show: str) -> Iterator[str]:
    """A line a pair: number-bearing line pairs, differing ones, of these two-sided, and those by digit strings."""
    for left, right in PAIRS:
        bearing = differing = two_sided = naive = changed = caught = 0
        for a, b in parallel_lines(folder, left, right):
            ours, theirs = quantities(a, left), quantities(b, right)
            if not any(not q.soft for q in (*ours, *theirs)):
                continue
            bearing += 1
            found = differences(ours, theirs)
            differing += bool(found)
            two_sided += bool(found.left and found.right)
            naive += set(re.findall(r"\d+(?:[.,]\d+)?", a)) != set(re.findall(r"\d+(?:[.,]\d+)?", b))
            if found and show == f"{left}-{right}":
                sys.stdout.write(f"{_said(a, found.left)} | {_said(b, found.right)}\n  {a}\n  {b}\n")
            if not found and (other := _digit_changed(a)) != a:
                changed += 1
                caught += bool(differences(quantities(other, left), theirs))
        yield (
            f"{left}-{right}\tbearing {bearing}\tdiffer {differing} ({differing / bearing:.1%})"
            f"\ttwo-sided {two_sided / bearing:.1%}\tdigit strings differ {naive / bearing:.1%}"
            f"\tinjected digit caught {caught}/{changed}"
        )


def _said(text: str, found: tuple[object, ...]) -> str:
    return "; ".join(f"{text[q.start : q.end]}={q.value}{q.unit}" for q in found)  # type: ignore[attr-defined]


def _digit_changed(text: str) -> str:
    """The text with its first digit that begins a number made another one."""
    return re.sub(r"(?<![\w.,-])[1-9]", lambda match: str(int(match[0]) % 9 + 1), text, count=1)


def name_f1(table: Path, folder: Path) -> Iterator[str]:
    """F1 at one true name to fifty false ones, bare and with case suffixes, for all and for regular names."""
    rows = [line.split("\t") for line in _lines(table)]
    for column, lang in ((0, "kk"), (1, "ru")):
        seen = _candidates(folder, lang)
        names = {row[column] for row in rows}
        false = random.Random(1).sample(sorted(seen - names), FALSE_NAMES)
        for suffixes in (("",), SUFFIXES[lang]):
            for kind, chosen in (("all", rows), ("regular", [row for row in rows if len(row) == 3])):
                forms = "bare" if suffixes == ("",) else "inflected"
                yield f"{lang} {forms} {kind}\tF1 {_f1(chosen, column, rows, false, suffixes):.3f}"


def _candidates(folder: Path, lang: str) -> set[str]:
    texts = (path.read_text("utf-8") for path in folder.glob(f"*.{lang}.txt"))
    return {
        token.text
        for text in texts
        for token in tokens(text)
        if token.text[0].isupper() and _CAPITALISED.match(token.text)
    }


def _f1(
    chosen: list[list[str]], column: int, rows: list[list[str]], false: list[str], suffixes: tuple[str, ...]
) -> float:
    hits = wrong = trials = 0
    for row in chosen:
        spellings = row[2].split("|")
        others = [r[column] for r in rows if r is not row] + false
        for suffix in suffixes:
            trials += 1
            hits += max(name_similarity(s, row[column] + suffix) for s in spellings) >= 0.8
            wrong += sum(max(name_similarity(s, o + suffix) for s in spellings) >= 0.8 for o in others)
    weighted = wrong * 50 / (len(rows) - 1 + len(false))
    return 2 * hits / (hits + weighted + trials)


def name_speed(folder: Path) -> Iterator[str]:
    """CPU seconds to match 10,000 English forms with as many Kazakh and Russian ones."""
    forms = {lang: sorted(_candidates(folder, lang)) for lang in ("en", "kk", "ru")}
    for left, right in PAIRS:
        ours, theirs = _grown(forms[left]), _grown(forms[right])
        begin = time.process_time()
        found = match_names(ours, theirs)
        cost = time.process_time() - begin
        yield f"{left}-{right}\t{len(ours)} x {len(theirs)} forms\t{len(found)} pairs\t{cost:.1f} s CPU"


def _grown(forms: list[str], size: int = 10_000) -> list[str]:
    """Ten thousand forms: the given ones and chains of the halves of two of them."""
    chance = random.Random(2)
    grown = set(forms)
    while len(grown) < size:
        a, b = chance.choices(forms, k=2)
        grown.add(a[: len(a) // 2 + 1] + b[len(b) // 2 :])
    return sorted(grown)[:size]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", default="")
    chosen = parser.parse_args()
    ntrex, names = chosen.data / "ntrex" / "intact", chosen.data / "segmentation" / "names.tsv"
    for line in (*number_consistency(ntrex, chosen.show), *name_f1(names, ntrex), *name_speed(ntrex)):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
