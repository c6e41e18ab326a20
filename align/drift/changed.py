"""A changed link as the checks see it: its edits, its two texts, and findings with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...corpus.types import Document, Finding, FindingKind, Indices, Link, Place, Severity, Span
from .edits import Edit, Pair
from .places import place


@dataclass(frozen=True)
class Changed:
    """A link, its edits that are more than a way of writing, and the two texts they stand in."""

    pair: Pair
    link: Link
    edits: Sequence[Edit]

    @property
    def spans(self) -> tuple[Span, Span]:
        return _extent(self.pair.source, self.link.source), _extent(self.pair.copy, self.link.copy)

    @property
    def texts(self) -> tuple[str, str]:
        ours, theirs = self.spans
        return self.pair.source.text[slice(*ours)], self.pair.copy.text[slice(*theirs)]

    def source_text(self, edit: Edit) -> str:
        return self.pair.source.text[slice(*edit.spans[0])]

    def copy_text(self, edit: Edit) -> str:
        return self.pair.copy.text[slice(*edit.spans[1])]

    def finding(self, kind: FindingKind, severity: Severity, detail: str, edits: Sequence[Edit] = ()) -> Finding:
        """A finding with a place in each text: what the edits span, or the whole link."""
        ours = _hull([edit.spans[0] for edit in edits]) if edits else None
        theirs = _hull([edit.spans[1] for edit in edits]) if edits else None
        return Finding(kind, severity, self._where(ours, theirs), detail)

    def _where(self, ours: Span | None, theirs: Span | None) -> tuple[Place, Place]:
        return place(self.pair.source, self.link.source, ours), place(self.pair.copy, self.link.copy, theirs)


def _extent(document: Document, indices: Indices) -> Span:
    return document.segments[indices[0]].start, document.segments[indices[-1]].end


def _hull(spans: Sequence[Span]) -> Span:
    return min(start for start, _ in spans), max(end for _, end in spans)
