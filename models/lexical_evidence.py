"""What the lexical scorer knows of two documents: features of beads and of null beads, and what each counts for.

A bead's score is linear in features that add up over segments, so that a merged span is comparable with the sum
of its parts. The weights were learnt by ``benchmarks/train_lexical.py`` and lie in ``data/lexical.json``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ..corpus.types import Bead
from .coarse import CoarseMatches
from .coverage import MOST_PAIRS, Coverage, block_coverage, content
from .grid import BEAD_TYPES, LONGER_SIDES, Band, Cells, Floats, span_sums
from .learnt import learnt_coverage
from .marks import MARKS
from .postings import Postings
from .sparse import Matches, ThirdLanguage
from .sureness import Sureness
from .weights import Features, LexicalWeights, Stages

#: The kind of keys that a first alignment adds.
_LEARNT = "learnt"


@dataclass(frozen=True)
class LexicalEvidence:
    """Everything the lexical scorer knows of two documents; arrays run over segments."""

    weights: LexicalWeights
    stages: Stages
    expected: float
    left_lengths: Floats
    right_lengths: Floats
    left_marks: Floats
    right_marks: Floats
    left_content: Floats
    right_content: Floats
    coverage: Mapping[str, Coverage]
    stems: tuple[Postings[str], Postings[str]]
    third: ThirdLanguage | None = None

    @property
    def features(self) -> Features:
        """The weights that hold for the evidence at hand."""
        if self.third:
            return self.stages.third
        return self.stages.taught if _LEARNT in self.coverage else self.stages.first

    @property
    def rows(self) -> int:
        """How many segments the left document has."""
        return len(self.left_lengths)

    @property
    def columns(self) -> int:
        """How many segments the right document has."""
        return len(self.right_lengths)

    @cached_property
    def together(self) -> Matches:
        """What any two segments hold of each other, over all kinds of keys."""
        return Matches.total(found.matches for found in self.coverage.values())

    @cached_property
    def margin(self) -> Matches:
        """By how much each best match of two segments surpasses the next best."""
        return self.together.margins()

    def bead_features(self, band: Band) -> Iterator[tuple[str, Cells | Floats]]:
        """Name and values, shape (bead types, cells), of each feature of a bead."""
        for name, coverage in self.coverage.items():
            yield name, block_coverage([(coverage, 1.0)], band)
        yield from self._other_features(band)

    def _other_features(self, band: Band) -> Iterator[tuple[str, Cells | Floats]]:
        for p, q in BEAD_TYPES:
            if (p, q) != (1, 1) and p <= q:
                flags = [float(sizes in ((p, q), (q, p))) for sizes in BEAD_TYPES]
                yield f"bead {p}:{q}", np.array(flags)[:, None]
        yield "margin", self.margin.block_sums(band)
        left, right = span_sums(band, self.left_lengths, self.right_lengths)
        yield "length", self.weights.lengths.log_odds(np.maximum(left, 1), np.maximum(right, 1), self.expected)
        if self.third:
            yield "third", self.third.support.block_sums(band) / LONGER_SIDES[:, None]
        for k, name in enumerate(MARKS):
            left, right = span_sums(band, self.left_marks[k], self.right_marks[k])
            yield name, np.minimum(left, right)

    def null_features(self) -> Iterator[tuple[str, Floats, Floats]]:
        """Name and values, per left and per right segment, of each feature of a segment without a counterpart."""
        yield "null", np.ones(self.rows), np.ones(self.columns)
        yield "null length", _log_length(self.left_lengths), _log_length(self.right_lengths)
        yield "null content", self.left_content, self.right_content
        for name, matches in (("match", self.together), ("margin", self.margin)):
            left, right = matches.row_totals(self.rows), matches.column_totals(self.columns)
            yield f"null {name}", np.minimum(left, 1), np.minimum(right, 1)
        if self.third:
            left = self.third.support.row_totals(self.rows)
            right = self.third.support.column_totals(self.columns)
            yield "null third", np.minimum(left, 1), np.minimum(right, 1)
            yield "null in third", self.third.left_lost, self.third.right_lost

    def bead_scores(self, band: Band) -> Cells:
        """See ``Evidence``."""
        weights = self.features
        scores = block_coverage([(found, weights.get(name, 0.0)) for name, found in self.coverage.items()], band)
        for name, values in self._other_features(band):
            scores += (weights.get(name, 0.0) * values).astype(np.float32)
        left, right = span_sums(band, *self.null_scores())
        return scores - left - right

    def null_scores(self) -> tuple[Floats, Floats]:
        """Scores of leaving each left and each right segment without a counterpart."""
        left, right = np.zeros(self.rows), np.zeros(self.columns)
        for name, left_values, right_values in self.null_features():
            left += self.features.get(name, 0.0) * left_values
            right += self.features.get(name, 0.0) * right_values
        return left, right

    @property
    def gap_score(self) -> float:
        """See ``Evidence``."""
        return min(0.0, self.features.get("gap", 0.0))

    @property
    def jump_score(self) -> float:
        """See ``Evidence``."""
        return self.weights.jump

    @property
    def sureness(self) -> Sureness:
        """See ``Evidence``."""
        return self.stages.sure_heard if self.third else self.stages.sure_alone

    @property
    def three_way_sureness(self) -> Sureness:
        """See ``Evidence``."""
        return self.stages.sure_three

    def agreement(self, beads: Sequence[Bead]) -> float:
        """See ``Evidence``. 1 where there is nothing that could be shared."""
        links = [bead.spans for bead in beads if not bead.is_null]
        lefts, rights = ([index for spans in links for index in spans[side]] for side in (0, 1))
        kinds = [found for name, found in self.coverage.items() if name != _LEARNT]
        left = content((found.left for found in kinds), self.rows, MOST_PAIRS**0.5)
        right = content((found.right for found in kinds), self.columns, MOST_PAIRS**0.5)
        could = min(left[lefts].sum(), right[rights].sum())
        if could < 1:
            return 1.0
        number, other = np.full(self.rows, -1), np.full(self.columns, -2)
        number[lefts] = [k for k, spans in enumerate(links) for _ in spans[0]]
        other[rights] = [k for k, spans in enumerate(links) for _ in spans[1]]
        matches = Matches.total(found.matches for found in kinds)
        shared = matches.weight[number[matches.row] == other[matches.column]].sum()
        return float(shared / could / self.stages.usual_agreement)

    def taught(self, links: Matches) -> LexicalEvidence:
        """See ``Evidence``."""
        return replace(self, coverage={**self.coverage, _LEARNT: learnt_coverage(*self.stems, links)})

    def grouped(self, size: int) -> CoarseMatches:
        """See ``Evidence``."""
        return CoarseMatches.of(self.together, self.rows, self.columns).grouped(size)

    def with_third(self, third: ThirdLanguage) -> LexicalEvidence:
        """See ``Evidence``."""
        return replace(self, third=third)


def _log_length(lengths: Floats) -> Floats:
    """Log of length in hundreds of characters, 0 for a usual sentence."""
    result: Floats = np.log(np.maximum(lengths, 1) / 100)
    return result
