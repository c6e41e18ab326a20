"""The look-up of answers says the same as holding every quantity against every other one, and takes any number."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from ushtil.corpus.numbers import Quantity, differences
from ushtil.corpus.numbers.answers import answers
from ushtil.corpus.numbers.calendar import strange_months
from ushtil.corpus.numbers.measures import same_measure

_DAYS = st.builds(
    lambda year, month, day: year * 10000 + month * 100 + day,
    st.sampled_from([0, 2024, 2025]),
    st.integers(1, 3),
    st.sampled_from([1, 2, 20]),
)
_MONTHS = st.builds(lambda year, month: year * 100 + month, st.sampled_from([0, 2024, 2025]), st.integers(1, 3))
_VALUES = st.sampled_from([Fraction(n) for n in (0, 1, 2, 20, 68, 100, 103, 160, 161, 2024, 2025)] + [Fraction(1, 2)])
_UNITS = ["", "year", "percent", "money:USD", "money:KZT", "money:GBP", "mass:lb", "mass:kg", "length:km", "length:mi"]
_UNITS += ["length:m", "temperature:", "temperature:C", "temperature:F", "time", "area:ha"]


@st.composite
def _quantity(draw: st.DrawFn) -> Quantity:
    unit = draw(st.sampled_from([*_UNITS, "date", "date", "month", "month"]))
    also: tuple[Fraction, ...] = ()
    if unit == "date":
        value = Fraction(draw(_DAYS))
    elif unit == "month":
        value = Fraction(draw(_MONTHS))
    else:
        value = draw(_VALUES)
        also = tuple(draw(st.lists(_VALUES, max_size=1)))
    start = draw(st.integers(0, 99))
    return Quantity(value, unit, start, start + 1, draw(st.integers(0, 3)) == 0, also)


_SIDE = st.lists(_quantity(), max_size=7)


@settings(max_examples=300)
@given(_SIDE, _SIDE)
def test_looking_up_finds_what_holding_all_against_all_finds(left: list[Quantity], right: list[Quantity]) -> None:
    found = differences(left, right)
    assert (found.left, found.right) == _plainly(left, right)


def test_ten_thousand_figures_on_each_side_are_held_against_each_other() -> None:
    units = ("length:km", "length:mi", "money:USD", "", "percent")
    left, right = (
        [Quantity(Fraction(1_000_000 + 2 * n + odd, 7), units[n % 5], n, n + 1) for n in range(10_000)]
        for odd in (0, 1)
    )
    dates = [Quantity(Fraction(year * 10000 + 501), "date", year, year + 1) for year in range(1, 3000)]
    found = differences(left + dates, right + [Quantity(d.value + 100, "date", d.start, d.end) for d in dates])
    assert len([quantity for quantity in found.left if quantity.unit == "date"]) == len(dates)
    assert len([quantity for quantity in found.left if quantity.unit == "percent"]) == 2000


def _plainly(left: Sequence[Quantity], right: Sequence[Quantity]) -> tuple[tuple[Quantity, ...], ...]:
    sides = [list(_unanswered(left, right)), list(_unanswered(right, left))]
    changed = strange_months(left, right), strange_months(right, left)
    if all(changed):
        sides = [sorted({*one, *months}, key=lambda q: q.start) for one, months in zip(sides, changed, strict=True)]
    return tuple(tuple(side) for side in sides)


def _unanswered(asked: Sequence[Quantity], known: Sequence[Quantity]) -> list[Quantity]:
    strange = [date for date in known if date.unit == "date" and not any(answers(date, ours) for ours in asked)]
    lost = [q for q in asked if not q.soft and not any(answers(q, answer) for answer in known)]
    lost = [q for q in lost if not (q.unit == "date" and _is_scattered(q, strange, known))]
    said = [q for q in asked if q not in lost and ":" in q.unit]
    return [q for q in lost if not any(q.unit != other.unit and same_measure(q, other) for other in said)]


def _is_scattered(date: Quantity, strange: Sequence[Quantity], known: Sequence[Quantity]) -> bool:
    year, day = int(date.value) // 10000, int(date.value) % 100
    for other in strange:
        years = {year, int(other.value) // 10000} - {0}
        if other.value % 100 == day and other.value % 10000 != date.value % 10000 and len(years) < 2:
            return False
    plain = {value for q in known if q.unit not in {"date", "month"} for value in (q.value, *q.also)}
    plain |= {Fraction(int(q.value) // 100 or int(q.value)) for q in known if q.unit == "month"}
    years = {int(q.value) // 10000 for q in known if q.unit == "date"}
    return day in plain and (not year or year in plain | years)
