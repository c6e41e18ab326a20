"""Every quantity a text states, with its exact value, in text order."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from .amounts import Amount, amount, range_end
from .dates import date
from .lexer import Lex, Lexes, lex
from .times import centuries, clock, decade, hour_readings
from .types import Quantity

_LIST_MARKERS = 100
_RANGE_FACTOR = 1000
_ROMAN_INITIALS = frozenset("IVXLХІ")


def quantities(text: str, lang: str) -> list[Quantity]:
    """The quantities of a text, in order; approximate plurals (hundreds of, сотни, жүздеген) state none.

    The scale word and unit of a range count for both ends, whose spans do not overlap; a range of days
    ("January 5-7") gives two dates over one span.
    """
    units = lex(text, lang)
    found: list[Quantity] = []
    index = 0
    while index < len(units):
        if not _may_begin(units[index]):
            index += 1
            continue
        here = date(units, index) or clock(units, index) or centuries(units, index) or _amounts(units, index)
        if here is None:
            index = _past_approximate(units, index)
            continue
        found += here[0]
        index = max(here[1], index + 1)
    return found


def _may_begin(unit: Lex) -> bool:
    """Whether a quantity can begin here; most words are passed over by this alone."""
    if unit.kind in {"word", "sign"}:
        return bool(unit.meanings) or unit.original[:1] in _ROMAN_INITIALS
    return True


def _past_approximate(units: Lexes, index: int) -> int:
    """Past one unit, or past the whole of "hundreds of thousands", «десятки тысяч», «жүздеген мың»."""
    if "approx" not in units[index].meanings and not _bare_plural(units, index):
        return index + 1
    index += 1
    index += "of" in units[index].meanings
    return index + bool({"scale", "scale-plural"} & units[index].meanings.keys())


def _bare_plural(units: Lexes, index: int) -> bool:
    return "scale-plural" in units[index].meanings


def _amounts(units: Lexes, index: int) -> tuple[list[Quantity], int] | None:
    first = amount(units, index)
    if first is None:
        return None
    if (named := decade(units, first)) is not None:
        return [
            _quantity(units, replace(first, values=(named[0], first.values[0]), unit="decade", end=named[1]))
        ], named[1]
    second = range_end(units, first)
    if second is None or (units[first.end].text != "-" and second.start == second.end):
        return [_quantity(units, first)], first.end
    if (named := decade(units, second)) is not None:
        second = replace(second, values=(named[0], second.values[0]), unit="decade", end=named[1])
    first = _distributed(first, second)
    return [_quantity(units, first), _quantity(units, second)], second.end


def _distributed(first: Amount, second: Amount) -> Amount:
    """The first end of a range with the scale and the unit that stand after the second."""
    values = first.values
    if second.scaled and not first.scaled:
        factor = next((f for f in (10**12, 10**9, 10**6, 10**3) if second.values[0] >= f), 1)
        if values[0] < second.values[0] / factor < _RANGE_FACTOR or second.values[0] / factor == values[0]:
            values = (values[0] * factor, *values)
    unit = second.unit if first.unit == "" else first.unit
    return replace(first, values=values, unit=unit, scaled=first.scaled or second.scaled)


def _quantity(units: Lexes, found: Amount) -> Quantity:
    start, end = units[found.start].start, units[found.end - 1].end
    others = dict.fromkeys((*found.values[1:], *hour_readings(units, found)))
    also = tuple(value for value in others if value != found.values[0])
    soft = found.soft or _list_marker(units, found) or _glued(units, found)
    return Quantity(Fraction(found.values[0]), found.unit, start, end, soft, also)


def _list_marker(units: Lexes, found: Amount) -> bool:
    """Whether this is the number of a list item: "1." or "2)" at the very start."""
    after, following = units[found.end], units[found.end + 1]
    marked = after.text in {".", ")"} and not after.spaced and following.spaced and following.kind != "end"
    return found.start == 0 and marked and found.values[0] < _LIST_MARKERS and units[0].kind == "digits"


def _glued(units: Lexes, found: Amount) -> bool:
    """Whether the digits belong to a word, as in G20, SS19 or a misprint such as 0ther."""
    first, after = units[found.start], units[found.end]
    before = not first.spaced and units[found.start - 1].kind == "word"
    return first.kind == "digits" and (before or (after.kind == "word" and not after.spaced))
