"""The consistency score: how gravely a text departs from another, or contradicts itself, for its length.

Every finding has the weight that MQM gives to its severity (neutral 0, minor 1, major 5, critical 25; the MQM scoring
model, themqm.org). The points per 1,000 words become a value in 0..1: 1 without points, one half at ``HALF`` points
per 1,000 words, and strictly less for more.

The words are those that both sides share: of each link or bead the words of its shorter side, a sentence that is
linked twice counted once. With all words of the copy, as one would count at first, a sentence put in or a phrase
inserted would lengthen the text by more than its finding costs, and drift would raise the score. A text that was
checked by itself has no other side; there the words count that no finding calls an addition.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from ..corpus.types import Comparison, Document, Finding, Indices, Severity
from ..corpus.version import version
from .checks.shapes import Versions
from .drift.coverage import Coverage, word_counts

Counted = Literal["linked", "text"]

WEIGHTS: Final[dict[Severity, int]] = {"neutral": 0, "minor": 1, "major": 5, "critical": 25}
PER: Final = 1000
#: Points per 1,000 words at which the value is one half: four critical findings in a text of that length.
HALF: Final = 100
#: A text of fewer words counts as one of so many, lest one finding in a headline be a catastrophe.
FLOOR: Final = 100


@dataclass(frozen=True, slots=True)
class Score:
    """Points for the findings, and the words they are spread over: those ``linked``, or those of one ``text``."""

    points: int
    words: int
    counted: Counted = "linked"

    @property
    def per_thousand(self) -> float:
        """Points per 1,000 words; a text of fewer than ``FLOOR`` words counts as one of so many."""
        return self.points * PER / max(self.words, FLOOR)

    @property
    def value(self) -> float:
        """The score in 0..1, higher is more consistent; 1.0 where there are no points."""
        return HALF / (HALF + self.per_thousand)

    @property
    def is_defined(self) -> bool:
        """Whether there are words to judge; of texts that share none, no score says anything."""
        return self.words > 0

    @property
    def figures(self) -> dict[str, float | str | None]:
        """The score (None if there is nothing to judge) and what it is made of, by their names in every output."""
        score = self.value if self.is_defined else None
        return {"score": score, "points": self.points, "words": self.words, "signature": self.signature}

    @property
    def signature(self) -> str:
        """What is needed to get the same figure again from the same findings."""
        weights = "/".join(map(str, WEIGHTS.values()))
        return f"consistency|weights:{weights}|per:{PER}|half:{HALF}|floor:{FLOOR}|words:{self.counted}|v:{version()}"


def consistency(findings: Iterable[Finding], words: int, counted: Counted = "linked") -> Score:
    """The score of these findings on a text of so many words."""
    return Score(sum(WEIGHTS[finding.severity] for finding in findings), words, counted)


def scored(compared: Comparison | Versions, findings: Iterable[Finding] | None = None) -> Score:
    """The score of a copy against its source, or of a version (the right one) against the reference (the left one).

    A comparison brings its findings; of a pair of versions ``findings`` are those that its rules made.
    """
    if isinstance(compared, Comparison):
        sides = compared.source, compared.copy
        links = [(link.source, link.copy) for link in compared.links]
        findings = compared.findings if findings is None else findings
    else:
        sides = compared.left, compared.right
        links = [(bead.spans[0], bead.spans[1]) for bead in compared.beads]
    return consistency(findings or (), _shared_words(sides, links))


def scored_text(document: Document, findings: Iterable[Finding]) -> Score:
    """The score of one publication by itself, of the ``findings`` that concern it."""
    found = list(findings)
    added = {
        index
        for finding in found
        if finding.kind == "addition"
        for place in finding.where
        if place.document == document.id
        for index in place.segments
    }
    words = sum(count for index, count in enumerate(word_counts(document)) if index not in added)
    return consistency(found, words, "text")


def versions_coverage(versions: Versions) -> Coverage:
    """How much of the right version has a counterpart in the left one, and how much of the left one is taken up."""
    left, right = word_counts(versions.left), word_counts(versions.right)
    linked = [bead.spans for bead in versions.beads if not bead.is_null]
    return Coverage(
        traced=sum(right[j] for _, span in linked for j in span),
        copy=sum(right),
        used=sum(left[i] for span, _ in linked for i in span),
        source=sum(left),
    )


def _shared_words(sides: tuple[Document, Document], links: Iterable[tuple[Indices, Indices]]) -> int:
    """The words of the shorter side of each link; a segment counts in the first link that holds it."""
    counts = word_counts(sides[0]), word_counts(sides[1])
    seen: tuple[set[int], set[int]] = set(), set()
    total = 0
    for link in links:
        total += min(
            sum(words[index] for index in set(span) - used)
            for span, words, used in zip(link, counts, seen, strict=True)
        )
        for span, used in zip(link, seen, strict=True):
            used.update(span)
    return total
