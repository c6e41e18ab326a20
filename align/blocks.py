"""The cells of a fold in blocks that are done together, with all that the dynamic programme looks up for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..models.grid import REACH, Ints
from .folds import Fold

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


def parts(fold: Fold, types: Sequence[tuple[int, int]], stretch: int | None = None) -> Iterator[Part]:
    """All blocks in order, some at a time; or the rows of one stretch behind its warming up, one after another."""
    lines = np.arange(len(fold.rows))
    if stretch is not None:
        lines = fold.lines[fold.warm :, stretch]
        lines = lines[lines >= 0]
    steps, ends = fold.steps[lines], np.cumsum(fold.widths[lines])
    is_new = (np.diff(steps, append=-1) != 0) | (np.diff(fold.widths[lines], append=-1) != 0)
    block_ends = np.flatnonzero(is_new) + 1
    done = first = 0
    while first < len(block_ends):
        before = int(ends[done - 1]) if done else 0
        last = max(first + 1, int(np.searchsorted(ends[block_ends - 1], before + _PART, side="right")))
        cuts = [done, *block_ends[first:last].tolist()]
        yield _part(fold, lines[done : cuts[-1]], [cut - done for cut in cuts], types)
        first, done = last, cuts[-1]


def _part(fold: Fold, lines: Ints, cuts: list[int], types: Sequence[tuple[int, int]]) -> Part:
    """The part of these lines, cut into blocks."""
    band, widths = fold.band, fold.widths[lines]
    ends = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(widths)])
    first = lines[cuts[:-1]]
    starts, is_first = fold.starts[first].tolist(), (fold.steps[first] == 0).tolist()
    within = [slice(*span) for span in pairwise(ends[cuts].tolist())]
    blocks = [
        Block(slice(start, start + span.stop - span.start), span, after - before, begins)
        for start, span, (before, after), begins in zip(starts, within, pairwise(cuts), is_first, strict=True)
    ]
    columns = np.arange(ends[-1]) - np.repeat(ends[:-1] - band.low[fold.rows[lines]], widths)
    band_cells = columns + np.repeat((band.starts[:-1] - band.low)[fold.rows[lines]], widths)
    places = np.empty((len(types) + 1, ends[-1]), dtype=np.int64)
    for kind, found in _beginnings(fold, lines, columns, types):
        places[kind] = found
    places[:, columns > np.repeat(band.high[fold.rows[lines]], widths)] = fold.cells
    return Part(blocks, places[:-1], places[-1], band_cells)


def _beginnings(fold: Fold, lines: Ints, columns: Ints, types: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Ints]]:
    """For each bead type, and last for one left segment alone, the folded cells where what ends here begins."""
    band, widths = fold.band, fold.widths[lines]
    for p in range(1, REACH + 1):
        steps = fold.steps[lines] - p
        there = np.where(steps >= 0, fold.lines[np.maximum(steps, 0), fold.stretches[lines]], -1)
        low, high = band.low[fold.rows[there]], band.high[fold.rows[there]]
        to_cell = np.repeat(fold.starts[there] - low, widths)
        low, high = np.where(there < 0, 1, low), np.where(there < 0, 0, high)
        before = (np.repeat(low, widths) - columns).astype(np.int32)
        beyond = (np.repeat(high, widths) - columns).astype(np.int32)
        for kind, (left, right) in enumerate((*types, (1, 0))):
            if left == p:
                found = columns + to_cell - right
                np.putmask(found, (before > -right) | (beyond < -right), fold.cells)
                yield kind, found
