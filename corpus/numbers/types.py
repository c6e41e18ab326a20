"""The shape of a quantity."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value stated in ``text[start:end]``.

    ``unit`` is "", "percent", "permille", "year", "decade", "century", "time" (hours since midnight), "date"
    (the value is yyyymmdd, or mmdd without a year), "month" (yyyymm, or mm without a year, which is soft), "money:"
    with the ISO 4217 code, or a dimension with a unit of measurement ("length:km", "mass:lb", "area:ha",
    "temperature:C"). ``also`` holds the other values the same words may have (42.500; 5 in the evening). A ``soft``
    quantity (a small number in words, a fraction in words, a Roman numeral after a name, a list marker) may answer
    another but never accuses.
    """

    value: Fraction
    unit: str
    start: int
    end: int
    soft: bool = False
    also: tuple[Fraction, ...] = ()
