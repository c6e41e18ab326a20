"""Numbers with their scale words, such as "15.7 billion", «2 млн 300 мың» and «полтора миллиона»."""

from __future__ import annotations

from fractions import Fraction

from .lexer import Lexes
from .mantissa import Mantissa, digits
from .spelled import below_thousand, half_after, past_dot, scale_at
from .unit_words import past_case_suffix

_HALF = Fraction(1, 2)
_THOUSAND = 1000


def scaled_by(units: Lexes, first: Mantissa, *, money: bool) -> Mantissa:
    """The mantissa times its scale word, plus what goes on with a smaller one (2 млн 300 мың)."""
    part = _one_scale(units, first, money=money)
    if not part.scaled or len(part.values) > 1:
        return part
    total, end, ordinal = part.values[0], part.end, part.ordinal
    smallest = scale_at(units, _scale_word(units, part.end)) or Fraction(1)
    while smallest > 1 and not ordinal:
        at = end + ("and" in units[end].meanings and first.spelled)
        following = digits(units, at) or _group(units, at)
        if following is None or following.values[0] >= smallest:
            break
        addend = _one_scale(units, following, money=False)
        rest = addend.spelled if first.spelled else smallest == _THOUSAND and _is_rest(units[at].text)
        if addend.values[0] >= smallest or not (addend.scaled or rest):
            break
        total, end, ordinal = total + addend.values[0], addend.end, addend.ordinal
        smallest = (scale_at(units, _scale_word(units, end)) or Fraction(1)) if addend.scaled else Fraction(1)
    return Mantissa((total,), end, part.spelled, ordinal, scaled=True, vague=part.vague and end == part.end)


def _is_rest(text: str) -> bool:
    """Whether digits can be what is left of a number after "42 thousand": three of them (42 мың 500)."""
    return len(text) == 3 and text.isdigit()


def _scale_word(units: Lexes, end: int) -> int:
    return end - 2 if units[end - 1].text == "." else end - 1


def _group(units: Lexes, index: int) -> Mantissa | None:
    group = below_thousand(units, index)
    return None if group is None else Mantissa((group.value,), group.end, spelled=True, ordinal=group.ordinal)


def _one_scale(units: Lexes, part: Mantissa, *, money: bool) -> Mantissa:
    if part.ordinal and part.spelled:
        return part
    at = half_after(units, part.end)
    values = tuple(value + _HALF for value in part.values) if at > part.end else part.values
    at += units[at].text == "-" and scale_at(units, at + 1) is not None
    scale = scale_at(units, at)
    if scale is None and money and not units[at].spaced:
        scale = units[at].value("glued-scale")
    if scale is None:
        return Mantissa(values, at, part.spelled, part.ordinal, part.scaled, part.vague)
    ordinal = "ordinal" in units[at].meanings
    after = past_dot(units, past_case_suffix(units, at + 1))
    end = half_after(units, after)
    if end > after:
        values = tuple(value + _HALF for value in values)
    vague = part.vague and values[0] == 1
    return Mantissa(tuple(value * scale for value in values), end, part.spelled, ordinal, scaled=True, vague=vague)
