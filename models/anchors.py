"""What two segments in different languages share on the surface: numbers, and words that are spelled alike.

Names, loan words and words in a third script survive translation. Rarity decides what an anchor is worth: a
number in every second line says little, one that stands once in each document says nearly all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from ..corpus.names import fold_name, match_names
from ..corpus.numbers import values
from ..corpus.text import tokens
from ..corpus.types import Document
from .sparse import Matches

#: Shorter folded words are too often alike by chance.
_SHORTEST = 3
#: Words more alike than this are taken for the same name or loan word.
_ALIKE = 0.75
#: A pair of words that would link more segment pairs than this tells little and costs much.
_MOST_PAIRS = 1000

Postings = Mapping[str, Sequence[int]]


def number_matches(left: Document, right: Document) -> Matches:
    """Numbers, dates and amounts of equal value, weighted by rarity."""
    left_postings = _postings(values(text, left.lang) for text in left.sentences)
    right_postings = _postings(values(text, right.lang) for text in right.sentences)
    shared = [(value, value, 1.0) for value in left_postings if value in right_postings]
    return _matches(shared, left_postings, right_postings, len(left), len(right))


def word_matches(left: Document, right: Document) -> tuple[Matches, Matches]:
    """Words that are spelled alike after romanisation and folding: those capitalised in both, and the others."""
    found = [[_folded_words(text) for text in document.sentences] for document in (left, right)]
    alike = []
    for capital in (True, False):
        left_postings, right_postings = (
            _postings((word for word, is_capital in words if is_capital == capital) for words in texts)
            for texts in found
        )
        left_words, right_words = list(left_postings), list(right_postings)
        pairs = [(left_words[a], right_words[b], s) for a, b, s in match_names(left_words, right_words, _ALIKE)]
        alike.append(_matches(pairs, left_postings, right_postings, len(left), len(right)))
    return alike[0], alike[1]


def _folded_words(text: str) -> set[tuple[str, bool]]:
    """The folded words of a text, each with whether it is capitalised."""
    words = ((fold_name(token.text), token.text[0].isupper()) for token in tokens(text) if token.kind == "word")
    return {(word, capital) for word, capital in words if len(word) >= _SHORTEST}


def _postings(keys: Iterable[Iterable[str]]) -> Postings:
    """For each key the segments that hold it, in order."""
    postings: dict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(keys):
        for key in found:
            postings[key].append(index)
    return postings


def _matches(
    pairs: Iterable[tuple[str, str, float]], left: Postings, right: Postings, rows: int, columns: int
) -> Matches:
    """Segment pairs that share keys; of several likenesses of one left key in a segment the best one counts."""
    best: dict[tuple[int, int, str], float] = {}
    for left_key, right_key, likeness in pairs:
        a, b = left[left_key], right[right_key]
        if len(a) * len(b) > _MOST_PAIRS:
            continue
        weight = likeness * float(np.sqrt(_rarity(len(a), rows) * _rarity(len(b), columns)))
        for i in a:
            for j in b:
                best[i, j, left_key] = max(weight, best.get((i, j, left_key), 0.0))
    entries: dict[tuple[int, int], float] = defaultdict(float)
    for (i, j, _), weight in best.items():
        entries[i, j] += weight
    return Matches.of(entries)


def _rarity(frequency: int, segments: int) -> float:
    """1 for a key of one segment, near 0 for a key of all: inverse document frequency as a share of its maximum."""
    most = max(segments, 8)
    return float(np.log((most + 1) / frequency) / np.log(most + 1))
