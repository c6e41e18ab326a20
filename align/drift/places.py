"""Places for findings, and words of a text quoted in a sentence about it."""

from __future__ import annotations

from ...corpus.sources import SourceDocument, SourcePlace, reasons
from ...corpus.types import Document, Finding, Indices, Place, Span

Placed = tuple[float, Finding]
"""A finding with where in the copy it belongs: at segment ``n``, before it (below ``n``) or behind it."""

LONGEST_QUOTE = 90
_MARKS = ',;: "“”„«»'


def place(document: Document, segments: Indices, span: Span | None = None) -> Place:
    """The place of whole segments, or of ``span`` inside them; its text is exactly what stands in the span."""
    start, end = span or (document.segments[segments[0]].start, document.segments[segments[-1]].end)
    text = document.text[start:end]
    at = document.places[segments[0]] if isinstance(document, SourceDocument) and document.places else ""
    reason = reasons(document).get(segments[0], "")
    if at or reason:
        return SourcePlace(document.id, segments, start, end, document.line(start), text, at, reason)
    return Place(document.id, segments, start, end, document.line(start), text)


def quoted(text: str) -> str:
    """The text on one line in quotation marks, without the marks around it, cut at a word if it is long."""
    line = " ".join(text.split()).strip(_MARKS) or text.strip()
    if len(line) > LONGEST_QUOTE:
        line = line[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(",;:—–- ") + " …"
    return f"“{line}”"


def ended(sentence: str) -> str:
    """The sentence with a full stop, unless a quotation at its end has brought one."""
    return sentence if sentence.endswith((".”", "!”", "?”")) else f"{sentence}."


def listed(parts: list[str], most: int = 3) -> str:
    """The parts as a list in words, the rest counted."""
    if len(parts) > most:
        parts = [*parts[:most], f"{len(parts) - most} more"]
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def or_nothing(text: str) -> str:
    """The text quoted, or the word for there being none."""
    return quoted(text) if text.strip() else "nothing"
