"""The monotone dynamic programme over beads and gaps in a band: the best path, and how sure each bead is.

Gaps have affine prices as in Gotoh (1982), "An improved algorithm for matching biological sequences": opening one
costs, going on is free, so that one long omission is cheaper than many short ones. The same recurrence finds the
best path (Viterbi) and, with sums of weights in place of maxima of scores, the probability of each bead over all
paths (forward-backward). Left gaps precede right gaps, so every set of beads is one path.

A row of the band is one step of NumPy: the cells that a bead may start from are looked up in a table of indices, made
for some rows at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from ..models.base import Searched
from ..models.grid import BEAD_TYPES, REACH, Band, Cells, Floats, Ints

_BEAD, _LEFT, _RIGHT = 0, 1, 2
#: No single bead is believed more than this.
_MOST = 80.0
#: Less than the score of any path.
_LEAST = -1e300
#: So many cells are prepared at a time.
_PART = 1 << 14


@dataclass(frozen=True, slots=True)
class Step:
    """One bead of a path: it covers ``left`` and ``right`` segments and ends at node (``row``, ``column``)."""

    row: int
    column: int
    left: int
    right: int


@dataclass(frozen=True)
class Lattice:
    """All that a path through a band can collect: bead scores, shape (types, cells), and the price of a gap.

    The types are those of ``BEAD_TYPES``, or the first of them.
    A bead's score is its log-odds against leaving its segments alone, so segments without a counterpart cost
    nothing but the gap they stand in. A bead that would start outside the band is never taken, whatever its score.
    """

    band: Band
    beads: Cells
    gap: float

    @classmethod
    def of(cls, evidence: Searched, band: Band) -> Lattice:
        """The lattice of some evidence in a band."""
        return cls(band, evidence.bead_scores(band), evidence.gap_score)

    def at(self, table: Cells | Floats, row: int, column: int) -> Floats:
        """One node's values (all axes but the last), minus infinity outside the band."""
        if row < 0 or not self.band.low[row] <= column <= self.band.high[row]:
            return np.full(table.shape[:-1], -np.inf)
        return np.asarray(table[..., self.band.starts[row] + column - self.band.low[row]], dtype=np.float64)


@dataclass(frozen=True)
class _Part:
    """Some rows of a lattice, with all that is looked up for their cells, few enough to stay in the processor's cache.

    ``rows`` holds where each begins and ends. ``beads`` are the scores and ``places`` the flat indices of the nodes
    where the beads begin (or of the next ones, where those that begin at the cell end), each (types, cells of the
    part); ``beside`` is that of the node one row up (or down). ``offset`` is the part's first cell.
    """

    rows: list[tuple[int, int]]
    offset: int
    beads: Floats
    places: Ints
    beside: Ints

    def __iter__(self) -> Iterator[tuple[slice, Floats, Ints, Ints]]:
        """The cells of each row with their values."""
        for first, last in self.rows:
            here = slice(first - self.offset, last - self.offset)
            yield slice(first, last), self.beads[:, here], self.places[:, here], self.beside[here]


def _parts(lattice: Lattice, sign: int, most: float = np.inf) -> Iterator[_Part]:
    """The lattice in parts, from its first row on, looking back, or (``sign`` 1) from its last, looking ahead."""
    band, first = lattice.band, 0
    ends = [first]
    while first < len(band.low):
        first = max(first + 1, int(np.searchsorted(band.starts, band.starts[first] + _PART, side="right")) - 1)
        ends.append(first)
    for rows in pairwise(ends) if sign < 0 else reversed(list(pairwise(ends))):
        cells = slice(*band.starts[list(rows)].tolist())
        places = np.empty((len(lattice.beads) + 1, cells.stop - cells.start), dtype=np.int64)
        for kind, found in _neighbours(band, rows, sign, BEAD_TYPES[: len(lattice.beads)]):
            places[kind] = found
        beads = np.minimum(lattice.beads[:, cells], most, dtype=np.float64)
        yield _Part(band.rows[slice(*rows)], cells.start, beads, places[:-1], places[-1])


