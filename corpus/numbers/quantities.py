"""Every quantity a text states, with its exact value, in text order."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from .amounts import Amount, amount, range_end
from .dates import date
from .lexer import Lex, Lexes, lex
from .months import months
from .times import centuries, clock, decade, hour_readings
from .types import Quantity

_LIST_MARKERS = 100
_RANGE_FACTOR = 1000
#: Words that join or qualify quantities and begin none.
_HELPERS = frozenset(
    {
        "and",
        "to",
        "through",
        "from",
        "with",
        "of",
        "over",
        "until",
        "square",
        "month-word",
        "month-opens",
        "hour",
        "am",
        "pm",
        "per",
        "cent",
        "suffix",
        "decade-suffix",
        "glued-scale",
        "evening",
        "afternoon",
        "measure",
        "year",
    }
)
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
        here = (
            date(units, index)
            or months(units, index)
            or clock(units, index)
            or centuries(units, index)
            or _amounts(units, index)
        )
        if here is None:
            index = _past_approximate(units, index)
            continue
        found += here[0]
        index = max(here[1], index + 1)
    return found


def _may_begin(unit: Lex) -> bool:
    """Whether a quantity can begin here; most words are passed over by this alone."""
    if unit.kind in {"word", "sign"}:
        return not _HELPERS.issuperset(unit.meanings) or unit.original[:1] in _ROMAN_INITIALS
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
    if first.unit == "year" and (year := _shortened_year(units, first, second)) is not None:
        second = replace(second, values=(year, *second.values), unit="year")
    if (named := decade(units, second)) is not None:
        second = replace(second, values=(named[0], second.values[0]), unit="decade", end=named[1])
    first = _distributed(first, second)
    if first.unit.startswith("money") and not second.unit:
        second = replace(second, unit=first.unit)
    return [_quantity(units, first), _quantity(units, second)], second.end


def _shortened_year(units: Lexes, first: Amount, second: Amount) -> Fraction | None:
    """The second year of 2019-21, which is written with its last two digits."""
    text = units[second.start].text
    if units[first.end].text != "-" or units[first.end].spaced or len(text) != 2 or not text.isdigit():
        return None
    year = first.values[0] - first.values[0] % 100 + int(text)
    return year if year > first.values[0] and second.unit in {"", "year"} and not second.scaled else None


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
    others = dict.fromkeys((*found.values[1:], *hour_readings(units, found), *_thousands(units, found)))
    also = tuple(value for value in others if value != found.values[0])
    soft = found.soft or _list_marker(units, found) or _glued(units, found)
    return Quantity(Fraction(found.values[0]), found.unit, start, end, soft, also)


def _thousands(units: Lexes, found: Amount) -> tuple[Fraction, ...]:
    """What digits with a letter at them may be worth too: 150k, 27m, 2b."""
    letter = units[found.start + 1]
    scale = None if letter.spaced or units[found.start].kind != "digits" else letter.value("glued-scale")
    return (found.values[0] * scale,) if scale and not found.scaled else ()


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
