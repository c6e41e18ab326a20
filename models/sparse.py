"""Sums of sparse segment-to-segment evidence over the spans that beads cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .grid import BEAD_TYPES, Band, Floats, Ints

_LEFT_REACH = max(left for left, _ in BEAD_TYPES)
_RIGHT_REACH = max(right for _, right in BEAD_TYPES)


@dataclass(frozen=True)
class Matches:
    """Left segment ``row[k]`` and right segment ``column[k]`` have something of strength ``weight[k]`` in common."""

    row: Ints
    column: Ints
    weight: Floats

    @classmethod
    def of(cls, entries: dict[tuple[int, int], float]) -> Matches:
        """The matches of a table from (left segment, right segment) to strength."""
        pairs = np.array(list(entries), dtype=np.int64).reshape(-1, 2)
        return cls(pairs[:, 0], pairs[:, 1], np.array(list(entries.values()), dtype=np.float64))

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        """Left segment, right segment and strength of each match."""
        return iter(zip(self.row.tolist(), self.column.tolist(), self.weight.tolist(), strict=True))

    def grouped(self, size: int) -> Matches:
        """The same matches between groups of ``size`` neighbouring segments."""
        return Matches(self.row // size, self.column // size, self.weight)

    def flipped(self) -> Matches:
        """The same matches seen from the right document."""
        return Matches(self.column, self.row, self.weight)

    def then(self, other: Matches) -> Matches:
        """Matches of this left document with the other's right one through the document between them, at most 1."""
        onward: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for middle, column, weight in other:
            onward[middle].append((column, weight))
        entries: dict[tuple[int, int], float] = defaultdict(float)
        for row, middle, weight in self:
            for column, further in onward.get(middle, ()):
                entries[row, column] += weight * further
        return Matches.of({pair: min(1.0, weight) for pair, weight in entries.items()})

    def margins(self) -> Matches:
        """By how much each match is stronger than any other of its row and its column; the others fall away."""
        (best_in_row, next_in_row), (best_in_column, next_in_column) = (
            _two_best(axis, self.weight) for axis in (self.row, self.column)
        )
        return Matches.of(
            {
                (i, j): weight - max(next_in_row[i], next_in_column[j])
                for k, (i, j, weight) in enumerate(self)
                if best_in_row[i] == k == best_in_column[j]
            }
        )

    def plus(self, other: Matches) -> Matches:
        """The matches of both, added up."""
        entries: dict[tuple[int, int], float] = defaultdict(float)
        for matches in (self, other):
            for i, j, weight in matches:
                entries[i, j] += weight
        return Matches.of(entries)

    def row_totals(self, rows: int) -> Floats:
        """The summed strength of each left segment."""
        return np.bincount(self.row, self.weight, minlength=rows).astype(np.float64)

    def column_totals(self, columns: int) -> Floats:
        """The summed strength of each right segment."""
        return np.bincount(self.column, self.weight, minlength=columns).astype(np.float64)

    def block_sums(self, band: Band) -> Floats:
        """For each bead type and cell, shape (types, cells), the strength inside the bead that ends at the cell."""
        starts = band.starts
        cells = np.zeros(int(starts[-1]))
        inside = (self.column + 1 >= band.low[self.row + 1]) & (self.column + 1 <= band.high[self.row + 1])
        rows, columns = self.row[inside] + 1, self.column[inside] + 1
        np.add.at(cells, starts[rows] + columns - band.low[rows], self.weight[inside])
        sums = np.concatenate([np.zeros(1), np.cumsum(cells)])
        node_rows, node_columns = band.nodes()
        covered = np.zeros((_RIGHT_REACH + 1, len(cells)))
        result = np.zeros((len(BEAD_TYPES), len(cells)))
        for p in range(1, _LEFT_REACH + 1):
            row = np.maximum(node_rows - p + 1, 0)
            for q in range(_RIGHT_REACH + 1):
                last = np.clip(node_columns - q, band.low[row] - 1, band.high[row])
                covered[q] += sums[starts[row] + last - band.low[row] + 1] - sums[starts[row]]
            for t, (left, right) in enumerate(BEAD_TYPES):
                if left == p:
                    result[t] = covered[0] - covered[right]
        return result


def _two_best(axis: Ints, weights: Floats) -> tuple[dict[int, int], dict[int, float]]:
    """For each segment of one side the position of its strongest match, and the strength of the next strongest."""
    order = np.lexsort((weights, axis))
    last = np.flatnonzero(np.diff(axis[order], append=-1))
    segments = axis[order][last]
    has_next = (last > 0) & (axis[order][last - 1] == segments)
    following = np.where(has_next, weights[order][last - 1], 0.0)
    return (
        dict(zip(segments.tolist(), order[last].tolist(), strict=True)),
        dict(zip(segments.tolist(), following.tolist(), strict=True)),
    )


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
