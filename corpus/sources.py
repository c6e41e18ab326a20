"""A document that was read from a file of some format: its segments know where in the file they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .types import Document, Place


@dataclass(frozen=True)
class SourceDocument(Document):
    """A document whose text was taken out of a file; of a plain text it is the decoded file, unaltered.

    ``places`` says for each segment where it stands in the file in that format's terms (``page 3``,
    ``table 2, row 3, column 1``, ``cue 00:01:05``); it is empty for plain text, where the line tells.
    ``notes`` is what the reader did that somebody must know: another encoding, letters repaired, parts left out.
    ``reasons`` says of segments, by their numbers, why they were taken for no part of the text (kind ``note``).
    """

    places: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reasons: dict[int, str] = field(default_factory=dict, compare=False)  # a document is a key of caches

    def __post_init__(self) -> None:
        """Raise ``ValueError`` unless each segment has a place, or none has."""
        super().__post_init__()
        if self.places and len(self.places) != len(self.segments):
            raise ValueError(f"{self.id}: {len(self.places)} places for {len(self.segments)} segments")


@dataclass(frozen=True, slots=True)
class SourcePlace(Place):
    """A place of which the file tells more than the line.

    ``at`` says it in the terms of a format that has other places than lines; ``reason`` says why its first segment
    was taken for no part of the text.
    """

    at: str = ""
    reason: str = ""


def named(place: Place) -> str:
    """A place in words: what its format calls it, or the line, and why it is no part of the text, if it is none."""
    called = (place.at if isinstance(place, SourcePlace) else "") or f"line {place.line:,}"
    return f"{called} ({place.reason})" if isinstance(place, SourcePlace) and place.reason else called


def reasons(document: Document) -> Mapping[int, str]:
    """Why segments of a document, by their numbers, were taken for no part of the text."""
    return document.reasons if isinstance(document, SourceDocument) else {}


def where(document: Document, segment: int) -> str:
    """Where a segment stands in its file, in words: the place its format gives, or else the line."""
    if isinstance(document, SourceDocument) and document.places:
        return document.places[segment]
    return f"line {document.line(document.segments[segment].start)}"


def notes(document: Document) -> tuple[str, ...]:
    """What the reader of a document's file did that somebody must know."""
    return document.notes if isinstance(document, SourceDocument) else ()
