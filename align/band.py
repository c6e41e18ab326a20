"""The part of the alignment grid that is worth looking at, found coarse to fine."""

from __future__ import annotations

from typing import Literal

import numpy as np

from ..models.base import Searched
from ..models.grid import Band, Ints
from .dp import Lattice, Step, best_path

#: Whether blocks may stand in another order in the other document; ``auto`` finds out.
Order = Literal["monotone", "free", "auto"]

#: Up to this many nodes the whole grid is looked at; above, a path of half the resolution guides the search.
WHOLE_GRID = 250_000
#: Up to this many nodes an alignment can be free of order, for which the whole grid is needed.
FREE_GRID = 1_000_000
#: How far from the coarser path the finer one may run, in segments, and in groups where the finer one is coarse too.
_MARGIN, _COARSE_MARGIN = 6, 16


def sees_all(rows: int, columns: int, order: Order) -> bool:
    """Whether two documents of so many segments are looked at as a whole."""
    nodes = (rows + 1) * (columns + 1)
    return nodes <= (FREE_GRID if order == "free" else WHOLE_GRID) or min(rows, columns) < 2 * _MARGIN


def find_band(evidence: Searched, order: Order = "monotone") -> Band:
    """The part of the grid that is worth looking at: all of it, or a strip around a coarser path.

    Halving the resolution again and again keeps time and memory linear, as in vecalign (Thompson & Koehn 2019).
    """
    if sees_all(evidence.rows, evidence.columns, order):
        return Band.full(evidence.rows, evidence.columns)
    return _band(evidence, _MARGIN)


def _band(evidence: Searched, margin: int) -> Band:
    """The strip of ``margin`` nodes around the path of groups of two, or all of a small grid."""
    if sees_all(evidence.rows, evidence.columns, "monotone"):
        return Band.full(evidence.rows, evidence.columns)
    coarse = evidence.grouped(2)
    path = best_path(Lattice.of(coarse, _band(coarse, _COARSE_MARGIN)))
    return _around(path, evidence.rows, evidence.columns, margin)


def _around(path: list[Step], rows: int, columns: int, margin: int) -> Band:
    """The strip of so many nodes around a path of half the resolution."""
    low = np.full(rows + 1, columns, dtype=np.int64)
    high = np.zeros(rows + 1, dtype=np.int64)
    for step in path:
        first, last = 2 * (step.row - step.left) - margin, min(rows, 2 * step.row + margin)
        reach = slice(max(0, first), last + 1)
        low[reach] = np.minimum(low[reach], 2 * (step.column - step.right) - margin)
        high[reach] = np.maximum(high[reach], 2 * step.column + margin)
    return _clipped(low, high, columns)


def _clipped(low: Ints, high: Ints, columns: int) -> Band:
    low, high = np.clip(low, 0, columns), np.clip(high, 0, columns)
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    low[0], high[-1] = 0, columns
    return Band(low, high)
