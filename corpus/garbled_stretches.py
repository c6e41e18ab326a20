"""Where in a text to look for garbled letters: lines with something odd, and stretches of words that gain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from .garbled_words import ODD, Reading

_BEYOND_ASCII: Final = re.compile("[\u0080-\u024f\u0400-\u052f\u2500-\u25ff]")
# In natural logarithms: how far the sum of gains may drop below its peak before a stretch ends.
_DROP: Final = 8.0


def odd_lines(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the lines in which something is odd, without their ends."""
    return _lines_with(ODD, text)


def beyond_ascii(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the lines with letters beyond ASCII, without their ends."""
    return _lines_with(_BEYOND_ASCII, text)


def _lines_with(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    end = 0
    while match := pattern.search(text, end):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        if end < 0:
            end = len(text)
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
