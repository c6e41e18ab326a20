"""Numbers in digits as they stand before a scale word or a unit, with their suffixes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .lexer import Lexes, readings, vulgar

_LONGEST_SUFFIX = 6
_LARGEST_DENOMINATOR = 10
_NOT_AFTER_HYPHEN = frozenset({"decade-suffix", "century", "from", "with", "ordinal", "unit", "ten"})


@dataclass(frozen=True, slots=True)
class Mantissa:
    """A number up to (not with) unit ``end``; ``values`` begins with the likeliest, ``vague`` ones never accuse."""

    values: tuple[Fraction, ...]
    end: int
    spelled: bool = False
    ordinal: bool = False
    scaled: bool = False
    vague: bool = False


def digits(units: Lexes, index: int) -> Mantissa | None:
    """The number in digits that begins at a unit: 7 000, 15.7, 2½, 2/3, 5th, 2024-ші."""
    unit = units[index]
    if unit.kind == "fraction" and (value := vulgar(unit.text)):
        return Mantissa((value,), index + 1)
    if unit.kind != "digits":
        return None
    values = readings(unit.text, units.lang)
    if not values:
        return None
    end = index + 1
    if (part := _written_fraction(units, index)) is not None:
        return Mantissa((part,), index + 3)
    if units[end].kind == "fraction":
        values, end = tuple(value + vulgar(units[end].text) for value in values), end + 1
    elif "suffix" in units[end].meanings and not units[end].spaced:
        return Mantissa(values, end + 1, ordinal=True)
    end, ordinal = _hyphen_suffix(units, end)
    return Mantissa(values, end, ordinal=ordinal)


def _written_fraction(units: Lexes, start: int) -> Fraction | None:
    """The value of 2/3; none for a date, for 24/7, or for 2019/20."""
    first, slash, second = (units[start + n] for n in range(3))
    if slash.text != "/" or slash.spaced or second.spaced or second.kind != "digits" or units[start + 3].text == "/":
        return None
    if not (first.text.isdigit() and second.text.isdigit() and len(first.text + second.text) <= 3):
        return None
    number, over = int(first.text), int(second.text)
    return Fraction(number, over) if 0 < number < over <= _LARGEST_DENOMINATOR else None


def _hyphen_suffix(units: Lexes, index: int) -> tuple[int, bool]:
    """Past «-ші», «-й», «-тен» after digits; past the hyphen alone where a scale or unit word follows it."""
    hyphen, word = units[index], units[index + 1]
    if hyphen.text != "-" or hyphen.spaced or word.kind != "word" or word.spaced:
        return index, False
    if units.lang == "ru" and len(word.text) == 1:
        return index + 2, True
    if word.meanings.keys() - _NOT_AFTER_HYPHEN or (units.lang == "kk" and "decade-suffix" in word.meanings):
        return index + 1, False
    if units.lang != "en" and len(word.text) <= _LONGEST_SUFFIX and not word.original[:1].isupper():
        return index + 2, True
    return index, False
