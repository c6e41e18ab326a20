"""How many facts altered in one of two language versions are found, and what is found where nothing was altered.

Run: ``python benchmarks/altered.py --data FOLDER`` where FOLDER holds ``ntrex/intact``. In each pair of languages
``--places`` sentences are altered, one alteration each, on either side; the beads are the gold's unless ``--aligned``.
A finding on a bead that was not altered counts as false, unless ``_altered_true.tsv`` says why it is right (a slip of
the human translation, read by us). Beads with a finding before it are not altered; no name is put into a text twice.
"""

from __future__ import annotations

import argparse
import importlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from _ntrex import DEFAULT_DATA, LANGUAGE_PAIRS, Case, cases
from _report import Part
from _tasks import document
from rich.console import Console
from ushtil.align.checks.rules import VERSION_RULES
from ushtil.align.checks.shapes import Versions
from ushtil.align.engine import align_documents
from ushtil.corpus.names import romanise
from ushtil.corpus.tables import table_lines
from ushtil.corpus.types import Bead, Finding

Alter = Callable[[str, str, random.Random], tuple[str, str, str] | None]
Key = tuple[str, str, int]
"""A segment: the name of the text, the language, the index."""

KINDS = {"number": "_altered_numbers", "name": "_altered_names"}
HEADER = ("pair", "altered", "found", "recall", "false", "precision", "control per 1,000 beads", "of them shown true")
_BEGINNING = 4
_TRUE = Path(__file__).with_name("_altered_true.tsv")


@dataclass(frozen=True)
class Text:
    """One text in two languages as lists of sentences, with the gold's beads."""

    name: str
    languages: tuple[str, str]
    sentences: tuple[list[str], list[str]]
    beads: tuple[Bead, ...]

    def findings(self, kind: str, *, aligned: bool) -> Iterator[tuple[frozenset[Key], Finding]]:
        """The findings of a kind, each with the segments that it is about."""
        left, right = (document(*side) for side in zip(self.languages, self.sentences, strict=True))
        pair = align_documents((left, right)).pairs[self.languages] if aligned else None
        versions = Versions(left, right, pair.beads if pair else self.beads)
        for rule in VERSION_RULES:
            for finding in rule(versions):
                if finding.kind == kind:
                    yield (
                        frozenset((self.name, place.document, n) for place in finding.where for n in place.segments),
                        finding,
                    )


@dataclass(frozen=True)
class Outcome:
    """What was altered, which of it was found, what was found elsewhere, and what the control says."""

    altered: int
    found: int
    false: int
    missed: list[str]
    control: list[tuple[frozenset[Key], Finding]]
    beads: int


def texts(data: Path, task: str, pair: tuple[str, str]) -> list[Text]:
    """The texts of a task in two languages."""

    def one(case: Case) -> Text:
        sides = tuple(list(case.documents[lang].sentences) for lang in pair)
        beads = tuple(Bead((tuple(left), tuple(right))) for left, right in case.golds[pair])
        return Text(case.name, pair, (sides[0], sides[1]), beads)

    return [one(case) for case in cases(data, task)]


def measure(every: list[Text], kind: str, alter: Alter, options: argparse.Namespace, true: frozenset[Key]) -> Outcome:
    """The outcome for one pair of languages, in as many rounds as the places take."""
    control = [item for text in every for item in text.findings(kind, aligned=options.aligned)]
    touched = frozenset(key for keys, _ in control for key in keys)
    chance = random.Random(options.seed)
    altered = found = 0
    false: set[frozenset[Key]] = set()
    missed: list[str] = []
    while altered < options.places:
        changed, changes = _altered(every, alter, chance, touched, options.places - altered)
        if not changes:
            break
        said = [keys for text in changed for keys, _ in text.findings(kind, aligned=options.aligned)]
        altered += len(changes)
        for key, (old, new, sentence) in changes.items():
            hit = any(key in keys for keys in said)
            found += hit
            if not hit:
                missed.append(f"{key}: “{old}” → “{new}” in {sentence}")
        false |= {keys for keys in said if changes.keys().isdisjoint(keys) and true.isdisjoint(keys)}
    return Outcome(altered, found, len(false), missed, control, sum(len(text.beads) for text in every))


