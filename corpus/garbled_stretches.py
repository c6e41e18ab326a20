"""Where in a text to look for garbled letters: lines with something odd, and stretches of words that gain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from .garbled_words import ODD, POINTS, SINGLE, Reading, Table, has_stranger
from .lexicon import Lexicon
from .text import tokens

_BEYOND_ASCII: Final = re.compile("[\u0080-\u024f\u0400-\u052f\u2500-\u25ff]")
# LF comes first: a search for CR, which few texts have, goes no farther than to the next LF.
_ENDS: Final = ("\n", "\r")
# In natural logarithms: how far the sum of gains may drop below its peak before a stretch ends.
_DROP: Final = 8.0
_LONG: Final = 4  # «Ќе» is a word of Macedonian


def odd_lines(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the lines in which something is odd, without their ends."""
    return _lines_with(ODD, text)


def beyond_ascii(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the lines with letters beyond ASCII, without their ends."""
    return _lines_with(_BEYOND_ASCII, text)


def _lines_with(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    end = 0
    while match := pattern.search(text, end):
        start = max(text.rfind(mark, end, match.start()) for mark in _ENDS) + 1
        end = len(text)
        for mark in _ENDS:
            if (found := text.find(mark, match.end(), end)) >= 0:
                end = found
        yield start, end


def maximal(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Stretches that no longer and no shorter one beats, from peak to peak; each ends before the sum has dropped."""
    first, total, peak, last = 0, 0.0, 0.0, -1
    for n, reading in enumerate(readings):
        total += reading.value
        if total > peak:
            peak, last = total, n
        elif total <= 0 or peak - total > _DROP:
            if last >= first:
                yield first, last
            first, total, peak, last = n + 1, 0.0, 0.0, n
    if last >= first:
        yield first, last


def is_all_capitals(words: Sequence[str]) -> bool:
    """Whether words are of capitals alone: so are Bulgarian headings («ЪГЪЛ») and lists of letters («ÂÊÎÔÛ»)."""
    return all(word.isupper() and word.strip(POINTS).replace("-", "").isalpha() for word in words)


def is_known_again(table: Table, readings: Sequence[Reading], words: Sequence[str]) -> bool:
    """Whether words with letters that our languages lack are words of the lexicon when these are repaired."""
    changed = [(word, r.meant.strip(POINTS)) for word, r in zip(words, readings, strict=True) if r.pairs]
    if table not in SINGLE or not any(len(meant) >= _LONG for _, meant in changed):
        return False
    return all(has_stranger(word) and meant.isalpha() and _is_known(meant, table.lang) for word, meant in changed)


def _is_known(word: str, lang: str) -> bool:
    """Whether the lexicon has a word in one of its forms."""
    return any(Lexicon.default().find([token.text], lang) for token in tokens(word) if token.kind == "word")
