"""Texts come in here: a path, ``kk=path`` or ``-`` for standard input becomes a document, whatever its format."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from ..encodings import known_encoding
from ..errors import InputError
from ..sources import SourceDocument
from .assemble import Extracted, assembled
from .codes import language_in_name, usual_code
from .formats import reader
from .opening import STANDARD_INPUT, contents, name_of
from .plain import language_of, plain_document
from .source import Source

__all__ = ["read", "read_path"]

_LIKE_A_CODE: Final = re.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?|kazakh|russian|english", re.IGNORECASE)
_BY_NAME: Final = {"kz": "kk", "kazakh": "kk", "russian": "ru", "english": "en"}


def read(spec: str | Path, *, lines: bool = False, encoding: str | None = None) -> SourceDocument:
    """The document that ``spec`` names, cut into segments; with ``lines`` each line is one.

    ``spec`` is a path, a path with its language (``kk=speech.docx``), or ``-`` (``kk=-``) for standard input; what
    exists as a file is a path, whatever signs it holds. ``encoding`` is that of a text which is not in Unicode, where
    the one that is recognised would be wrong. Raises ``InputError``, and ``UsageError`` for an unknown encoding.
    """
    lang, path = _parted(spec)
    return read_path(path, lang=lang, lines=lines, encoding=encoding)


def read_path(
    path: Path, *, lang: str | None = None, lines: bool = False, encoding: str | None = None
) -> SourceDocument:
    """The text of ``path`` (or of standard input, ``-``) as a document, cut into segments.

    The language is ``lang``, else the one in the file's name, else the one that its format or its text tells. Raises
    ``InputError`` where the file cannot be read, holds no text, or does not tell its language.
    """
    given = known_encoding(encoding) if encoding else None
    is_named = str(path) != STANDARD_INPUT
    source = Source(path, contents(path), lang or language_in_name(path), given)
    name = name_of(path)
    extract = reader(source, is_named=is_named)
    if extract is None:
        return plain_document(name, source, lines=lines)
    if not source.data:
        raise source.problem("the file is empty; give a file that holds text")
    found = extract(source)
    if not any(piece.text.strip() for piece in found.pieces):
        raise source.problem("there is no text in this file; give one that holds text")
    return assembled(name, found.lang or language_of(source, _text(found)), _with(found, source), lines=lines)


def _text(found: Extracted) -> str:
    return "\n".join(piece.text for piece in found.pieces)


def _with(found: Extracted, source: Source) -> Extracted:
    return Extracted(found.pieces, [*source.notes, *found.notes], found.lang, found.damaged or source.damaged)


def _parted(spec: str | Path) -> tuple[str | None, Path]:
    if isinstance(spec, Path) or _exists(spec):
        return None, Path(spec)
    before, equals, rest = spec.partition("=")
    lang = usual_code(before) if equals else None
    if lang is None:
        if equals and _LIKE_A_CODE.fullmatch(before):
            raise InputError(_no_code(before, rest or "speech.txt"), spec)
        return None, Path(spec)
    if not rest:
        raise InputError(f"no file after {before}=; write {before}=speech.txt", spec)
    return lang, Path(rest)


def _no_code(before: str, rest: str) -> str:
    if code := _BY_NAME.get(before.lower().partition("-")[0].partition("_")[0]):
        name = {"kk": "Kazakh", "ru": "Russian", "en": "English"}[code]
        return f"{before} is no language code here: {name} is {code}: write {code}={rest}"
    return f"{before} is no language code here: write en={rest} (or kk=, ru=)"


def _exists(spec: str) -> bool:
    if spec == STANDARD_INPUT:
        return True
    try:
        return Path(spec).exists()
    except (OSError, ValueError):
        return False
