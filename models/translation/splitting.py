"""Segments that are too long for a model split at clause borders, and output that only repeats itself recognised."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

#: Where a long segment may be split, the best places first: behind sentence marks, clause marks, and words.
_BORDERS = (r"(?<=[.!?…])\s+", r"(?<=[;:])\s+", r"(?<=[,–—])\s+", r"\s+")
#: A run of so many words that stands so often in a translation, and not in its source, is a loop.
_RUN, _OFTEN = 3, 5


def split(text: str, fits: Callable[[str], bool]) -> list[str]:
    """The text in pieces that fit, cut at the strongest borders that help; nothing but white space is lost.

    A word that does not fit by itself is cut into halves.
    """
    if fits(text):
        return [text]
    for border in _BORDERS:
        parts = [part for part in re.split(border, text) if part]
        if len(parts) > 1:
            return _packed([piece for part in parts for piece in split(part, fits)], fits)
    if len(text) < 2:
        return [text]
    middle = len(text) // 2
    return split(text[:middle], fits) + split(text[middle:], fits)


def _packed(pieces: list[str], fits: Callable[[str], bool]) -> list[str]:
    """Neighbours joined as long as they fit, so that a model sees as much context as it can."""
    packed = [pieces[0]]
    for piece in pieces[1:]:
        joined = f"{packed[-1]} {piece}"
        if fits(joined):
            packed[-1] = joined
        else:
            packed.append(piece)
    return packed


def repeats_itself(text: str, source: str) -> bool:
    """Whether a translation goes round in circles: one run of words again and again, more often than in the source."""
    found, given = _most_frequent(text), _most_frequent(source)
    return found >= _OFTEN and found > 2 * given


def _most_frequent(text: str) -> int:
    words = text.lower().split()
    runs = Counter(tuple(words[k : k + _RUN]) for k in range(len(words) - _RUN + 1))
    longest = max(runs.values(), default=0)
    letters = Counter(text[k : k + 12] for k in range(max(len(text) - 11, 0)))
    return max(longest, max(letters.values(), default=0) // 2)
