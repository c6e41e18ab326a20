"""What a scorer is: the one seam between the alignment code and whatever judges that two spans say the same.

A scorer looks at two documents once and returns their ``Evidence``; the alignment asks it for the score of
every bead type in every cell of a band and for the price of leaving a segment without a counterpart.
"""

from __future__ import annotations

from typing import Protocol

from ..corpus.types import Document
from .grid import Band, Floats
from .sparse import ThirdLanguage


class Evidence(Protocol):
    """What a scorer found in a pair of documents; scores are log-odds-like, higher is better, 0 is indifferent."""

    @property
    def rows(self) -> int:
        """How many left segments there are."""
        ...

    @property
    def columns(self) -> int:
        """How many right segments there are."""
        ...

    def bead_scores(self, band: Band) -> Floats:
        """Scores of shape (bead types, cells): the bead of that type that *ends* at the cell's node.

        Beads that would start before the grid score minus infinity.
        """
        ...

    def null_scores(self) -> tuple[Floats, Floats]:
        """Scores of leaving each left and each right segment without a counterpart."""
        ...

    @property
    def gap_score(self) -> float:
        """Score, at most 0, of each run of segments without a counterpart, paid once however long the run is."""
        ...

    def grouped(self, size: int) -> Evidence:
        """The same evidence for groups of ``size`` neighbouring segments, for a coarse first pass."""
        ...

    def with_third(self, third: ThirdLanguage) -> Evidence:
        """The same evidence together with that of a third version."""
        ...


class Scorer(Protocol):
    """Judges which spans of two documents say the same."""

    def evidence(self, left: Document, right: Document) -> Evidence:
        """What speaks for and against linking the segments of the two documents."""
        ...
