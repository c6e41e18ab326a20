"""Plain text as a document whose text is the decoded file, unaltered: marks, line ends and all.

Only garbled letters (a text that was read in a wrong encoding and saved) are repaired, and told about.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from ..language import recognise
from ..layout import segments
from ..site_text import site_text
from ..sources import SourceDocument
from ..types import Segment
from .assemble import told
from .codes import language_in_name
from .opening import STANDARD_INPUT, contents, name_of
from .source import LONGEST_LINE, Source

__all__ = ["LONGEST_LINE", "language_of", "plain_document", "read_document"]

_INVISIBLE: Final = " \t\r\n\ufeff\u200b\u200c\u200d\u2060\u00a0"


def read_document(path: Path, *, lang: str | None = None, lines: bool = False) -> SourceDocument:
    """The text of a file of plain text as a document, cut into segments; ``read`` takes the other formats too.

    The language is ``lang``, else the one in the file's name, else the one recognised. Raises ``InputError`` where
    the file cannot be read as text, holds none, has a line over 2,000,000 characters, or does not tell its language.
    """
    source = Source(path, contents(path), lang or language_in_name(path))
    return plain_document(name_of(path), source, lines=lines)


def plain_document(name: str, source: Source, *, lines: bool = False) -> SourceDocument:
    """A text that is one already, cut into segments; site text in it is marked ``note``, except with ``lines``."""
    text = source.text()
    if not text.strip().strip(_INVISIBLE):
        raise source.problem("the file is empty; give a file that holds text")
    lang = language_of(source, text)
    cut = segments(text, lang, lines=lines)
    why = {} if lines else _site_text(cut, text, lang)
    marked = tuple(
        Segment(segment.start, segment.end, segment.paragraph, "note") if number in why else segment
        for number, segment in enumerate(cut)
    )
    return SourceDocument(name, lang, text, marked, "", (), (*source.notes, *source.lost, *told(why)), why)


def _site_text(cut: Sequence[Segment], text: str, lang: str) -> dict[int, str]:
    """The segments of the paragraphs that are no part of the text, with the reasons."""
    paragraphs = [list(group) for _, group in groupby(range(len(cut)), key=lambda number: cut[number].paragraph)]
    texts = [text[cut[numbers[0]].start : cut[numbers[-1]].end] for numbers in paragraphs]
    reasons = site_text(texts, [cut[numbers[0]].kind for numbers in paragraphs], lang)
    return {number: reasons[at] for at, numbers in enumerate(paragraphs) if at in reasons for number in numbers}


def language_of(source: Source, text: str) -> str:
    """The language said, else the one recognised. Raises ``InputError`` where the text does not tell."""
    language = source.lang or recognise(text)
    if language is None:
        raise source.problem(
            "the language is not clear (English, Russian and Kazakh in Cyrillic are recognised); "
            + _language_remedy(source.path)
        )
    return language


def _language_remedy(path: Path) -> str:
    if str(path) == STANDARD_INPUT:
        return "write kk=- (or en=-, ru=-)"
    ending = path.suffix if name_of(path) != path.name else ".txt"
    return f"name it {name_of(path)}.kk{ending} (or .en{ending}, .ru{ending}) or write kk={path}"
