"""Quantities of two texts held against each other, whatever their languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .calendar import JANUARY, month_answers, strange_months
from .measures import conflicting, same_measure
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
    answers, questions = _distinct(answers), _distinct(asked)
    strange = [date for date in answers if date.unit == "date" and not any(_answers(date, ours) for ours in questions)]
    lost = tuple(
        quantity
        for quantity in asked
        if not quantity.soft
        and not any(_answers(quantity, answer) for answer in answers)
        and not (quantity.unit == "date" and _is_scattered(quantity, strange, answers))
    )
    if not any(":" in quantity.unit for quantity in lost):
        return lost
    answered = [quantity for quantity in _distinct(set(asked).difference(lost)) if ":" in quantity.unit]
    return tuple(quantity for quantity in lost if not _is_gloss(quantity, answered))


def _is_gloss(quantity: Quantity, answered: Sequence[Quantity]) -> bool:
    """Whether the same text says it in another unit too, and that is answered: 200 miles (321 km), against 320 km."""
    return any(quantity.unit != other.unit and same_measure(quantity, other) for other in answered)


def _distinct(found: Iterable[Quantity]) -> list[Quantity]:
    """One quantity of each value, so that a long text of repetitions costs no more than a short one."""
    return list({(quantity.unit, quantity.value, quantity.also): quantity for quantity in found}.values())


def _is_scattered(date: Quantity, strange: Sequence[Quantity], answers: Sequence[Quantity]) -> bool:
    """Whether the day and the year of a date are answered apart, and no other month stands in the place of its own.

    The day must be a number by itself: that of another date says nothing of this one. ``strange`` are the dates of
    the answers that no one asked for.
    """
    if any(_differs_in_month(date, other) for other in strange):
        return False
    day, *year = _parts(date)
    plain = {key for answer in answers if answer.unit != "date" for key in keys(answer)}
    years = {part for answer in answers if answer.unit == "date" for part in _parts(answer)[1:]}
    return day in plain and (plain | years).issuperset(year)


def _differs_in_month(one: Quantity, other: Quantity) -> bool:
    """Whether two dates have the same day and no two years, but not the same month."""
    years = {one.value // 10000, other.value // 10000} - {0}
    return one.value % 100 == other.value % 100 and one.value % 10000 != other.value % 10000 and len(years) < 2


def _answers(asked: Quantity, answer: Quantity) -> bool:
    if asked.unit == answer.unit == "date":
        return _same_date(asked, answer)
    if "month" in {asked.unit, answer.unit}:
        return month_answers(asked, answer)
    if "date" in {asked.unit, answer.unit}:
        plain, dated = (asked, answer) if answer.unit == "date" else (answer, asked)
        return dated is answer and _text(plain.value) in _parts(dated)
    if conflicting(asked.unit, answer.unit):
        return False
    if (same := same_measure(asked, answer)) is not None:
        return same
    return not {asked.value, *asked.also}.isdisjoint({answer.value, *answer.also})


def _same_date(asked: Quantity, answer: Quantity) -> bool:
    years = {asked.value // 10000, answer.value // 10000} - {0}
    return asked.value % 10000 == answer.value % 10000 and len(years) < 2


def _parts(date: Quantity) -> tuple[str, ...]:
    """Day and, if stated, year of a date, as keys."""
    value = int(date.value)
    return (str(value % 100), *([str(value // 10000)] if value >= 10000 else []))


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
