"""What a scorer is: the one seam between the alignment code and whatever judges that two spans say the same.

A scorer looks at two documents once and returns their ``Evidence``; the alignment asks it for the score of
every bead type in every cell of a band and for the price of leaving a segment without a counterpart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from ..corpus.types import Document

if TYPE_CHECKING:
    from .sparse import ThirdLanguage

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Sizes of the beads that link something: up to four segments on one side, three on both.
BEAD_TYPES: tuple[tuple[int, int], ...] = (
    (1, 1),
    (1, 2),
    (2, 1),
    (1, 3),
    (3, 1),
    (1, 4),
    (4, 1),
    (2, 2),
    (2, 3),
    (3, 2),
    (3, 3),
)


@dataclass(frozen=True)
class Band:
    """The nodes of the alignment grid that are looked at: in row ``i`` the columns ``low[i]..high[i]``, both included.

    A node ``(i, j)`` stands after ``i`` left and ``j`` right segments. ``low`` and ``high`` never fall, the first
    row holds column 0 and the last one the last column. Cells are stored flat, row by row.
    """

    low: Ints
    high: Ints

    @classmethod
    def full(cls, rows: int, columns: int) -> Band:
        """Every node of the grid of ``rows`` left and ``columns`` right segments."""
        return cls(np.zeros(rows + 1, dtype=np.int64), np.full(rows + 1, columns, dtype=np.int64))

    @property
    def starts(self) -> Ints:
        """The flat index at which each row starts, with one more entry for the end."""
        return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(self.high - self.low + 1)])

    def nodes(self) -> tuple[Ints, Ints]:
        """Row and column of every cell, flat."""
        widths = self.high - self.low + 1
        rows = np.repeat(np.arange(len(self.low)), widths)
        columns = np.arange(len(rows)) - np.repeat(self.starts[:-1] - self.low, widths)
        return rows, columns


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
