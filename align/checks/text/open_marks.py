"""Brackets and quotation marks without a counterpart in or near their paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from ....corpus.tables import primary_language
from ....corpus.types import Document
from .quote_pairs import CLOSING

Mark = tuple[int, int]
"""A segment and the place of a mark in the text."""

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_LIST_MARKER = re.compile(r"(?:^|\s|[,;:])(?:\w{1,3}|\d{1,2}(?:\.\d{1,2})*)\)$")
_SMILEY = re.compile(r"[:;]-?\)+$")
_WINDOW = 12
_QUOTES = re.compile(r"[«»“”„\"]")
#: In Kazakh and Russian texts “ closes too.
_CLOSING_ELSEWHERE = {**CLOSING, "“": "”“"}
_TURNED = {"”": "“", "»": "«"}
_BEFORE_OPENING = ' \t\n\r\u00a0([{-–—«“„"'
#: A quotation may go on for so many paragraphs.
_LONGEST_QUOTATION = 10


@dataclass
class _Quoting:
    """The marks opened so far in a paragraph, those of earlier paragraphs that may still close, and what is wrong."""

    closers: dict[str, str]
    opened: list[tuple[int, str]] = field(default_factory=list)
    pending: list[tuple[int, int]] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)

    def read(self, text: str, start: int, at: int) -> None:
        """Take in the mark at a place of a paragraph that begins at ``start``."""
        mark = text[at]
        if _may_open(text, at):
            if mark in _TURNED:
                self.wrong.append(start + at)
            self.opened.append((start + at, _TURNED.get(mark, mark)))
        elif self.opened:
            opening = self.opened[-1][1]
            if mark not in self.closers[opening] and mark != "«":
                self.wrong.append(start + at)
            self.opened.pop()
            if mark == "»" and self.opened and self.opened[-1][1] == "«" and "»" not in text[at + 1 :]:
                self.opened.clear()  # one mark may close a quotation and the one around it
        elif self.pending:
            self.pending.clear()
        elif not (mark == '"' and text[at - 1 : at].isdigit()):
            self.wrong.append(start + at)

    def end(self, paragraph: int, *, resumed: bool) -> None:
        """Leave a paragraph: what is open may close further on, but not without end.

        ``resumed`` says that the paragraph began with a mark, as each paragraph of a long quotation does.
        """
        if resumed and not self.opened:
            self.pending.clear()
        self.wrong += [at for at, since in self.pending if since < paragraph - _LONGEST_QUOTATION]
        self.pending = [item for item in self.pending if item[1] >= paragraph - _LONGEST_QUOTATION]
        if self.opened:
            first = self.pending[0][0] if self.pending else self.opened[0][0]
            self.pending = [(first, paragraph)]
        self.opened.clear()


def wrong_quotes(document: Document) -> list[Mark]:
    """The quotation marks that close nothing, are turned the wrong way, close another kind, or are never closed."""
    quoting = _Quoting(CLOSING if primary_language(document.lang) == "en" else _CLOSING_ELSEWHERE)
    for paragraph, group in groupby(document.segments, key=lambda segment: segment.paragraph):
        spans = [(segment.start, segment.end) for segment in group]
        text = document.text[spans[0][0] : spans[-1][1]]
        for match in _QUOTES.finditer(text):
            quoting.read(text, spans[0][0], match.start())
        quoting.end(paragraph, resumed=text[0] in CLOSING)
    ends = [segment.end for segment in document.segments]
    lost = [at for at, _ in quoting.pending]
    return [(bisect_right(ends, at), at) for at in sorted({*quoting.wrong, *lost})]


def _may_open(text: str, at: int) -> bool:
    """Whether a mark stands where a quotation begins: nothing or a space before it, a letter or mark after it."""
    after = text[at + 1 : at + 2]
    inside = bool(after) and (after.isalnum() or after in "«“„\"(…–—-‘'’_%")
    return inside and (at == 0 or text[at - 1] in _BEFORE_OPENING)


def unpaired_brackets(document: Document) -> Iterator[Mark]:
    """The brackets without a counterpart near them, as segment and place in the text."""
    opened: list[tuple[int, int, str]] = []
    for number, text in enumerate(document.sentences):
        start, paragraph = document.segments[number].start, document.segments[number].paragraph
        yield from _forgotten(document, opened, paragraph)
        for at, mark in enumerate(text):
            if mark in _PAIRS:
                opened.append((number, start + at, mark))
            elif mark in ")]}":
                if opened and _PAIRS[opened[-1][2]] == mark:
                    opened.pop()
                elif not _needs_no_opening(text[max(0, at - _WINDOW) : at + 1]):
                    yield number, start + at
    yield from ((number, at) for number, at, _ in opened)


def _needs_no_opening(text: str) -> bool:
    """Whether a closing bracket at the end stands after a list number, or is a face."""
    return _LIST_MARKER.search(text) is not None or _SMILEY.search(text) is not None


def _forgotten(document: Document, opened: list[tuple[int, int, str]], paragraph: int) -> list[tuple[int, int]]:
    """The brackets still open from earlier paragraphs, taken off the list."""
    lost = [(number, at) for number, at, _ in opened if document.segments[number].paragraph < paragraph - 1]
    if lost:
        opened[:] = [item for item in opened if document.segments[item[0]].paragraph >= paragraph - 1]
    return lost
