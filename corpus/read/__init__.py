"""Texts come in here: a path, ``kk=path`` or ``-`` for standard input becomes a document."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from ..errors import InputError
from ..language import language_code
from ..types import Document
from .plain import STANDARD_INPUT, read_document

__all__ = ["read"]

_LIKE_A_CODE: Final = re.compile("[A-Za-z]{2,3}")


def read(spec: str | Path, *, lines: bool = False) -> Document:
    """The document that ``spec`` names, cut into segments; with ``lines`` each line is one.

    ``spec`` is a path, a path with its language (``kk=speech.txt``), or ``-`` (``kk=-``) for standard input; what
    exists as a file is a path, whatever signs it holds. Raises ``InputError``.
    """
    lang, path = _parted(spec)
    return read_document(path, lang=lang, lines=lines)


def _parted(spec: str | Path) -> tuple[str | None, Path]:
    if isinstance(spec, Path) or _exists(spec):
        return None, Path(spec)
    before, equals, rest = spec.partition("=")
    lang = language_code(before) if equals else None
    if lang is None:
        if equals and _LIKE_A_CODE.fullmatch(before):
            raise InputError(_no_code(before, rest or "speech.txt"), spec)
        return None, Path(spec)
    if not rest:
        raise InputError(f"no file after {before}=; write {before}=speech.txt", spec)
    return lang, Path(rest)


def _no_code(before: str, rest: str) -> str:
    if before.lower() == "kz":
        return f"{before} is no language code here: Kazakh is kk: write kk={rest}"
    return f"{before} is no language code here: write en={rest} (or kk=, ru=)"


def _exists(spec: str) -> bool:
    if spec == STANDARD_INPUT:
        return True
    try:
        return Path(spec).exists()
    except (OSError, ValueError):
        return False
