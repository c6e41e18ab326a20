"""A text as the small units the number grammar reads, each with what it may mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from ..tables import primary_language
from ..text import fold
from .tables import Meanings, number_words

LexKind = Literal["clock", "digits", "fraction", "word", "sign", "end"]

# ASCII digits only: str.isdigit and \d also take "²" and digits of other scripts.
_LEX = re.compile(
    r"(?P<clock>(?<![0-9:.,])[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?![0-9:]))"
    r"|(?P<digits>[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<fraction>[¼-¾⅐-⅞])"
    r"|(?P<word>(?<!\w)(?:u\.s\.|[ap]\.m\b)|[^\W\d_¼-¾⅐-⅞²³¹⁰-₉]+)"
    r"|(?P<sign>\S)"
)
_LONGEST_NUMBER = 39
_MONTH_YEAR = re.compile(r"(?:0[1-9]|1[0-2])\.(?:19|20)[0-9]{2}")
_VULGAR = {"¼": "1/4", "½": "1/2", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅛": "1/8"}
_ROMAN = re.compile(r"(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_LETTERS = str.maketrans("ХІ", "XI")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


@dataclass(frozen=True, slots=True)
class Lex:
    """One unit: ``text`` is folded, ``start`` and ``end`` are places in the original text."""

    kind: LexKind
    text: str
    start: int
    end: int
    original: str
    spaced: bool
    meanings: Meanings = field(default_factory=dict)

    def value(self, kind: str) -> Fraction | None:
        """The value the word has as a ``kind``, if it has one."""
        found = self.meanings.get(kind)
        return Fraction(found) if found is not None else None


@dataclass(frozen=True, slots=True)
class Lexes:
    """The units of a text; past either end stands a unit that means nothing."""

    units: list[Lex]
    lang: str
    end: Lex

    def __getitem__(self, index: int) -> Lex:
        return self.units[index] if 0 <= index < len(self.units) else self.end

    def __len__(self) -> int:
        return len(self.units)


_NOTHING: Mapping[str, str] = {}


def lex(text: str, lang: str) -> Lexes:
    """The units of a text in order; white space is kept only as each unit's ``spaced``."""
    folded = fold(text)
    lang = primary_language(lang)
    words = number_words(lang)
    units: list[Lex] = []
    last = 0
    for match in _LEX.finditer(folded.text):
        start, end = folded.span(*match.span())
        kind: LexKind = match.lastgroup  # type: ignore[assignment]
        meanings = words.get(match[0]) if kind in {"word", "sign"} else _NOTHING
        units.append(Lex(kind, match[0], start, end, text[start:end], match.start() > last, meanings))
        last = match.end()
    return Lexes(units, lang, Lex("end", "", len(text), len(text), "", spaced=True))


def readings(digits: str, lang: str) -> tuple[Fraction, ...]:
    """What a written number may be worth, the likeliest first; nothing for 1.2.3 or a row of 40 digits.

    "42,500" is one number in English; in the other languages, and "42.500" everywhere, it may be a grouped
    thousand or a decimal, and both are returned.
    """
    body = digits.replace(" ", "")
    if len(body) > _LONGEST_NUMBER:
        return ()
    separators = [c for c in body if c in ".,"]
    if not separators:
        return (Fraction(body),)
    whole, _, tail = body.rpartition(separators[-1])
    if len(separators) > 1:
        return _many_separators(whole, separators, tail)
    decimal = Fraction(f"{whole}.{tail}")
    if _MONTH_YEAR.fullmatch(body):
        return Fraction(tail), decimal
    if " " in digits or len(tail) != 3 or len(whole) > 3 or whole.startswith("0"):
        return (decimal,)
    grouped = Fraction(whole + tail)
    if lang == "en":
        return (grouped,) if separators[0] == "," else (decimal, grouped)
    return (decimal, grouped) if lang == "ru" and separators[0] == "," else (grouped, decimal)


def _many_separators(whole: str, separators: list[str], tail: str) -> tuple[Fraction, ...]:
    groups = re.split("[.,]", whole)
    grouped = len(set(separators[:-1])) == 1 and 0 < len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])
    if not grouped:
        return ()
    if separators[-1] != separators[0]:
        return (Fraction("".join(groups) + "." + tail),)
    return (Fraction("".join(groups) + tail),) if len(tail) == 3 else ()


def vulgar(sign: str) -> Fraction:
    """The value of a fraction sign such as ½ (0 for a rare one)."""
    return Fraction(_VULGAR.get(sign, "0"))


def roman(original: str) -> int | None:
    """The value of a capital Roman numeral below 90, in Latin or Cyrillic letters; None for any other word."""
    latin = original.translate(_ROMAN_LETTERS)
    if len(latin) > 8 or not latin or not _ROMAN.fullmatch(latin):
        return None
    total = 0
    for letter, following in zip(latin, latin[1:] + "I", strict=True):
        value = _ROMAN_VALUES[letter]
        total += -value if value < _ROMAN_VALUES[following] else value
    return total
