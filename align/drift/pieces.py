"""The words, numbers and marks of a document, each with the key under which two texts are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ...corpus.numbers import keys, quantities
from ...corpus.text import key, tokens
from ...corpus.types import Document

_PART = re.compile(r"[^-\u2010\u2011]+|[-\u2010\u2011]")
_GROUPS = re.compile(r"\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")
_GROUP_MARK = re.compile(r"[, \u00a0\u2009\u202f]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word (cut at its hyphens), a number or a mark of a document, with the key under which it is compared."""

    start: int
    end: int
    key: str
    kind: str
    capital: bool = False


def pieces(document: Document) -> list[list[Piece]]:
    """The pieces of every segment, with offsets into the document's text."""
    return [_pieces(document.segment_text(n), segment.start) for n, segment in enumerate(document.segments)]


def _pieces(text: str, offset: int) -> list[Piece]:
    found = []
    for token in tokens(text):
        parts = _PART.finditer(token.text) if token.kind == "word" else ()
        for part in parts:
            kind = "word" if part[0].isalnum() or len(part[0]) > 1 else "punct"
            start = offset + token.start + part.start()
            found.append(Piece(start, start + len(part[0]), _key(part[0]), kind, part[0][0].isupper()))
        if token.kind != "word":
            form = _number(token.text) if token.kind == "number" else _key(token.text)
            found.append(Piece(offset + token.start, offset + token.end, form, token.kind))
    return found


@lru_cache(maxsize=1 << 16)
def _key(text: str) -> str:
    return key(text)


def _number(text: str) -> str:
    """One form for the ways to write a number: 7,000 and 7 000; 15.7 and 15,7."""
    if _GROUPS.fullmatch(text):
        return _GROUP_MARK.sub("", text)
    return text.replace(",", ".")


def words(pieces: Iterable[Piece]) -> list[str]:
    """The keys of the words and numbers."""
    return [piece.key for piece in pieces if piece.kind != "punct"]


def with_quantities(pieces: list[Piece], text: str, lang: str) -> list[Piece]:
    """The pieces with those of each quantity made one, keyed by its value: "7 thousand" and "7,000" are then equal."""
    if not pieces:
        return pieces
    start = pieces[0].start
    found = {}
    for quantity in quantities(text[start : pieces[-1].end], lang):
        if not quantity.soft:
            found[start + quantity.start] = quantity
    whole: list[Piece] = []
    end = -1
    for piece in pieces:
        if piece.start < end:
            continue
        value = found.get(piece.start)
        if value is None:
            whole.append(piece)
        else:
            end = start + value.end
            # A date is its whole value: the keys by which it is found elsewhere leave the year out.
            form = str(value.value) if value.unit == "date" else keys(value)[0]
            whole.append(Piece(piece.start, end, f"{form} {value.unit}".strip(), "number"))
    return whole
