"""The monotone dynamic programme over beads and gaps in a band: the best path, and how sure each bead is.

Gaps have affine prices as in Gotoh (1982), "An improved algorithm for matching biological sequences": opening one
costs, going on costs little, so that one long omission is cheaper than many short ones. One recurrence serves
twice: with ``maximum`` it finds the best path (Viterbi), with ``logaddexp`` it sums over all paths, which gives
each bead its probability (forward-backward). Left gaps precede right gaps, so every set of beads is one path.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..models.base import Evidence
from ..models.grid import BEAD_TYPES, Band, Floats, Ints

_REACH = max(max(sizes) for sizes in BEAD_TYPES)
_BEAD, _LEFT, _RIGHT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Step:
    """One bead of a path: it covers ``left`` and ``right`` segments and ends at node (``row``, ``column``)."""

    row: int
    column: int
    left: int
    right: int


@dataclass(frozen=True)
class Lattice:
    """All that a path through a band can collect: bead scores (types, cells), null scores and the price of a gap."""

    band: Band
    starts: Ints
    beads: Floats
    left_null: Floats
    right_null: Floats
    gap: float

    @classmethod
    def of(cls, evidence: Evidence, band: Band) -> Lattice:
        """The lattice of some evidence in a band."""
        return cls(band, band.starts, evidence.bead_scores(band), *evidence.null_scores(), evidence.gap_score)

    @property
    def right_sums(self) -> Floats:
        """Cumulative null scores of the right segments, from 0."""
        return np.concatenate([[0.0], np.cumsum(self.right_null)])

    def row(self, table: Floats, row: int) -> Floats:
        """The cells of one row, as a view; the last axis of the table runs over cells."""
        return table[..., self.starts[row] : self.starts[row + 1]]

    def window(self, table: Floats, row: int, low: int, high: int) -> Floats:
        """The cells of one row at the columns ``low..high``, minus infinity outside the band."""
        result = np.full((*table.shape[:-1], high - low + 1), -np.inf)
        first, last = max(low, int(self.band.low[row])), min(high, int(self.band.high[row]))
        if first <= last:
            start = int(self.starts[row] - self.band.low[row])
            result[..., first - low : last - low + 1] = table[..., start + first : start + last + 1]
        return result

    def at(self, table: Floats, row: int, column: int) -> Floats:
        """One node's values (all axes but the last), minus infinity outside the band."""
        if row < 0 or not self.band.low[row] <= column <= self.band.high[row]:
            return np.full(table.shape[:-1], -np.inf)
        value: Floats = table[..., self.starts[row] + column - self.band.low[row]]
        return value


def forward(lattice: Lattice, add: np.ufunc) -> Floats:
    """Scores of the paths from the first node, shape (states, cells): ending in a bead, a left gap, a right gap.

    ``add`` is ``np.maximum`` for the best path or ``np.logaddexp`` for the sum of all.
    """
    table = np.full((3, lattice.beads.shape[1]), -np.inf)
    table[_BEAD, 0] = 0.0
    sums = lattice.right_sums
    for i in range(len(lattice.band.low)):
        low, high = int(lattice.band.low[i]), int(lattice.band.high[i])
        row = lattice.row(table, i)
        scores = lattice.row(lattice.beads, i)
        for p in range(1, min(_REACH, i) + 1):
            before = add.reduce(lattice.window(table, i - p, low - _REACH, high), axis=0)
            for t, (left, right) in enumerate(BEAD_TYPES):
                if left == p:
                    add(row[_BEAD], before[_REACH - right : len(before) - right] + scores[t], out=row[_BEAD])
        if i:
            above = lattice.window(table, i - 1, low, high)
            row[_LEFT] = add(above[_BEAD] + lattice.gap, above[_LEFT]) + lattice.left_null[i - 1]
        span = sums[low : high + 1]
        openings = add.accumulate(add(row[_BEAD], row[_LEFT]) - span)
        row[_RIGHT, 1:] = openings[:-1] + span[1:] + lattice.gap
    return table


