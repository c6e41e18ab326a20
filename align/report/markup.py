"""Text made safe for HTML and SVG: nothing that a document holds can become markup or hide what stands there."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from ...corpus.sources import reasons

if TYPE_CHECKING:
    from ...corpus.types import Document, Indices, Span

RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ps", "ug", "ur", "yi", "arab", "hebr"})

_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_BIDI_OVERRIDES: Final = {"\u202d": "\u27e6LRO\u27e7", "\u202e": "\u27e6RLO\u27e7"}


def _symbol(match: re.Match[str]) -> str:
    character = match.group()
    if character < " ":
        return chr(0x2400 + ord(character))
    return "\u2421" if character == "\x7f" else _BIDI_OVERRIDES.get(character, "\ufffd")


def visible(text: str) -> str:
    """The text with every character that HTML forbids, or that turns the reading order round, made visible.

    Control pictures stand for C0 controls, U+FFFD for C1 controls, lone surrogates and noncharacters; a carriage
    return becomes the line feed that a browser would make of it.
    """
    return _CONTROLS.sub(_symbol, text.replace("\r\n", "\n").replace("\r", "\n"))


def escape(text: str) -> str:
    """The text as HTML content or as a quoted attribute value."""
    return html.escape(visible(text), quote=True)


def isolate(text: str) -> str:
    """A name or quotation inside a sentence of ours, cut off from the writing direction around it."""
    return f"<bdi>{escape(text)}</bdi>"


def language_attributes(code: str) -> str:
    """``lang`` and, for scripts that run from the right, ``dir``."""
    subtags = code.lower().split("-")[:3]
    direction = ' dir="rtl"' if RIGHT_TO_LEFT.intersection(subtags) and "latn" not in subtags else ""
    return f'lang="{escape(code)}"{direction}'


def numbered(indices: Iterable[int]) -> str:
    """Segment indices as a person counts them, from 1, runs joined: ``3, 5–8``."""
    runs: list[list[int]] = []
    for index in sorted(set(indices)):
        if runs and index == runs[-1][1] + 1:
            runs[-1][1] = index
        else:
            runs.append([index, index])
    return ", ".join(f"{a + 1}" if a == b else f"{a + 1}–{b + 1}" for a, b in runs)


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: ``1 sentence``, ``2,400 sentences``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def sentences(indices: Indices) -> str:
    """Which sentences, in words: ``sentence 3``, ``sentences 5–8``."""
    return f"sentence{'' if len(indices) == 1 else 's'} {numbered(indices)}"


def percent(part: int, whole: int) -> str:
    """A share in whole per cent that says 0 % and 100 % only when that is exact."""
    if not whole or part in (0, whole):
        return "100%" if whole and part else "0%"
    return f"{min(99, max(1, round(100 * part / whole)))}%"


def marked(document: Document, index: int, spans: Sequence[Span] = (), tag: str = "mark") -> str:
    """Segment ``index`` as markup, with what lies in ``spans`` (in text order, document offsets) inside ``tag``."""
    segment = document.segments[index]
    parts: list[str] = []
    done = segment.start
    for start, end in spans:
        start, end = max(start, done), min(end, segment.end)
        if start < end:
            parts += escape(document.text[done:start]), f"<{tag}>", escape(document.text[start:end]), f"</{tag}>"
            done = end
    parts.append(escape(document.text[done : segment.end]))
    return "".join(parts)


def segments_html(document: Document, indices: Indices, spans: Sequence[Span] = (), tag: str = "mark") -> str:
    """Each of the segments as a paragraph with its number (from 1) and its kind, if that is not body text.

    Of a segment that was taken for no part of the text it says why: ``note: a button for sharing``.
    """
    parts = []
    known = reasons(document)
    for index in indices:
        kind = document.segments[index].kind
        said = f"{kind}: {known[index]}" if index in known else kind
        label = "" if said == "body" else f' <span class="kind" lang="en">{escape(said)}</span>'
        style = "seg" if kind == "body" else f"seg {escape(kind)}"
        text = marked(document, index, spans, tag)
        parts.append(f'<p class="{style}"><span class="no">{index + 1}</span>{label} <bdi>{text}</bdi></p>')
    return "".join(parts)
