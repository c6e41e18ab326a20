"""The grid that an alignment runs through: bead types, and the band of nodes that is looked at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
