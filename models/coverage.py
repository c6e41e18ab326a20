"""How much of what a span says is found in another: rarity-weighted, in both directions, over whole spans.

A word of the one side counts once for a span of the other, with its best counterpart there. So a merged span gains
only by what its parts do not already hold, and a part that is left out takes its own words' worth away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from .grid import BEAD_TYPES, REACH, Band, Cells, Floats, Ints
from .postings import Correspondence, Postings
from .sparse import Matches, ranges

#: A pair of keys that links more segment pairs than this is left out of the search for a band in long documents.
MOST_PAIRS = 1000
#: Keys less rare than this, which stand in nearly every segment, tell nothing and cost most.
_TELLING = 0.1
#: So many hits a segment are enough: prose in a whole grid of 500 by 500 has about a thousand.
_MOST_HITS = 4000


@dataclass(frozen=True)
class Coverage:
    """Two documents' postings of one kind of key, and which of the keys correspond."""

    left: Postings[Any]
    right: Postings[Any]
    same: Correspondence

    @cached_property
    def flipped(self) -> Coverage:
        """The same seen from the right document."""
        return Coverage(self.right, self.left, self.same.flipped)

    @cached_property
    def matches(self) -> Matches:
        """What any two segments hold of each other, the mean of both directions; frequent keys are left out."""
        frequency = self.left.frequency[self.same.left] * self.right.frequency[self.same.right]
        keep = frequency <= MOST_PAIRS
        rare = Correspondence(self.same.left[keep], self.same.right[keep], self.same.strength[keep])
        found = Coverage(self.left, self.right, rare)
        everywhere = Band.full(self.left.segments, self.right.segments)
        forth, back = found.hits(everywhere), found.flipped.hits(everywhere.flipped)
        return forth.singles.plus(back.singles.flipped()).times(0.5)

    def _telling(self, band: Band) -> Correspondence:
        """The pairs of keys that tell something; the most frequent are left out where there would be too many hits."""
        telling = np.minimum(self.left.rarity[self.same.left], self.right.rarity[self.same.right]) >= _TELLING
        a, b, strength = self.same.left[telling], self.same.right[telling], self.same.strength[telling]
        near = band.cells / max(self.left.segments * self.right.segments, 1)
        hits = self.left.frequency[a] * self.right.frequency[b] * near
        order = np.argsort(hits, kind="stable")
        few = np.sort(order[np.cumsum(hits[order]) <= _MOST_HITS * (1 + self.left.segments)])
        return Correspondence(a[few], b[few], strength[few])

    def hits(self, band: Band) -> Hits:
        """The counterparts in the right document of the left one's postings, near the band."""
        left, right = self.left, self.right
        same = self._telling(band)
        pair, posting = ranges(left.starts[same.left], left.starts[same.left + 1])
        row = left.segment[posting]
        offset = same.right[pair] * (right.segments + 1)
        first = np.searchsorted(right.order, offset + np.maximum(band.low[row] - REACH, 0))
        last = np.searchsorted(right.order, offset + band.high[row + 1])
        owner, found = ranges(first, last)
        strength = same.strength[pair[owner]] * left.rarity[same.left[pair[owner]]]
        return Hits.best(left, posting[owner], right.segment[found], strength, right.segments)


@dataclass(frozen=True)
class Hits:
    """A posting in segment ``row[k]`` has a counterpart worth ``weight[k]`` in segment ``column[k]`` of the other side.

    ``posting`` numbers the postings; each has one hit at most in a column. Sorted by posting, then column.
    """

    posting: Ints
    row: Ints
    column: Ints
    weight: Floats

    @classmethod
    def best(cls, postings: Postings[Any], posting: Ints, column: Ints, weight: Floats, columns: int) -> Hits:
        """Of several counterparts of a posting in one column the best one."""
        keys = posting * columns + column
        order = np.argsort(keys, kind="stable")
        keys, starts = _runs(keys[order])
        weight = np.maximum.reduceat(weight[order], starts) if len(starts) else weight
        posting = keys // max(columns, 1)
        return cls(posting, postings.segment[posting], keys - posting * columns, weight)

    @property
    def singles(self) -> Matches:
        """What each row's postings are worth in each column."""
        return Matches.summed(self.row, self.column, self.weight)

    def windows(self, band: Band) -> Cells:
        """For spans of 1 to ``REACH`` columns, what a row's postings are worth in the span that ends at each cell.

        Shape (REACH, cells + 1), with a zero for what is outside the band.
        """
        width = int(self.column.max(initial=0)) + REACH + 1
        step = np.repeat(np.arange(REACH), len(self.column))
        keys = np.tile(self.posting * width + self.column, REACH) + step
        order = np.argsort(keys, kind="stable")
        keys, starts = _runs(keys[order])
        weight, step = np.tile(self.weight, REACH)[order], step[order]
        result = np.zeros((REACH, band.cells + 1), dtype=np.float32)
        if not len(keys):
            return result
        place = np.tile(np.arange(len(self.row)), REACH)[order][starts]
        cell = band.index(self.row[place] + 1, keys % width + 1)
        for size in range(REACH):
            best = np.maximum.reduceat(np.where(step <= size, weight, 0.0), starts)
            result[size] = np.bincount(cell, best, minlength=band.cells + 1)
        result[:, -1] = 0
        return result


def _runs(keys: Ints) -> tuple[Ints, Ints]:
    """The distinct ones of sorted keys, and where each begins."""
    starts = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1))
    return keys[starts], starts


def content(found: Iterable[Postings[Any]], segments: int, most: float = np.inf) -> Floats:
    """The summed rarity of each segment's keys, over several kinds of keys: how much there is to be found again.

    Keys that stand in more than ``most`` segments are left out.
    """
    total = np.zeros(segments)
    for postings in found:
        worth = np.where(postings.frequency <= most, postings.rarity, 0.0)
        total += np.bincount(postings.segment, worth[postings.key], minlength=segments)
    return total


def block_coverage(found: Sequence[tuple[Coverage, float]], band: Band) -> Cells:
    """Coverage of each bead, shape (types, cells): several kinds of keys, weighted, and the mean of both directions."""
    forth = _sum_windows([(coverage.hits(band), weight / 2) for coverage, weight in found], band)
    other = band.flipped
    back = _sum_windows([(coverage.flipped.hits(other), weight / 2) for coverage, weight in found], other)
    turned = np.append(other.index(*band.nodes[::-1]), other.cells)
    return _stacked(forth, band.shifted(-1, 0), wide=False) + _stacked(back[:, turned], band.shifted(0, -1), wide=True)


def _sum_windows(found: Sequence[tuple[Hits, float]], band: Band) -> Cells:
    """``Hits.windows`` of several kinds of hits, each with its weight."""
    total = np.zeros((REACH, band.cells + 1), dtype=np.float32)
    for hits, weight in found:
        total += weight * hits.windows(band)
    return total


def _stacked(single: Cells, before: Ints, *, wide: bool) -> Cells:
    """For each bead type the sum over its rows of what each has in its columns, or (``wide``) the other way round.

    ``single[n - 1]`` is what one row has in ``n`` columns, ``before`` where the cell of the row before stands.
    """
    before = np.append(before, single.shape[1] - 1)
    types = [sizes[::-1] if wide else sizes for sizes in BEAD_TYPES]
    sums = {(1, size): single[size - 1] for size in range(1, REACH + 1)}
    for rows, size in sorted({(p, size) for most, size in types for p in range(2, most + 1)}):
        sums[rows, size] = single[size - 1] + sums[rows - 1, size][before]
    return np.stack([sums[sizes][:-1] for sizes in types])
