"""Segments that are too long for a model split at clause borders, and output that only repeats itself recognised."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from ...corpus.sentences import sentence_spans

#: Where a long sentence may be split, the best places first: behind clause marks, lesser ones, and words. Chinese and
#: Japanese marks have no white space behind them.
_BORDERS = (r"(?<=[;:])\s+|(?<=[；：])", r"(?<=[,–—])\s+|(?<=[，、])", r"\s+")
#: A run of so many words that stands so often in a translation, and not in its source, is a loop.
_RUN, _OFTEN = 3, 5
#: So many characters are a run too, for loops inside a word.
_LETTERS = 12
#: One to six letters said five times over and more: no word of a language does that.
_STUTTER = re.compile(r"([^\W\d_]{1,6}?)\1{4,}")


def split(text: str, lang: str, fits: Callable[[str], bool]) -> list[str]:
    """The text in pieces; nothing but white space is lost.

    The pieces are its sentences, which models were trained on (of several at once they drop some), and of a sentence
    that does not fit as few clauses as do. Each piece fits but one that is a single word: a word is never cut.
    """
    sentences = [text[start:end] for start, end in sentence_spans(text, lang)]
    return [
        piece
        for sentence in sentences
        for piece in ([sentence] if fits(sentence) else _packed(_cut(sentence, fits, 0), fits))
    ]


def _cut(text: str, fits: Callable[[str], bool], level: int) -> Iterator[str]:
    """Parts that fit, or that are single words; no border is tried again below it."""
    if level == len(_BORDERS):
        yield text
        return
    for part in re.split(_BORDERS[level], text):
        if part and fits(part):
            yield part
        elif part:
            yield from _cut(part, fits, level + 1)


def _packed(pieces: Iterator[str], fits: Callable[[str], bool]) -> Iterator[str]:
    """Neighbours joined as long as they fit, so that a model sees as much context as it can."""
    packed = ""
    for piece in pieces:
        joined = f"{packed} {piece}" if packed else piece
        if packed and not fits(joined):
            yield packed
            joined = piece
        packed = joined
    if packed:
        yield packed


def repeats_itself(text: str, source: str) -> bool:
    """Whether a translation goes round in circles: one run of words again and again, more often than in the source."""
    if _STUTTER.search(text) and not _STUTTER.search(source):
        return True
    found = _most_frequent(text)
    return found >= _OFTEN and found > 2 * _most_frequent(source)


def _most_frequent(text: str) -> int:
    """How often the commonest run of words stands in a text, or half as often the commonest run of characters."""
    words = text.lower().split()
    runs = Counter(tuple(words[k : k + _RUN]) for k in range(len(words) - _RUN + 1))
    letters = Counter(text[k : k + _LETTERS] for k in range(max(len(text) - _LETTERS + 1, 0)))
    return max(max(runs.values(), default=0), max(letters.values(), default=0) // 2)
