"""Months without a day held against months, dates and years."""

from __future__ import annotations

from collections.abc import Sequence

from .types import Quantity

#: From this value on a month has a year (yyyymm).
JANUARY = 100


def month_answers(asked: Quantity, answer: Quantity) -> bool:
    """Whether what is asked for is said, one of both being a month: "May 2020" says 2020, "5 May 2020" May 2020."""
    if answer.unit == "month" and asked.unit != "month":
        return asked.unit != "date" and answer.value >= JANUARY and asked.value == int(answer.value) // 100
    ours, theirs = year_and_month(asked), year_and_month(answer)
    if theirs[1] is None:
        return ours[0] is not None and ours[0] in {answer.value, *answer.also}
    if answer.unit == "month" and theirs[0] is None and ours[0] is not None:
        return False
    return ours[1] == theirs[1] and (ours[0] == theirs[0] or None in {ours[0], theirs[0]})


def strange_months(side: Sequence[Quantity], other: Sequence[Quantity]) -> list[Quantity]:
    """The months of a side that the other side names nowhere, neither alone nor in a date."""
    named = {year_and_month(quantity)[1] for quantity in other}
    return [quantity for quantity in side if quantity.unit == "month" and year_and_month(quantity)[1] not in named]


def year_and_month(quantity: Quantity) -> tuple[int | None, int | None]:
    """The year and the month that a date or a month states; of other quantities neither."""
    value = int(quantity.value)
    if quantity.unit == "date":
        return value // 10000 or None, value // 100 % 100
    if quantity.unit == "month":
        return value // 100 or None, value % 100
    return None, None
