"""How alike two names sound, across scripts: Kavanaugh and Кавано, George and Джорджу, Hamilton and Гамильтон.

Looser than ``corpus.names``, which tells one name among ten thousand: this tells whether a word may be the other
rendering of a name at all, so that a name without any is missing. A weighted edit distance between rough sounds; what
follows in a Cyrillic word may be endings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from ....corpus.stems import OPEN, continues
from ....corpus.text import key
from .sound_table import UNLIKE, sound_table

_CYRILLIC = re.compile("[\u0400-\u052f]")
_POSSESSIVE = re.compile("'s?$")
_RUN = re.compile(r"(.)\1+")
# Warren is Уоррен in one text and Варрен in another.
_LIKE_W = re.compile("^у(?=[аәеиоэ])")
_LONGEST = 40
# Sounds that an ending may have, what each costs and each behind the first ones, and how much of the word must be
# left where both may have one.
_ENDING = 6
_ANY_ENDING = 2
_DROPPED = 0.06
_FREE = 4
_MORE = 0.2
_STEM = 0.6
# Names that weigh less than this have too few sounds for a distance to tell: their consonants must agree.
_SHORT = 1.6
_CONSONANT = 0.7
_ALIKE = 0.4
_SHORT_ENDING = 3
_SHORT_STEM = 2
_VOWEL = "a"
# What is left of the likeness of two names that begin with consonants unlike each other: Tremaine and Бремен.
_OTHER_BEGINNING = 0.7
_LEAST = 0.8


@lru_cache(maxsize=1 << 17)
def sounds_alike(one: str, other: str) -> float:
    """How surely two words may be one name, 0..1, the same in either order; under 0.5 hardly any two are."""
    a, b = sounds(one), sounds(other)
    ends = bool(_CYRILLIC.search(one)), bool(_CYRILLIC.search(other))
    if not a or not b or max(len(a), len(b)) > _LONGEST:
        return 0.0
    if all(ends) and _begins(one, other):
        return 1.0
    if min(_weight(a), _weight(b)) < _SHORT and not _same_consonants(a, b, any(ends)):
        return 0.0
    return _similarity(a, b, (_stops(one, all(ends)), _stops(other, all(ends)))) * (
        1 if _may_begin(a[0], b[0]) else _OTHER_BEGINNING
    )


def _may_begin(one: str, other: str) -> bool:
    """Whether names may begin with these sounds; a weak one may be silent: Hughes and Юз."""
    table = sound_table()
    weak = min(table.weights.get(one, 1.0), table.weights.get(other, 1.0)) < _CONSONANT
    return one == other or weak or (one, other) in table.costs


@lru_cache(maxsize=1 << 17)
def sounds(word: str) -> str:
    """The signs of the sounds of a word; none for a script other than Latin and Cyrillic."""
    text = _POSSESSIVE.sub("", key(word))
    table = sound_table()
    if _CYRILLIC.search(text):
        text = _LIKE_W.sub("ў", table.russian.sub("", text)).replace("дж", "ж").replace("тц", "ц").replace("тс", "ц")
        return _RUN.sub(r"\1", "".join(table.cyrillic.get(ord(letter), "") for letter in text))
    return table.latin(unicodedata.normalize("NFKD", text))


def _similarity(a: str, b: str, stops: tuple[Collection[int], Collection[int]]) -> float:
    """The best similarity of the two words less endings: the distance set against the mean substance of both."""
    costs = _distances(a, b)
    best = 0.0
    for i in stops[0]:
        for j in stops[1]:
            size = (_substance(a[:i]) + _substance(b[:j])) / 2
            price = costs[i][j] + _endings(len(a) - i) + _endings(len(b) - j)
            best = max(best, 1 - price / size)
    return best


def _endings(size: int) -> float:
    return _DROPPED * size + _MORE * max(0, size - _FREE)


@lru_cache(maxsize=1 << 17)
def _stops(name: str, both: bool) -> tuple[int, ...]:
    """How many of its sounds a name may be without its endings, of which a Latin one has none.

    The last sounds may be missing whatever they are: the endings of foreign names are rendered freely.
    """
    whole, text = sounds(name), key(name)
    size = len(whole)
    if size < 3 or not _CYRILLIC.search(text):
        return (size,)
    least = max(2, size - _ENDING, min(size - _FREE, _ENDING - 1), round(_STEM * size) if both else 0)
    found = set(range(max(least, size - _ANY_ENDING), size + 1))
    for cut in range(1, len(text)):
        if any(continues(text[cut:], text[:cut], OPEN, lang) for lang in ("kk", "ru")):
            stem = sounds(text[:cut])
            if len(stem) >= least and whole.startswith(stem):
                found.add(len(stem))
    return tuple(sorted(found))


def _distances(a: str, b: str) -> list[list[float]]:
    """The edit distance of each beginning of one word to each of the other."""
    table = sound_table()
    weights = [table.weights.get(sign, 1.0) for sign in b]
    rows = [[0.0]]
    for weight in weights:
        rows[0].append(rows[0][-1] + weight)
    for sign in a:
        last, own = rows[-1], table.weights.get(sign, 1.0)
        row = [last[0] + own]
        for j, other in enumerate(b):
            change = 0.0 if sign == other else table.costs.get((sign, other), UNLIKE)
            row.append(min(last[j] + change, last[j + 1] + own, row[j] + weights[j]))
        rows.append(row)
    return rows


def _begins(one: str, other: str) -> bool:
    """Whether one Cyrillic word is the other with an ending: Юта and Ютаның, Йель and Йельском."""
    short, long = sorted((key(one).rstrip("аьйяеы"), key(other)), key=len)
    return len(short) >= _SHORT_STEM and len(long) - len(short) <= _ENDING and long.startswith(short)


def _same_consonants(a: str, b: str, inflected: bool) -> bool:
    """Whether the consonants agree, W being one (Weiss and Вайс) or none (Wade and Уэйд)."""
    forms = {(a, b), (a.replace("W", "v"), b.replace("W", "v"))}
    return any(_agree(_consonants(ours), _consonants(theirs), inflected) for ours, theirs in forms) or (
        not _consonants(a) and not _consonants(b) and a[0] == b[0]
    )


def _agree(ours: str, theirs: str, inflected: bool) -> bool:
    if not ours or not theirs or abs(len(ours) - len(theirs)) > (_SHORT_ENDING if inflected else 0):
        return False
    costs = sound_table().costs
    return all(x == y or costs.get((x, y), UNLIKE) <= _ALIKE for x, y in zip(ours, theirs, strict=False))


def _consonants(word: str) -> str:
    weights = sound_table().weights
    return "".join(sign for sign in word if weights.get(sign, 1.0) >= _CONSONANT)


@lru_cache(maxsize=1 << 16)
def _substance(word: str) -> float:
    """The weight of the consonants: vowels nearly always agree, so that they must not make two names alike."""
    weights = sound_table().weights
    return max(_LEAST, sum(weights.get(sign, 1.0) for sign in word if sign != _VOWEL))


@lru_cache(maxsize=1 << 16)
def _weight(word: str) -> float:
    weights = sound_table().weights
    return sum(weights.get(sign, 1.0) for sign in word)
