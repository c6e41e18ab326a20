"""Which segments of a document hold which keys, and which keys of two documents correspond."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np

from .grid import Floats, Ints

#: A key that stands in this share of the segments, or less, is as rare as can be.
_RARE = 1 / 32
#: Shorter documents are taken for one of so many segments.
_SHORTEST = 8


K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Postings(Generic[K]):
    """Key ``k`` stands in the segments ``segment[starts[k]:starts[k + 1]]``, in order, each once."""

    keys: Sequence[K]
    segment: Ints
    starts: Ints
    segments: int

    @classmethod
    def of(cls, found: Sequence[Iterable[K]]) -> Postings[K]:
        """The postings of a document, given the keys of each segment."""
        numbers: dict[K, int] = {}
        pairs = [
            (numbers.setdefault(key, len(numbers)), index)
            for index, keys in enumerate(found)
            for key in dict.fromkeys(keys)
        ]
        table = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
        starts = np.searchsorted(table[:, 0], np.arange(len(numbers) + 1))
        return cls(list(numbers), table[:, 1], starts, len(found))

    @cached_property
    def frequency(self) -> Ints:
        """In how many segments each key stands."""
        return np.diff(self.starts)

    @cached_property
    def key(self) -> Ints:
        """The key of each posting."""
        return np.repeat(np.arange(len(self.keys)), self.frequency)

    @cached_property
    def rarity(self) -> Floats:
        """For each key 1 if it stands in few segments, near 0 if in all: idf, with the share ``_RARE`` as its unit."""
        most = max(self.segments, _SHORTEST)
        unit = np.log(min(most, 1 / _RARE) + 1)
        result: Floats = np.minimum(np.log((most + 1) / self.frequency) / unit, 1.0)
        return result

    @cached_property
    def order(self) -> Ints:
        """A number for each posting that grows with key and segment, for searching."""
        return self.key * (self.segments + 1) + self.segment


@dataclass(frozen=True)
class Correspondence:
    """Key ``left[k]`` of one document may be key ``right[k]`` of the other, with likeness ``strength[k]`` in 0..1."""

    left: Ints
    right: Ints
    strength: Floats

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int, float]]) -> Correspondence:
        """The correspondence of a list of (left key, right key, strength)."""
        table = np.array(list(pairs), dtype=np.float64).reshape(-1, 3)
        return cls(table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2])

    @classmethod
    def of_equal(cls, left: Postings[K], right: Postings[K]) -> Correspondence:
        """Equal keys correspond."""
        places = {key: k for k, key in enumerate(right.keys)}
        return cls.of((k, places[key], 1.0) for k, key in enumerate(left.keys) if key in places)

    @classmethod
    def of_overlapping(cls, left: Sequence[Iterable[int]], right: Sequence[Iterable[int]]) -> Correspondence:
        """Keys correspond that are sets of numbers with one in common."""
        holders: dict[int, list[int]] = defaultdict(list)
        for k, members in enumerate(right):
            for member in members:
                holders[member].append(k)
        pairs = {(k, other) for k, members in enumerate(left) for member in members for other in holders[member]}
        return cls.of((k, other, 1.0) for k, other in sorted(pairs))

    @property
    def flipped(self) -> Correspondence:
        """The same seen from the right document."""
        return Correspondence(self.right, self.left, self.strength)
