"""Strict and lax precision, recall and F1 of alignments against gold ones.

The definitions are those of Thompson and Koehn (2019), "Vecalign: Improved Sentence Alignment in Linear Time and
Space" (EMNLP-IJCNLP), as counted by the scorer they published. Strict: a bead is right when the other side holds
the very same bead. Lax: when some bead of the other side shares a segment with it in both languages. Their
precision counts the null beads of the tested alignment, their recall leaves null beads out; that asymmetry makes
an aligner look worse for writing its null beads down, so the figures without null beads on either side are given
beside theirs.

Of three languages a bead is lax-right when it shares a segment in two languages with one bead of the other side,
and it is a null bead when fewer than two languages have a segment in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..corpus.types import Indices

Beads = Sequence[tuple[Indices, ...]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, each in 0..1; 0 where there is nothing to count."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Strict and lax scores over all documents together: with null beads as vecalign counts them, and without."""

    strict: Score
    lax: Score
    strict_with_nulls: Score
    lax_with_nulls: Score
    documents: int
    gold_beads: int
    test_beads: int

    @property
    def signature(self) -> str:
        """What is needed to get the same figures again."""
        return f"beads:micro|documents:{self.documents}|gold:{self.gold_beads}|test:{self.test_beads}|def:vecalign-2019"


@dataclass(slots=True)
class _Count:
    """How many beads were looked up, and how many were found strictly and laxly."""

    strict: int = 0
    lax: int = 0
    total: int = 0

    def add(self, beads: Iterable[tuple[Indices, ...]], other: Iterable[tuple[Indices, ...]]) -> None:
        """Look every bead up among the other side's."""
        reference = set(other)
        partners = _partners(reference)
        for bead in beads:
            exact = bead in reference
            self.total += 1
            self.strict += exact
            self.lax += exact or _overlaps(bead, partners)


def evaluate(gold: Sequence[Beads], test: Sequence[Beads]) -> Scores:
    """The scores of ``test`` against ``gold``, document by document, with counts added up over all documents.

    Raises ``ValueError`` when the two hold different numbers of documents.
    """
    precision, recall, precision_with_nulls = _Count(), _Count(), _Count()
    for gold_beads, test_beads in zip(gold, test, strict=True):
        all_gold, all_test = _normal(gold_beads), _normal(test_beads)
        gold_links, test_links = _links(all_gold), _links(all_test)
        precision.add(test_links, gold_links)
        recall.add(gold_links, test_links)
        precision_with_nulls.add(all_test, all_gold)
    return Scores(
        strict=Score(_share(precision.strict, precision.total), _share(recall.strict, recall.total)),
        lax=Score(_share(precision.lax, precision.total), _share(recall.lax, recall.total)),
        strict_with_nulls=Score(
            _share(precision_with_nulls.strict, precision_with_nulls.total), _share(recall.strict, recall.total)
        ),
        lax_with_nulls=Score(
            _share(precision_with_nulls.lax, precision_with_nulls.total), _share(recall.lax, recall.total)
        ),
        documents=len(gold),
        gold_beads=recall.total,
        test_beads=precision.total,
    )


def _normal(beads: Beads) -> set[tuple[Indices, ...]]:
    """The beads with sorted indices, each once, without those that are empty in every language."""
    return {tuple(tuple(sorted(span)) for span in bead) for bead in beads if any(bead)}


def _links(beads: set[tuple[Indices, ...]]) -> set[tuple[Indices, ...]]:
    return {bead for bead in beads if sum(bool(span) for span in bead) > 1}


def _partners(beads: set[tuple[Indices, ...]]) -> dict[tuple[int, int], set[tuple[int, int]]]:
    """For each (column, segment) the segments of other columns that share a bead with it."""
    partners: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for bead in beads:
        members = [(column, index) for column, span in enumerate(bead) for index in span]
        for member in members:
            partners[member].update(other for other in members if other[0] != member[0])
    return partners


def _overlaps(bead: tuple[Indices, ...], partners: dict[tuple[int, int], set[tuple[int, int]]]) -> bool:
    members = {(column, index) for column, span in enumerate(bead) for index in span}
    return any(not members.isdisjoint(partners.get(member, ())) for member in members)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
