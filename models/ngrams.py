"""Texts of one language as vectors of their letters: TF-IDF of runs of two to four characters, hashed to fixed width.

A run stands in one of ``WIDTH`` places with a sign, both from a hash of its characters (Weinberger et al. 2009,
"Feature Hashing for Large Scale Multitask Learning"), so that products are kept on the average and memory is that of
a sentence encoder's vectors, however many different runs there are.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..corpus.text import key
from .grid import Cells, Floats, Ints

#: Half and twice as many changed strict F1 by 1.2 points at most, up or down (``benchmarks/through_translation.py``).
WIDTH = 2048
_SIZES = (2, 3, 4)
#: Segments that are laid out at a time.
_BLOCK = 1024
_FACTOR = np.uint64(0x9E3779B97F4A7C15)

_Hashes = NDArray[np.uint64]


def ngram_vectors(left: Sequence[str], right: Sequence[str]) -> tuple[Cells, Cells]:
    """Vectors of both lists of texts, shape (texts, WIDTH), weighted by how rare a run is among all of them."""
    segment, hashed, count = _runs([*left, *right])
    total = len(left) + len(right)
    kinds, place, frequency = np.unique(hashed, return_inverse=True, return_counts=True)
    rarity: Floats = np.log((1 + total) / (1 + frequency)) + 1
    weight: Floats = (1 + np.log(count)) * rarity[place]
    weight *= np.where(kinds[place] >> np.uint64(63), -1.0, 1.0)
    column = (kinds[place] % np.uint64(WIDTH)).astype(np.int64)
    result = np.zeros((total, WIDTH), dtype=np.float32)
    for first in range(0, total, _BLOCK):
        last = min(first + _BLOCK, total)
        begin, end = np.searchsorted(segment, [first, last])
        cells = (segment[begin:end] - first) * WIDTH + column[begin:end]
        flat = np.bincount(cells, weight[begin:end], minlength=(last - first) * WIDTH)
        result[first:last] = flat.reshape(-1, WIDTH)
    return result[: len(left)], result[len(left) :]


def _runs(texts: Sequence[str]) -> tuple[Ints, _Hashes, Floats]:
    """Text, hash and count of each different run of characters of each text, in the order of the texts."""
    folded = [f" {key(text)} " for text in texts]
    whole = np.frombuffer("".join(folded).encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    owner = np.repeat(np.arange(len(folded)), [len(text) for text in folded])
    texts_of, hashes = [], []
    for size in _SIZES:
        found = np.full(max(len(whole) - size + 1, 0), size, dtype=np.uint64)
        for back in range(size):
            found = _mixed(found + whole[back : back + len(found)])
        inside = owner[: len(found)] == owner[size - 1 : size - 1 + len(found)]
        texts_of.append(owner[: len(found)][inside])
        hashes.append(found[inside])
    pairs = np.stack([np.concatenate(texts_of).astype(np.uint64), np.concatenate(hashes)])
    order = np.lexsort((pairs[1], pairs[0]))
    pairs = pairs[:, order]
    new = np.flatnonzero(np.append(True, np.any(pairs[:, 1:] != pairs[:, :-1], axis=0))) if pairs.size else order
    count = np.diff(np.append(new, pairs.shape[1])).astype(np.float64)
    return pairs[0, new].astype(np.int64), pairs[1, new], count


def _mixed(values: _Hashes) -> _Hashes:
    """Values whose every bit depends on every bit of the given ones: a step of splitmix64; overflow is meant."""
    values = values * _FACTOR
    values ^= values >> np.uint64(29)
    values = values * np.uint64(0xBF58476D1CE4E5B9)
    values ^= values >> np.uint64(32)
    return values
