"""Texts that somebody read in a wrong encoding and saved: recognised, repaired, and always told about.

A text may be garbled as a whole, in one pasted paragraph or in a word, in several ways and twice over: it is repaired
stretch by stretch. What is lost for good (letters saved as question marks) is told about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple

from .encodings import NAMES
from .garbled_letters import Letters
from .garbled_lines import letter_lines, utf8_lines
from .garbled_stretches import beyond_ascii, odd_lines
from .garbled_utf8 import WRONG, replaced, utf8_runs
from .garbled_words import Table, letters
from .lost_letters import UNREADABLE, lost_letters
from .tables import primary_language

_LANGS: Final = {None: ("kk", "ru"), "kk": ("kk", "ru"), "ru": ("ru", "kk"), "en": ("ru", "kk")}
_ROUNDS: Final = 3
_NEARLY_ALL: Final = 0.8
_TIMES: Final = ("", "", " twice", " three times")
_END: Final = re.compile(r"\r\n|\r|\n")


class Garbled(NamedTuple):
    """A line (from 1) with garbled letters, and how they were garbled or how one sees that they are lost."""

    line: int
    how: str


@dataclass(slots=True)
class Mended:
    """A text as it was meant, with the lines in which letters were repaired and in which they are lost, in order."""

    text: str
    repaired: list[Garbled] = field(default_factory=list)
    lost: list[Garbled] = field(default_factory=list)

    def notes(self, place: Callable[[int], str] | None = None, unit: str = "line") -> list[str]:
        """What must be said: how much, how garbled, and where it begins (``place`` calls a line by another name)."""
        called = place or "line {:,}".format
        found = []
        if self.repaired:
            found.append(f"the letters were garbled {_told(self.repaired, called, unit)}: repaired")
        if self.lost:
            found.append(f"letters are lost {_told(self.lost, called, unit)}: take the text from another copy")
        return found


def _told(found: list[Garbled], called: Callable[[int], str], unit: str) -> str:
    how = ", ".join(name for name, _ in Counter(garbled.how for garbled in found).most_common())
    count = len({garbled.line for garbled in found})
    where = called(min(garbled.line for garbled in found))
    return f"({how}) in {where}" if count == 1 else f"({how}) in {count:,} {unit}s, first in {where}"


def without_damage(lost: Iterable[Garbled]) -> list[Garbled]:
    """The lines of lost letters save those of U+FFFD, where the damage of the file was told about already."""
    return [garbled for garbled in lost if garbled.how != UNREADABLE]


def repaired(text: str, lang: str | None) -> tuple[str, str | None]:
    """The text as it was meant, and what must be said of that in one line; ``None`` where nothing is wrong."""
    mended = as_meant(text, lang)
    return mended.text, "; ".join(mended.notes()) or None


def as_meant(text: str, lang: str | None) -> Mended:
    """The text with garbled letters repaired, and where; in other languages than English, Kazakh, Russian as it is.

    ``lang`` is the language that the text is said to have; ``None`` where nobody said it.
    """
    known = primary_language(lang) if lang else None
    if known not in _LANGS:
        return Mended(text)
    mended = Mended(text)
    if not text.isascii():
        _repair_lines(mended, _LANGS[known])
        _repair_utf8(mended)
        _repair_letters(mended, _LANGS[known])
    mended.lost = _lines_of(mended.text, ((lost.start, lost.seen) for lost in lost_letters(mended.text)))
    mended.repaired.sort()
    return mended


def _repair_lines(mended: Mended, langs: tuple[str, ...]) -> None:
    """Repair the lines that were garbled as a whole in one way."""
    whole = utf8_lines(mended.text)
    _replace(
        mended, {start: (end, meant, f"UTF-8 read as {NAMES[wrong]}") for start, (end, wrong, meant) in whole.items()}
    )
    text = mended.text
    found = letter_lines(text, list(odd_lines(text)), langs)
    _replace(
        mended,
        {
            start: (
                end,
                text[start:end].translate(letters(table)),
                f"{NAMES[table.right]} read as {NAMES[table.wrong]}",
            )
            for start, (end, table) in found.items()
        },
    )


def _replace(mended: Mended, lines: dict[int, tuple[int, str, str]]) -> None:
    """Put other lines in place of those that start and end there, in order."""
    mended.repaired += _lines_of(mended.text, ((start, how) for start, (_, _, how) in lines.items()))
    parts, last = list[str](), 0
    for start, (end, meant, _) in lines.items():
        parts += mended.text[last:start], meant
        last = end
    mended.text = "".join([*parts, mended.text[last:]])


def _repair_utf8(mended: Mended) -> None:
    """Decode runs of UTF-8, also of what was garbled several times."""
    runs_of = {wrong: utf8_runs(mended.text, wrong) for wrong in WRONG}
    explained = {wrong: sum(run.end - run.start for run in runs) for wrong, runs in runs_of.items()}
    for wrong in sorted(filter(explained.get, WRONG), key=lambda name: -explained[name]):
        found: dict[int, int] = {}
        for _ in range(_ROUNDS):
            runs = utf8_runs(mended.text, wrong)
            if not runs:
                break
            for line in {line for line, _ in _lines_of(mended.text, ((run.start, "") for run in runs))}:
                found[line] = found.get(line, 0) + 1
            mended.text = replaced(mended.text, runs)
        mended.repaired += [
            Garbled(line, f"UTF-8 read as {NAMES[wrong]}{_TIMES[times]}") for line, times in found.items()
        ]


def _repair_letters(mended: Mended, langs: tuple[str, ...]) -> None:
    """Repair the letters of the lines with odd ones, those before the first sure one in a second round.

    Where nearly all lines were garbled in one way, all are gone through again: short ones tell nothing by themselves.
    """
    letters, text = Letters(langs), mended.text
    found = _repaired(mended, letters.repaired, odd_lines)
    if not found:
        return
    first = _repaired(mended, letters.repaired, odd_lines)
    table, lines = Counter(found.values()).most_common(1)[0]
    if table.wrong != "mac_cyrillic" and lines >= _NEARLY_ALL * sum(1 for _ in beyond_ascii(text)):
        mended.text = text
        found = _repaired(mended, partial(letters.whole, table), beyond_ascii)
    else:
        found |= first
    how = ((start, f"{NAMES[table.right]} read as {NAMES[table.wrong]}") for start, table in found.items())
    mended.repaired += _lines_of(mended.text, how)


def _repaired(
    mended: Mended,
    repair: Callable[[str], tuple[str, list[Table]]],
    spans: Callable[[str], Iterator[tuple[int, int]]],
) -> dict[int, Table]:
    """Repair the lines of ``spans``: where they begin, and in which way the most of each was garbled."""
    parts: list[str] = []
    found: dict[int, Table] = {}
    end = 0
    for start, stop in spans(mended.text):
        line, tables = repair(mended.text[start:stop])
        if tables:
            parts += mended.text[end:start], line
            end = stop
            found[start] = tables[0]
    mended.text = "".join([*parts, mended.text[end:]])
    return found


def _lines_of(text: str, places: Iterable[tuple[int, str]]) -> list[Garbled]:
    """The lines in which something stands, each with what is said of it once."""
    found = dict.fromkeys(places)
    if not found:
        return []
    ends = (match.end() for match in _END.finditer(text))
    lines: dict[Garbled, None] = {}
    line, end = 1, next(ends, None)
    for start, how in sorted(found):
        while end is not None and end <= start:
            line, end = line + 1, next(ends, None)
        lines[Garbled(line, how)] = None
    return list(lines)
