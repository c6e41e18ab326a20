"""Which reader a file gets: told from how it begins, then from the ending of its name; the rest is plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from .assemble import Extracted
from .docx import extract_docx
from .html import extract_html
from .pdf import extract_pdf
from .po import extract_po
from .source import Source
from .subtitles import extract_srt, extract_vtt
from .tables import extract_csv, extract_jsonl, extract_tsv
from .tmx import extract_tmx
from .workbooks import extract_packed
from .xliff import extract_xliff

Extract = Callable[[Source], Extracted]

#: The reader of each ending; a file of another ending is plain text, unless it begins like one of these.
READERS: Final[dict[str, Extract]] = {
    ".docx": extract_packed, ".docm": extract_packed, ".xlsx": extract_packed, ".xlsm": extract_packed,
    ".html": extract_html, ".htm": extract_html, ".xhtml": extract_html, ".mht": extract_html, ".mhtml": extract_html,
    ".pdf": extract_pdf, ".srt": extract_srt, ".vtt": extract_vtt, ".tmx": extract_tmx, ".xliff": extract_xliff,
    ".xlf": extract_xliff, ".sdlxliff": extract_xliff, ".mqxliff": extract_xliff, ".mxliff": extract_xliff,
    ".txlf": extract_xliff,
    ".po": extract_po, ".pot": extract_po, ".tsv": extract_tsv, ".csv": extract_csv, ".jsonl": extract_jsonl,
}  # fmt: skip
_BEGINNINGS: Final[tuple[tuple[bytes, Extract], ...]] = (
    (b"%PDF", extract_pdf),
    (b"PK\x03\x04", extract_packed),
    (b"\xd0\xcf\x11\xe0", extract_docx),
    (b"WEBVTT", extract_vtt),
    (b"\xef\xbb\xbfWEBVTT", extract_vtt),
)
# What standard input is told from, since it has no name; in a file's text they may be what it is about.
_ROOTS: Final[tuple[tuple[bytes, Extract], ...]] = (
    (b"<tmx", extract_tmx), (b"<xliff", extract_xliff), (b"<!doctype html", extract_html), (b"<html", extract_html),
)  # fmt: skip
_PACKED: Final = frozenset({".docx", ".docm", ".xlsx", ".xlsm", ".pdf"})
_WEB_PAGE: Final = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_REFUSED: Final = (
    (b"{\\rtf", "an RTF file; save it as .docx or as plain text in UTF-8"),
    (b"\x89PNG", "a picture; recognise its text first, with ocrmypdf or tesseract, and save that"),
    (b"\xff\xd8\xff", "a picture; recognise its text first, with ocrmypdf or tesseract, and save that"),
    (b"\x1f\x8b", "a packed file (.gz); unpack it first and give the text in it"),
)


def reader(source: Source, *, is_named: bool) -> Extract | None:
    """The reader of a file's format, or ``None`` for plain text. Raises ``InputError`` for what nobody can read.

    Without a name (standard input) the first tag tells XML and HTML.
    """
    head = source.data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    for beginning, extract in _BEGINNINGS:
        if source.data.startswith(beginning):
            return extract
    for beginning, what in _REFUSED:
        if head.startswith(beginning):
            raise source.problem(f"this is {what}")
    ending = source.path.suffix.lower()
    if is_named and ending in _PACKED and _WEB_PAGE.match(head):
        raise source.problem(f"this is a web page under the name of a {ending} file; name it .html")
    if is_named:
        return READERS.get(ending)
    lower = head.lower()
    if lower.startswith(b"<"):
        return next((extract for root, extract in _ROOTS if root in lower), None)
    return None
