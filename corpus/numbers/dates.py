"""Calendar dates in the three languages' own orders, and in digits."""

from __future__ import annotations

import re
from fractions import Fraction

from .lexer import Lex, Lexes
from .spelled import below_thousand
from .types import Quantity

_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_YEAR = re.compile("[12][0-9]{3}")
_MOST_DAYS = 2
_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
_AMOUNT_FOLLOWS = frozenset({"scale", "scale-plural", "percent", "currency", "per"})


def date(units: Lexes, start: int) -> tuple[list[Quantity], int] | None:
    """The date or the range of days that begins at a unit, and the unit after it."""
    return _written_in_digits(units, start) or _year_first(units, start) or _in_words(units, start)


def _in_words(units: Lexes, start: int) -> tuple[list[Quantity], int] | None:
    return _day_first(units, start, None, start) or _month_first(units, start, None, start)


def _day_first(units: Lexes, start: int, year: int | None, begin: int) -> tuple[list[Quantity], int] | None:
    days = _days(units, start)
    if days is None:
        return None
    numbers, at = days
    at += "of" in units[at].meanings
    month = month_name(units, at)
    if month is None:
        return None
    number, at = month
    if units.lang == "en" and _AMOUNT_FOLLOWS & units[at].meanings.keys():
        return None
    if year is None:
        year, at = year_after(units, at)
    return _quantities(units, numbers, number, year, begin, at), at


def _month_first(units: Lexes, start: int, year: int | None, begin: int) -> tuple[list[Quantity], int] | None:
    month = month_name(units, start)
    days = month and _days(units, month[1] + ("month-word" in units[month[1]].meanings))
    if month is None or days is None:
        return None
    of_month = units[month[1]] if "month-word" in units[month[1]].meanings else units[start]
    if units.lang == "ru" or (units.lang == "kk" and not of_month.text.endswith(_GENITIVE)):
        return None
    numbers, at = days
    if _AMOUNT_FOLLOWS & units[at].meanings.keys() or units[at].kind == "clock":
        return None
    if year is None:
        year, at = year_after(units, at)
    return _quantities(units, numbers, month[0], year, begin, at), at


def _year_first(units: Lexes, start: int) -> tuple[list[Quantity], int] | None:
    """2024 жылғы 5 қаңтар; 2024 ж. 5 қаңтар; 2024 жылдың қаңтарының 5-і."""
    if units[start].kind != "digits" or not _YEAR.fullmatch(units[start].text):
        return None
    if "year" not in units[start + 1].meanings:
        return None
    at = start + 2
    at += units[at].text in {".", ","}
    year = int(units[start].text)
    return _day_first(units, at, year, start) or _month_first(units, at, year, start)


def _written_in_digits(units: Lexes, start: int) -> tuple[list[Quantity], int] | None:
    first = units[start]
    if first.kind != "digits":
        return None
    if dotted := _DOTTED.fullmatch(first.text):
        day, month, year = (int(part) for part in dotted.groups())
        end = start + 1
    else:
        five = [units[start + i] for i in range(5)]
        if five[1].text not in {"-", "/"} or five[3].text != five[1].text or any(unit.spaced for unit in five[1:]):
            return None
        numbers = [unit.text for unit in five[::2]]
        if not all(text.isascii() and text.isdigit() and len(text) <= 4 for text in numbers):
            return None
        parts = [int(text) for text in numbers]
        if _YEAR.fullmatch(numbers[0]):
            year, month, day = parts
        elif _YEAR.fullmatch(numbers[2]) and five[1].text == "/":
            month, day, year = parts if units.lang == "en" and parts[0] <= 12 else (parts[1], parts[0], parts[2])
        else:
            return None
        end = start + 5
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _quantities(units, [day], month, year, start, end), end


def _days(units: Lexes, start: int) -> tuple[list[int], int] | None:
    first = _day(units, start)
    if first is None:
        return None
    days, at = [first[0]], first[1]
    while len(days) < _MOST_DAYS and units[at].text == "-" and (more := _day(units, at + 1)):
        days.append(more[0])
        at = more[1]
    return days, at


def _day(units: Lexes, start: int) -> tuple[int, int] | None:
    unit = units[start]
    if unit.kind == "word":
        group = below_thousand(units, start)
        return (int(group.value), group.end) if group and group.ordinal and 1 <= group.value <= 31 else None
    if unit.kind != "digits" or len(unit.text) > 2 or not 1 <= int(unit.text) <= 31:
        return None
    after = units[start + 1]
    if "suffix" in after.meanings and not after.spaced:
        return int(unit.text), start + 2
    suffix = units[start + 2]
    if after.text == "-" and suffix.kind == "word" and not after.spaced and not suffix.spaced and len(suffix.text) < 6:
        return int(unit.text), start + (1 if "month" in suffix.meanings else 3)
    return int(unit.text), start + 1


def month_name(units: Lexes, index: int) -> tuple[int, int] | None:
    """The number of the month that a unit names, and the unit after it."""
    unit = units[index]
    dot = units[index + 1].text == "." and not units[index + 1].spaced
    if (number := unit.value("month")) is not None and (units.lang != "en" or unit.original[:1].isupper()):
        abbreviated = units.lang == "en" and len(unit.text) <= 4 and dot
        return int(number), index + 1 + abbreviated
    if (number := unit.value("month-abbr")) is not None and dot:
        return int(number), index + 2
    return None


def year_after(units: Lexes, index: int) -> tuple[int | None, int]:
    """The year that stands after a day or month, and the unit after it; the same unit if there is none."""
    at = index + (units.lang == "en" and units[index].text == ",")
    unit = units[at]
    if unit.kind != "digits" or not _YEAR.fullmatch(unit.text):
        return None, index
    if _AMOUNT_FOLLOWS & units[at + 1].meanings.keys():
        return None, index
    end = at + 1
    if "year" in units[end].meanings:
        end += 1
        end += _abbreviation_dot(units[end - 1], units[end])
    return int(unit.text), end


def _abbreviation_dot(word: Lex, dot: Lex) -> bool:
    return len(word.text) <= 2 and dot.text == "." and not dot.spaced


def _quantities(units: Lexes, days: list[int], month: int, year: int | None, start: int, end: int) -> list[Quantity]:
    span = units[start].start, units[end - 1].end
    return [Quantity(Fraction((year or 0) * 10000 + month * 100 + day), "date", *span) for day in days]
