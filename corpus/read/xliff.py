"""One language of a translation file in XLIFF 1.2 or 2.x: the source or the target of every unit, as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..tables import primary_language
from .assemble import Extracted
from .codes import unknown_code, usual_code
from .columns import column
from .source import Source
from .xml import LANG, Xml, attribute, children, inner_text, local

# What these hold is the code of another format, no text.
_CODES: Final = frozenset({"bpt", "ept", "it", "ph", "sub", "bx", "ex", "x", "sc", "ec", "cp", "originalData"})
_Units = Iterator[tuple[str, list[tuple[str, str]]]]


def extract_xliff(source: Source) -> Extracted:
    """The texts of one language, one segment each. Raises ``InputError`` for other languages, or broken XML."""
    xml = Xml(source.shown, [source.data])
    found = column(source, list(_units(xml, source)))
    if xml.dropped:
        found.notes.append(f"{xml.dropped} characters that XML forbids were left out")
    return found


def _units(xml: Xml, source: Source) -> _Units:
    languages = ("", "")
    number = 0
    for event, element in xml.elements({"xliff", "file", "trans-unit", "unit"}):
        name = local(element)
        if event == "start" and name == "xliff" and attribute(element, "srcLang"):
            languages = _languages(source, attribute(element, "srcLang"), attribute(element, "trgLang"))
        elif event == "start" and name == "file" and attribute(element, "source-language"):
            given = (attribute(element, "source-language"), attribute(element, "target-language"))
            languages = _languages(source, *given)
        elif event == "end" and name in {"trans-unit", "unit"}:
            number += 1
            place = f"unit {attribute(element, 'id') or number}"
            parts = [element] if name == "trans-unit" else children(element, "segment")
            for part in parts:
                yield place, list(_sides(part, _told(part, languages, source.lang)))


def _languages(source: Source, *codes: str) -> tuple[str, str]:
    """The two languages in their usual spelling. Raises ``InputError`` for a code that is none."""
    found = [usual_code(code) if code else "" for code in codes]
    for code, lang in zip(codes, found, strict=True):
        if lang is None:
            raise source.problem(f"{unknown_code(code)}: correct it in the file (such as en, kk, ru)")
    return found[0] or "", found[1] or ""


def _told(part: Any, languages: tuple[str, str], wanted: str | None) -> tuple[str, str]:
    """The languages of a unit, where the file does not say: those of its texts; the target's is the wanted one."""
    own, target = languages
    said = {name: usual_code(side.get(LANG, "")) for name in ("source", "target") for side in children(part, name)}
    own = own or said.get("source") or ""
    other = wanted if wanted and primary_language(wanted) != primary_language(own) else ""
    return own, target or said.get("target") or other or ""


def _sides(part: Any, languages: tuple[str, str]) -> Iterator[tuple[str, str]]:
    for name, lang in zip(("source", "target"), languages, strict=True):
        for side in children(part, "seg-source") * (name == "source") or children(part, name):
            if lang:
                yield from ((lang, text) for text in _segments(side))


def _segments(side: Any) -> list[str]:
    """The texts of the segments into which a text was cut by the program that made the file, or the whole text."""
    whole = inner_text(side, _CODES)
    marked = [inner_text(mark, _CODES) for mark in side.iter("{*}mrk") if mark.get("mtype") == "seg"]
    return marked if marked and _letters("".join(marked)) == _letters(whole) else [whole]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
