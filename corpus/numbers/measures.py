"""Measurements in different units that say the same, as translators round them."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from .tables import rows
from .types import Quantity

_ROUNDING = Fraction(4, 100)
_DEGREES = 3


def same_measure(a: Quantity, b: Quantity) -> bool | None:
    """Whether two measurements in different units of one dimension agree within rounding (4 %, 3 degrees).

    None if they are not such a pair, so that their values have to be compared as they are.
    """
    dimension, _, ours = a.unit.partition(":")
    other, _, theirs = b.unit.partition(":")
    if dimension != other:
        return None
    if dimension == "temperature":
        return _same_temperature(a.value, b.value) if ours != theirs or not ours else None
    factors = _factors()
    if ours == theirs or a.unit not in factors or b.unit not in factors:
        return None
    first, second = a.value * factors[a.unit], b.value * factors[b.unit]
    return abs(first - second) <= _ROUNDING * max(first, second)


def _same_temperature(a: Fraction, b: Fraction) -> bool:
    """Whether two values agree as they are or as Fahrenheit and Celsius; the scale is often left unsaid."""
    return a == b or any(abs((f - 32) * 5 / 9 - c) <= _DEGREES for f, c in ((a, b), (b, a)))


@lru_cache(maxsize=1)
def _factors() -> dict[str, Fraction]:
    return {unit: Fraction(factor) for unit, factor in rows("factors.tsv")}
