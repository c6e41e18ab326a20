"""The shapes that every step shares: plain frozen data, checked when it is made."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .made import UNKNOWN, Made, Origin, Provenance, least_trusted

Kind = Literal["body", "heading", "question", "byline", "note", "item"]
Relation = Literal["identical", "format", "wording", "abridged", "expanded", "reported", "split", "merge"]
Severity = Literal["neutral", "minor", "major", "critical"]
FindingKind = Literal[
    "polarity", "number", "name", "stance", "untranslated", "term", "omission", "addition", "wording", "split", "move",
    "format",
]  # fmt: skip
Indices = tuple[int, ...]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, heading, question or list item as the half-open character span ``text[start:end]``.

    ``paragraph`` counts from 0. A question put by an interviewer keeps its dialogue dash inside the span.
    """

    start: int
    end: int
    paragraph: int
    kind: Kind = "body"


@dataclass(frozen=True)
class Document:
    """One text in one language (a BCP 47 code) from one publication, cut into segments in text order.

    The segments do not overlap, and what lies between them is white space (and a byte order mark), so the
    segments with the gaps between them rebuild ``text`` exactly; ``text`` is the decoded file, never altered.
    """

    id: str
    lang: str
    text: str
    segments: tuple[Segment, ...]
    publication: str = ""

    def __post_init__(self) -> None:
        """Raise ``ValueError`` unless the segments are non-empty, in order, disjoint and inside the text."""
        end = 0
        for segment in self.segments:
            if not end <= segment.start < segment.end <= len(self.text):
                raise ValueError(f"{self.id}: segment {segment} is empty, out of order or outside the text")
            end = segment.end

    def __len__(self) -> int:
        return len(self.segments)

    def segment_text(self, index: int) -> str:
        """The exact characters of segment ``index``."""
        segment = self.segments[index]
        return self.text[segment.start : segment.end]

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The exact characters of every segment, in order."""
        return tuple(self.text[s.start : s.end] for s in self.segments)

    def line(self, offset: int) -> int:
        """The line (from 1) that holds character ``offset``; LF, CRLF and CR end a line."""
        return bisect_right(self._line_starts, offset)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        for number, character in enumerate(self.text):
            if character == "\n" or (character == "\r" and self.text[number + 1 : number + 2] != "\n"):
                starts.append(number + 1)
        return starts

    def joined(self, indices: Indices) -> str:
        """The texts of the given segments, joined by one space."""
        return " ".join(self.segment_text(i) for i in indices)


@dataclass(frozen=True, slots=True)
class Bead:
    """Segments that say the same thing: one tuple of segment indices per document, empty where there is none.

    ``score`` is in 0..1, higher is surer; ``moved`` says that the bead stands in another order in a version.
    ``made`` holds what fills its empty sides, at most one text for a language.
    """

    spans: tuple[Indices, ...]
    score: float = 1.0
    moved: bool = False
    made: tuple[Made, ...] = ()

    @property
    def is_null(self) -> bool:
        """Whether only one document has segments here."""
        return sum(bool(span) for span in self.spans) < 2


@dataclass(frozen=True)
class Alignment:
    """The beads of two or three documents; every segment of every document stands in exactly one bead."""

    documents: tuple[Document, ...]
    beads: tuple[Bead, ...]

    def __post_init__(self) -> None:
        """Raise ``ValueError`` unless each segment of each document stands in exactly one bead."""
        for column, document in enumerate(self.documents):
            seen = sorted(index for bead in self.beads for index in bead.spans[column])
            if seen != list(range(len(document))):
                raise ValueError(f"{document.id}: the beads do not hold each segment exactly once")

    @property
    def languages(self) -> tuple[str, ...]:
        """The language codes, in the order of the columns."""
        return tuple(document.lang for document in self.documents)


@dataclass(frozen=True, slots=True)
class Change:
    """One edit inside a link: the source characters at ``source`` became the copy's at ``copy``.

    Both are half-open character spans in the whole document's text; one of them may be empty.
    """

    source: Span
    copy: Span


@dataclass(frozen=True, slots=True)
class Link:
    """Copy segments and the source segments they come from, how they relate, and what changed inside.

    ``score`` is the similarity in 0..1; ``moved`` says that the link stands in another order than its neighbours.
    """

    source: Indices
    copy: Indices
    relation: Relation
    score: float
    moved: bool = False
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is: segments of a document with the character span they fill and its first line (from 1)."""

    document: str
    segments: Indices
    start: int
    end: int
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a reader should look at, with its places and a sentence that explains it."""

    kind: FindingKind
    severity: Severity
    where: tuple[Place, ...]
    detail: str


@dataclass(frozen=True)
class Comparison:
    """How a copy differs from its source: links and findings, both in the order of the copy."""

    source: Document
    copy: Document
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A bead made ready for a translation memory: language code to text, with where it comes from."""

    id: str
    texts: dict[str, str]
    score: float
    segments: dict[str, Indices]
    documents: dict[str, str]
    made: tuple[Made, ...] = ()
    provenance: Provenance = UNKNOWN

    @property
    def origin(self) -> Origin:
        """Is "mt" if a model made a text of it, or else "memory" if a memory did, or else "human"."""
        return least_trusted(self.made)
