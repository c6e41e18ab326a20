"""Two kinds of evidence together: what the texts share by words, numbers and names, and what an encoder makes of them.

A bead's score is linear in the lexical score and in the margin of the vectors. The lexical scorer's own weights stay as
they were learnt; how much the two count beside each other was learnt by ``benchmarks/train_both.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from ..corpus.types import Bead, Document
from .base import Searched
from .grid import BEAD_SIZES, Band, Cells, Floats
from .lexical import LexicalScorer
from .lexical_evidence import LexicalEvidence
from .linear import linear_scores
from .sparse import Matches, ThirdLanguage
from .sureness import Sureness
from .translated import TranslatedScorer
from .vector_weights import VectorWeights
from .vectors import VectorEvidence, VectorScorer
from .weights import Features, Stages

#: Of the lexical score, so that no number that agrees by chance outweighs all that vectors can say.
_MOST = 25.0


@dataclass(frozen=True)
class BothEvidence:
    """What words and what vectors say of two documents."""

    stages: Stages
    lexical: LexicalEvidence
    vectors: VectorEvidence
    has_learnt: bool = False

    @property
    def rows(self) -> int:
        """How many segments the left document has."""
        return self.lexical.rows

    @property
    def columns(self) -> int:
        """How many segments the right document has."""
        return self.lexical.columns

    @property
    def features(self) -> Features:
        """The weights that hold for the evidence at hand."""
        if self.lexical.third:
            return self.stages.third
        return self.stages.taught if self.has_learnt else self.stages.first

    def bead_features(self, band: Band) -> Iterator[tuple[str, Cells | Floats]]:
        """Name and values, shape (bead types, cells), of each feature of a bead."""
        # What a third version says is part of the lexical score.
        yield "lexical", np.clip(self.lexical.bead_scores(band), -_MOST, _MOST)
        yield "margin", self.vectors.margins(band)
        yield "merged", (BEAD_SIZES - 2)[:, None]

    def null_features(self) -> Iterator[tuple[str, Floats, Floats]]:
        """Name and values, per left and per right segment, of each feature of a segment without a counterpart."""
        yield "null", np.ones(self.rows), np.ones(self.columns)

    def bead_scores(self, band: Band) -> Cells:
        """See ``Evidence``."""
        return linear_scores(self, band)

    @property
    def gap_score(self) -> float:
        """See ``Evidence``."""
        return min(0.0, self.features["gap"])

    @property
    def jump_score(self) -> float:
        """See ``Evidence``."""
        return self.vectors.jump_score

    @property
    def sureness(self) -> Sureness:
        """See ``Evidence``."""
        return self.stages.sure_heard if self.lexical.third else self.stages.sure_alone

    @property
    def three_way_sureness(self) -> Sureness:
        """See ``Evidence``."""
        return self.stages.sure_three

    def agreement(self, beads: Sequence[Bead]) -> float:
        """See ``Evidence``. The better of the two: of two languages the words may share next to nothing."""
        return max(self.lexical.agreement(beads), self.vectors.agreement(beads))

    def taught(self, links: Matches) -> BothEvidence:
        """See ``Evidence``."""
        return replace(self, lexical=self.lexical.taught(links), has_learnt=True)

    def grouped(self, size: int) -> GroupedBoth:
        """See ``Evidence``."""
        return GroupedBoth(self.lexical.grouped(size), self.vectors.grouped(size))

    def with_third(self, third: ThirdLanguage) -> BothEvidence:
        """See ``Evidence``."""
        return replace(self, lexical=self.lexical.with_third(third))


@dataclass(frozen=True)
class GroupedBoth:
    """Groups of segments judged by the mean of both, for a coarse first pass."""

    lexical: Searched
    vectors: Searched

    @property
    def rows(self) -> int:
        """How many groups the left document has."""
        return self.vectors.rows

    @property
    def columns(self) -> int:
        """How many groups the right document has."""
        return self.vectors.columns

    @property
    def gap_score(self) -> float:
        """See ``Searched``."""
        return (self.lexical.gap_score + self.vectors.gap_score) / 2

    def bead_scores(self, band: Band) -> Cells:
        """See ``Searched``."""
        both = self.lexical.bead_scores(band) + self.vectors.bead_scores(band)
        return (both / 2).astype(np.float32)

    def grouped(self, size: int) -> GroupedBoth:
        """See ``Searched``."""
        return GroupedBoth(self.lexical.grouped(size), self.vectors.grouped(size))


@dataclass(frozen=True)
class BothScorer:
    """Judges by words and by vectors together."""

    vectors: VectorScorer | TranslatedScorer
    lexical: LexicalScorer = field(default_factory=LexicalScorer)

    def evidence(self, left: Document, right: Document) -> BothEvidence:
        """See ``Scorer``."""
        weights = self.vectors.weights or VectorWeights.default()
        lexical = self.lexical.evidence(left, right)
        stages = weights.known if "lexicon" in lexical.coverage else weights.others
        return BothEvidence(stages, lexical, self.vectors.evidence(left, right))
