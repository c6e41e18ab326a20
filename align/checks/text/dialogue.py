"""Questions of an interview that lack the dash with which the others begin."""

from __future__ import annotations

from collections.abc import Iterator

from ....corpus.kinds import DASH
from ....corpus.types import Document, Finding
from ...drift.places import listed, place, quoted

#: So many questions with a dash, and such a share of all, make it the custom.
_CUSTOM = 4
_MAJORITY = 0.6
#: A shorter question may be one that the speaker puts to the listeners.
_SHORTEST = 50
_MOST_SHOWN = 4


def undashed_questions(document: Document) -> Iterator[Finding]:
    """One finding for the questions without a dash, where most of them have one."""
    dashed, bare = [], []
    for number, segment in enumerate(document.segments):
        before = document.segments[number - 1] if number else None
        if segment.kind != "question" or (before and before.paragraph == segment.paragraph):
            continue
        if DASH.match(document.text, segment.start, segment.end):
            dashed.append(number)
        elif not (before and before.kind == "question") and _size(document, number) >= _SHORTEST:
            bare.append(number)  # behind another question it goes on with it
    if not bare or len(dashed) < _CUSTOM or len(dashed) < _MAJORITY * (len(dashed) + len(bare)):
        return
    where = tuple(place(document, (number,)) for number in bare)
    said = listed([f"{quoted(at.text)} on line {at.line}" for at in where], _MOST_SHOWN)
    do = "1 question does" if len(bare) == 1 else f"{len(bare)} questions do"
    detail = f"{len(dashed)} questions of the interview begin with a dash, but {do} not: {said}."
    yield Finding("format", "minor", where, detail)


def _size(document: Document, first: int) -> int:
    """The length of the paragraph that begins with the segment, up to what is asked for."""
    start, paragraph = document.segments[first].start, document.segments[first].paragraph
    end = start
    for number in range(first, len(document)):
        if document.segments[number].paragraph != paragraph or end - start >= _SHORTEST:
            break
        end = document.segments[number].end
    return end - start
