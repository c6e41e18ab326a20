"""Two passages of different texts held against each other, with places that count in the whole texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ....corpus.types import Document, Finding, Indices, Link, Place, Segment, Span
from ...drift.changed import Changed
from ...drift.edits import Edit, Pair
from ...drift.places import or_nothing, place

#: What a finding of a kind is about, in words.
WHAT = {"polarity": "a negation", "number": "a figure", "name": "a name"}


@dataclass(frozen=True)
class Passage:
    """A stretch of a document, with the segments in which it stands."""

    document: Document
    segments: Indices
    span: Span

    @classmethod
    def segment(cls, document: Document, number: int) -> Passage:
        """A whole segment."""
        return cls(document, (number,), (document.segments[number].start, document.segments[number].end))

    @property
    def text(self) -> str:
        return self.document.text[slice(*self.span)]

    @property
    def title(self) -> str:
        """What a reader calls the document."""
        return self.document.publication or self.document.id

    def part(self, start: int, end: int) -> Place:
        """The place of a stretch that is given by offsets into the passage."""
        at, segments = self.span[0], self.document.segments
        span = at + start, at + end
        inside = tuple(n for n in self.segments if segments[n].start < span[1] and span[0] < segments[n].end)
        return place(self.document, inside or self.segments[:1], span)

    def alone(self, name: str) -> Document:
        """The passage as a document of one segment, so that what is done with it costs no more than its length."""
        return Document(name, self.document.lang, self.text, (Segment(0, len(self.text), 0),))


@dataclass(frozen=True)
class Variant:
    """Two wordings of one passage."""

    one: Passage
    other: Passage
    changed: Changed

    @classmethod
    def of(cls, one: Passage, other: Passage) -> Variant:
        """The two passages with the edits between them that are more than a way of writing."""
        pair = Pair.of(one.alone("one"), other.alone("other"))
        edits = [edit for edit in pair.edits((0,), (0,)) if not edit.surface]
        return cls(one, other, Changed(pair, Link((0,), (0,), "wording", 1.0), edits))

    def places(self, found: Finding) -> tuple[Place, ...]:
        """Where a finding on ``changed`` is in the whole texts."""
        sides = {"one": self.one, "other": self.other}
        return tuple(sides[where.document].part(where.start, where.end) for where in found.where)

    def wordings(self, found: Finding) -> str:
        """What stands at the places of a finding, as "X has “A”, Y has “B”"."""
        texts = {"one": "", "other": ""}
        for where in found.where:
            texts[where.document] = f"{texts[where.document]} {where.text}".strip()
        return f"{self.one.title} has {or_nothing(texts['one'])}, {self.other.title} has {or_nothing(texts['other'])}"

    def texts_of(self, edits: Sequence[Edit]) -> list[str]:
        """The two wordings of each edit."""
        changed = self.changed
        return [f"{or_nothing(changed.source_text(e))} → {or_nothing(changed.copy_text(e))}" for e in edits]
