"""What the paths through a band collect on their way to each node: the greatest score, or the sum of their weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..models.grid import BEAD_TYPES, REACH, Cells, Floats
from .blocks import Block, Part, parts
from .folds import Fold

#: No single bead is believed more than this.
MOST = 80.0
#: Less than the score of any path.
_LEAST = -1e300
#: Where values are a constant apart, up to so much, the path has forgotten where it began.
_ALIKE = 1e-7


def best_paths(fold: Fold, beads: Cells, gap: float) -> tuple[Floats, NDArray[np.int8]]:
    """The scores of the best paths (Viterbi) to each cell of the band, and the types of their beads.

    Left gaps stand before right gaps. The scores, shape (3, cells + 1), are those of paths that arrive in a bead, a
    left or a right gap; the last cell stands for the nodes outside. A type means something where the path arrives in a
    bead.
    """
    sweep = _Sweep(fold, beads, gap, np.maximum, _greatest)
    offset = sweep.run()
    return sweep.unfolded(sweep.states) + offset, sweep.unfolded(sweep.kinds)[:-1]


def summed_paths(fold: Fold, beads: Cells, gap: float, *, right_first: bool = False) -> Floats:
    """The logarithms of the summed weights of all paths to each cell, and last minus infinity for the nodes outside.

    Left gaps stand before right gaps or the other way round. Logarithms, because in one row the weights of two blocks
    that exclude each other differ by any power.
    """
    sweep = _Sweep(fold, beads, gap, np.logaddexp, _log_sums, right_first, MOST)
    with np.errstate(divide="ignore"):  # no path reaches the node
        offset = sweep.run()
    return sweep.unfolded(sweep.reached) + offset


@dataclass(frozen=True)
class _Sweep:
    """One way through the rows of a fold; ``plus`` joins two ways to arrive, ``total`` those through all bead types."""

    fold: Fold
    beads: Cells
    gap: float
    plus: np.ufunc
    total: Callable[[Floats, Floats, NDArray[np.int8]], None]
    right_first: bool = False
    most: float = np.inf

    @cached_property
    def states(self) -> Floats:
        return np.full((3, self.fold.cells + 1), -np.inf)

    @cached_property
    def reached(self) -> Floats:
        return np.full(self.fold.cells + 1, -np.inf)

    @cached_property
    def down(self) -> Floats:
        """What a left gap goes on from in the next row."""
        return np.full(self.fold.cells + 1, -np.inf)

    @cached_property
    def kinds(self) -> NDArray[np.int8]:
        return np.zeros(self.fold.cells + 1, dtype=np.int8)

    def run(self) -> Floats:
        """What to add to each cell's values, when all stretches have been through the rows together.

        Those that have not forgotten where they began have then gone through them again by themselves.
        """
        types = BEAD_TYPES[: len(self.beads)]
        for part in parts(self.fold, types):
            self._do(part)
        offsets = np.zeros(self.fold.count)
        for stretch in range(1, self.fold.count):
            apart = self._apart(stretch)
            if apart is None:
                for part in parts(self.fold, types, stretch):
                    self._do(part)
            else:
                offsets[stretch] = apart
        return np.append(np.cumsum(offsets)[self.fold.stretch_of_cell], 0.0)

    def unfolded(self, values: NDArray[Any]) -> NDArray[Any]:
        """The values by cells of the band, and last what stands for the nodes outside."""
        return values[..., self.fold.unfolded]

    def _apart(self, stretch: int) -> float | None:
        """How far a stretch is from the one before it; None where that is no constant: then its beginning is mended."""
        there, here = self.fold.overlap(stretch, REACH)
        last = self.fold.overlap(stretch, 1)
        with np.errstate(invalid="ignore"):  # two nodes that no path reaches
            apart = np.append(self.reached[there] - self.reached[here], self.down[last[0]] - self.down[last[1]])
        known = apart[~np.isnan(apart)]
        if known.size and np.ptp(known) <= _ALIKE:
            return float(known[0])
        self.reached[here], self.down[here] = self.reached[there], self.down[there]
        return None

    def _do(self, part: Part) -> None:
        beads = np.minimum(self.beads.take(part.band_cells, axis=1, mode="clip"), self.most, dtype=np.float64)
        for block in part.blocks:
            bead, left, right = self.states[:, block.cells]
            if block.is_first:
                self._begin(block)
            else:
                scores = self.reached.take(part.places[:, block.within])
                scores += beads[:, block.within]
                self.total(scores, bead, self.kinds[block.cells])
                self.down.take(part.above[block.within], out=left, mode="clip")
            self._gaps(block, bead, left, right)

    def _begin(self, block: Block) -> None:
        """A stretch begins anywhere in its first row, the first one where the documents begin."""
        self.states[0, block.cells] = 0.0
        origin = self.fold.origin
        if block.cells.start <= origin.start < block.cells.stop:
            self.states[0, origin] = -np.inf
            self.states[0, origin.start] = 0.0

    def _gaps(self, block: Block, bead: Floats, left: Floats, right: Floats) -> None:
        """Right gaps along each row, and what goes on from it."""
        here = self.plus(bead, left)
        before = (bead if self.right_first else here).reshape(block.rows, -1)
        self.plus.accumulate(before[:, :-1], axis=1, out=right.reshape(block.rows, -1)[:, 1:])
        right += self.gap
        np.copyto(self.reached[block.cells], self.plus(here, right))
        opened = self.plus(bead, right) if self.right_first else bead
        self.plus(opened + self.gap, left, out=self.down[block.cells])


def _greatest(scores: Floats, out: Floats, kinds: NDArray[np.int8]) -> None:
    np.maximum.reduce(scores, axis=0, out=out)
    kinds[...] = scores.argmax(axis=0)


def _log_sums(values: Floats, out: Floats, _: NDArray[np.int8]) -> None:
    """Write the logarithm of the summed exponentials of each column; the values are used up."""
    top = np.maximum(np.maximum.reduce(values, axis=0), _LEAST)
    values -= top
    np.exp(values, out=values)
    np.add.reduce(values, axis=0, out=out)
    np.log(out, out=out)
    out += top
