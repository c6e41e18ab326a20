"""How much of one segment is found in another, weighted by rarity, for texts of one language.

A segment is the set of its character 4-grams (inside words, so that a case ending costs a little and not a word);
a gram weighs its inverse document frequency, taken over the side where it is more frequent, as a share of the
weight of a gram that occurs once. A weight of 25 is then a sentence of about seven words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .matching import matching

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Keys = Sequence[str]
# A gram in more source segments than this finds no candidates (passim's maxDF); a segment looks up its rarest ones.
# Measured: both only bound the work on very long texts, links stay the same from 64 upwards.
MOST_SEGMENTS = 256
RAREST_GRAMS = 96
# This much weight in the smaller of two segments makes a score half of what a long sentence would have; without it
# short sentences find a likeness everywhere (99 % of those of Frankenstein above 0.87 in the other half of the book).
HALF_EVIDENCE = 25.0
# What one sentence leaves unexplained must be explained by its neighbour to this share, and be more than two or three
# words: unrelated sentences of Frankenstein share about a quarter of the grams of the shorter.
EXPLAINED = 0.5
EVIDENCE = 8.0


class Overlap:
    """The grams of the segments of a source and a copy, ready to be compared."""

    def __init__(self, source: Sequence[Keys], copy: Sequence[Keys]) -> None:
        vocabulary = _Vocabulary()
        self.source = [vocabulary.row(keys) for keys in source]
        self.copy = [vocabulary.row(keys) for keys in copy]
        size = max(len(vocabulary), 1)
        self._frequency = _frequencies(self.source, size)
        largest = max(len(source), len(copy), 1)
        common = np.maximum(np.maximum(self._frequency, _frequencies(self.copy, size)), 1)
        self._weights: Floats = np.log((largest + 1) / common) / np.log(largest + 1)
        self._marks = np.zeros(size, dtype=bool)
        self._starts, self._postings = _postings(self.source, self._frequency)
        self.source_mass = np.array([self.mass(row) for row in self.source])
        self.copy_mass = np.array([self.mass(row) for row in self.copy])
        self._same = _same(source)
        self._copy_count = Counter(map(tuple, copy))
        self._keys = (source, copy)

    def mass(self, row: Ints) -> float:
        """The weight of all grams of ``row``."""
        return float(self._weights[row].sum())

    def candidates(self, copy: int, most: int) -> list[int]:
        """The source segments that share most with a copy segment, and those with exactly its words."""
        row = self.copy[copy]
        row = row[(self._frequency[row] > 0) & (self._frequency[row] <= MOST_SEGMENTS)]
        row = row[np.argsort(-self._weights[row], kind="stable")][:RAREST_GRAMS]
        found = self._twins(copy, most)
        if len(row):
            ids = np.concatenate([self._postings[self._starts[g] : self._starts[g + 1]] for g in row])
            shared = np.bincount(ids, np.repeat(self._weights[row], self._frequency[row]))
            top = np.argpartition(-shared, most)[:most] if len(shared) > most else np.arange(len(shared))
            found.update(int(i) for i in top if shared[i] > 0)
        return sorted(found)

    def _twins(self, copy: int, most: int) -> set[int]:
        """The source segments of exactly these words, those around the same relative position first."""
        twins = self._same.get(tuple(self._keys[1][copy]), [])
        here = bisect_left(twins, copy * len(self.source) // max(len(self.copy), 1))
        first = max(0, min(here - most // 2, len(twins) - most))
        return set(twins[first : first + most])

    def scores(self, copy: int, sources: Sequence[int]) -> Floats:
        """The similarity in 0..1 of a copy segment to each of ``sources``, discounted where there is little to go by.

        Containment leads, so that a third of a sentence still finds the sentence; cosine breaks ties.
        """
        row = self.copy[copy]
        self._marks[row] = True
        shared = np.array([self.mass(r[self._marks[r]]) for r in (self.source[i] for i in sources)])
        self._marks[row] = False
        masses = self.source_mass[list(sources)]
        smaller = np.minimum(masses, self.copy_mass[copy])
        contained = np.divide(shared, smaller, out=np.zeros_like(shared), where=smaller > 0)
        both = np.sqrt(masses * self.copy_mass[copy])
        cosine = np.divide(shared, both, out=np.zeros_like(shared), where=both > 0)
        return np.asarray((0.7 * contained + 0.3 * cosine) * smaller / (smaller + HALF_EVIDENCE))

    def equal(self, source: int, copy: int) -> bool:
        """Whether both segments have the same words."""
        return bool(self._keys[0][source]) and tuple(self._keys[0][source]) == tuple(self._keys[1][copy])

    def are_only_twins(self, source: int, copy: int) -> bool:
        """Whether both segments have the same three words or more, and no other segment has them."""
        keys = tuple(self._keys[1][copy])
        return len(keys) > 2 and self._same.get(keys) == [source] and self._copy_count[keys] == 1

    def in_order(self, source: int, copy: int) -> float:
        """The share of the words of the shorter segment that stand in the other one in the same order."""
        one, other = self._keys[0][source], self._keys[1][copy]
        size = sum(block.size for block in matching(one, other))
        return size / max(min(len(one), len(other)), 1)

    def resemblance(self, source: int, copy: int) -> float:
        """The plain cosine of the two sets of grams, every gram alike: for pairs that their place already suggests."""
        one, other = self.source[source], self.copy[copy]
        if not len(one) or not len(other):
            return 0.0
        return float(self._inside(one, other).sum() / np.sqrt(len(one) * len(other)))

    def shared(self, one: Ints, other: Ints) -> float:
        """The weight of the grams that are in both rows."""
        return self.mass(other[self._inside(other, one)])

    def explains(self, one: Ints, other: Ints) -> bool:
        """Whether half of the smaller of two rows is in the other, and more than two or three words."""
        if min(len(one), len(other)) < EVIDENCE:
            return False
        return self.shared(one, other) >= max(EVIDENCE, EXPLAINED * min(self.mass(one), self.mass(other)))

    def rest(self, sources: Sequence[int], copies: Sequence[int]) -> tuple[Ints, Ints]:
        """The grams of the source segments that the copy segments lack, and the other way round."""
        one = union([self.source[i] for i in sources])
        other = union([self.copy[j] for j in copies])
        return one[~self._inside(one, other)], other[~self._inside(other, one)]

    def similarity(self, sources: Sequence[int], copies: Sequence[int]) -> float:
        """The similarity of two groups in 0..1: 1 is equal words, 0.7 and more a passage that one of them contains."""
        one = union([self.source[i] for i in sources])
        other = union([self.copy[j] for j in copies])
        masses = self.mass(one), self.mass(other)
        if min(masses) <= 0:
            return float(np.array_equal(one, other))
        shared = self.shared(one, other)
        return min(1.0, 0.7 * shared / min(masses) + 0.3 * shared / float(np.sqrt(masses[0] * masses[1])))

    def _inside(self, row: Ints, other: Ints) -> NDArray[np.bool_]:
        self._marks[other] = True
        found = self._marks[row]
        self._marks[other] = False
        return found


class _Vocabulary:
    """Gram numbers, given in order of first sight; a word's numbers are looked up once."""

    def __init__(self) -> None:
        self._grams: dict[str, int] = {}
        self._words: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return len(self._grams)

    def row(self, keys: Keys) -> Ints:
        ids = {gram for key in keys for gram in (self._words.get(key) or self._learn(key))}
        return np.array(sorted(ids), dtype=np.int64)

    def _learn(self, key: str) -> list[int]:
        padded = f" {key} "
        grams = [padded[i : i + 4] for i in range(max(len(padded) - 3, 1))]
        self._words[key] = [self._grams.setdefault(gram, len(self._grams)) for gram in grams]
        return self._words[key]


def union(rows: Sequence[Ints]) -> Ints:
    """The grams of any of the rows."""
    if len(rows) == 1:
        return rows[0]
    return np.unique(np.concatenate([*rows, np.array([], dtype=np.int64)]))


def _frequencies(rows: Sequence[Ints], size: int) -> Ints:
    return np.bincount(np.concatenate([*rows, np.array([], dtype=np.int64)]), minlength=size)


def _postings(rows: Sequence[Ints], frequency: Ints) -> tuple[Ints, Ints]:
    """For each gram, where its source segments begin in the second array."""
    grams: NDArray[Any] = np.concatenate([*rows, np.array([], dtype=np.int64)])
    segments = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    starts = np.concatenate([[0], np.cumsum(frequency)])
    return starts.astype(np.int64), segments[np.argsort(grams, kind="stable")].astype(np.int64)


def _same(source: Sequence[Keys]) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for index, keys in enumerate(source):
        if keys:
            found.setdefault(tuple(keys), []).append(index)
    return found
