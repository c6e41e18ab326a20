"""The quotations of a text with the marks that they stand in, and marks without a counterpart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....corpus.types import Document, Span
from .single_quotes import single_quotations

_MARK = re.compile(r"[«»“”„‟\"]")
#: The closing marks of each opening one; “ closes „ in Russian and is used to close by mistake nowhere else.
CLOSING = {"«": "»", "“": "”", "„": "“”", '"': '"'}
_BEFORE_CLOSING = frozenset(".,!?;:%…)»”")


@dataclass(frozen=True, slots=True)
class Quotation:
    """An outermost quotation, with its marks in ``span`` and as ``style``: « », “ ”."""

    segment: int
    span: Span
    style: str


def quotations(document: Document) -> Iterator[Quotation]:
    """The outermost quotations that begin and end in one segment, in order of the segments.

    Single marks inside double ones, which may be open since an earlier paragraph, are nested; those of a headline are
    a custom of the press.
    """
    depth, paragraph, is_open = 0, -1, False
    for number, text in enumerate(document.sentences):
        segment = document.segments[number]
        if segment.paragraph != paragraph:
            # The last mark tells whether a quotation goes on: a nested one may share its closing mark.
            depth, paragraph = int(is_open), segment.paragraph
        marks = [(match.start(), match[0]) for match in _MARK.finditer(text)]
        single = list(_not_nested(text, marks, depth)) if segment.kind != "heading" else []
        double = [span for span in _outermost(text) if not any(a < span[0] and span[1] < b for a, b in single)]
        depth = _depth(text, marks, depth)
        is_open = _depth(text, marks[-1:], 0) > 0 if marks else is_open
        for begin, end in sorted([*single, *double]):
            style = f"{text[begin]} {text[end - 1]}"
            yield Quotation(number, (segment.start + begin, segment.start + end), style)


def _not_nested(text: str, marks: Sequence[tuple[int, str]], depth: int) -> Iterator[Span]:
    """The quotations in single marks that begin where no other one is open."""
    read = 0
    for begin, end in single_quotations(text):
        last = bisect_left(marks, (begin, ""))
        depth = _depth(text, marks[read:last], depth)
        read = last
        if not depth:
            yield begin, end


def _depth(text: str, marks: Sequence[tuple[int, str]], depth: int) -> int:
    """How many quotations are open behind some marks."""
    for at, mark in marks:
        depth = depth + 1 if mark in CLOSING and _opens(text, at) else max(0, depth - 1)
    return depth


def _outermost(text: str) -> Iterator[Span]:
    opened: list[int] = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if mark in CLOSING and _opens(text, at):
            opened.append(at)
        elif opened and mark in CLOSING[text[opened[-1]]]:
            begin = opened.pop()
            if not opened:
                yield begin, at + 1


def _opens(text: str, at: int) -> bool:
    """Whether a mark can open: no letter, digit or mark of a sentence right before it, and no space after it."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return not (before.isalnum() or before in _BEFORE_CLOSING) and bool(after) and not after.isspace()
