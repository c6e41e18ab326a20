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
    link, mine = ranges(ours[1][row], ours[1][row + 1])
    owner, other = ranges(theirs[1][column[link]], theirs[1][column[link] + 1])
    link, a, b = link[owner], ours[0][mine[owner]], theirs[0][other]
    pairs, place = np.unique(a * len(right.keys) + b, return_inverse=True)
    often = np.bincount(place, weight[link], minlength=len(pairs)) >= _TIMES
    keep = often[place]
    link, a, b = link[keep], a[keep], b[keep]
    pairs, place = np.unique(a * len(right.keys) + b, return_inverse=True)
    forth = _model_one(link * len(left.keys) + a, place, pairs % len(right.keys), weight[link], len(pairs))
    back = _model_one(link * len(right.keys) + b, place, pairs // len(right.keys), weight[link], len(pairs))
    strength = np.sqrt(forth * back)
    told = strength > _LEAST
    found = pairs[told]
    return Coverage(left, right, Correspondence(found // len(right.keys), found % len(right.keys), strength[told]))


def _by_segment(postings: Postings[str]) -> tuple[Ints, Ints]:
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
