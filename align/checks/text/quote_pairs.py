"""The quotations of a text with the marks that they stand in, and marks without a counterpart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ....corpus.types import Document, Span

_MARK = re.compile(r"[«»“”„‟\"]")
#: The closing marks of each opening one; “ closes „ in Russian and is used to close by mistake nowhere else.
_CLOSING = {"«": "»", "“": "”", "„": "“”", '"': '"'}
_BEFORE_CLOSING = frozenset(".,!?;:%…)»”")


@dataclass(frozen=True, slots=True)
class Quotation:
    """An outermost quotation, with its marks in ``span`` and as ``style``: « », “ ”."""

    segment: int
    span: Span
    style: str


def quotations(document: Document) -> Iterator[Quotation]:
    """The outermost quotations that begin and end in one segment, in order."""
    for number, text in enumerate(document.sentences):
        start = document.segments[number].start
        for begin, end in _outermost(text):
            style = f"{text[begin]} {text[end - 1]}"
            yield Quotation(number, (start + begin, start + end), style)


def _outermost(text: str) -> Iterator[Span]:
    opened: list[int] = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if mark in _CLOSING and _opens(text, at):
            opened.append(at)
        elif opened and mark in _CLOSING[text[opened[-1]]]:
            begin = opened.pop()
            if not opened:
                yield begin, at + 1


def _opens(text: str, at: int) -> bool:
    """Whether a mark can open: no letter, digit or mark of a sentence right before it, and no space after it."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return not (before.isalnum() or before in _BEFORE_CLOSING) and bool(after) and not after.isspace()
