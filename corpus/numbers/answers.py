"""Which quantities of a text answer a given one; found through keys, so that long texts of figures cost little."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from fractions import Fraction

from .calendar import JANUARY, month_answers, year_and_month
from .measures import Measures, conflicting, same_measure
from .types import Quantity

_Key = tuple[Hashable, ...]


class Answers:
    """The quantities of a text, for looking up what answers another text's.

    Every quantity that answers is among the few that share a key with the one asked for, or measures the same in
    another unit. For each key one quantity of a unit is enough: the others answer the same.
    """

    def __init__(self, found: Iterable[Quantity]) -> None:
        """Register the quantities under their keys."""
        distinct = {(quantity.unit, quantity.value, quantity.also): quantity for quantity in found}
        self._by_key: dict[_Key, dict[str, Quantity]] = defaultdict(dict)
        for quantity in distinct.values():
            for key in _keys(quantity):
                self._by_key[key][quantity.unit] = quantity
        self._measures = Measures(distinct.values())

    def answer(self, asked: Quantity) -> bool:
        """Whether any quantity says what is asked for."""
        if self._measures.has_like(asked):
            return True
        near = (self._by_key[key].values() for key in _sought(asked) if key in self._by_key)
        return any(answers(asked, quantity) for quantities in near for quantity in quantities)


def answers(asked: Quantity, answer: Quantity) -> bool:
    """Whether one quantity says what another one asks for, whatever their languages."""
    if asked.unit == answer.unit == "date":
        return _same_date(asked, answer)
    if "month" in {asked.unit, answer.unit}:
        return month_answers(asked, answer)
    if "date" in {asked.unit, answer.unit}:
        return answer.unit == "date" and asked.value in parts(answer)
    if asked.unit == "percent" and not answer.unit and answer.soft and answer.value < 1:
        return asked.value == answer.value * 100  # half of the pupils are 50 percent of them
    if conflicting(asked.unit, answer.unit):
        return False
    if (same := same_measure(asked, answer)) is not None:
        return same
    return not {asked.value, *asked.also}.isdisjoint({answer.value, *answer.also})


def parts(date: Quantity) -> tuple[Fraction, ...]:
    """Day and, if stated, year of a date."""
    year, day = date.value // 10000, date.value % 100
    return (Fraction(day), Fraction(year)) if year else (Fraction(day),)


def _same_date(asked: Quantity, answer: Quantity) -> bool:
    years = {asked.value // 10000, answer.value // 10000} - {0}
    return asked.value % 10000 == answer.value % 10000 and len(years) < 2


def _keys(quantity: Quantity) -> Iterator[_Key]:
    """The keys under which a quantity is found by all that it may answer."""
    if quantity.unit not in {"date", "month"}:
        yield from (("value", value) for value in (quantity.value, *quantity.also))
        return
    year, month = year_and_month(quantity)
    yield from ((quantity.unit, month), (quantity.unit, month, year))
    if quantity.unit == "month":
        if quantity.value >= JANUARY:
            yield "value", year
        return
    day = quantity.value % 10000
    yield from (("day", day), ("day", day, year))
    yield from (("value", part) for part in parts(quantity))


def _sought(asked: Quantity) -> Iterator[_Key]:
    """The keys under which all that answers a quantity stands."""
    if asked.unit not in {"date", "month"}:
        yield from (("value", value) for value in (asked.value, *asked.also))
        if asked.unit == "percent":
            yield "value", asked.value / 100
        return
    year, month = year_and_month(asked)
    if asked.unit == "date":
        day = asked.value % 10000
        yield from [("day", day, year), ("day", day, None)] if year else [("day", day)]
        return
    for unit in ("date", "month"):
        yield from [(unit, month, year), (unit, month, None)] if year else [(unit, month)]
    if year:
        yield "value", year
