"""The grid that an alignment runs through: bead types, and the band of nodes that is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
#: Values per bead type and cell: many, so kept in single precision.
Cells = NDArray[np.float32]

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
#: Groups of segments are linked by the first so many types, one to one and one to two: their sizes say little.
COARSE_TYPES = 3
#: The longest side of a bead.
REACH = max(max(sizes) for sizes in BEAD_TYPES)
#: How many segments a bead of each type holds.
BEAD_SIZES = np.array([sum(sizes) for sizes in BEAD_TYPES], dtype=np.float32)
#: How many the longer side of a bead of each type holds: a third version supports it so many times.
LONGER_SIDES = np.array([max(sizes) for sizes in BEAD_TYPES], dtype=np.float32)


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

    @cached_property
    def widths(self) -> Ints:
        """How many nodes each row has."""
        return self.high - self.low + 1

    @cached_property
    def starts(self) -> Ints:
        """The flat index at which each row starts, with one more entry for the end."""
        return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(self.widths)])

    @cached_property
    def rows(self) -> list[tuple[int, int]]:
        """The flat indices where each row starts and ends."""
        starts: list[int] = self.starts.tolist()
        return list(pairwise(starts))

    @property
    def cells(self) -> int:
        """How many nodes there are."""
        return int(self.starts[-1])

    @property
    def shape(self) -> tuple[int, int]:
        """How many left and how many right segments there are."""
        return len(self.low) - 1, int(self.high[-1])

    @cached_property
    def nodes(self) -> tuple[Ints, Ints]:
        """Row and column of every cell, flat."""
        rows = np.repeat(np.arange(len(self.low)), self.widths)
        columns = np.arange(len(rows)) - np.repeat(self.starts[:-1] - self.low, self.widths)
        return rows, columns

    def index(self, row: Ints, column: Ints) -> Ints:
        """The flat index of each node; ``cells`` for a node outside the band."""
        inside = (row >= 0) & (row < len(self.low))
        row = np.where(inside, row, 0)
        inside &= (column >= self.low[row]) & (column <= self.high[row])
        return np.where(inside, self.starts[row] + column - self.low[row], self.cells)

    def shifted(self, left: int, right: int) -> Ints:
        """For every cell the flat index of the node ``left`` rows and ``right`` columns on; ``cells`` if outside."""
        rows, columns = self.nodes
        return self.index(rows + left, columns + right)

    @cached_property
    def reversed(self) -> Band:
        """The same nodes seen from the last one, so that the flat index counts from the end."""
        width = self.shape[1]
        return Band(width - self.high[::-1], width - self.low[::-1])

    @cached_property
    def flipped(self) -> Band:
        """The same nodes seen from the right document; where a row's ends do not rise, a few more."""
        columns = np.arange(self.shape[1] + 1)
        low = np.searchsorted(self.high, columns, side="left")
        high = np.searchsorted(self.low, columns, side="right") - 1
        return Band(low, high)


def span_sums(band: Band, left: Floats, right: Floats) -> tuple[Cells, Cells]:
    """Summed values of the left and of the right spans of the beads that end at each cell, each (bead types, cells)."""
    rows, columns = band.nodes
    left_sums, right_sums = np.concatenate([[0.0], np.cumsum(left)]), np.concatenate([[0.0], np.cumsum(right)])
    left_spans = {p: (left_sums[rows] - left_sums[np.maximum(rows - p, 0)]).astype(np.float32) for p, _ in BEAD_TYPES}
    right_spans = {
        q: (right_sums[columns] - right_sums[np.maximum(columns - q, 0)]).astype(np.float32) for _, q in BEAD_TYPES
    }
    return np.stack([left_spans[p] for p, _ in BEAD_TYPES]), np.stack([right_spans[q] for _, q in BEAD_TYPES])
