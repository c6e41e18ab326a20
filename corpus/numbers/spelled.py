"""Numbers in words: the value of the longest run of number words that makes one number."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .lexer import Lex, Lexes


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words up to (not with) unit ``end``; ``open`` says that a scale word may still follow."""

    value: Fraction
    end: int
    ordinal: bool = False


def below_thousand(units: Lexes, start: int) -> Spelled | None:
    """The number below 1,000 that begins at a unit, such as "two hundred and five", "двести пять", «екі жүз бес»."""
    total = Fraction(0)
    limit = Fraction(1000)
    index = start
    while True:
        at = _skip_joint(units, index) if index > start else index
        step = _step(units, at, limit)
        if step is None:
            break
        value, index, limit, ordinal = step
        total += value
        if ordinal or limit <= 1:
            return Spelled(total, index, ordinal)
    return Spelled(total, index) if index > start else None


def _skip_joint(units: Lexes, index: int) -> int:
    """Past the hyphen of "twenty-five" or the "and" of "a hundred and five"."""
    unit = units[index]
    if unit.text == "-" and not unit.spaced and not units[index + 1].spaced and "ten" in units[index - 1].meanings:
        return index + 1
    joins = "and" in unit.meanings and {"times100", "scale"} & units[index - 1].meanings.keys()
    return index + 1 if joins else index


def _step(units: Lexes, index: int, limit: Fraction) -> tuple[Fraction, int, Fraction, bool] | None:
    """One part (hundreds, tens or units) below ``limit``: value, next unit, new limit, whether an ordinal."""
    unit = units[index]
    if unit.kind != "word" or not unit.meanings:
        return None
    if limit > 100 and (hundreds := _hundreds(units, index)):
        value, after = hundreds
        return value, after, Fraction(100), "ordinal" in units[after - 1].meanings
    for kind, bound, after_limit in (("ten", 100, 10), ("ten-soft", 100, 10), ("teen", 100, 1), ("unit", 10, 1)):
        found = unit.value(kind)
        if found is not None and limit >= bound and (kind != "teen" or limit >= 100):
            return found, index + 1, Fraction(after_limit), "ordinal" in unit.meanings
    found = unit.value("ordinal")
    if found is not None and found < limit:
        return found, index + 1, Fraction(1), True
    if limit == 1000 and (found := unit.value("zero")) is not None:
        return found, index + 1, Fraction(1), False
    return None


def _hundreds(units: Lexes, index: int) -> tuple[Fraction, int] | None:
    unit = units[index]
    if (value := unit.value("hundred")) is not None:
        return value, index + 1
    if "hundred-word" in unit.meanings:
        return Fraction(100), index + 1
    if "times100" in unit.meanings:
        return Fraction(100), index + 1
    times = unit.value("unit") or unit.value("article")
    following = units[index + 1]
    if (
        times is not None
        and {"times100", "hundred-word"} & following.meanings.keys()
        and "ordinal" not in unit.meanings
    ):
        return times * 100, index + 2
    return None


def half_after(units: Lexes, index: int) -> int:
    """The unit after "and a half", «с половиной» or «жарым» that begins here, or the same unit."""
    if "half" in units[index].meanings and units.lang == "kk":
        return index + 1
    if {"and", "with"} & units[index].meanings.keys():
        at = index + 1 + ("article" in units[index + 1].meanings)
        if "half" in units[at].meanings:
            return at + 1
    return index


def scale_at(units: Lexes, index: int, *, bare: bool = False) -> Fraction | None:
    """The value of a scale word (million, тыс, мың) here; ``bare`` takes only forms that can stand alone."""
    unit = units[index]
    return unit.value("scale") or (None if bare else unit.value("scale-plural"))


def past_dot(units: Lexes, index: int) -> int:
    """Past the dot of an abbreviation (млн., тыс.) when a word follows that goes on with the same quantity."""
    dot, following = units[index], units[index + 1]
    goes_on = {"currency", "qualifier", "percent", "scale", "year", "measure", "square"} & following.meanings.keys()
    return index + 1 if dot.text == "." and not dot.spaced and goes_on else index


def ablative(unit: Lex) -> bool:
    """Whether a Kazakh numeral stands in the ablative, as the denominator of a fraction does (үштен бір)."""
    return unit.text.endswith(("тен", "тан", "ден", "дан", "нен", "нан"))
