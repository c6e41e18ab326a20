"""Lines broken inside a sentence, words still parted at a line's end, and paragraphs run together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ....corpus.abbreviations import tables
from ....corpus.types import Document, Finding, Span
from ...drift.places import listed, place, quoted

# A text of which so many lines end inside a sentence is wrapped, not broken.
_WRAPPED = 0.2
_MOST_SHOWN = 3
_AROUND = 24
_BREAK = re.compile(r"[ \t\u00a0]*(?:\r\n?|\n)\s*")
_PARTED = re.compile(r"[^\W\d_]{2}[-\u00ad\u2010][ \t]*(?:\r\n?|\n)\s*(?=[^\W\d_])")
# How a line of a preamble ends: "; and".
_LISTED = re.compile(r";\s[^\W\d_]{1,6}\Z")
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_RUN_TOGETHER = re.compile(r"(?<![\w.@/:-])([^\W\d_]{4,24})[.!?…](?=([^\W\d_])[^\W\d_]{2})(?!\S{0,60}[@/.]\w)")


def broken_lines(document: Document) -> Iterator[Finding]:
    """At most one finding for lines broken inside a sentence and one for words run together, with the first places."""
    parted, broken = _breaks(document)
    lines = sum(1 for _ in _LINE.finditer(document.text))
    if len(broken) + len(parted) <= max(1, lines * _WRAPPED):
        if broken:
            yield _finding(document, broken, "a line that ends inside a sentence")
        if parted:
            yield _finding(document, parted, "a word parted at the end of a line")
    if together := list(_run_together(document)):
        yield _finding(document, together, "no space between two sentences, as where two paragraphs run together")


def _breaks(document: Document) -> tuple[list[tuple[int, Span]], list[tuple[int, Span]]]:
    """The line breaks inside segments as spans: those that part a word, and the others."""
    parted: list[tuple[int, Span]] = []
    broken: list[tuple[int, Span]] = []
    for number, segment in enumerate(document.segments):
        text = document.segment_text(number)
        if "\n" not in text and "\r" not in text:
            continue
        for match in _BREAK.finditer(text):
            hyphen = _PARTED.match(text, max(0, match.start() - 3))
            if not hyphen and not _is_inside_sentence(text, match.start(), match.end()):
                continue
            span = segment.start + match.start(), segment.start + match.end()
            (parted if hyphen else broken).append((number, span))
    return parted, broken


def _is_inside_sentence(text: str, start: int, end: int) -> bool:
    """Whether a break stands between two words of a sentence, and not in a form, a list or a preamble."""
    words = text[start - 1].isalnum() and (text[end].islower() or text[end].isdigit())
    return words and not _LISTED.search(text, max(0, start - 12), start)


def _run_together(document: Document) -> Iterator[tuple[int, Span]]:
    """Where a sentence ends and the next begins without a space, as spans of the words before."""
    known = tables(document.lang)
    ends = [segment.end for segment in document.segments]
    for match in _RUN_TOGETHER.finditer(document.text):
        word = match[1]
        plain = word[1:].islower() and match[2].isupper() and not known.meanings(word.lower())
        if plain:
            yield bisect_right(ends, match.start(1)), match.span()


def _finding(document: Document, found: Sequence[tuple[int, Span]], what: str) -> Finding:
    where = tuple(place(document, (number,), _widened(document, number, span)) for number, span in found)
    said = listed([f"{quoted(at.text)} on line {at.line}" for at in where], _MOST_SHOWN)
    count = "one place" if len(where) == 1 else f"{len(where)} places"
    detail = f"The text has {what} in {count}: {said}."
    return Finding("format", "minor", where, detail)


def _widened(document: Document, number: int, span: Span) -> Span:
    """The span with some words of its segment before and behind it."""
    text, segment = document.text, document.segments[number]
    start, end = max(segment.start, span[0] - _AROUND), min(segment.end, span[1] + _AROUND)
    while start > segment.start and not text[start - 1].isspace() and start < span[0]:
        start += 1
    while end < segment.end and not text[end].isspace() and end > span[1]:
        end -= 1
    return start, end
