"""What every reader of a format gives, and the document that is made of it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice
from typing import Final

from ..kinds import Paragraph, kinds
from ..mojibake import as_meant, without_damage
from ..sentences import sentence_spans
from ..site_text import site_text
from ..sources import SourceDocument
from ..types import Kind, Segment

# Between two paragraphs a blank line, so that the text reads as one when it is written down.
_GAP: Final = "\n\n"
# Shown as nothing; in a laid-out file they are traces of its layout (a soft hyphen, a joiner, a byte order mark).
# Behind these a soft hyphen may be half of a garbled letter («Р» and one are «Э»), and stays until it is repaired.
_INVISIBLE: Final = re.compile(
    "(?<![ÐÑÒÓÂÃРСТУ])\u00ad|[\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff\x00-\x08\x0e-\x1b\x7f]"
)
_SOFT_HYPHEN: Final = "\u00ad"
_BLANKS: Final = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_FINAL: Final = re.compile(r"[.!?…:;][\"'’”»)\]]*\s*$")
_ABSENT: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, list item, table cell or unit of a file.

    ``kind`` is what the format says that it is; ``None`` lets the text decide. ``whole`` keeps it in one segment.
    ``places`` are the offsets in ``text`` (the first is 0) from which on a place holds: a paragraph may run over
    pages, a sentence over cues. ``reason`` says why it is no part of the text (of kind ``note``).
    """

    text: str
    place: str = ""
    kind: Kind | None = None
    whole: bool = False
    reason: str = ""
    places: tuple[tuple[int, str], ...] = ()

    def place_at(self, offset: int) -> str:
        """The place that holds at an offset of the text."""
        return next((place for start, place in reversed(self.places) if start <= offset), self.place)


@dataclass(slots=True)
class Extracted:
    """What a reader found in a file: its pieces in reading order, and what must be said about the reading.

    ``lang`` is the language that the format says, which matters where nobody else does. ``damaged`` where the notes
    tell of the bytes that became U+FFFD already.
    """

    pieces: list[Piece] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    lang: str | None = None
    damaged: bool = False


def tidy(text: str) -> str:
    """The text of a paragraph on one line, composed (NFC): layout's blanks as one space, without what is not seen."""
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", _ABSENT.sub("", _INVISIBLE.sub("", text))).strip())


def lines_of(text: str, *, is_heading: bool = False) -> list[str]:
    """A paragraph cut at the line breaks in it, save where a break only broke a sentence (or a heading) in two."""
    parts: list[str] = []
    for line in filter(None, map(tidy, text.split("\n"))):
        if parts and (is_heading or (line[0].islower() and not _FINAL.search(parts[-1]))):
            parts[-1] += f" {line}"
        else:
            parts.append(line)
    return parts


def assembled(name: str, lang: str, found: Extracted, *, lines: bool = False) -> SourceDocument:
    """The document of what was found: segments with their kinds and places; with ``lines`` each piece is one.

    Garbled letters are repaired and told about. Site text among the pieces becomes ``note`` with its reason, whatever
    the format, except with ``lines``.
    """
    pieces, repair = _repaired([piece for piece in found.pieces if piece.text.strip()], lang, damaged=found.damaged)
    text, starts = _joined(pieces)
    guessed = kinds([Paragraph(start, piece.text) for piece, start in zip(pieces, starts, strict=True)], lang)
    reasons = {} if lines else site_text([piece.text for piece in pieces], [piece.kind for piece in pieces], lang)
    segments: list[Segment] = []
    places: list[str] = []
    why: dict[int, str] = {}
    for number, (piece, start) in enumerate(zip(pieces, starts, strict=True)):
        reason = "" if piece.whole else piece.reason or reasons.get(number, "")
        kind: Kind = "note" if reason else _kind(piece, guessed[number], lines=lines)
        for first, last in _cuts(piece, kind, lang, lines=lines):
            if reason:
                why[len(segments)] = reason
            segments.append(Segment(start + first, start + last, number, kind))
            places.append(piece.place_at(first))
    notes = (*found.notes, *repair, *told(why))
    return SourceDocument(name, lang, text, tuple(segments), "", tuple(places), notes, why)


def _repaired(pieces: Sequence[Piece], lang: str, *, damaged: bool) -> tuple[list[Piece], list[str]]:
    """The pieces with garbled letters repaired (many a program puts such a text into a file), and what was done."""
    mended = as_meant(_GAP.join(piece.text for piece in pieces), lang)
    if damaged:
        mended.lost = without_damage(mended.lost)
    lines = iter(mended.text.replace(_SOFT_HYPHEN, "").split("\n"))
    texts: list[str] = []
    for piece in pieces:
        texts.append("\n".join(islice(lines, piece.text.count("\n") + 1)))
        next(lines, None)  # the blank line between two pieces
    found = [
        # Where the length is another one, the first place stands for all.
        replace(piece, text=meant, places=piece.places if len(meant) == len(piece.text) else piece.places[:1])
        for piece, meant in zip(pieces, texts, strict=True)
        if meant.strip()
    ]
    return found, mended.notes(_place_of_line(pieces), "paragraph")


def _place_of_line(pieces: Sequence[Piece]) -> Callable[[int], str]:
    """The place in the file of a line of the pieces joined; its number where the format has no places."""
    lines = list(accumulate((piece.text.count("\n") + len(_GAP) for piece in pieces), initial=1))

    def place(line: int) -> str:
        number = bisect_right(lines, line) - 1
        piece = pieces[min(number, len(pieces) - 1)]
        return piece.place_at(0) or f"paragraph {number + 1:,}"

    return place


def _joined(pieces: Sequence[Piece]) -> tuple[str, list[int]]:
    parts: list[str] = []
    starts: list[int] = []
    size = 0
    for piece in pieces:
        starts.append(size)
        parts.append(piece.text)
        size += len(piece.text) + len(_GAP)
    return _GAP.join(parts), starts


def _kind(piece: Piece, guessed: Kind, *, lines: bool) -> Kind:
    if piece.kind is not None:
        return piece.kind
    return "body" if lines or piece.whole else guessed


def _cuts(piece: Piece, kind: Kind, lang: str, *, lines: bool) -> list[tuple[int, int]]:
    """The spans of the piece's segments, without the blanks at their ends."""
    text = piece.text
    whole = [(len(text) - len(text.lstrip()), len(text.rstrip()))]
    if lines or piece.whole or kind in {"heading", "byline"} or piece.reason:
        return whole
    return list(sentence_spans(text, lang)) or whole


def told(why: dict[int, str]) -> list[str]:
    """One note on all that was taken for no part of the text."""
    if not why:
        return []
    count = len(why)
    reasons = ", ".join(dict.fromkeys(why.values()))
    return [f"{count} segment{'s' * (count > 1)} marked as no part of the text ({reasons})"]
