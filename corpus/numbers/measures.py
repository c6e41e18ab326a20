"""Measurements in different units that say the same, as translators round them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache

from .tables import rows
from .types import Quantity

_ROUNDING = Fraction(3, 100)
_DEGREES = 3
_DIMENSIONS = frozenset({"money", "percent", "length", "mass", "area", "volume", "power"})


def conflicting(one: str, other: str) -> bool:
    """Whether two units can never be of the same thing: two currencies, percent and hectares, kilograms and metres.

    A quantity without a unit conflicts with none, and "pounds" may be money in one text and mass in the other.
    """
    if one == other or {one, other} == {"mass:lb", "money:GBP"}:
        return False
    kinds = {unit.partition(":")[0] for unit in (one, other)}
    return kinds <= _DIMENSIONS and (len(kinds) > 1 or kinds == {"money"})


def same_measure(a: Quantity, b: Quantity) -> bool | None:
    """Whether two measurements in different units of one dimension agree within rounding (3 %, 3 degrees).

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


class Measures:
    """The measurements of a text, for looking up those that agree with another one's in another unit."""

    def __init__(self, found: Iterable[Quantity]) -> None:
        """Sort the values of each unit, converted where the unit has a factor."""
        factors = _factors()
        self._sizes: dict[str, dict[str, list[Fraction]]] = defaultdict(lambda: defaultdict(list))
        for quantity in found:
            dimension = quantity.unit.partition(":")[0]
            if dimension == "temperature" or quantity.unit in factors:
                size = quantity.value * factors.get(quantity.unit, 1)
                self._sizes[dimension][quantity.unit].append(size)
        for sizes in self._sizes.values():
            for values in sizes.values():
                values.sort()

    def has_like(self, asked: Quantity, *, elsewhere: bool = False) -> bool:
        """Whether ``same_measure`` holds between the quantity and any of these (any in another unit: ``elsewhere``)."""
        dimension, _, scale = asked.unit.partition(":")
        for unit, values in self._sizes.get(dimension, {}).items():
            other = unit != asked.unit or (dimension == "temperature" and not scale and not elsewhere)
            if other and any(_has_between(values, low, high) for low, high in _likes(asked, dimension)):
                return True
        return False


def _likes(asked: Quantity, dimension: str) -> Iterator[tuple[Fraction, Fraction]]:
    """The ranges in which what measures the same lies."""
    if dimension == "temperature":
        yield asked.value, asked.value
        celsius = (asked.value - 32) * 5 / 9
        yield celsius - _DEGREES, celsius + _DEGREES
        yield (asked.value - _DEGREES) * 9 / 5 + 32, (asked.value + _DEGREES) * 9 / 5 + 32
    elif asked.unit in (factors := _factors()):
        size = asked.value * factors[asked.unit]
        yield size * (1 - _ROUNDING), size / (1 - _ROUNDING)


def _has_between(values: list[Fraction], low: Fraction, high: Fraction) -> bool:
    """Whether any of the sorted values lies in a range, its ends included."""
    place = bisect_left(values, low)
    return place < len(values) and values[place] <= high


def _same_temperature(a: Fraction, b: Fraction) -> bool:
    """Whether two values agree as they are or as Fahrenheit and Celsius; the scale is often left unsaid."""
    return a == b or any(abs((f - 32) * 5 / 9 - c) <= _DEGREES for f, c in ((a, b), (b, a)))


@lru_cache(maxsize=1)
def _factors() -> dict[str, Fraction]:
    return {unit: Fraction(factor) for unit, factor in rows("factors.tsv")}
