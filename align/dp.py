"""The monotone dynamic programme over beads and gaps in a band: the best path, and how sure each bead is.

Gaps have affine prices as in Gotoh (1982), "An improved algorithm for matching biological sequences": opening one
costs, going on is free, so that one long omission is cheaper than many short ones. The same recurrence finds the
best path (Viterbi) and, with sums of weights in place of maxima of scores, the probability of each bead over all
paths (forward-backward). Left gaps precede right gaps, so every set of beads is one path.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..models.base import Searched
from ..models.grid import BEAD_TYPES, Band, Cells, Floats
from .blocks import parts
from .folds import Fold
from .sweep import MOST, best_paths, summed_paths

_BEAD, _LEFT = 0, 1


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

    @property
    def reversed(self) -> Lattice:
        """The same lattice seen from its end: a bead's score stands at the node where it begins."""
        band, last = self.band.reversed, self.band.cells - 1
        beads = np.empty_like(self.beads)
        kinds = np.arange(len(beads))[:, None]
        for part in parts(Fold.flat(band), BEAD_TYPES[: len(beads)]):
            beads[:, part.band_cells] = self.beads[kinds, np.maximum(last - part.places, 0)]
        return Lattice(band, beads, self.gap)


@dataclass(frozen=True)
class Posteriors:
    """Probabilities given the evidence: of each bead, shape (types, cells), and of each segment being left alone.

    ``total`` is the logarithm of the summed weights of all paths; not a number where several models are mixed.
    """

    beads: Cells
    left_null: Floats
    right_null: Floats
    total: float = float("nan")

    @classmethod
    def of(cls, beads: Cells, band: Band, total: float) -> Posteriors:
        """The probabilities of the beads, and those of being in none of them."""
        rows, columns = band.nodes
        left, right = np.ones(band.shape[0] + 1), np.ones(band.shape[1] + 1)
        for (p, q), found in zip(BEAD_TYPES, beads, strict=False):
            for null, ends, size in ((left, rows, p), (right, columns, q)):
                covered = np.bincount(ends, found, minlength=len(null))
                for back in range(min(size, len(null))):
                    null[: len(null) - back] -= covered[back:]
        return cls(beads, np.clip(left[1:], 0, 1), np.clip(right[1:], 0, 1), total)


def posteriors(lattice: Lattice) -> Posteriors:
    """How probable each bead and each null bead is over all paths of the lattice."""
    flipped = lattice.reversed
    before = summed_paths(Fold.of(lattice.band), lattice.beads, lattice.gap)
    after = summed_paths(Fold.of(flipped.band), flipped.beads, flipped.gap, right_first=True)[-2::-1]
    total = float(before[-2])
    beads = np.empty(lattice.beads.shape, dtype=np.float32)
    for part in parts(Fold.flat(lattice.band), BEAD_TYPES[: len(beads)]):
        cells = slice(part.blocks[0].cells.start, part.blocks[-1].cells.stop)
        weights = np.minimum(lattice.beads[:, cells], MOST, dtype=np.float64)
        beads[:, cells] = np.exp(before.take(part.places) + weights + after[cells] - total)
    return Posteriors.of(beads, lattice.band, total)


def log_total(lattice: Lattice) -> float:
    """The logarithm of the summed weights of all paths."""
    return float(summed_paths(Fold.of(lattice.band), lattice.beads, lattice.gap)[-2])


def best_path(lattice: Lattice) -> list[Step]:
    """The highest-scoring sequence of beads and null beads that covers both sides, in order.

    Time and memory are proportional to the number of cells of the band.
    """
    table, kinds = best_paths(Fold.of(lattice.band), lattice.beads, lattice.gap)
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
