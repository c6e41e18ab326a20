"""The unit that stands after an amount: percent, a currency, a measure, a year or a century."""

from __future__ import annotations

from fractions import Fraction

from .lexer import Lexes
from .spelled import past_dot

_YEARS = range(1000, 3000)
_BARE_YEARS = range(1900, 2101)
_LONGEST_SUFFIX = 6


def unit_after(units: Lexes, index: int, value: Fraction, *, plain: bool) -> tuple[str, int]:
    """The unit that stands after an amount, and the next place; "year" only where the value can be one."""
    at = past_dot(units, index)
    at += "over" in units[at].meanings
    unit = units[at]
    for kind in ("percent", "permille"):
        if kind in unit.meanings:
            return kind, past_case_suffix(units, at + 1)
    if "per" in unit.meanings and "cent" in units[at + 1].meanings:
        return "percent", at + 2
    money = at + ("qualifier" in unit.meanings)
    if code := units[money].meanings.get("currency"):
        return f"money:{code}", money + 1
    if measure := unit.meanings.get("measure"):
        return _measure(units, at, measure)
    if "square" in unit.meanings and (measure := units[past_dot(units, at + 1)].meanings.get("measure")):
        return _area(measure), past_dot(units, at + 1) + 1
    if "century" in unit.meanings and (len(unit.text) > 1 or units[at + 1].text == "."):
        return "century", at + 1
    whole = value.denominator == 1
    if "year" in unit.meanings and whole and value.numerator in _YEARS:
        return "year", at + 1
    if plain and whole and value.numerator in _BARE_YEARS and " " not in units[index - 1].text:
        return "year", index
    return "", index


def _measure(units: Lexes, at: int, measure: str) -> tuple[str, int]:
    """A unit of measurement; "pounds" before "sterling" is money, a scale may follow "degrees"."""
    following = units[at + 1]
    if following.text in {"²", "³"}:
        return (_area(measure) if following.text == "²" else ""), at + 2
    if code := following.meanings.get("currency"):
        return f"money:{code}", at + 2
    if measure == "temperature:":
        scale = {"c": "C", "с": "C", "f": "F"}.get(following.text, "")
        named = following.meanings.get("measure", "")
        measure = named if named.startswith("temperature:") else measure + scale
        return measure, at + 1 + (measure != "temperature:")
    return measure, at + 1


def _area(measure: str) -> str:
    return measure.replace("length:", "area:") + "2"


def past_case_suffix(units: Lexes, index: int) -> int:
    """Past the suffix of «63%-ға», «2 млн-нан»."""
    word = units[index + 1]
    attached = units[index].text == "-" and not units[index].spaced and word.kind == "word" and not word.spaced
    return index + 2 if attached and units.lang == "kk" and len(word.text) <= _LONGEST_SUFFIX else index
