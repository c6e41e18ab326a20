"""The vectors of one document's spans: sums of its sentences' vectors, or, where they are given, the spans' own.

With sums nothing but single sentences need be encoded, and the product of any two spans follows from the products of
their sentences. A span's own vector, of its text encoded as one, costs the encoder several times as much.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .grid import BEAD_TYPES, REACH, Cells

#: First and last but one node of a part of a side.
Ends = tuple[int, int]


@dataclass(frozen=True)
class Side:
    """One document as vectors, shape (segments, dimension): each the sum of the unit vectors of ``sizes`` sentences.

    ``chance`` is the product of each vector with the mean unit vector of the other document. ``own`` are the unit
    vectors of spans of 1 to ``REACH`` segments, shape (REACH, segments, dimension), by the span's last segment, and
    ``others`` the means of the other document's.
    """

    vectors: Cells
    sizes: Cells
    chance: Cells
    own: Cells | None = None
    others: Cells | None = None

    @classmethod
    def of(cls, vectors: Cells, others: Cells) -> Side:
        """The side of a document; shape (segments, dimension), or (REACH, segments, dimension) with those of spans.

        Vectors may have any length, and ``others`` are those of the other document.
        """
        ours, theirs = unit(vectors), unit(others)
        if not ours.size or not theirs.size:
            singles = ours[0] if ours.ndim == 3 else ours
            return cls(singles, *np.zeros((2, len(singles)), dtype=np.float32))
        if ours.ndim == 2 or theirs.ndim == 2:
            return cls(ours, np.ones(len(ours), dtype=np.float32), ours @ theirs.mean(axis=0, dtype=np.float32))
        means = theirs.mean(axis=1, dtype=np.float32)
        return cls(ours[0], np.ones(ours.shape[1], dtype=np.float32), ours[0] @ means[0], ours, means)

    def __len__(self) -> int:
        return len(self.vectors)

    @cached_property
    def norms(self) -> Cells:
        """Lengths of the vectors of spans of 1 to ``REACH`` segments, shape (REACH, segments), by last segment."""
        products = [np.einsum("ij,ij->i", self.vectors, self.vectors)]
        products += [np.einsum("ij,ij->i", self.vectors[:-lag], self.vectors[lag:]) for lag in range(1, REACH)]
        result = np.zeros((REACH, len(self)), dtype=np.float32)
        for size in range(1, REACH + 1):
            for lag in range(min(size, len(self))):
                pairs = np.convolve(products[lag], np.ones(size - lag))[: len(products[lag])]
                result[size - 1, lag:] += (2 if lag else 1) * pairs
        return np.sqrt(np.maximum(result, 0))

    @cached_property
    def _sums(self) -> tuple[Cells, Cells]:
        """Sizes and products with chance of the sums that end at each segment, each (REACH, segments)."""
        sizes, chance = (
            np.stack([_running_sums(values, size) for size in range(1, REACH + 1)])
            for values in (self.sizes, self.chance)
        )
        return sizes, chance

    def spans(self, size: int, other: int, ends: Ends) -> tuple[Cells, Cells, Cells]:
        """Norms, sizes and products with chance of the spans of ``size`` segments before each node.

        Chance is the mean vector of the other document's sentences, or of its spans of ``other`` segments.
        """
        part = slice(ends[0] - 1, ends[1] - 1)
        if self.own is None or self.others is None:
            sizes, chance = self._sums
            return self.norms[size - 1, part], sizes[size - 1, part], chance[size - 1, part]
        vectors = self.own[size - 1, part]
        ones = np.ones(len(vectors), dtype=np.float32)
        return ones, ones, vectors @ self.others[other - 1]

    def grouped(self, size: int) -> Side:
        """The same for groups of ``size`` neighbouring segments, as sums."""
        return Side(*(_group_sums(values, size) for values in (self.vectors, self.sizes, self.chance)))


def products(left: Side, right: Side, rows: Ends, columns: Ends, types: int) -> Iterator[Cells]:
    """For each of so many bead types the products of the spans that end at the nodes, each (rows, columns)."""
    if left.own is None or right.own is None:
        yield from _block_sums(_padded(left.vectors, rows) @ _padded(right.vectors, columns).T, types)
        return
    for p, q in BEAD_TYPES[:types]:
        yield left.own[p - 1, rows[0] - 1 : rows[1] - 1] @ right.own[q - 1, columns[0] - 1 : columns[1] - 1].T


def unit(vectors: Cells) -> Cells:
    """The vectors at length 1; one of length 0 stays."""
    found = np.asarray(vectors, dtype=np.float32)
    lengths: Cells = np.sqrt(np.einsum("...j,...j->...", found, found))
    lengths[lengths == 0] = 1
    result: Cells = found / lengths[..., None]
    return result


def _running_sums(values: Cells, size: int) -> Cells:
    """The sum of each value with the ``size - 1`` before it."""
    result = values.astype(np.float32)
    for back in range(1, size):
        result[back:] += values[: len(values) - back]
    return result


def _group_sums(values: Cells, size: int) -> Cells:
    """Sums of each ``size`` neighbouring rows; adding every other row is many times faster than ``reduceat``."""
    result = values[::size].copy()
    for offset in range(1, size):
        further = values[offset::size]
        result[: len(further)] += further
    return result


def _padded(vectors: Cells, ends: Ends) -> Cells:
    """The vectors of the segments before the nodes, and of as many more before them as a bead may hold."""
    first = ends[0] - REACH
    part = vectors[max(first, 0) : ends[1] - 1]
    return part if first >= 0 else np.concatenate([np.zeros((-first, vectors.shape[1]), dtype=np.float32), part])


def _block_sums(singles: Cells, types: int) -> Iterator[Cells]:
    """For each bead type the sums over its block; ``singles`` begins ``REACH - 1`` segments before the first ones."""
    height, width = (size - REACH + 1 for size in singles.shape)
    tall = {1: singles}
    for p in range(2, REACH + 1):
        tall[p] = singles + np.concatenate([np.zeros((1, singles.shape[1]), dtype=np.float32), tall[p - 1][:-1]])
    for p, q in BEAD_TYPES[:types]:
        rows = tall[p][REACH - 1 : REACH - 1 + height]
        total = rows[:, REACH - 1 :].copy()
        for back in range(1, q):
            total += rows[:, REACH - 1 - back : REACH - 1 - back + width]
        yield total
