"""Alignment through translation, where the translations are human ones worn down to what machines reach.

Run: ``python benchmarks/through_translation.py --data FOLDER`` where FOLDER holds ``ntrex``. No translator can be
fetched where this was built, so the left side's "translation" is the human one of its lines (which the noisy and lossy
versions of the right side have cut, joined and lost) with words replaced, dropped, put in, inflected otherwise and
swapped, until chrF against the human text is what is published for models: 60 of Tilmash into Kazakh, 45 of a poor one.
That is a stand-in and no more: machines err otherwise, and their errors recur.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

from _ntrex import DEFAULT_DATA, LANGUAGE_PAIRS, Case, cases
from _report import Part
from rich.console import Console
from ushtil.align.evaluate import Beads, evaluate
from ushtil.align.metrics import sentence_chrf
from ushtil.align.pair import align_pair
from ushtil.corpus.read import read
from ushtil.corpus.read.beads import read_beads
from ushtil.corpus.types import Bead, Document
from ushtil.models.lexical import LexicalScorer
from ushtil.models.translated import likeness
from ushtil.models.vectors import VectorEvidence

ENDINGS = {"en": "s ed ing er", "fr": "s es ent er", "kk": "лар дың ға нан мен сы", "ru": "а ы ом ами ого ей"}
WORN = (0.0, 0.25, 0.4, 0.55)


class Given:
    """A scorer by translations that are given by the left segment's text."""

    def __init__(self, translations: dict[str, str]) -> None:
        self._translations = translations

    def evidence(self, left: Document, right: Document) -> VectorEvidence:
        """See ``Scorer``."""
        return likeness([self._translations[text] for text in left.sentences], right.sentences)


def worn(text: str, lang: str, pool: Sequence[str], share: float, chance: random.Random) -> str:
    """A text of which about so great a share of the words is no longer what it was."""
    words: list[str] = []
    for word in text.split():
        draw = chance.random() / share if share else 9.0
        if draw < 0.5:
            words.append(chance.choice(pool))
        elif draw < 0.65:
            continue
        elif draw < 0.8:
            words += [word, chance.choice(pool)]
        elif draw < 1.3 and len(word) > 4:
            words.append(word[: -chance.randint(1, 3)] + chance.choice(ENDINGS[lang].split()))
        else:
            words.append(word)
    for k in range(len(words) - 1):
        if chance.random() < share / 2:
            words[k], words[k + 1] = words[k + 1], words[k]
    return " ".join(words) or text


def translations(case: Case, whole: Case, pair: tuple[str, str], share: float, chance: random.Random) -> dict[str, str]:
    """For each left segment what stands for its translation, from the lines of the whole text that it holds."""
    ours, theirs = (whole.documents[lang].sentences for lang in pair)
    pool = [word for text in theirs for word in text.split()]
    found = {}
    for text in case.documents[pair[0]].sentences:
        human = " ".join(theirs[n] for n, line in enumerate(ours) if line in text)
        found[text] = worn(human, pair[1], pool, share, chance)
    return found


def by_beads(left: Document, right: Document, gold: Beads, share: float, chance: random.Random) -> dict[str, str]:
    """For each left segment its part of what the gold links with it; for one that is left out words at random."""
    pool = [word for text in right.sentences for word in text.split()]
    found = {text: " ".join(chance.sample(pool, 12)) for text in left.sentences}
    for ours, theirs in gold:
        words = right.joined(theirs).split()
        size = len(words) / max(len(ours), 1)
        for k, n in enumerate(ours if words else ()):
            part = " ".join(words[round(k * size) : round((k + 1) * size)])
            found[left.sentences[n]] = worn(part, "fr", pool, share, chance)
    return found


def text_berg(data: Path, seed: int) -> tuple[str, ...]:
    """The row of the hand-aligned German and French texts."""
    left, right = (read(f"{lang}={data / 'textberg' / f'dev.{lang}.txt'}", lines=True) for lang in ("de", "fr"))
    gold = read_beads(data / "textberg" / "dev.de-fr.tsv").beads
    cells = []
    perfect = by_beads(left, right, gold, 0.0, random.Random(seed))
    for share in WORN:
        given = by_beads(left, right, gold, share, random.Random(seed))
        chrf = sentence_chrf(list(given.values()), list(perfect.values()))
        cells.append(f"{_f1([gold], [align_pair(left, right, Given(given)).beads])} ({sum(chrf) / len(chrf):.0f})")
    return ("Text+Berg de-fr", *cells, _f1([gold], [align_pair(left, right, LexicalScorer()).beads]))


def _f1(golds: Sequence[Beads], found: Sequence[Sequence[Bead]]) -> str:
    scores = evaluate(golds, [[bead.spans for bead in beads] for beads in found])
    return f"{scores.strict.f1:.3f}/{scores.lax.f1:.3f}"


def main() -> None:
    """Print strict and lax F1 by task, pair and wear."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    whole = {case.name: case for case in cases(options.data, "intact")}
    rows = []
    for task in ("noisy", "lossy"):
        every = list(cases(options.data, task))[: options.documents]
        for pair in LANGUAGE_PAIRS:
            cells = []
            for share in WORN:
                chance = random.Random(options.seed)
                golds, tests, chrf = [], [], []
                for case in every:
                    given = translations(case, whole[case.name], pair, share, chance)
                    perfect = translations(case, whole[case.name], pair, 0.0, chance)
                    chrf += sentence_chrf(list(given.values()), list(perfect.values()))
                    left, right = (case.documents[lang] for lang in pair)
                    golds.append(case.golds[pair])
                    tests.append(align_pair(left, right, Given(given)).beads)
                cells.append(f"{_f1(golds, tests)} ({sum(chrf) / len(chrf):.0f})")
            a, b = pair
            plain = [align_pair(case.documents[a], case.documents[b], LexicalScorer()).beads for case in every]
            rows.append((f"{task} {'-'.join(pair)}", *cells, _f1([c.golds[pair] for c in every], plain)))
    rows.append(text_berg(options.data, options.seed))
    header = ("documents", *(f"worn {share:.0%}" for share in WORN), "lexical scorer")
    note = "Strict / lax F1 (and mean chrF of the stand-in); the lexical scorer has no translation."
    Part("Alignment through translation", note, header, rows).show(Console(width=140))


if __name__ == "__main__":
    main()
