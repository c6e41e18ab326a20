"""Quantities of two texts held against each other, whatever their languages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .answers import Answers, parts
from .calendar import JANUARY, strange_months
from .measures import Measures
from .quantities import quantities
from .types import Quantity


@dataclass(frozen=True, slots=True)
class Differences:
    """The quantities of either text that nothing in the other one answers; never a soft one."""

    left: tuple[Quantity, ...]
    right: tuple[Quantity, ...]

    def __bool__(self) -> bool:
        return bool(self.left or self.right)


def differences(left: Sequence[Quantity], right: Sequence[Quantity]) -> Differences:
    """What each side states and the other does not, by value: repetitions count once, soft ones only answer.

    A month without a year accuses where the other side names another month in its place.
    """
    ours, theirs = _unanswered(left, right), _unanswered(right, left)
    changed = strange_months(left, right), strange_months(right, left)
    if all(changed):
        ours, theirs = (_with(one, months) for one, months in zip((ours, theirs), changed, strict=True))
    return Differences(ours, theirs)


def _with(found: tuple[Quantity, ...], months: Sequence[Quantity]) -> tuple[Quantity, ...]:
    return tuple(sorted({*found, *months}, key=lambda quantity: quantity.start))


def _unanswered(asked: Sequence[Quantity], answers: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """What is asked for and not answered, less dates told in parts and what an answered quantity glosses."""
    known, questions = Answers(answers), Answers(asked)
    left = [quantity for quantity in asked if not quantity.soft and not known.answer(quantity)]
    if any(quantity.unit == "date" for quantity in left):
        strange = [date for date in answers if date.unit == "date" and not questions.answer(date)]
        scattered = _Scattered(answers, strange)
        left = [quantity for quantity in left if quantity.unit != "date" or not scattered.has(quantity)]
    if any(":" in quantity.unit for quantity in left):
        # Said in another unit too, and that is answered: 200 miles (321 km), against 320 km.
        said = Measures(set(asked).difference(left))
        left = [quantity for quantity in left if not said.has_like(quantity, elsewhere=True)]
    return tuple(left)


class _Scattered:
    """The dates of which a text states the day and the year apart, with no other month in the place of their own.

    The day must be a number by itself: that of another date says nothing of this one. ``strange`` are the dates of
    the text that no one asked for.
    """

    def __init__(self, answers: Sequence[Quantity], strange: Sequence[Quantity]) -> None:
        """Note the numbers and the years, and with which months each day and year is strange."""
        dates = [answer for answer in answers if answer.unit == "date"]
        self._plain = {key for answer in answers if answer.unit != "date" for key in keys(answer)}
        self._years = {year for date in dates for year in _parts(date)[1:]}
        self._months: dict[tuple[str, str | None], set[int]] = defaultdict(set)
        for date in strange:
            day, *year = _parts(date)
            for when in (None, *(year or ["any"])):
                self._months[day, when].add(int(date.value) // 100 % 100)

    def has(self, date: Quantity) -> bool:
        """Whether the parts of a date stand there, and no date that differs from it in the month alone."""
        day, *year = _parts(date)
        months = [self._months.get((day, when), set()) for when in ([*year, "any"] if year else [None])]
        if any(found - {int(date.value) // 100 % 100} for found in months):
            return False
        return day in self._plain and all(part in self._plain or part in self._years for part in year)


def _parts(date: Quantity) -> tuple[str, ...]:
    """Day and, if stated, year of a date, as keys."""
    return tuple(_text(part) for part in parts(date))


def keys(quantity: Quantity) -> tuple[str, ...]:
    """The strings by which a quantity can be found in another language: "7000", "15.7"; "d0105", "5", "2024"."""
    if quantity.unit == "date":
        return (f"d{int(quantity.value) % 10000:04d}", *_parts(quantity))
    if quantity.unit == "month" and quantity.value >= JANUARY:
        return f"m{quantity.value}", str(int(quantity.value) // 100)
    return tuple(dict.fromkeys(_text(value) for value in (quantity.value, *quantity.also)))


def values(text: str, lang: str, *, soft: bool = False) -> Counter[str]:
    """How often each comparable key stands in a text; soft quantities are left out unless asked for."""
    found = quantities(text, lang)
    return Counter(key for quantity in found if soft or not quantity.soft for key in keys(quantity))


def _text(value: Fraction) -> str:
    """The shortest decimal of a value, or its fraction where no short decimal is exact."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest > 1:
        return f"{value.numerator}/{value.denominator}"
    return _decimal(value)


def _decimal(value: Fraction) -> str:
    whole, rest = divmod(abs(value), 1)
    digits = ""
    while rest:
        digit, rest = divmod(rest * 10, 1)
        digits += str(digit)
    return f"{'-' if value < 0 else ''}{whole}.{digits}"
