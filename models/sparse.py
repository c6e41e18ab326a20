"""Sums of sparse segment-to-segment evidence over the spans that beads cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from .grid import BEAD_TYPES, Band, Cells, Floats, Ints


@dataclass(frozen=True)
class Matches:
    """Left segment ``row[k]`` and right segment ``column[k]`` have something of strength ``weight[k]`` in common.

    Each pair of segments stands at most once; the pairs are in order.
    """

    row: Ints
    column: Ints
    weight: Floats

    @classmethod
    def of(cls, entries: Mapping[tuple[int, int], float]) -> Matches:
        """The matches of a table from (left segment, right segment) to strength."""
        pairs = np.array(list(entries), dtype=np.int64).reshape(-1, 2)
        return cls.summed(pairs[:, 0], pairs[:, 1], np.array(list(entries.values()), dtype=np.float64))

    @classmethod
    def summed(cls, row: Ints, column: Ints, weight: Floats) -> Matches:
        """The matches of three lists of equal length, with the strengths of equal pairs added up."""
        width = int(column.max(initial=0)) + 1
        keys, places = np.unique(row * width + column, return_inverse=True)
        totals = np.bincount(places, weight, minlength=len(keys)).astype(np.float64)
        return cls(keys // width, keys % width, totals)

    @classmethod
    def total(cls, several: Iterable[Matches]) -> Matches:
        """Several lists of matches added up."""
        parts = [(found.row, found.column, found.weight) for found in several]
        return cls.summed(*(np.concatenate(part) for part in zip(*parts, strict=True)))

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        """Left segment, right segment and strength of each match."""
        return iter(zip(self.row.tolist(), self.column.tolist(), self.weight.tolist(), strict=True))

    def __len__(self) -> int:
        return len(self.row)

    def grouped(self, size: int) -> Matches:
        """The same matches between groups of ``size`` neighbouring segments."""
        return Matches.summed(self.row // size, self.column // size, self.weight)

    def flipped(self) -> Matches:
        """The same matches seen from the right document."""
        return Matches.summed(self.column, self.row, self.weight)

    def times(self, factor: float) -> Matches:
        """The matches, each ``factor`` times as strong."""
        return Matches(self.row, self.column, self.weight * factor)

    def then(self, other: Matches) -> Matches:
        """Matches of this left document with the other's right one through the document between them, at most 1."""
        first = np.searchsorted(other.row, self.column, side="left")
        last = np.searchsorted(other.row, self.column, side="right")
        mine, place = ranges(first, last)
        found = Matches.summed(self.row[mine], other.column[place], self.weight[mine] * other.weight[place])
        return Matches(found.row, found.column, np.minimum(found.weight, 1.0))

    def margins(self) -> Matches:
        """By how much each match is stronger than any other of its row and its column; the others fall away."""
        (best_in_row, next_in_row), (best_in_column, next_in_column) = (
            _two_best(axis, self.weight) for axis in (self.row, self.column)
        )
        best = best_in_row & best_in_column
        rival = np.maximum(next_in_row[self.row[best]], next_in_column[self.column[best]])
        return Matches(self.row[best], self.column[best], self.weight[best] - rival)

    def plus(self, other: Matches) -> Matches:
        """The matches of both, added up."""
        return Matches.total([self, other])

    def row_totals(self, rows: int) -> Floats:
        """The summed strength of each left segment."""
        return np.bincount(self.row, self.weight, minlength=rows).astype(np.float64)

    def column_totals(self, columns: int) -> Floats:
        """The summed strength of each right segment."""
        return np.bincount(self.column, self.weight, minlength=columns).astype(np.float64)

    def block_sums(self, band: Band) -> Cells:
        """For each bead type and cell, shape (types, cells), the strength inside the bead that ends at the cell."""
        single = np.zeros(band.cells + 1, dtype=np.float32)
        inside = (self.column + 1 >= band.low[self.row + 1]) & (self.column + 1 <= band.high[self.row + 1])
        rows, columns = self.row[inside] + 1, self.column[inside] + 1
        single[band.starts[rows] + columns - band.low[rows]] = self.weight[inside]
        return _blocks(single, band)


def _blocks(single: Cells, band: Band) -> Cells:
    """Sums over the block of each bead type, given the value of each cell (and a zero for what is outside)."""
    above, before = (np.append(band.shifted(*step), band.cells) for step in ((-1, 0), (0, -1)))
    tall = {1: single}
    for p in range(2, max(left for left, _ in BEAD_TYPES) + 1):
        tall[p] = single + tall[p - 1][above]
    blocks = {(p, 1): sums for p, sums in tall.items()}
    for p, q in sorted(BEAD_TYPES):
        if q > 1:
            blocks[p, q] = tall[p] + blocks[p, q - 1][before]
    return np.stack([blocks[sizes][:-1] for sizes in BEAD_TYPES])


def ranges(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """The numbers of each half-open range ``first[k]..last[k]``, one after another, with the ``k`` of each."""
    sizes = np.maximum(last - first, 0)
    owner = np.repeat(np.arange(len(sizes)), sizes)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return owner, first[owner] + within


def _two_best(axis: Ints, weights: Floats) -> tuple[np.ndarray[tuple[int], np.dtype[np.bool_]], Floats]:
    """Which matches are the strongest of their segment on one side, and each segment's next strongest strength."""
    order = np.lexsort((weights, axis))
    last = np.flatnonzero(np.diff(axis[order], append=-1))
    segments = axis[order][last]
    has_next = (last > 0) & (axis[order][last - 1] == segments)
    following = np.zeros(int(axis.max(initial=-1)) + 1)
    following[segments] = np.where(has_next, weights[order][last - 1], 0.0)
    best = np.zeros(len(axis), dtype=np.bool_)
    best[order[last]] = True
    return best, following


@dataclass(frozen=True)
class ThirdLanguage:
    """What a third version says of the links between two.

    ``support`` is how surely a left and a right segment go with the same part of it; ``left_lost`` and
    ``right_lost``, per segment in 0..1, how surely a segment goes with a part that the other version lacks.
    """

    support: Matches
    left_lost: Floats
    right_lost: Floats

    def grouped(self, size: int) -> ThirdLanguage:
        """The same for groups of ``size`` neighbouring segments."""
        return ThirdLanguage(
            self.support.grouped(size), group_sums(self.left_lost, size), group_sums(self.right_lost, size)
        )


def group_sums(values: Floats, size: int) -> Floats:
    """Sums of each ``size`` neighbouring values."""
    return np.add.reduceat(values, np.arange(0, len(values), size)) if len(values) else values
