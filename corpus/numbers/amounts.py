"""Amounts: digits or words, a scale word, and the unit that stands before or after them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .lexer import Lexes
from .mantissa import Mantissa, digits
from .parts import words
from .scales import scaled_by
from .spelled import ablative
from .unit_words import unit_after

_SMALL = 20


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity from unit ``start`` up to (not with) unit ``end``; ``values`` begins with the likeliest."""

    values: tuple[Fraction, ...]
    start: int
    end: int
    unit: str = ""
    scaled: bool = False
    spelled: bool = False
    ordinal: bool = False
    vague: bool = False

    @property
    def soft(self) -> bool:
        """Whether it proves too little to accuse: a small number in words, a fraction, a bare scale word."""
        small = self.values[0] < _SMALL and not self.scaled and not self.unit.startswith(("money", "percent"))
        return self.vague or (self.spelled and small)


def amount(units: Lexes, start: int) -> Amount | None:
    """The amount that begins at a unit, with its currency sign before it and its unit after it."""
    currency, index = _currency_before(units, start)
    mantissa = digits(units, index) or words(units, index)
    if mantissa is None:
        return None
    scaled = _with_span(units, scaled_by(units, mantissa, money=bool(currency)))
    unit, end = unit_after(units, scaled.end, scaled.values[0], plain=not scaled.scaled and not scaled.spelled)
    return Amount(
        scaled.values,
        start,
        end,
        currency or unit,
        scaled.scaled,
        scaled.spelled,
        scaled.ordinal,
        scaled.vague and unit in {"", "year"},
    )


def _with_span(units: Lexes, found: Mantissa) -> Mantissa:
    """Two decades may be said as twenty years, half a century as fifty."""
    at = found.end + ("article" in units[found.end].meanings)
    years = units[at].value("span")
    if years is None or found.ordinal or found.scaled:
        return found
    values = (*found.values, found.values[0] * years)
    return Mantissa(values, at if years == 100 else at + 1, found.spelled, vague=found.vague)


def _currency_before(units: Lexes, index: int) -> tuple[str, int]:
    at = index
    if "qualifier" in units[at].meanings and units[at + 1].kind == "sign":
        at += 1
    code = units[at].meanings.get("currency")
    before_number = units[at + 1].kind == "digits"
    if code and before_number and (units[at].kind == "sign" or units[at].text == code.lower()):
        return f"money:{code}", at + 1
    return "", index


def range_end(units: Lexes, first: Amount) -> Amount | None:
    """The second amount of a range such as 5–6, "5 to 6", «от 5 до 6», «5-тен 6-ға дейін»."""
    joint, following = units[first.end], units[first.end + 1]
    if joint.kind in {"digits", "word"} and (second := _until(units, first)) is not None:
        return second
    dash = joint.text == "-" and ((not joint.spaced and not following.spaced) or first.unit in {"", "year"})
    between = "and" in joint.meanings and "between" in units[first.start - 1].meanings
    if not (dash or between or "to" in joint.meanings):
        return None
    return amount(units, first.end + 1)


def _until(units: Lexes, first: Amount) -> Amount | None:
    """The second amount of «5-тен 7 пайызға дейін»: the first stands in the ablative, «дейін» after the second."""
    if units.lang != "kk" or not ablative(units[first.end - 1]):
        return None
    second = amount(units, first.end)
    return second if second is not None and "until" in units[second.end].meanings else None
