"""Two texts that say the same, or should: a changed link or a bead of two languages, and findings with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...corpus.numbers import Quantity, quantities
from ...corpus.tables import primary_language
from ...corpus.types import Bead, Document, Finding, FindingKind, Indices, Link, Place, Severity, Span
from .edits import Edit, Pair
from .places import place


@dataclass(frozen=True)
class Changed:
    """A link, its edits that are more than a way of writing, and the two texts they stand in.

    Between two languages there are no edits. ``names`` is what a detail calls the two texts.
    """

    pair: Pair
    link: Link
    edits: Sequence[Edit] = ()
    names: tuple[str, str] = ("source", "copy")

    @classmethod
    def bead(cls, pair: Pair, bead: Bead, names: tuple[str, str]) -> Changed:
        """What two language versions say in a bead that is not null."""
        return cls(pair, Link(bead.spans[0], bead.spans[1], "wording", bead.score, bead.moved), (), names)

    @property
    def languages(self) -> tuple[str, str]:
        return self.pair.source.lang, self.pair.copy.lang

    @property
    def is_translation(self) -> bool:
        """Whether the two texts are in different languages, so that their words cannot be compared."""
        return primary_language(self.languages[0]) != primary_language(self.languages[1])

    @property
    def spans(self) -> tuple[Span, Span]:
        return _extent(self.pair.source, self.link.source), _extent(self.pair.copy, self.link.copy)

    @property
    def texts(self) -> tuple[str, str]:
        ours, theirs = self.spans
        return self.pair.source.text[slice(*ours)], self.pair.copy.text[slice(*theirs)]

    @cached_property
    def quantities(self) -> tuple[list[Quantity], list[Quantity]]:
        """The quantities of both texts, with their places in ``texts``."""
        return quantities(self.texts[0], self.languages[0]), quantities(self.texts[1], self.languages[1])

    def source_text(self, edit: Edit) -> str:
        return self.pair.source.text[slice(*edit.spans[0])]

    def copy_text(self, edit: Edit) -> str:
        return self.pair.copy.text[slice(*edit.spans[1])]

    def finding(self, kind: FindingKind, severity: Severity, detail: str, edits: Sequence[Edit] = ()) -> Finding:
        """A finding with a place in each text: what the edits span, or the whole link."""
        ours = _hull([edit.spans[0] for edit in edits]) if edits else None
        theirs = _hull([edit.spans[1] for edit in edits]) if edits else None
        where = place(self.pair.source, self.link.source, ours), place(self.pair.copy, self.link.copy, theirs)
        return Finding(kind, severity, where, detail)

    def finding_at(
        self, kind: FindingKind, severity: Severity, detail: str, source: Sequence[Span], copy: Sequence[Span]
    ) -> Finding:
        """A finding with a place for each of the spans in ``texts``; a text without any is named whole."""
        sides = (self.pair.source, self.link.source, source), (self.pair.copy, self.link.copy, copy)
        where: list[Place] = []
        for (document, indices, spans), (start, _) in zip(sides, self.spans, strict=True):
            exact = [(start + one, start + other) for one, other in spans]
            where += [place(document, _holding(document, indices, span), span) for span in exact]
            where += [] if exact else [place(document, indices)]
        return Finding(kind, severity, tuple(where), detail)


def _extent(document: Document, indices: Indices) -> Span:
    return document.segments[indices[0]].start, document.segments[indices[-1]].end


def _hull(spans: Sequence[Span]) -> Span:
    return min(start for start, _ in spans), max(end for _, end in spans)


def _holding(document: Document, indices: Indices, span: Span) -> Indices:
    """The segments, of those given, in which some of the span stands."""
    segments = document.segments
    found = tuple(n for n in indices if segments[n].start < span[1] and span[0] < segments[n].end)
    return found or indices