def _neighbours(
    band: Band, ends: tuple[int, int], sign: int, types: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, Ints]]:
    """For each bead type, and last for one step along the left document, where the cells of some rows lead to."""
    rows = np.arange(*ends)
    widths = (band.high - band.low + 1)[rows]
    cells = np.arange(band.starts[ends[0]], band.starts[ends[1]])
    columns = cells - np.repeat((band.starts[:-1] - band.low)[rows], widths)
    for p in range(1, REACH + 1):
        there = np.clip(rows + sign * p, 0, len(band.low) - 1)
        inside = there == rows + sign * p
        low, high = np.where(inside, band.low[there], 1), np.where(inside, band.high[there], 0)
        to_cell, low, high = (np.repeat(v, widths) for v in (band.starts[there] - band.low[there], low, high))
        place, before, beyond = columns + to_cell, (low - columns).astype(np.int32), (high - columns).astype(np.int32)
        for kind, (left, right) in enumerate((*types, (1, 0))):
            if left == p:
                found = place + sign * right
                np.putmask(found, (before > sign * right) | (beyond < sign * right), band.cells)
                yield kind, found


def best_scores(lattice: Lattice) -> tuple[Floats, NDArray[np.int8]]:
    """Scores of the best paths from the first node, shape (states, cells + 1): ending in a bead, a left or right gap.

    The last entry of each state is minus infinity: it stands for the nodes outside the band. The second array holds
    the type of the bead in which the best path ends at each cell, if it ends in one.
    """
    cells, gap = lattice.band.cells, lattice.gap
    table, reached, down = np.full((3, cells + 1), -np.inf), np.full(cells + 1, -np.inf), np.full(cells + 1, -np.inf)
    kinds = np.zeros(cells, dtype=np.int8)
    for row, beads, places, above in chain.from_iterable(_parts(lattice, -1)):
        bead, left, right = table[:, row]
        if row.start:
            scores = reached.take(places)
            scores += beads
            np.maximum.reduce(scores, axis=0, out=bead)
            kinds[row] = scores.argmax(axis=0)
            down.take(above, out=left, mode="clip")
        else:
            bead[0] = 0.0
        here = np.maximum(bead, left)
        np.maximum.accumulate(here[:-1], out=right[1:])
        right += gap
        np.maximum(here, right, out=reached[row])
        np.maximum(bead + gap, left, out=down[row])
    return table, kinds


def forward(lattice: Lattice) -> Floats:
    """What ``best_scores`` is, with log sums over all paths in place of maxima.

    Logarithms, because in one row the weights of two blocks that exclude each other differ by any power.
    """
    cells, gap = lattice.band.cells, lattice.gap
    table, reached, down = np.full((3, cells + 1), -np.inf), np.full(cells + 1, -np.inf), np.full(cells + 1, -np.inf)
    with np.errstate(divide="ignore"):  # no path reaches the node
        for row, beads, places, above in chain.from_iterable(_parts(lattice, -1, _MOST)):
            bead, left, right = table[:, row]
            if row.start:
                paths = reached.take(places)
                paths += beads
                _log_sums(paths, out=bead)
                down.take(above, out=left, mode="clip")
            else:
                bead[0] = 0.0
            here = np.logaddexp(bead, left)
            np.logaddexp.accumulate(here[:-1], out=right[1:])
            right += gap
            np.logaddexp(here, right, out=reached[row])
            np.logaddexp(bead + gap, left, out=down[row])
    return table


def log_total(lattice: Lattice) -> float:
    """The logarithm of the summed weights of all paths."""
    return float(np.logaddexp.reduce(forward(lattice)[:, -2]))


