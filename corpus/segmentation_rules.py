r"""Our sentence rules as pairs of patterns, all that SRX knows: what stands before a place, and what behind it.

The first rule that fits a place decides. The patterns keep to what Java, ICU and, through ``segmentation_cuts``,
Python understand alike: look behind of a fixed width, letters as ``\p{L}``, ``\p{Lu}``, ``\p{Ll}``, both cases spelled
out. What ``sentences.py`` decides by counting or remembering is left out; ``exceptions`` mends it for a given text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from .abbreviations import Tables, tables

STOPS: Final = "[.!?…‽⁇⁈⁉؟۔।॥։።]"
_QUOTES: Final = "[\"'’”“»›]"
CLOSERS: Final = "[\"'’”“»›)\\]}]*"
_OPENERS: Final = "[\"'‘«“„”‟‹(\\[{¿¡*_]{0,6}"
_DASH: Final = "[-–—―−]"
_SYMBOLS: Final = "[$€£₸¥₽№#§@&+~•·►▪●■◆✓→]"
NOTE_MARK: Final = r"(?:\[\d{1,3}\])*"
_WORD: Final = "(?<![\\p{L}.’'/&@_:%?=#‑-])"
_END: Final = "(?!\\p{L})"
_LEAD: Final = rf"(?:{_DASH}{{1,2}}\s*)?{_OPENERS}\s?(?:{_DASH}\s+)?"
_BRAND: Final = rf"{_OPENERS}\s?(?:\p{{L}}{{0,8}}[a-z][A-Z]|https?:|www\.|[\w.+-]{{1,64}}@\w)"
_START: Final = rf"(?=\s+(?:{_LEAD}(?:(?!\p{{Ll}})\p{{L}}|\d|{_SYMBOLS})|{_BRAND}))"
_SPACE: Final = r"(?=\s)"
_NO_LETTER: Final = rf"(?=\s+{_LEAD}[^\p{{L}}\s])"
_NUMBERED: Final = r"(?:\d|%|(?<!\p{L})[IVXLCХІ]{1,6})\)?[-–—]?\s{0,2}"
_MARKER: Final = r"(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,6}|\p{L})\)?\."
# Inside a paragraph a list number follows a word that is no abbreviation.
_BEGINNING: Final = rf"(?:^|(?:\p{{L}}{{4}}|[!?…]){CLOSERS}[.!?…]{CLOSERS}\s)[\"'«“„‘(\[ \u00a0]*"
_CONSONANTS: Final = "bcdfghjklmnpqrstvwxzбвгджзйклмнпрстфхцчшщғқңһ"
_PARTICLES: Final = "of|de|al|bin|ibn|van|von|der|the|also|then|later"
_SIGNERS: Final = "Ed|Eds|Ред|Авт|Прим|Құраст|Пер|Ауд"
_DAYS: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Eastern|Central|Mountain|Pacific|Moscow"
_OFFICES: Final = "Chief|President|Chairman|Chairwoman|Chair|Executive|Vice|Director|Founder"


@dataclass(frozen=True, slots=True)
class Rule:
    """Text is cut, or not cut, between what ``before`` matches and what ``after`` matches."""

    breaks: bool
    before: str
    after: str


@cache
def rules(lang: str) -> tuple[Rule, ...]:
    """The rules for a BCP 47 code, those that come first being the ones that count."""
    table = tables(lang)
    return (*_quotations(table), *_markers(table), *_abbreviations(table), *_ends())


def _quotations(table: Tables) -> Iterator[Rule]:
    quoted = rf"{STOPS}[)\]}}]*{_QUOTES}{CLOSERS}"
    yield Rule(False, quoted, rf"(?=\s+{_DASH})")
    yield Rule(False, rf"{STOPS}{CLOSERS}", rf"(?=\s*[–—-]\s*(?:{_SIGNERS}){_END})")
    yield Rule(False, rf"[(\[<]{STOPS}+{CLOSERS}", _SPACE)
    if table.reporting:
        name = rf"(?:\p{{Lu}}\S{{0,40}}|(?:{_PARTICLES})(?!\S))"
        first = rf"(?!(?!I(?!\p{{L}}))(?:{_either(table.starters)}){_END})"
        verbs = _either(table.reporting)
        asked = rf"[!?…‽⁇⁈⁉]{STOPS}*[)\]}}]*{_QUOTES}{CLOSERS}"
        yield Rule(False, asked, rf"(?=\s+{first}(?:{name}\s+){{1,6}}(?:{verbs}){_END})")


def _markers(table: Tables) -> Iterator[Rule]:
    yield Rule(False, _BEGINNING + _MARKER, _SPACE)
    if table.labels:
        labels = _either(table.labels)
        yield Rule(False, rf"{_BEGINNING}(?:{labels})\s{_MARKER}", _SPACE)
        yield Rule(False, rf"{_BEGINNING}\d{{1,3}}-(?:{labels})\.", _SPACE)
    ordinal = _SPACE if table.ordinal_stop else r"(?=\s\d{1,2}\.\s?\d{2,4})"
    yield Rule(False, r"(?<![\p{L}\d.,])\d{1,2}\.", ordinal)


def _abbreviations(table: Tables) -> Iterator[Rule]:
    """What ``stops.stop_ends`` decides, in its order."""
    starter = rf"{_LEAD}(?=\p{{Lu}})(?:{_either(table.starters)}){_END}(?<!\p{{Lu}}\.)" if table.starters else "(?!)"
    unless_starter = rf"(?=\s+(?!{starter}))"
    acronym = rf"\p{{Lu}}{{1,4}}{_END}"
    groups = _groups(table)
    if groups["company"]:
        yield Rule(False, _short(groups["company"]), rf"(?=\s+{_LEAD}(?:(?:{_OFFICES}){_END}|{acronym}))")
        yield Rule(False, rf"{_WORD}[ap]\.m\.", rf"(?=\s+(?:(?:{_DAYS}){_END}|(?![IA]{_END}){acronym}))")
    yield from _listed(True, groups["company"] + groups["end"], _START)
    yield from _listed(False, groups["year"], unless_starter, _NUMBERED)
    yield from _listed(True, groups["unit"], _START.replace(r"|\d|", "|").replace(_SYMBOLS, "(?!)"), _NUMBERED)
    short = rf"(?:[IVXLCDMХІ]{{1,7}}{_END}|\p{{L}}{_END}|[^\p{{L}}\s])"
    yield from _listed(False, groups["number"], rf"(?=\s+{_LEAD}{short})")
    yield from _listed(False, groups["title"], _SPACE)
    yield from _listed(False, groups["name"] + groups["scale"] + groups["year"], unless_starter)
    yield from _listed(False, groups["unit"], _NO_LETTER)
    yield from _listed(True, groups["number"] + groups["unit"], _START)
    yield Rule(False, rf"{_WORD}\p{{L}}{{1,2}}(?:\.\p{{L}}{{1,2}})+\.{CLOSERS}", unless_starter)
    yield Rule(False, rf"(?<![\p{{L}}\d.])\p{{L}}\.{CLOSERS}", unless_starter)
    yield Rule(False, rf"{_WORD}(?!\p{{Lu}}+\.)[{_CONSONANTS}{_CONSONANTS.upper()}]{{1,5}}\.{CLOSERS}", unless_starter)


def _ends() -> Iterator[Rule]:
    yield Rule(True, rf"{STOPS}+{CLOSERS}{NOTE_MARK}[ \u00a0][»”\"]", _START)
    yield Rule(False, rf"{STOPS}+{CLOSERS}{NOTE_MARK}", r"(?=[ \u00a0][»”\"](?:\s|$))")
    yield Rule(True, rf"{STOPS}+{CLOSERS}{NOTE_MARK}", _START)
    yield Rule(True, r"[。！？｡][\"'’”“»›)\]}」』）]*", "")
    small = "а-яёәғқңөұүһі"
    yield Rule(True, rf"[{small}]{{3}}[.!?…]+[»”\"]?", rf"(?=[А-ЯЁӘҒҚҢӨҰҮҺІ][{small}])")


def _groups(table: Tables) -> dict[str, list[str]]:
    """The abbreviations by the first of their classes that decides; one may stand in several that ask of numbers."""
    groups: dict[str, list[str]] = {name: [] for name in ("company", "end", "year", "unit", "number", "title")}
    groups |= {"name": [], "scale": []}
    for word, classes in sorted(table.classes.items()):
        if "company" in classes:
            groups["company"].append(word)
        elif "end" in classes and "name" not in classes:
            groups["end"].append(word)
        else:
            for name in classes - {"end"}:
                groups[name].append(word)
    return groups


def _listed(breaks: bool, words: Sequence[str], after: str, before: str = "") -> Iterator[Rule]:
    if words:
        yield Rule(breaks, before + _short(words, "" if before else _WORD), after)


def _short(words: Sequence[str], start: str = _WORD) -> str:
    return rf"{start}(?:{_either(words)})\.{CLOSERS}"


def _either(words: Iterable[str]) -> str:
    """A pattern for these words, the longest first; one in small letters stands for all cases."""
    forms: set[str] = set()
    for word in words:
        forms |= {word, word.capitalize(), word.upper()} if word.islower() and len(word) > 1 else {word}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\.", r"\.[ \u00a0\u202f]?") for form in ordered)
