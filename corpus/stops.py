"""Whether a full stop ends a sentence or belongs to the word before it: abbreviation, initial, list number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from .abbreviations import Tables

_WORD_BEFORE: Final = 40
_ROMAN: Final = re.compile(r"[IVXLCDMХІ]{1,7}")
_MARKER: Final = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,6}|[^\W\d_])\)?")
_KAZAKH_LABEL: Final = re.compile(r"\d{1,3}-([а-яёәғқңөұүһі]+)")
_NUMBER_BEFORE: Final = re.compile(r"(?:\d|%|\b[IVXLCХІ]{1,6})\)?[-–—]?\s{0,2}$")
_CHAIN_BEFORE: Final = re.compile(r"(?:\d|\b(?:млн|млрд|трлн|тыс|мың|кв|куб|шаршы|текше|mln|bln|sq|cu)\.?)\s{1,2}$")
_DATE_AHEAD: Final = re.compile(r"\s?\d{1,2}\.\s?\d{2,4}")
_VOWELS: Final = re.compile(r"[^bcdfghjklmnpqrstvwxzбвгджзйклмнпрстфхцчшщғқңһ]", re.IGNORECASE)
_AND_BEFORE: Final = re.compile(r"\b(?:и|және)\s{1,2}$")
_LONGEST_LABEL: Final = 24
_NUMBER_WINDOW: Final = 12
_HOURS: Final = frozenset({"a.m", "p.m"})
_DAYS: Final = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_ZONES: Final = frozenset({"Eastern", "Central", "Mountain", "Pacific", "Moscow"})
_OFFICES: Final = frozenset(
    {"Chief", "President", "Chairman", "Chairwoman", "Chair", "Executive", "Vice", "Director", "Founder"}
)


@dataclass(frozen=True, slots=True)
class Stop:
    """A single full stop at ``at`` in the sentence from ``start``, with what follows it."""

    text: str
    start: int
    at: int
    ahead: re.Match[str]
    table: Tables

    @property
    def following(self) -> str:
        return self.ahead["word"] or ""

    @property
    def starter(self) -> bool:
        """Whether the next word opens sentences and is no name (nor an initial: "A. Smith")."""
        word, end = self.following, self.ahead.end()
        initial = len(word) == 1 and self.text[end : end + 1] == "."
        return word[:1].isupper() and word.lower() in self.table.starters and not initial


def stop_ends(stop: Stop, closers: str) -> bool:
    """Whether a single full stop ends the sentence, by the word before it."""
    begin = _word_begin(stop.text, stop.start, stop.at)
    word = stop.text[begin : stop.at]
    if not word:
        return True
    if not closers and _is_marker(stop, begin, word):
        return False
    if word.isdigit():
        ordinal = stop.table.ordinal_stop or _DATE_AHEAD.match(stop.text, stop.at + 1) is not None
        return not (ordinal and len(word) < 3)
    meanings = _meanings(stop, begin, word)
    if not meanings:
        return stop.starter or not _looks_short(word)
    return _ends_by_meaning(stop, begin, word, meanings)


def _word_begin(text: str, start: int, at: int) -> int:
    begin = at
    lowest = max(start, at - _WORD_BEFORE)
    while begin > lowest and (text[begin - 1].isalnum() or text[begin - 1] in ".-’'/&@_:%?=#‑"):
        begin -= 1
    while begin < at and not text[begin].isalnum():
        begin += 1
    return begin


def _is_marker(stop: Stop, begin: int, word: str) -> bool:
    """Whether the stop belongs to a list number or to a label at the start: 1. / Chapter 2. / 5-бап."""
    if begin - stop.start > _LONGEST_LABEL:
        return False
    before = stop.text[stop.start : begin].strip("\"'«“„‘([ \u00a0")
    if before:
        return before.lower() in stop.table.labels and _MARKER.fullmatch(word) is not None
    label = _KAZAKH_LABEL.fullmatch(word)
    return _MARKER.fullmatch(word) is not None or (label is not None and label[1] in stop.table.labels)


def _meanings(stop: Stop, begin: int, word: str) -> frozenset[str]:
    """The table classes of the abbreviation that ends here, the longest one where several words make it: т. с. с."""
    joined, at = word.lstrip("0123456789,."), begin
    if joined[:1] == "-":
        joined = joined[1:]
    found = stop.table.meanings(joined)
    for _ in range(3):
        previous = _dotted_before(stop.text, stop.start, at)
        if previous is None:
            break
        at = previous
        joined = f"{stop.text[at : stop.text.index('.', at)]}.{joined}"
        found = stop.table.meanings(joined) or found
    return found


def _dotted_before(text: str, start: int, at: int) -> int | None:
    """Where the short dotted word right before ``at`` begins, as «т.» before «с.» in «т. с. с.»."""
    if at - start < 3 or text[at - 1] not in " \u00a0\u202f" or text[at - 2] != ".":
        return None
    begin = at - 2
    while begin > start and at - begin < 8 and text[begin - 1].isalpha():
        begin -= 1
    return begin if begin < at - 2 and (begin == start or not text[begin - 1].isalnum()) else None


def _ends_by_meaning(stop: Stop, begin: int, word: str, meanings: frozenset[str]) -> bool:
    """Whether a listed abbreviation ends the sentence: the classes are explained in abbreviations.en.tsv."""
    text, following = stop.text, stop.following
    before = max(0, begin - _NUMBER_WINDOW)
    numbered = word[0].isdigit() or _NUMBER_BEFORE.search(text, before, begin) is not None
    if "company" in meanings:
        return following not in _OFFICES and not (following.isupper() and len(following) < 5)
    if word.lower() in _HOURS and (following in _DAYS | _ZONES or (following.isupper() and len(following) < 5)):
        return following in ("I", "A")
    if "end" in meanings and ("name" not in meanings or _AND_BEFORE.search(text, before, begin)):
        return True
    if "year" in meanings and numbered:
        return stop.starter
    if "unit" in meanings and (numbered or _CHAIN_BEFORE.search(text, before, begin)):
        return following != ""
    if "number" in meanings and (len(following) < 2 or _ROMAN.fullmatch(following)):
        return False
    if "title" in meanings:
        return False
    if meanings & {"name", "scale", "year"}:
        return stop.starter
    return following != "" or "unit" not in meanings


def _looks_short(word: str) -> bool:
    """Whether an unlisted word still looks like an abbreviation: an initial, U.S., z.B., a word without vowels."""
    parts = word.split(".")
    if len(parts) > 1 and all(0 < len(part) < 3 for part in parts) and not word.isdigit():
        return not parts[-1].isdigit()
    last = word.rsplit("-", 1)[-1]
    if len(last) == 1:
        return last.isalpha()
    return len(word) < 6 and word.isalpha() and not word.isupper() and not _VOWELS.search(word)
