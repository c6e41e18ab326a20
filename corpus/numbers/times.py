"""Times of day as hours since midnight, centuries in Roman numerals, and decades."""

from __future__ import annotations

import re
from fractions import Fraction

from .amounts import Amount
from .lexer import Lexes, roman
from .types import Quantity

_HALF_DAY = 12
_MOST_CENTURIES = 2
_PLURAL = frozenset({"е", "х", "ые", "ых"})
_HOURS_MINUTES = re.compile(r"([0-9]{1,2})\.([0-5][0-9])")


def clock(units: Lexes, start: int) -> tuple[list[Quantity], int] | None:
    """A time with a colon (17:00) or before a.m. or p.m. (5 p.m., 7.30 a.m.), and the unit after it."""
    unit = units[start]
    if unit.kind == "clock":
        hours = _hours(unit.text.split(":"))
    elif unit.kind == "digits" and {"am", "pm"} & units[start + 1].meanings.keys():
        minutes = _HOURS_MINUTES.fullmatch(unit.text)
        if not minutes and not (unit.text.isdigit() and len(unit.text) < 3):
            return None
        hours = _hours(list(minutes.groups()) if minutes else [unit.text])
    else:
        return None
    following = units[start + 1].meanings
    half = following.keys() & {"am", "pm"}
    if not half:
        return [Quantity(hours, "time", unit.start, unit.end, also=_evening(units, start, start + 1, hours))], start + 1
    value = hours % _HALF_DAY + (_HALF_DAY if "pm" in half else 0)
    end = start + 2
    return [Quantity(value, "time", unit.start, units[start + 1].end, also=(hours,))], end


def _hours(parts: list[str]) -> Fraction:
    return sum((Fraction(int(part), 60**power) for power, part in enumerate(parts)), Fraction(0))


def hour_readings(units: Lexes, found: Amount) -> tuple[Fraction, ...]:
    """Other values of an amount that may be a time: 10.30 as half past ten, five in the evening as 17."""
    value = found.values[0]
    text = units[found.start].text
    minutes = _HOURS_MINUTES.fullmatch(text)
    if minutes and int(minutes[1]) < 24 and found.end == found.start + 1:
        return (_hours(list(minutes.groups())),)
    return _evening(units, found.start, found.end, value) if not found.scaled and not found.unit else ()


def _evening(units: Lexes, start: int, end: int, hours: Fraction) -> tuple[Fraction, ...]:
    if hours > _HALF_DAY:
        return ()
    before = any("evening" in units[start - back].meanings for back in (1, 2))
    after = end + ("hour" in units[end].meanings)
    return (hours + _HALF_DAY,) if before or "afternoon" in units[after].meanings else ()


def centuries(units: Lexes, start: int) -> tuple[list[Quantity], int] | None:
    """Roman numerals, with "century" or after a name (hence soft); a range shares the word "century"."""
    numerals: list[int] = []
    spans: list[tuple[int, int]] = []
    at = start
    while len(numerals) < _MOST_CENTURIES and (value := _roman(units, at)) is not None:
        numerals.append(value)
        spans.append((units[at].start, units[at].end))
        at += 1
        if units[at].text == "-" and not units[at].spaced and units[at + 1].text.islower() and _suffix(units, at + 1):
            at += 2
        if units[at].text != "-" or _roman(units, at + 1) is None:
            break
        at += 1
    if not numerals:
        return None
    word = units[at]
    century = "century" in word.meanings and (len(word.text) > 1 or units[at + 1].text == "." or word.text == "ғ")
    if not century and spans[0][1] - spans[0][0] < 2:
        return None
    unit = "century" if century else ""
    found = [Quantity(Fraction(v), unit, *span, soft=not century) for v, span in zip(numerals, spans, strict=True)]
    return found, at + century


def _roman(units: Lexes, index: int) -> int | None:
    return roman(units[index].original) if units[index].kind == "word" else None


def _suffix(units: Lexes, index: int) -> bool:
    word = units[index]
    return word.kind == "word" and not word.spaced and len(word.text) <= 5 and roman(word.original) is None


def decade(units: Lexes, found: Amount) -> tuple[Fraction, int] | None:
    """The first year of the decade that an amount names (1990s, 90-е годы, 1990-жылдары), and the next unit."""
    value = found.values[0]
    if value.denominator > 1 or value % 10 or found.scaled or found.unit not in {"", "year"}:
        return None
    end = _decade_end(units, found)
    if end is None or not (20 <= value < 100 or 1000 <= value < 3000):
        return None
    return (value + 1900 if value < 100 else value), end


def _decade_end(units: Lexes, found: Amount) -> int | None:
    last, following = units[found.end - 1], units[found.end]
    if "year" in last.meanings and found.end - found.start > 2 and not last.text.startswith("году"):
        last = units[found.end - 2]
        if "decade-suffix" in last.meanings and last.text in _PLURAL:
            return found.end
    if "decade-suffix" in following.meanings and (units.lang == "kk" or not following.spaced):
        return found.end + 1
    if "decade-suffix" in last.meanings and found.end - found.start > 1:
        plural_year = "year" in following.meanings and not following.text.startswith("году")
        by_suffix = last.text in _PLURAL or units.lang == "kk"
        return found.end + plural_year if by_suffix else None
    plural = found.ordinal and last.text.endswith(("ые", "ых", "ым", "ыми"))
    return found.end + ("year" in following.meanings) if plural else None