def _altered(
    every: list[Text], alter: Alter, chance: random.Random, touched: frozenset[Key], most: int
) -> tuple[list[Text], dict[Key, tuple[str, str, str]]]:
    """The texts with at most one side of each linked bead altered, and what was altered in which segment."""
    changes: dict[Key, tuple[str, str, str]] = {}
    changed = {
        text.name: Text(text.name, text.languages, (list(text.sentences[0]), list(text.sentences[1])), text.beads)
        for text in every
    }
    places = [(text, bead) for text in every for bead in text.beads if not bead.is_null]
    chance.shuffle(places)
    for text, bead in places:
        if len(changes) >= most:
            break
        for side in chance.sample((0, 1), 2):
            at, lang = bead.spans[side][0], text.languages[side]
            made = alter(text.sentences[side][at], lang, chance)
            if made and (text.name, lang, at) not in touched and not _is_taken(made, text.name, changes):
                changed[text.name].sentences[side][at] = made[0]
                changes[text.name, lang, at] = (made[1], made[2], made[0])
                break
    return list(changed.values()), changes


def _is_taken(made: tuple[str, str, str], text: str, changes: dict[Key, tuple[str, str, str]]) -> bool:
    """Whether either side of a text has been given this name before: no invention is to be its own counterpart."""
    if not made[2][:1].isupper():
        return False
    begins = romanise(made[2])[:_BEGINNING]
    return any(key[0] == text and romanise(new)[:_BEGINNING] == begins for key, (_, new, _) in changes.items())


def shown_true(kind: str, pair: tuple[str, str]) -> frozenset[Key]:
    """The segments of the control whose findings are right."""
    rows = [line.split("\t") for line in table_lines(_TRUE)]
    return frozenset((row[2], row[3], int(row[4]) - 1) for row in rows if row[:2] == [kind, "-".join(pair)])


def row(pair: tuple[str, str], outcome: Outcome, true: frozenset[Key]) -> tuple[str, ...]:
    """The figures of a pair as cells."""
    right = sum(not true.isdisjoint(keys) for keys, _ in outcome.control)
    return (
        "-".join(pair),
        str(outcome.altered),
        str(outcome.found),
        f"{outcome.found / max(1, outcome.altered):.3f}",
        str(outcome.false),
        f"{outcome.found / max(1, outcome.found + outcome.false):.3f}",
        f"{1000 * len(outcome.control) / outcome.beads:.1f}",
        f"{right} of {len(outcome.control)}",
    )


def tell(outcome: Outcome, true: frozenset[Key]) -> Iterator[str]:
    """Each finding of the control with its texts, and each alteration that was missed."""
    for keys, finding in outcome.control:
        name, lang, at = min(keys)
        mark = "true" if not true.isdisjoint(keys) else "FALSE"
        yield f"{mark} {name} {lang} line {at + 1} {finding.severity}: {finding.detail}"
        yield from (f"    {place.text}" for place in finding.where)
    yield from (f"missed {line}" for line in outcome.missed)


def main() -> None:
    """Print a table for each kind of fact."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--task", default="intact", help="the folder of ntrex: intact or noisy")
    parser.add_argument("--aligned", action="store_true", help="align the texts instead of taking the gold's beads")
    parser.add_argument("--kinds", nargs="*", default=list(KINDS), choices=list(KINDS))
    parser.add_argument("--places", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="list the control's findings and what was missed")
    options = parser.parse_args()
    console = Console(width=140, soft_wrap=True, highlight=False, markup=False)
    for kind in options.kinds:
        if not Path(__file__).with_name(f"{KINDS[kind]}.py").exists():
            continue
        alter: Alter = importlib.import_module(KINDS[kind]).alter
        rows = []
        for pair in LANGUAGE_PAIRS:
            true = shown_true(kind, pair)
            outcome = measure(texts(options.data, options.task, pair), kind, alter, options, true)
            rows.append(row(pair, outcome, true))
            for line in tell(outcome, true) if options.verbose else ():
                console.print(line)
        beads = "our aligner's beads" if options.aligned else "the gold's beads"
        Part(f"Altered: {kind}", f"ntrex/{options.task}, {beads}, seed {options.seed}", HEADER, rows).show(console)


if __name__ == "__main__":
    main()
