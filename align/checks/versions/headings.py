"""Headings of one language version that stand inside a paragraph of the other."""

from __future__ import annotations

from collections.abc import Iterator

from ....corpus.language import language_name
from ....corpus.types import Document, Finding, Indices
from ...drift.places import place, quoted
from ..shapes import Versions, is_sure

#: Where fewer headings are headings on both sides, the versions are laid out in two ways.
_FEWEST_SHARED = 2
_MOST_LOST = 0.5


def lost_headings(versions: Versions) -> Iterator[Finding]:
    """One finding for each heading that has become part of a paragraph of running text in the other version."""
    for own in (0, 1):
        mine, theirs = (versions.left, versions.right)[:: 1 if own == 0 else -1]
        shared = 0
        lost: list[tuple[int, Indices]] = []
        for bead in versions.beads:
            headings = [i for i in bead.spans[own] if mine.segments[i].kind == "heading"]
            others = bead.spans[1 - own]
            if not headings or not others or not is_sure(bead):
                continue
            if any(theirs.segments[j].kind == "heading" for j in others):
                shared += 1
            elif all(_inside_paragraph(theirs, j) for j in others):
                lost.append((headings[0], others))
        if shared >= _FEWEST_SHARED and len(lost) <= shared * _MOST_LOST:
            for heading, others in lost:
                yield _finding(mine, theirs, heading, others)


def _inside_paragraph(document: Document, index: int) -> bool:
    segments = document.segments
    near = [segments[n].paragraph for n in (index - 1, index + 1) if 0 <= n < len(segments)]
    return segments[index].kind == "body" and segments[index].paragraph in near


def _finding(mine: Document, theirs: Document, heading: int, others: Indices) -> Finding:
    where = place(mine, (heading,)), place(theirs, others)
    ours, other = (language_name(document.lang) for document in (mine, theirs))
    detail = (
        f"{quoted(where[0].text)} is a heading in the {ours} version (line {where[0].line}), but stands inside a"
        f" paragraph of the {other} one (line {where[1].line})."
    )
    return Finding("format", "minor", where, detail)