def backward(lattice: Lattice) -> tuple[Floats, Floats]:
    """The paths to the last node, by their state at a node; and by the bead, taken next, that ends there.

    Log sums of weights, shapes (states, cells + 1) and (types, cells + 1).
    """
    cells, gap = lattice.band.cells, lattice.gap
    table, taken = np.full((3, cells + 1), -np.inf), np.full((len(lattice.beads), cells + 1), -np.inf)
    kinds = np.arange(0, taken.size, cells + 1)[:, None]
    with np.errstate(divide="ignore"):
        for part in _parts(lattice, 1, _MOST):
            part.places[...] += kinds
            for row, beads, places, below in reversed(list(part)):
                bead, left, right = table[:, row]
                onward = np.empty(row.stop - row.start)
                if row.stop == cells:
                    onward[:-1], onward[-1] = -np.inf, 0.0
                else:
                    _log_sums(taken.take(places), out=onward)
                np.logaddexp.accumulate(onward[::-1], out=right[::-1])
                to_left = table[_LEFT].take(below)
                np.logaddexp(onward[:-1], right[1:] + gap, out=onward[:-1])
                np.logaddexp(onward, to_left, out=left)
                np.logaddexp(onward, to_left + gap, out=bead)
                np.add(beads, bead, out=taken[:, row])
    return table, taken


def _log_sums(values: Floats, out: Floats) -> None:
    """Write the logarithm of the summed exponentials of each column; the values are used up."""
    top = np.maximum(np.maximum.reduce(values, axis=0), _LEAST)
    values -= top
    np.exp(values, out=values)
    np.add.reduce(values, axis=0, out=out)
    np.log(out, out=out)
    out += top


@dataclass(frozen=True)
class Posteriors:
    """Probabilities given the evidence: of each bead, shape (types, cells), and of each segment being left alone."""

    beads: Cells
    left_null: Floats
    right_null: Floats


def posteriors(lattice: Lattice) -> Posteriors:
    """How probable each bead and each null bead is over all paths of the lattice."""
    before, (after, taken) = forward(lattice), backward(lattice)
    reached = np.logaddexp.reduce(before, axis=0)
    rows, columns = lattice.band.nodes
    total = reached[-2]
    beads = np.empty(lattice.beads.shape, dtype=np.float32)
    for part in _parts(lattice, -1):
        cells = slice(part.offset, part.offset + part.places.shape[1])
        beads[:, cells] = np.exp(reached.take(part.places) + taken[:, cells] - total)
    gaps = np.exp(before[_LEFT:, :-1] + after[_LEFT:, :-1] - total)
    height, width = lattice.band.shape
    left_null = np.bincount(rows, gaps[0], minlength=height + 1)[1:]
    right_null = np.bincount(columns, gaps[1], minlength=width + 1)[1:]
    return Posteriors(beads, left_null.astype(np.float64), right_null.astype(np.float64))


def best_path(lattice: Lattice) -> list[Step]:
    """The highest-scoring sequence of beads and null beads that covers both sides, in order.

    Time and memory are proportional to the number of cells of the band.
    """
    table, kinds = best_scores(lattice)
    states, starts, low = table.argmax(axis=0), lattice.band.starts.tolist(), lattice.band.low.tolist()
    (i, j), cell = lattice.band.shape, lattice.band.cells - 1
    state = int(states[cell])
    steps: list[Step] = []
    while i or j:
        if state == _BEAD:
            left, right = BEAD_TYPES[kinds[cell]]
            before = starts[i - left] + j - right - low[i - left]
            state = int(states[before])
        elif state == _LEFT:
            left, right, before = 1, 0, starts[i - 1] + j - low[i - 1]
            state = _BEAD if table[_BEAD, before] + lattice.gap >= table[_LEFT, before] else _LEFT
        else:
            left, right, before = 0, 1, cell - 1
            state = int((table[:, before] + (lattice.gap, lattice.gap, 0.0)).argmax())
        steps.append(Step(i, j, left, right))
        i, j, cell = i - left, j - right, before
    return steps[::-1]
