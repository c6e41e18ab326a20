"""How likely a text is in a language, from the pairs of its letters: what a wrong encoding never gets right.

The figures are counted, when they are first needed, in the sample texts and the lexicon that ship with the package.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).parent / "data"
#: The least ``likelihood`` of a text: real ones of a hundred letters are above -3.4, other alphabets below -4.8.
PLAUSIBLE: Final = -4.2
_ALPHABETS: Final = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
}
_COLUMNS: Final = {"en": 0, "kk": 1, "ru": 2}
# Classes of characters: blank, digit, punctuation, Latin letter, strange letter, symbol, no character at all.
_BLANK, _DIGIT, _POINT, _LATIN, _STRANGE, _SYMBOL, _NOTHING = " 0.L?#!"
_POINTS: Final = frozenset(".,;:!?-–—‑«»“”„\"'’‘()[]/…№%&*•")
_ACCENTED: Final = "àâäáãåçèéêëíîïñóôöúûüāō"
_RARE: Final = {_STRANGE: -7.0, _SYMBOL: -5.0, _NOTHING: -12.0}
_CAPITAL_INSIDE: Final = -7.0
_MARKED: Final = re.compile(r"[|~]")


def likelihood(text: str, lang: str) -> float:
    """The mean logarithm of the probability of a pair that a character beyond ASCII is part of; 0 where none is.

    ``lang`` is ``en``, ``kk`` or ``ru``.
    """
    figures, total, count = _figures(lang), 0.0, 0
    classes = _classes(text, lang)
    for (before, first), (after, second) in pairwise(zip(text, classes, strict=True)):
        if before.isascii() and after.isascii():
            continue
        count += 1
        total += _RARE.get(second, _RARE.get(first, 0.0)) or figures.get(first + second, figures[first])
        if before.islower() and after.isupper():
            total += _CAPITAL_INSIDE
    return total / count if count else 0.0


def strange_share(text: str) -> float:
    """Which share of the characters is neither Latin nor Cyrillic, nor a digit, a blank or usual punctuation."""
    strange = sum(not (c.isspace() or c in _POINTS or "!" <= c <= "~" or "\u00a0" <= c <= "\u052f") for c in text)
    return strange / max(1, len(text))


def _classes(text: str, lang: str) -> list[str]:
    known = _class_of(lang)
    lower = [c.lower()[:1] for c in text]  # İ has two small letters
    return [known.get(c) or _class(c) for c in lower]


@lru_cache(maxsize=3)
def _class_of(lang: str) -> dict[str, str]:
    """The letters of the alphabet, and in English the letters with marks that its loans have (é)."""
    known = {letter: letter for letter in _ALPHABETS[lang]}
    if lang == "en":
        known |= {letter: unicodedata.normalize("NFD", letter)[0] for letter in _ACCENTED}
    return known


def _class(character: str) -> str:
    if character.isspace():
        return _BLANK
    if character.isdigit():
        return _DIGIT
    if character in _POINTS:
        return _POINT
    if character.isalpha():
        return _LATIN if character.isascii() else _STRANGE
    return _NOTHING if character == "\ufffd" or not character.isprintable() else _SYMBOL


@lru_cache(maxsize=3)
def _figures(lang: str) -> dict[str, float]:
    """The logarithm of the probability of each pair; under a single class that of a pair that was never seen."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((_DATA / "sample").glob(f"*.{lang}.txt")))
    found = Counter(first + second for first, second in pairwise(_classes(text, lang)))
    for word in _words(lang):
        found.update(first + second for first, second in pairwise(_classes(word, lang)))
    of_first: Counter[str] = Counter()
    for pair, count in found.items():
        of_first[pair[0]] += count
    size = len(_ALPHABETS[lang]) + 5
    figures = {pair: math.log((n + 0.1) / (of_first[pair[0]] + 0.1 * size)) for pair, n in found.items()}
    for first in {*_ALPHABETS[lang], _BLANK, _DIGIT, _POINT, _LATIN, *_RARE}:
        figures[first] = math.log(0.1 / (of_first[first] + 0.1 * size))
    return figures


def _words(lang: str) -> list[str]:
    """The words of the lexicon; of a stem, whose end is open, its letters without what would follow them."""
    rows = (_DATA / "lexicon" / "core.tsv").read_text(encoding="utf-8").splitlines()
    cells = (row.split("\t")[_COLUMNS[lang]] for row in rows if row and row[0] != "#")
    words = (word for cell in cells for word in _MARKED.split(cell) if word)
    return [f" {word}".rstrip("*V") if "*" in word else f" {word} " for word in words]
