"""What changed between the texts of a link, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...corpus.types import Change, Document, Indices, Span
from .matching import Block, matching
from .pieces import Piece, pieces, with_quantities, words


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of source pieces that became a run of copy pieces; either may be empty, and both know their spans.

    ``surface`` says that both runs have the same words: only case, marks or the way of writing differ.
    """

    source: tuple[Piece, ...]
    copy: tuple[Piece, ...]
    spans: tuple[Span, Span]
    surface: bool

    @property
    def change(self) -> Change:
        """The edit as spans in both texts."""
        return Change(*self.spans)


def edits(source: Sequence[Piece], copy: Sequence[Piece], texts: tuple[str, str]) -> list[Edit]:
    """The edits that turn the source pieces into the copy's, in order, with what only looks different."""
    found: list[Edit] = []
    a = c = 0
    for block in (*matching([p.key for p in source], [p.key for p in copy]), Block(len(source), len(copy), 0)):
        if (a, c) != (block.source, block.copy):
            found.append(_edit(source, copy, (a, block.source), (c, block.copy)))
        a, c = block.source + block.size, block.copy + block.size
        found += _surface(source, copy, range(block.source, a), range(block.copy, c), texts)
    return found


def _edit(source: Sequence[Piece], copy: Sequence[Piece], a: Span, c: Span) -> Edit:
    left, right = tuple(source[slice(*a)]), tuple(copy[slice(*c)])
    same = _bare(left) == _bare(right)
    return Edit(left, right, (_span(source, *a), _span(copy, *c)), same)


def _bare(pieces: Sequence[Piece]) -> str:
    """The words without what stands between and inside them: yours and your's, Kyzyl-Orda and Kyzylorda."""
    return "".join(words(pieces)).replace("'", "")


def _span(pieces: Sequence[Piece], start: int, end: int) -> Span:
    if start < end:
        return pieces[start].start, pieces[end - 1].end
    here = pieces[start - 1].end if start else pieces[0].start if pieces else 0
    return here, here


def _surface(
    source: Sequence[Piece], copy: Sequence[Piece], ours: range, theirs: range, texts: tuple[str, str]
) -> list[Edit]:
    """The places where equal pieces are written in another way, or stand closer or further apart."""
    found = []
    for n, (i, j) in enumerate(zip(ours, theirs, strict=True)):
        if texts[0][source[i].start : source[i].end] != texts[1][copy[j].start : copy[j].end]:
            found.append(_edit(source, copy, (i, i + 1), (j, j + 1)))
        if n + 1 < len(ours):
            gaps = (source[i].end, source[i + 1].start), (copy[j].end, copy[j + 1].start)
            if _layout(texts[0][slice(*gaps[0])]) != _layout(texts[1][slice(*gaps[1])]):
                found.append(Edit((), (), gaps, surface=True))
    return found


def _layout(gap: str) -> str:
    """The white space between two pieces; a line break counts as a space."""
    return re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", gap)


@dataclass(frozen=True)
class Pair:
    """A source and a copy with the pieces of their segments."""

    source: Document
    copy: Document
    source_pieces: list[list[Piece]]
    copy_pieces: list[list[Piece]]

    @classmethod
    def of(cls, source: Document, copy: Document) -> Pair:
        """The two documents, cut into pieces once."""
        return cls(source, copy, pieces(source), pieces(copy))

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The keys of all words that either text writes with a small letter."""
        every = (piece for table in (self.source_pieces, self.copy_pieces) for row in table for piece in row)
        return frozenset(piece.key for piece in every if piece.kind == "word" and not piece.capital)

    @cached_property
    def _openings(self) -> frozenset[int]:
        tables = (self.source_pieces, self.copy_pieces)
        firsts = (next((p for p in row if p.kind != "punct"), None) for table in tables for row in table)
        return frozenset(id(piece) for piece in firsts if piece)

    def opens(self, piece: Piece) -> bool:
        """Whether the piece is the first word of its segment, so that its capital proves nothing."""
        return id(piece) in self._openings

    def texts(self, source: Indices, copy: Indices) -> tuple[list[Piece], list[Piece]]:
        """The pieces of two groups of segments; each quantity is one piece if either has a number in digits."""
        ours = [piece for i in source for piece in self.source_pieces[i]]
        theirs = [piece for j in copy for piece in self.copy_pieces[j]]
        if not any(piece.kind == "number" for piece in (*ours, *theirs)):
            return ours, theirs
        return (
            with_quantities(ours, self.source.text, self.source.lang),
            with_quantities(theirs, self.copy.text, self.copy.lang),
        )

    def edits(self, source: Indices, copy: Indices) -> list[Edit]:
        """The edits between two groups of segments."""
        if self.source.joined(source) == self.copy.joined(copy):
            return []
        return edits(*self.texts(source, copy), (self.source.text, self.copy.text))
