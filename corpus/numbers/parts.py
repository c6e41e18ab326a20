"""Numbers in words as they stand before a scale word or a unit: fractions, dozens, spans of years and plain ones."""

from __future__ import annotations

from fractions import Fraction

from .lexer import Lex, Lexes
from .mantissa import Mantissa
from .spelled import Spelled, ablative, below_thousand, scale_at

_HALF = Fraction(1, 2)
_CENTURIES_SAID = range(17, 21)


def words(units: Lexes, start: int) -> Mantissa | None:
    """The number in words that begins at a unit."""
    first = units[start]
    if first.kind != "word" or not first.meanings:
        return None
    if (value := first.value("one-and-half") or first.value("half-scale")) is not None:
        return Mantissa((value,), start + 1, spelled=True, scaled="half-scale" in first.meanings)
    if (value := first.value("compound") or first.value("span")) is not None:
        return Mantissa((value,), start + 1, spelled=True, vague=True)
    if (tens := first.value("tens-plural")) and units[start - 1].text == "the":
        return Mantissa((1900 + tens, tens), start + 1, spelled=True, vague=True)
    if part := part_of_scale(units, start) or fraction(units, start) or dozens(units, start):
        return part
    group = below_thousand(units, start)
    if group is not None and (year := _spoken_year(units, group)) is not None:
        return year
    if group is not None:
        lone_hundred = {"hundred-word", "ten-soft", "times100"} & first.meanings.keys() and group.end == start + 1
        vague = bool(lone_hundred) and scale_at(units, group.end) is None
        return Mantissa((group.value,), group.end, spelled=True, ordinal=group.ordinal, vague=vague)
    article = "article" in first.meanings
    if article and scale_at(units, start + 1) is not None:
        return Mantissa((Fraction(1),), start + 1, spelled=True, vague=True)
    if scale_at(units, start, bare=True) is not None and units.lang != "en":
        return Mantissa((Fraction(1),), start, spelled=True, vague=True)
    return None


def _spoken_year(units: Lexes, century: Spelled) -> Mantissa | None:
    """Nineteen ninety-one, twenty twenty-four: an English year as it is said."""
    if units.lang != "en" or century.value not in _CENTURIES_SAID or units[century.end].kind != "word":
        return None
    rest = below_thousand(units, century.end)
    if rest is None or not 10 <= rest.value < 100 or rest.ordinal or scale_at(units, rest.end) is not None:
        return None
    return Mantissa((century.value * 100 + rest.value,), rest.end, spelled=True)


def part_of_scale(units: Lexes, start: int) -> Mantissa | None:
    """Half a million, жарты миллион: a part of the scale word that follows."""
    unit = units[start]
    if not {"half", "one-half"} & unit.meanings.keys():
        return None
    after = start + 1 + ("article" in units[start + 1].meanings)
    if scale_at(units, after) is not None:
        return Mantissa((_HALF,), after, spelled=True)
    return Mantissa((_HALF,), start + 1, spelled=True, vague=True)


def fraction(units: Lexes, start: int) -> Mantissa | None:
    """Two thirds, две трети, үштен екі: a fraction in words, always vague."""
    unit = units[start]
    if units.lang == "kk":
        over, number = unit.value("unit") or unit.value("ten"), units[start + 1].value("unit")
        dative = units[start + 1].text.endswith(("ға", "ге", "қа", "ке"))
        if over and number and number < over and ablative(unit) and not dative:
            return Mantissa((number / over,), start + 2, spelled=True, vague=True)
        return None
    number = unit.value("unit") or unit.value("article")
    at = start + 1 + (units[start + 1].text == "-")
    if number is not None and (over := _denominator(units[at], units.lang)):
        # "A third" may be a part of something or one more of a kind.
        both = (number / over, over) if "article" in unit.meanings else (number / over,)
        return Mantissa(both, at + 1, spelled=True, vague=True)
    if units.lang != "ru":
        return None
    part_follows = units[start + 1].text.startswith("част")
    if (over := unit.value("denominator") or unit.value("ordinal")) and (
        part_follows or "ordinal" not in unit.meanings
    ):
        return Mantissa((1 / over,), start + 1 + part_follows, spelled=True, vague=True)
    return None


def _denominator(unit: Lex, lang: str) -> Fraction | None:
    """The lower part of a fraction; in Russian any ordinal in these forms (пять восьмых, одна шестая)."""
    ordinal = unit.value("ordinal") if lang == "ru" and unit.text.endswith(("ых", "ая", "ой", "ую")) else None
    return unit.value("denominator") or (ordinal if ordinal and ordinal > 2 else None)


def dozens(units: Lexes, start: int) -> Mantissa | None:
    """A dozen, three dozen: always vague."""
    times = units[start].value("unit") or units[start].value("article")
    at = start + 1 if times is not None else start
    value = units[at].value("dozen")
    return None if value is None else Mantissa(((times or 1) * value,), at + 1, spelled=True, vague=True)