def backward(lattice: Lattice) -> Floats:
    """Summed scores of the paths to the last node, shape (states, cells), for the state a path is in at a node."""
    table = np.full((3, lattice.beads.shape[1]), -np.inf)
    sums, last = lattice.right_sums, len(lattice.band.low) - 1
    for i in range(last, -1, -1):
        low, high = int(lattice.band.low[i]), int(lattice.band.high[i])
        row = lattice.row(table, i)
        onward = np.full(high - low + 1, -np.inf)
        if i == last:
            onward[-1] = 0.0
        for p in range(1, min(_REACH, last - i) + 1):
            after = lattice.window(table[_BEAD], i + p, low, high + _REACH)
            scores = lattice.window(lattice.beads, i + p, low, high + _REACH)
            for t, (left, right) in enumerate(BEAD_TYPES):
                if left == p:
                    onward = np.logaddexp(onward, (after + scores[t])[right : right + len(onward)])
        span = sums[low : high + 1]
        row[_RIGHT] = np.logaddexp.accumulate((onward + span)[::-1])[::-1] - span
        to_right = np.full(len(onward), -np.inf)
        to_right[:-1] = row[_RIGHT, 1:] + span[1:] - span[:-1] + lattice.gap
        to_left = np.full(len(onward), -np.inf)
        if i < last:
            to_left = lattice.window(table[_LEFT], i + 1, low, high) + lattice.left_null[i]
        row[_LEFT] = np.logaddexp(np.logaddexp(onward, to_left), to_right)
        row[_BEAD] = np.logaddexp(np.logaddexp(onward, to_left + lattice.gap), to_right)
    return table


@dataclass(frozen=True)
class Posteriors:
    """Probabilities given the evidence: of each bead, shape (types, cells), and of each segment being left alone."""

    beads: Floats
    left_null: Floats
    right_null: Floats


def posteriors(lattice: Lattice) -> Posteriors:
    """How probable each bead and each null bead is over all paths of the lattice."""
    before, after = forward(lattice, np.logaddexp), backward(lattice)
    reached = np.logaddexp.reduce(before, axis=0)
    total = reached[-1]
    beads = np.full_like(lattice.beads, -np.inf)
    for i in range(1, len(lattice.band.low)):
        low, high = int(lattice.band.low[i]), int(lattice.band.high[i])
        onward = lattice.row(after[_BEAD], i) - total
        for p in range(1, min(_REACH, i) + 1):
            start = lattice.window(reached, i - p, low - _REACH, high)
            for t, (left, right) in enumerate(BEAD_TYPES):
                if left == p:
                    row = start[_REACH - right : len(start) - right] + onward
                    lattice.row(beads, i)[t] = row + lattice.row(lattice.beads, i)[t]
    np.exp(beads, out=beads)
    rows, columns = lattice.band.nodes()
    gaps = np.exp(before[_LEFT:] + after[_LEFT:] - total)
    left_null = np.bincount(rows, gaps[0], minlength=len(lattice.left_null) + 1)[1:]
    right_null = np.bincount(columns, gaps[1], minlength=len(lattice.right_null) + 1)[1:]
    return Posteriors(beads, left_null.astype(np.float64), right_null.astype(np.float64))


def best_path(lattice: Lattice) -> list[Step]:
    """The highest-scoring sequence of beads and null beads that covers both sides, in order.

    Time and memory are proportional to the number of cells of the band.
    """
    table = forward(lattice, np.maximum)
    i, j = len(lattice.band.low) - 1, int(lattice.band.high[-1])
    state = int(lattice.at(table, i, j).argmax())
    steps: list[Step] = []
    while i or j:
        if state == _BEAD:
            scores = lattice.at(lattice.beads, i, j)
            starts = [lattice.at(table, i - p, j - q).max() + scores[t] for t, (p, q) in enumerate(BEAD_TYPES)]
            left, right = BEAD_TYPES[int(np.argmax(starts))]
        else:
            left, right = (1, 0) if state == _LEFT else (0, 1)
        steps.append(Step(i, j, left, right))
        i, j = i - left, j - right
        reached = lattice.at(table, i, j)
        if state != _BEAD:
            reached = reached + np.where(np.arange(3) == state, 0.0, lattice.gap)
            reached[_RIGHT if state == _LEFT else len(reached) :] = -np.inf
        state = int(reached.argmax())
    return steps[::-1]
