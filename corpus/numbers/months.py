"""Months without a day: "in May 2020", «2020 жылғы мамырда», «в мае 2020 года», and "in May" alone."""

from __future__ import annotations

from fractions import Fraction

from .dates import month_name, year_after
from .lexer import Lex, Lexes
from .types import Quantity

_MOST_MONTHS = 2
_RECENT_YEARS = range(1900, 2101)
#: English months that are verbs or nouns too.
_AMBIGUOUS = frozenset({"may", "march"})
_NAMES = frozenset({"month", "month-abbr", "month-adjective"})
_JOINTS = frozenset({"to", "through"})
_SHORT_MONTHS = frozenset({"may", "june", "july"})
#: Kazakh adjectives of a month's name mean something else (маусымдық: seasonal).
_ADJECTIVE = ("дық", "дік", "тық", "тік", "лық", "лік")


def months(units: Lexes, start: int) -> tuple[list[Quantity], int] | None:
    """The month, or the first and last month of a range, that begins here, with its year; soft without a year."""
    if units[start].kind != "digits" and _NAMES.isdisjoint(units[start].meanings):
        return None
    year, at = _kazakh_year(units, start)
    named: list[tuple[int, int, int]] = []
    while len(named) < _MOST_MONTHS and (found := _month(units, at)) is not None:
        named.append((found[0], at, found[1]))
        at = found[1]
        if units[at].text != "-" and not _JOINTS & units[at].meanings.keys():
            break
        at += 1
    if not named:
        return None
    end = named[-1][2]
    if year is None:
        year, end = _following_year(units, end)
    begins = [start, *(begin for _, begin, _ in named[1:])]
    ends = [*(stop for _, _, stop in named[:-1]), end]
    return [
        _quantity(units, number, year, begin, stop)
        for (number, _, _), begin, stop in zip(named, begins, ends, strict=True)
    ], end


def _quantity(units: Lexes, month: int, year: int | None, start: int, end: int) -> Quantity:
    value = Fraction((year or 0) * 100 + month)
    return Quantity(value, "month", units[start].start, units[end - 1].end, soft=year is None)


def _kazakh_year(units: Lexes, start: int) -> tuple[int | None, int]:
    """The year of «2020 жылғы мамыр», «2020 ж. мамыр», and where the month has to stand."""
    year, end = year_after(units, start) if units.lang == "kk" else (None, start)
    if year is None or "year" not in units[start + 1].meanings:
        return None, start
    return year, end + (units[end].text == ",")


def _month(units: Lexes, index: int) -> tuple[int, int] | None:
    adjective = units[index].value("month-adjective")
    if adjective is not None:
        return int(adjective), index + 1
    found = month_name(units, index)
    if found is None or units[index].text.endswith(_ADJECTIVE):
        return None
    number, end = found
    if units.lang == "en" and not _is_english_month(units, index, end):
        return None
    return number, end + ("month-word" in units[end].meanings)


def _is_english_month(units: Lexes, index: int, end: int) -> bool:
    """Whether a capitalised word is a month: abbreviations need a year, "May" and "March" a year or a preposition."""
    word = units[index].text
    if year_after(units, _past_comma(units, end))[0] is not None:
        return True
    if len(word) < 5 and word not in _SHORT_MONTHS:
        return False
    before = units[index - 1]
    return word not in _AMBIGUOUS or "month-opens" in before.meanings or _joined(before, units[index - 2])


def _joined(joint: Lex, before: Lex) -> bool:
    return joint.text in {"-", "and"} and "month" in before.meanings


def _past_comma(units: Lexes, index: int) -> int:
    return index + (units[index].text == "," or (units.lang == "en" and "of" in units[index].meanings))


def _following_year(units: Lexes, end: int) -> tuple[int | None, int]:
    at = _past_comma(units, end)
    year, after = year_after(units, at)
    if year is None or not (year in _RECENT_YEARS or "year" in units[at + 1].meanings):
        return None, end
    suffixed = units[after].text == "-" and not units[after].spaced and len(units[after + 1].text) <= 3
    return year, after + 2 * (suffixed and units.lang == "ru")
