"""The segments of a whole text: its lines joined into paragraphs, cut into sentences, each with its kind.

A paragraph is a line, a block of hard-wrapped lines, or a sentence that a line break or blank line broke (the part
before has no final punctuation, the part after begins in lower case). Nothing is altered: segments are spans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from .kinds import CLOSERS, DASH, OPENERS, Paragraph, is_list_marker, is_separator, kinds
from .sentences import sentence_spans
from .types import Segment

# One line without its break; every break that Unicode calls mandatory ends a line.
_LINE: Final = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK: Final = re.compile(r"\r\n|[\n\r\v\x85\u2028]|[\f\u2029]")
_FILE_LINE: Final = re.compile(r"[^\n\r]+")
# Shown as nothing: alone on a line they make no segment (byte order mark, zero-width space and joiners, soft hyphen).
_INVISIBLE: Final = "\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f"
_BRAND: Final = re.compile(r"[a-z]{1,8}[A-Z]|https?:|www\.|[\w.+-]{1,64}@\w|[a-z0-9][\w-]{1,40}\.[a-z]{2,6}\b")
_SENTENCE_INSIDE: Final = re.compile(r"[.!?…]\s")
_WIDEST_WRAP: Final = 130
_ENOUGH_TO_JOIN: Final = 20


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    blank_before: bool


def segments(text: str, lang: str, *, lines: bool = False) -> tuple[Segment, ...]:
    """The segments of ``text`` in order; what lies between them is white space (and invisible characters).

    With ``lines`` each line that is not blank is one segment and one paragraph, of kind body.
    """
    if lines:
        spans = [_visible(text, match.start(), match.end()) for match in _FILE_LINE.finditer(text)]
        return tuple(Segment(*span, number) for number, span in enumerate(span for span in spans if span))
    paragraphs = _paragraphs(text)
    found: list[Segment] = []
    for number, (paragraph, kind) in enumerate(zip(paragraphs, kinds(paragraphs, lang), strict=True)):
        whole = kind in ("heading", "byline", "note")
        cuts = [(0, len(paragraph.text))] if whole else sentence_spans(paragraph.text, lang)
        found.extend(Segment(paragraph.start + start, paragraph.start + end, number, kind) for start, end in cuts)
    return tuple(found)


def _visible(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The part of a line without the white space around it, or nothing where nothing can be seen."""
    line = text[start:end]
    if start == 0 and line[:1] == "\ufeff":
        line = line[1:]
        start += 1
    body = line.strip()
    if not body.strip(_INVISIBLE + " \t\u00a0"):
        return None
    start += len(line) - len(line.lstrip())
    return start, start + len(body)


def _paragraphs(text: str) -> list[Paragraph]:
    rows = _lines(text)
    width = _wrap_width(text, rows)
    blocks: list[list[int]] = []
    previous: _Line | None = None
    for row in rows:
        if previous is not None and _continues(text, blocks[-1], previous, row, width):
            blocks[-1][1] = row.end
        else:
            blocks.append([row.start, row.end])
        previous = row
    return [Paragraph(start, text[start:end]) for start, end in blocks]


def _lines(text: str) -> list[_Line]:
    rows: list[_Line] = []
    last = 0
    for match in _LINE.finditer(text):
        span = _visible(text, match.start(), match.end())
        if span is None:
            continue
        breaks = _BREAK.findall(text, last, span[0])
        rows.append(_Line(*span, len(breaks) > 1 or any(b in "\f\u2029" for b in breaks)))
        last = span[1]
    return rows


def _wrap_width(text: str, rows: list[_Line]) -> int | None:
    """The width at which the lines were hard-wrapped, or nothing if a line of this text is a paragraph.

    Wrapped lines are narrow, break inside sentences, and break where the next word would not have fitted.
    """
    pairs = [(a, b) for a, b in pairwise(rows) if not b.blank_before]
    if len(pairs) < 2:
        return None
    lengths = sorted(a.end - a.start for a, _ in pairs)
    width = lengths[min(len(lengths) - 1, len(lengths) * 49 // 50)]
    if width > _WIDEST_WRAP:
        return None
    inside = sum(_unfinished(text[a.start : a.end]) and _opens_lower(text, b) for a, b in pairs)
    full = sum(not _would_fit(text, a, b, width) for a, b in pairs)
    return width if inside * 3 >= len(pairs) and full * 2 >= len(pairs) else None


def _would_fit(text: str, line: _Line, following: _Line, width: int) -> bool:
    first = text[following.start : min(following.end, following.start + width + 1)].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(first) <= width


def _continues(text: str, block: list[int], line: _Line, following: _Line, width: int | None) -> bool:
    """Whether ``following`` belongs to the paragraph that ``block`` has so far and whose last line is ``line``."""
    head = text[line.start : line.end] if line.end - line.start < 200 else text[line.end - 200 : line.end]
    ahead = text[following.start : following.start + 60]
    if is_separator(head) or is_separator(text[following.start : following.end]) or is_list_marker(ahead):
        return False
    unfinished = _unfinished(head)
    if width is not None and not following.blank_before and not DASH.match(ahead):
        return not _would_fit(text, line, following, width) or (unfinished and _opens_lower(text, following))
    if not unfinished or DASH.match(ahead) or line.end - block[0] < _ENOUGH_TO_JOIN:
        return False
    if _opens_lower(text, following):
        return True
    return ahead[0].isdigit() and _SENTENCE_INSIDE.search(text, max(block[0], block[1] - 2000), block[1]) is not None


def _unfinished(text: str) -> bool:
    """Whether a line stops without the punctuation that ends a sentence, a list item or an introduction."""
    bare = text[-80:].rstrip(CLOSERS + _INVISIBLE)
    return bool(bare) and bare[-1] not in ".!?…‽؟۔।:;。！？"


def _opens_lower(text: str, line: _Line) -> bool:
    opening = text[line.start : line.start + 80].lstrip(OPENERS)
    return opening[:1].islower() and not _BRAND.match(opening)


__all__ = ["segments"]
