"""The first lines of a text, among which its title stands."""

from __future__ import annotations

from dataclasses import dataclass

from ....corpus.text import key
from ....corpus.types import Document

#: Titles, sections and by-lines stand among so many paragraphs, and are not longer.
TOP = 6
_LONGEST = 260
#: A paragraph of so many segments is none of them.
_SEGMENTS = 20
#: What stands around a title without being part of it.
EDGES = " .\"'“”«»„"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of one segment near the top, with its key."""

    segment: int
    text: str
    key: str


def top_lines(document: Document) -> list[Line]:
    """The first paragraphs, those of several sentences and long ones left out."""
    found: list[Line] = []
    segments = document.segments[: _SEGMENTS * TOP]
    for number, segment in enumerate(segments):
        if segment.paragraph >= segments[0].paragraph + TOP:
            break
        near = [segments[n].paragraph for n in (number - 1, number + 1) if 0 <= n < len(segments)]
        if segment.paragraph not in near and segment.end - segment.start <= _LONGEST:
            text = document.segment_text(number)
            found.append(Line(number, text, key(text).strip(EDGES)))
    return found
