"""The rows of a band in an order in which many far stretches of them go through the dynamic programme together.

A row depends on the rows before it, so one row after another would be one small step of NumPy each. But a path that is
sure of itself forgets where it began: stretches that each begin a little early, from anywhere, agree with the true
values up to a constant once they have warmed up (rank convergence: Maleki, Musuvathi and Mytkowicz 2014, "Parallelizing
Dynamic Programming Through Rank Convergence"). Whether one did is seen where it overlaps with the one before.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..models.grid import Band, Ints

#: Rows of a stretch beyond its warming up, about, and rows to warm up: on made-up documents with a tenth missing on
#: either side 48 rows are enough for nearly all stretches, and 32 for three in four.
_STRETCH, _WARM = 256, 64
#: Rows so wide on average gain nothing from company.
_WIDE = 250
#: The least width by which rows are kept apart: rows of one step and one power of two are filled up to the widest.
_NARROW = 32


@dataclass(frozen=True)
class Fold:
    """The rows of a band by steps: step ``t`` holds row ``t`` of every stretch; the first ``warm`` are its warming up.

    A line is a row in its place: ``rows`` and ``stretches`` say what each is, ``widths`` to what it is filled up. Lines
    run step by step, about equally wide ones together.
    """

    band: Band
    length: int
    warm: int
    rows: Ints
    stretches: Ints
    widths: Ints

    @classmethod
    def of(cls, band: Band) -> Fold:
        """The rows in as many stretches as there is use for."""
        height = len(band.low)
        count = (height - _WARM) // _STRETCH
        if count < 2 or band.cells > _WIDE * height:
            return cls.flat(band)
        length = -(-(height - _WARM) // count)
        count = -(-(height - _WARM) // length)
        rows = np.arange(length + _WARM)[:, None] + length * np.arange(count)
        steps, stretches = np.nonzero(rows < height)
        rows = rows[steps, stretches]
        sizes = np.ceil(np.log2(np.maximum(band.widths[rows], _NARROW))).astype(np.int64)
        order = np.lexsort((sizes, steps))
        starts = np.flatnonzero(np.diff((steps * 64 + sizes)[order], prepend=-1))
        widest = np.maximum.reduceat(band.widths[rows[order]], starts)
        widths = np.repeat(widest, np.diff(starts, append=len(order)))
        return cls(band, length, _WARM, rows[order], stretches[order], widths)

    @classmethod
    def flat(cls, band: Band) -> Fold:
        """The rows as they are, in one stretch, so that folded cells are the cells of the band."""
        rows = np.arange(len(band.low))
        return cls(band, len(rows), 0, rows, np.zeros_like(rows), band.widths)

    @cached_property
    def count(self) -> int:
        """How many stretches there are."""
        return int(self.stretches.max()) + 1

    @cached_property
    def starts(self) -> Ints:
        """The first folded cell of each line, and the end."""
        return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(self.widths)])

    @property
    def cells(self) -> int:
        """How many folded cells there are."""
        return int(self.starts[-1])

    @cached_property
    def origin(self) -> slice:
        """The folded cells of the first row."""
        line = self.lines[0, 0]
        return slice(int(self.starts[line]), int(self.starts[line + 1]))

    @cached_property
    def steps(self) -> Ints:
        """The step of each line."""
        return self.rows - self.length * self.stretches

    @cached_property
    def lines(self) -> Ints:
        """The line of each step of each stretch, shape (steps, stretches); -1 where the rows have ended."""
        result = np.full((int(self.steps.max()) + 1, self.count), -1, dtype=np.int64)
        result[self.steps, self.stretches] = np.arange(len(self.rows))
        return result

    def overlap(self, stretch: int, rows: int) -> tuple[Ints, Ints]:
        """The folded cells of the last ``rows`` rows that a stretch shares with the one before: there, and here."""
        mine = self.lines[self.warm - rows : self.warm, stretch]
        theirs = self.lines[self.length + self.warm - rows : self.length + self.warm, stretch - 1]
        return self._cells(theirs), self._cells(mine)

    @cached_property
    def unfolded(self) -> Ints:
        """For each cell of the band its folded cell, behind the warming up, and last the one that stands for none."""
        rows = np.arange(len(self.band.low))
        cells = self._cells(self.lines[rows - self.length * self._stretch_of_row, self._stretch_of_row])
        return np.append(cells, self.cells)

    @cached_property
    def _stretch_of_row(self) -> Ints:
        behind = np.maximum(np.arange(len(self.band.low)) - self.warm, 0)
        found: Ints = np.minimum(behind // self.length, self.count - 1)
        return found

    @property
    def stretch_of_cell(self) -> Ints:
        """Which stretch has the value of each cell of the band."""
        return np.repeat(self._stretch_of_row, self.band.widths)

    def _cells(self, lines: Ints) -> Ints:
        """The folded cells of some lines, without what fills them up."""
        widths = self.band.widths[self.rows[lines]]
        ends = np.cumsum(widths)
        return np.arange(ends[-1]) + np.repeat(self.starts[lines] - ends + widths, widths)
