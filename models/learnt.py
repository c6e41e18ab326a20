"""Words that go together in the documents at hand, learnt from a first alignment of them.

IBM Model 1 (Brown et al. 1993, "The Mathematics of Statistical Machine Translation") over stems, in both directions,
with each linked pair of segments counted by its probability. A word pair seen in one link only is not learnt: it would
but repeat what the first alignment said.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..corpus.text import key
from .coverage import Coverage
from .grid import Floats, Ints
from .postings import Correspondence, Postings
from .sparse import Matches, ranges

#: Words count as one when they begin with so many equal letters; four serve Kazakh and Russian as well as any stemmer.
_STEM = 4
#: Links less probable than this teach nothing.
_FAINT = 0.2
#: Links of segments with more pairs of words than this, of hundreds of words each, teach little at a quadratic price.
_MOST_PAIRS = 4096
#: A pair of words must be expected in so many links.
_TIMES = 1.5
#: Stems that stand in a greater share of the segments go with everything.
_COMMON = 0.25
#: Rounds of expectation and maximisation.
_ROUNDS = 5
#: Links whose words are paired at a time.
_AT_ONCE = 4096
#: Pairs of words less probable than this, in the mean of both directions, are not learnt.
_LEAST = 0.1


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The beginning that a word has in common with its other forms."""
    return key(word)[:_STEM]


def learnt_coverage(left: Postings[str], right: Postings[str], links: Matches) -> Coverage:
    """Stems that translate each other in the linked segments; the strength is the probability of the pair."""
    ours, theirs = _by_segment(left), _by_segment(right)
    sizes = np.diff(ours[1])[links.row] * np.diff(theirs[1])[links.column]
    sure = (links.weight > _FAINT) & (sizes <= _MOST_PAIRS)
    row, column, weight = links.row[sure], links.column[sure], links.weight[sure]
    often = _frequent(ours, theirs, row, column, weight, len(right.keys))
    link, a, b = _pairs(ours, theirs, row, column, often, len(right.keys))
    pairs, place = np.unique(a * len(right.keys) + b, return_inverse=True)
    forth = _model_one(link * len(left.keys) + a, place, pairs % len(right.keys), weight[link], len(pairs))
    back = _model_one(link * len(right.keys) + b, place, pairs // len(right.keys), weight[link], len(pairs))
    strength = np.sqrt(forth * back)
    told = strength > _LEAST
    found = pairs[told]
    return Coverage(left, right, Correspondence(found // len(right.keys), found % len(right.keys), strength[told]))


_BySegment = tuple[Ints, Ints]


def _frequent(ours: _BySegment, theirs: _BySegment, row: Ints, column: Ints, weight: Floats, width: int) -> Ints:
    """The pairs of keys, as ``left * width + right``, that are expected in enough links."""
    found: list[tuple[Ints, Floats]] = [(np.zeros(0, dtype=np.int64), np.zeros(0))]
    for first in range(0, len(row), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        link, a, b = _words(ours, theirs, row[part], column[part])
        pairs, place = np.unique(a * width + b, return_inverse=True)
        times: Floats = np.bincount(place, weight[part][link], minlength=len(pairs)).astype(np.float64)
        found.append((pairs, times))
    pairs, place = np.unique(np.concatenate([pairs for pairs, _ in found]), return_inverse=True)
    result: Ints = pairs[np.bincount(place, np.concatenate([times for _, times in found])) >= _TIMES]
    return result


def _pairs(
    ours: _BySegment, theirs: _BySegment, row: Ints, column: Ints, often: Ints, width: int
) -> tuple[Ints, Ints, Ints]:
    """Link, left key and right key of each occurrence of a frequent pair."""
    found = [(often[:0], often[:0], often[:0])]
    for first in range(0, len(row), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        link, a, b = _words(ours, theirs, row[part], column[part])
        keep = np.isin(a * width + b, often)
        found.append((link[keep] + first, a[keep], b[keep]))
    link, a, b = (np.concatenate(values) for values in zip(*found, strict=True))
    return link, a, b


def _words(ours: _BySegment, theirs: _BySegment, row: Ints, column: Ints) -> tuple[Ints, Ints, Ints]:
    """Link, left key and right key of each two words of linked segments."""
    link, mine = ranges(ours[1][row], ours[1][row + 1])
    owner, other = ranges(theirs[1][column[link]], theirs[1][column[link] + 1])
    return link[owner], ours[0][mine[owner]], theirs[0][other]


def _by_segment(postings: Postings[str]) -> _BySegment:
    """The keys of each segment that stand in more than one and in few enough, and where each segment's begin."""
    frequency = postings.frequency[postings.key]
    keep = np.flatnonzero((frequency > 1) & (frequency <= max(2, _COMMON * postings.segments)))
    order = keep[np.argsort(postings.segment[keep], kind="stable")]
    starts = np.searchsorted(postings.segment[order], np.arange(postings.segments + 1))
    return postings.key[order], starts


def _model_one(word: Ints, pair: Ints, given: Ints, weight: Floats, pairs: int) -> Floats:
    """The probability of each pair's one word given its other one.

    ``word`` numbers the occurrences to be explained, ``pair`` what may explain each, ``given`` a pair's other word.
    """
    _, word = np.unique(word, return_inverse=True)
    probability = np.ones(pairs)
    for _ in range(_ROUNDS):
        explained = np.bincount(word, probability[pair])
        counts = np.bincount(pair, weight * probability[pair] / explained[word], minlength=pairs)
        probability = counts / np.bincount(given, counts)[given]
    return probability
