"""Quotation marks, brackets and dialogue dashes that a text does not use in one way, or leaves open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from ....corpus.types import Document, Finding, Span
from ...drift.places import listed, place, quoted
from .open_marks import unpaired_brackets, wrong_quotes
from .quote_pairs import Quotation, quotations

#: So many uses of the usual marks make it a custom, from which others depart.
_CUSTOM = 5
_MAJORITY = 0.75
_NAMES = {"–": "an en dash", "—": "an em dash", "-": "a hyphen", "―": "a horizontal bar", "−": "a minus sign"}
_AROUND = 30


def mixed_quotation_marks(document: Document) -> Iterator[Finding]:
    """One finding for the quotations in other marks than most of the text's; marks inside a quotation may differ."""
    by_style: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in quotations(document):
        by_style[quotation.style].append(quotation)
    counts = Counter({style: len(found) for style, found in by_style.items()})
    usual = _usual(counts)
    if usual is None:
        return
    strange = sorted((q for style, found in by_style.items() if style != usual for q in found), key=lambda q: q.span)
    where = tuple(place(document, (q.segment,), q.span) for q in strange)
    others = listed(
        [
            f"{style} {count} times" if count > 1 else f"{style} once"
            for style, count in counts.most_common()
            if style != usual
        ]
    )
    said = listed([f"{quoted(at.text)} on line {at.line}" for at in where])
    detail = f"The text quotes in {usual} {counts[usual]} times, but in {others}: {said}."
    yield Finding("format", "minor", where, detail)


def mixed_dialogue_dashes(document: Document) -> Iterator[Finding]:
    """One finding for the turns of a dialogue that begin with another dash than most."""
    by_dash: dict[str, list[int]] = defaultdict(list)
    for index, segment in enumerate(document.segments):
        first = document.text[segment.start]
        opens = not index or document.segments[index - 1].paragraph != segment.paragraph
        if opens and segment.kind in {"body", "question"} and first in _NAMES and _is_turn(document, segment.start):
            by_dash[first].append(index)
    usual = _usual(Counter({dash: len(found) for dash, found in by_dash.items()}))
    if usual is None:
        return
    strange = sorted(index for dash, found in by_dash.items() if dash != usual for index in found)
    where = tuple(place(document, (index,)) for index in strange)
    said = listed([f"line {at.line} with {_NAMES[at.text[0]]}" for at in where])
    detail = f"{len(by_dash[usual])} turns of the dialogue begin with {_NAMES[usual]}, but {said}."
    yield Finding("format", "minor", where, detail)


def open_marks(document: Document) -> Iterator[Finding]:
    """One finding for the brackets and quotation marks that are opened and never closed, or closed and never opened."""
    found = sorted({*unpaired_brackets(document), *wrong_quotes(document)})
    if not found:
        return
    where = tuple(place(document, (number,), _around(document, number, at)) for number, at in found)
    marks = [
        f"{document.text[at]} on line {document.line(at)} (at {quoted(place_.text)})"
        for (_, at), place_ in zip(found, where, strict=True)
    ]
    wrong = "without a counterpart or turned the wrong way"
    what = f"{len(found)} brackets or quotation marks are" if len(found) > 1 else "A bracket or quotation mark is"
    yield Finding("format", "minor", where, f"{what} {wrong}: {listed(marks)}.")


def _usual(counts: Counter[str]) -> str | None:
    """The style that nearly all uses have, if some have another; None if there is one style or no custom."""
    if len(counts) < 2:
        return None
    ((style, most),) = counts.most_common(1)
    return style if most >= _CUSTOM and most >= counts.total() * _MAJORITY else None


def _is_turn(document: Document, start: int) -> bool:
    text = document.text[start + 1 : start + 4].lstrip(" \u00a0")
    return text[:1].isupper() and document.text[start + 1 : start + 2] in {" ", "\u00a0"}


def _around(document: Document, number: int, at: int) -> Span:
    segment = document.segments[number]
    return max(segment.start, at - _AROUND), min(segment.end, at + _AROUND)
