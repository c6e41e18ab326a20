"""The scorer of given sentence vectors, from whatever encoder: margins, the price of merging, and a third version."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..corpus.types import Bead, Document
from .coarse_vectors import GroupedVectors
from .grid import BEAD_SIZES, BEAD_TYPES, LONGER_SIDES, Band, Cells, Floats
from .linear import linear_scores
from .margins import margins, pair_margins, usual_margin
from .spans import Side
from .sparse import Matches, ThirdLanguage
from .sureness import Sureness
from .vector_weights import VectorWeights
from .weights import Features, Stages


@dataclass(frozen=True)
class VectorEvidence:
    """What sentence vectors say of two documents. ``usual`` is the margin that their translations have."""

    stages: Stages
    jump_score: float
    left: Side
    right: Side
    usual: float
    third: ThirdLanguage | None = None

    @classmethod
    def of(cls, left: Cells, right: Cells, weights: VectorWeights | None = None) -> VectorEvidence:
        """The evidence of two documents' vectors, of any length each, of segments or of their spans (see ``Side``)."""
        weights = weights or VectorWeights.default()
        ours, theirs = Side.of(left, right), Side.of(right, left)
        return cls(weights.alone, weights.jump, ours, theirs, usual_margin(ours, theirs))

    @property
    def rows(self) -> int:
        """How many segments the left document has."""
        return len(self.left)

    @property
    def columns(self) -> int:
        """How many segments the right document has."""
        return len(self.right)

    @property
    def features(self) -> Features:
        """The weights that hold for the evidence at hand."""
        return self.stages.third if self.third else self.stages.first

    def margins(self, band: Band) -> Cells:
        """The margin of each bead beside what is usual, shape (bead types, cells)."""
        result = np.zeros((len(BEAD_TYPES), band.cells), dtype=np.float32)
        for cells, found in margins(self.left, self.right, band, len(BEAD_TYPES)):
            result[:, cells] = found
        result /= np.float32(self.usual)
        return result

    def bead_features(self, band: Band) -> Iterator[tuple[str, Cells | Floats]]:
        """Name and values, shape (bead types, cells), of each feature of a bead."""
        yield "margin", self.margins(band)
        yield "merged", (BEAD_SIZES - 2)[:, None]
        if self.third:
            yield "third", self.third.support.block_sums(band) / LONGER_SIDES[:, None]

    def null_features(self) -> Iterator[tuple[str, Floats, Floats]]:
        """Name and values, per left and per right segment, of each feature of a segment without a counterpart."""
        yield "null", np.ones(self.rows), np.ones(self.columns)
        if self.third:
            yield "null in third", self.third.left_lost, self.third.right_lost

    def bead_scores(self, band: Band) -> Cells:
        """See ``Evidence``."""
        return linear_scores(self, band)

    @property
    def gap_score(self) -> float:
        """See ``Evidence``."""
        return min(0.0, self.features["gap"])

    @property
    def sureness(self) -> Sureness:
        """See ``Evidence``."""
        return self.stages.sure_heard if self.third else self.stages.sure_alone

    @property
    def three_way_sureness(self) -> Sureness:
        """See ``Evidence``."""
        return self.stages.sure_three

    def agreement(self, beads: Sequence[Bead]) -> float:
        """See ``Evidence``. The median margin of linked pairs of single segments; 1 where there is none."""
        pairs = np.array([(b.spans[0][0], b.spans[1][0]) for b in beads if tuple(map(len, b.spans)) == (1, 1)])
        if not len(pairs):
            return 1.0
        return float(np.median(pair_margins(self.left, self.right, *pairs.T)) / self.stages.usual_agreement)

    def taught(self, links: Matches) -> VectorEvidence:
        """See ``Evidence``. The vectors already know what the words mean."""
        return self

    def grouped(self, size: int) -> GroupedVectors:
        """See ``Evidence``."""
        return GroupedVectors(self.left, self.right, self.usual).grouped(size)

    def with_third(self, third: ThirdLanguage) -> VectorEvidence:
        """See ``Evidence``."""
        return replace(self, third=third)


@dataclass(frozen=True)
class VectorScorer:
    """Judges by vectors, given by document id or by a function of the document.

    Their shape is (segments, dimension), or (REACH, segments, dimension) with those of spans by their last segment.
    """

    vectors: Mapping[str, Cells] | Callable[[Document], Cells]
    weights: VectorWeights | None = None

    def evidence(self, left: Document, right: Document) -> VectorEvidence:
        """See ``Scorer``. Raises ``ValueError`` where the vectors of a document are not one for each segment."""
        return VectorEvidence.of(self._of(left), self._of(right), self.weights)

    def _of(self, document: Document) -> Cells:
        found = self.vectors(document) if callable(self.vectors) else self.vectors[document.id]
        if found.ndim not in (2, 3) or found.shape[-2] != len(document):
            raise ValueError(f"{document.id}: {len(document)} segments, but vectors of the shape {found.shape}")
        return found
