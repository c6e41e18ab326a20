"""Apostrophes that a text writes in two ways: We’ve and don't."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....corpus.types import Document, Finding, Span
from ...drift.places import listed, place, quoted

#: Fewer apostrophes of one shape make no custom.
_CUSTOM = 5
_NAMES = {"'": "straight", "’": "curly"}
#: Inside a word; "s" and the mark at a word's end are a possessive only where no quotation is open.
_INSIDE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_POSSESSIVE = re.compile(r"(?<=[^\W\d_]s)['’](?=\s[^\W\d_])")
_OPENING = re.compile(r"(?<![^\W_])[‘'](?=\w)")
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]*")
_LONGEST_WORD = 40


def mixed_apostrophes(document: Document) -> Iterator[Finding]:
    """One finding for the apostrophes of the rarer shape, where a text has straight and curly ones."""
    found: dict[str, list[tuple[int, Span]]] = {"'": [], "’": []}
    for number, text in enumerate(document.sentences):
        start = document.segments[number].start
        for at in _apostrophes(text):
            first, last = _word(text, at)
            found[text[at]].append((number, (start + first, start + last)))
    rare, usual = sorted(found, key=lambda mark: len(found[mark]))
    if not found[rare] or len(found[usual]) < _CUSTOM:
        return
    where = tuple(place(document, (number,), span) for number, span in found[rare])
    said = listed([f"{quoted(at.text)} on line {at.line}" for at in where])
    once = "once" if len(where) == 1 else f"{len(where)} times"
    detail = (
        f"The text writes the apostrophe in two ways: {_NAMES[usual]} ({usual}) {len(found[usual])} times and"
        f" {_NAMES[rare]} ({rare}) {once}: {said}."
    )
    yield Finding("format", "minor", where, detail)


def _apostrophes(text: str) -> list[int]:
    """Where the apostrophes of a sentence stand, less marks that may close a quotation."""
    if "'" not in text and "’" not in text:
        return []
    found = [match.start() for match in _INSIDE.finditer(text)]
    if not _OPENING.search(text):
        found += [match.start() for match in _POSSESSIVE.finditer(text)]
    return sorted(found)


def _word(text: str, at: int) -> Span:
    """The word around an apostrophe."""
    before = _WORD_BEFORE.search(text, max(0, at - _LONGEST_WORD), at)
    after = _WORD_AFTER.match(text, at + 1, at + 1 + _LONGEST_WORD)
    return before.start() if before else at, after.end() if after else at + 1
