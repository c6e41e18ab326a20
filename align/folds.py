"""The rows of a band in an order in which many far stretches of them go through the dynamic programme together.

A row depends on the rows before it, so one row after another would be one small step of NumPy each. But a path that is
sure of itself forgets where it began: stretches that each begin a little early, from anywhere, agree with the true
values up to a constant once they have warmed up (rank convergence: Maleki, Musuvathi and Mytkowicz 2014, "Parallelizing
Dynamic Programming Through Rank Convergence"). Whether one did is seen where it overlaps with the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from ..models.grid import REACH, Band, Ints

#: Rows of a stretch beyond its warming up, about, and rows to warm up: on made-up documents with a tenth missing on
#: either side 48 rows are enough for nearly all stretches, and 32 for three in four.
_STRETCH, _WARM = 256, 64
#: Rows so wide on average gain nothing from company.
_WIDE = 250
#: The least width by which rows are kept apart: rows of one step and one power of two are filled up to the widest.
_NARROW = 32
#: So many cells are prepared at a time, few enough for the processor's cache.
_PART = 1 << 14


@dataclass(frozen=True)
class Block:
    """Rows of one step and about one width, done together: their folded cells, and the same within their part."""

    cells: slice
    within: slice
    rows: int
    is_first: bool


@dataclass(frozen=True)
class Part:
    """Some blocks with all that is looked up for their cells.

    ``places``, shape (types, cells of the part), are the folded cells where the beads begin that end at each cell, and
    ``above`` the one a row up; the number of all folded cells stands for none. ``band_cells`` are their cells in the
    band, anything where a row is filled up.
    """

    blocks: Sequence[Block]
    places: Ints
    above: Ints
    band_cells: Ints


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
        line = self._lines[0, 0]
        return slice(int(self.starts[line]), int(self.starts[line + 1]))

    @cached_property
    def _steps(self) -> Ints:
        return self.rows - self.length * self.stretches

    @cached_property
    def _lines(self) -> Ints:
        """The line of each step of each stretch, shape (steps, stretches); -1 where the rows have ended."""
        result = np.full((int(self._steps.max()) + 1, self.count), -1, dtype=np.int64)
        result[self._steps, self.stretches] = np.arange(len(self.rows))
        return result

    def parts(self, types: Sequence[tuple[int, int]], stretch: int | None = None) -> Iterator[Part]:
        """All blocks in order, some at a time; or the rows of one stretch behind its warming up, one after another."""
        lines = np.arange(len(self.rows))
        if stretch is not None:
            lines = self._lines[self.warm :, stretch]
            lines = lines[lines >= 0]
        steps, ends = self._steps[lines], np.cumsum(self.widths[lines])
        is_new = (np.diff(steps, append=-1) != 0) | (np.diff(self.widths[lines], append=-1) != 0)
        block_ends = np.flatnonzero(is_new) + 1
        done = first = 0
        while first < len(block_ends):
            before = int(ends[done - 1]) if done else 0
            last = max(first + 1, int(np.searchsorted(ends[block_ends - 1], before + _PART, side="right")))
            cuts = [done, *block_ends[first:last].tolist()]
            yield self._part(lines[done : cuts[-1]], [cut - done for cut in cuts], types)
            first, done = last, cuts[-1]

    def _part(self, lines: Ints, cuts: list[int], types: Sequence[tuple[int, int]]) -> Part:
        """The part of these lines, cut into blocks."""
        band, widths = self.band, self.widths[lines]
        ends = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(widths)])
        first = lines[cuts[:-1]]
        starts, is_first = self.starts[first].tolist(), (self._steps[first] == 0).tolist()
        within = [slice(*span) for span in pairwise(ends[cuts].tolist())]
        blocks = [
            Block(slice(start, start + span.stop - span.start), span, after - before, begins)
            for start, span, (before, after), begins in zip(starts, within, pairwise(cuts), is_first, strict=True)
        ]
        columns = np.arange(ends[-1]) - np.repeat(ends[:-1] - band.low[self.rows[lines]], widths)
        band_cells = columns + np.repeat((band.starts[:-1] - band.low)[self.rows[lines]], widths)
        places = np.empty((len(types) + 1, ends[-1]), dtype=np.int64)
        for kind, found in self._beginnings(lines, columns, types):
            places[kind] = found
        places[:, columns > np.repeat(band.high[self.rows[lines]], widths)] = self.cells
        return Part(blocks, places[:-1], places[-1], band_cells)

    def _beginnings(self, lines: Ints, columns: Ints, types: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Ints]]:
        """For each bead type, and last for one left segment alone, the folded cells where what ends here begins."""
        band, widths = self.band, self.widths[lines]
        for p in range(1, REACH + 1):
            steps = self._steps[lines] - p
            there = np.where(steps >= 0, self._lines[np.maximum(steps, 0), self.stretches[lines]], -1)
            low, high = band.low[self.rows[there]], band.high[self.rows[there]]
            to_cell = np.repeat(self.starts[there] - low, widths)
            low, high = np.where(there < 0, 1, low), np.where(there < 0, 0, high)
            before = (np.repeat(low, widths) - columns).astype(np.int32)
            beyond = (np.repeat(high, widths) - columns).astype(np.int32)
            for kind, (left, right) in enumerate((*types, (1, 0))):
                if left == p:
                    found = columns + to_cell - right
                    np.putmask(found, (before > -right) | (beyond < -right), self.cells)
                    yield kind, found

    def overlap(self, stretch: int, rows: int) -> tuple[Ints, Ints]:
        """The folded cells of the last ``rows`` rows that a stretch shares with the one before: there, and here."""
        mine = self._lines[self.warm - rows : self.warm, stretch]
        theirs = self._lines[self.length + self.warm - rows : self.length + self.warm, stretch - 1]
        return self._cells(theirs), self._cells(mine)

    @cached_property
    def unfolded(self) -> Ints:
        """For each cell of the band its folded cell, behind the warming up, and last the one that stands for none."""
        rows = np.arange(len(self.band.low))
        cells = self._cells(self._lines[rows - self.length * self._stretch_of_row, self._stretch_of_row])
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
