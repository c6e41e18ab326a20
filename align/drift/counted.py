"""Small numbers in words that a copy replaces by others where the sentence around them is kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...corpus.numbers import Quantity
from ...corpus.numbers.tables import number_words
from ...corpus.tables import primary_language
from ...corpus.text import key
from ...corpus.types import Span
from .changed import Changed

# Letters at the beginning that the words counted have in common: школы, школ; ел, елге.
_SAME_WORD = 3
_NEAR = 80
_WORD = re.compile(r"\d+(?:[., \u00a0\u202f]\d+)*|[^\W\d_]+")
_CARDINALS = frozenset({"unit", "teen", "ten", "ten-soft"})


def recounted(
    changed: Changed, source: Sequence[Quantity], copy: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities of both sides that stand in each other's place before the same word, with another value.

    One of a pair at least is a cardinal in words. One («один», «бір») is more often a pronoun and is left out, and so
    are values that the other text states as often elsewhere: two numbers that changed places accuse no one.
    """
    often = [Counter(quantity.value for quantity in side) for side in (source, copy)]
    lost: list[Quantity] = []
    new: list[Quantity] = []
    for edit in changed.edits:
        ours, theirs = (_inside(side, span, at) for side, span, at in _sides(changed, (source, copy), edit.spans))
        if len(ours) != 1 or len(theirs) != 1:
            continue
        one, other = ours[0], theirs[0]
        rarer = often[0][one.value] > often[1][one.value] and often[1][other.value] > often[0][other.value]
        if rarer and _is_replaced(changed, one, other):
            lost.append(one)
            new.append(other)
    return lost, new


def _sides(
    changed: Changed, found: tuple[Sequence[Quantity], Sequence[Quantity]], spans: tuple[Span, Span]
) -> list[tuple[Sequence[Quantity], Span, int]]:
    return [(found[n], spans[n], changed.spans[n][0]) for n in (0, 1)]


def _inside(side: Sequence[Quantity], span: Span, at: int) -> list[Quantity]:
    """The first two quantities that begin in an edit, whose span counts from the beginning of the document."""
    first = bisect_left(side, span[0] - at, key=lambda quantity: quantity.start)
    return [quantity for quantity in side[first : first + 2] if at + quantity.start < span[1]]


def _is_replaced(changed: Changed, one: Quantity, other: Quantity) -> bool:
    lang = primary_language(changed.pair.source.lang)
    texts = changed.texts
    if one.unit != other.unit or not {one.value, *one.also}.isdisjoint({other.value, *other.also}):
        return False
    both = [_Read.of(text, quantity, lang) for text, quantity in zip(texts, (one, other), strict=True)]
    if not all(read.cardinal or read.digits for read in both) or not any(read.cardinal for read in both):
        return False
    return all(quantity.value > 1 for quantity in (one, other)) and _alike(both[0].counted, both[1].counted)


@dataclass(frozen=True, slots=True)
class _Read:
    """How a quantity is written, and the word that follows its numerals."""

    cardinal: bool
    digits: bool
    counted: str

    @classmethod
    def of(cls, text: str, quantity: Quantity, lang: str) -> _Read:
        words = [key(word) for word in _WORD.findall(text[quantity.start : quantity.end + _NEAR])]
        kinds = [number_words(lang).get(word).keys() for word in words]
        cardinal = bool(kinds) and bool(_CARDINALS & kinds[0]) and "ordinal" not in kinds[0]
        digits = not quantity.soft and text[quantity.start].isdigit()
        after = next((n for n in range(1, len(words)) if not _CARDINALS & kinds[n]), 0)
        return cls(cardinal and quantity.value.denominator == 1, digits, words[after] if after else "")


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: «школы», «школ»; English has one plural for all numbers."""
    return bool(one) and (one == other or (one[:_SAME_WORD] == other[:_SAME_WORD] and len(one) >= _SAME_WORD))
