"""Decimal marks against the custom of the language or of the text: 6,5 percent beside 15,000 dollars.

English writes 6.5 and keeps the comma for thousands. Kazakh and Russian write 6,5 but take 6.5 too, so that only a
text that has both is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....corpus.tables import primary_language
from ....corpus.types import Document, Finding, Span
from ...drift.places import listed, place, quoted

#: So many decimals with one mark make it a custom of a Kazakh or Russian text, from which others depart.
_CUSTOM = 3
_MAJORITY = 0.75
_SCALES = r"%|процент|миллион|миллиард|триллион|млн\b|млрд\b|трлн\b|гектар|тонн|км\b|метр|кг\b"
_UNITS = {
    "en": r"%|per\s?cent\b|percentage\b|thousand\b|million\b|billion\b|trillion\b|hectares?\b|tons?\b|tonnes?\b"
    r"|kilomet(?:er|re)s?\b|km\b|met(?:er|re)s?\b|miles\b|kg\b|degrees\b|times\b",
    "kk": rf"{_SCALES}|пайыз|мың\b|шақырым|есе\b",
    "ru": rf"{_SCALES}|тысяч|тыс\b|километр|раза?\b",
}
#: Three digits behind a mark may be a group of thousands; a figure in a row or a date is no decimal.
_DECIMAL = r"(?<![\w.,/:-])\d{{1,3}}(?P<mark>[.,])\d{{1,2}}\s?(?:{units})"
_ALONE = {lang: re.compile(_DECIMAL.format(units=units), re.IGNORECASE) for lang, units in _UNITS.items()}
_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])")
_NAMES = {",": "a comma", ".": "a point"}


def decimal_marks(document: Document) -> Iterator[Finding]:
    """One finding for the decimals whose mark departs from the custom."""
    lang = primary_language(document.lang)
    if lang not in _ALONE:
        return
    found: dict[str, list[tuple[int, Span]]] = {",": [], ".": []}
    grouped = ""
    for number, text in enumerate(document.sentences):
        start = document.segments[number].start
        for match in _ALONE[lang].finditer(text):
            found[match["mark"]].append((number, (start + match.start(), start + match.end())))
        if not grouped and (thousands := _THOUSANDS.search(text)):
            grouped = thousands[0]
    strange = _strange(lang, {mark: len(places) for mark, places in found.items()}, has_groups=bool(grouped))
    if strange is None:
        return
    where = tuple(place(document, (number,), span) for number, span in found[strange])
    said = listed([f"{quoted(at.text)} on line {at.line}" for at in where])
    yield Finding("format", "minor", where, f"{_reason(strange, len(found[_other(strange)]), grouped)}: {said}.")


def _strange(lang: str, counts: dict[str, int], *, has_groups: bool) -> str | None:
    """The decimal mark that departs from the custom, if there is one."""
    if lang == "en":
        other = counts["."] > counts[","] or (has_groups and not counts["."])
        return "," if counts[","] and other else None
    rare = min(counts, key=lambda mark: counts[mark])
    most = counts[_other(rare)]
    custom = most >= _CUSTOM and most >= _MAJORITY * sum(counts.values())
    return rare if counts[rare] and custom else None


def _reason(strange: str, others: int, grouped: str) -> str:
    if others:
        count = "once" if others == 1 else f"{others} times"
        return f"The text writes decimals with {_NAMES[_other(strange)]} {count}, but here with {_NAMES[strange]}"
    return f"The comma marks thousands in this text ({quoted(grouped)}), but decimals here"


def _other(mark: str) -> str:
    return "." if mark == "," else ","
