"""The bytes of a file or of standard input, whole or in pieces, and in one line why they cannot be had."""

from __future__ import annotations

import contextlib
import logging
import stat
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ..errors import InputError, installing

STANDARD_INPUT: Final = "-"
#: The endings of the names of texts; whatever else a name ends in is part of it.
ENDINGS: Final = frozenset({
    ".txt", ".docx", ".docm", ".xlsx", ".xlsm", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".pdf", ".srt", ".vtt",
    ".tmx", ".xliff", ".xlf", ".sdlxliff", ".mqxliff", ".mxliff", ".txlf", ".po", ".pot", ".tsv", ".csv", ".jsonl",
})  # fmt: skip
_PIECE: Final = 1 << 16


def shown(path: Path) -> Path | str:
    """What a file is called in messages."""
    return "standard input" if str(path) == STANDARD_INPUT else path


def name_of(path: Path) -> str:
    """A document's name: its file's, without the ending that says the format; ``stdin`` for standard input."""
    if str(path) == STANDARD_INPUT:
        return "stdin"
    return path.name.removesuffix(path.suffix) if path.suffix.lower() in ENDINGS else path.name


def contents(path: Path) -> bytes:
    """All bytes of a file. Raises ``InputError`` for a folder, a device, and whatever the system refuses."""
    if str(path) == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    with explained(path):
        _refuse_others(path)
        return path.read_bytes()


def pieces(path: Path) -> Iterator[bytes]:
    """The bytes of a file, some at a time. Raises as ``contents`` does."""
    if str(path) == STANDARD_INPUT:
        while piece := sys.stdin.buffer.read(_PIECE):
            yield piece
        return
    with explained(path):
        _refuse_others(path)
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _refuse_others(path: Path) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise InputError("this is a directory; name the text files in it", path)
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise InputError("this is a device, no text file; use - for standard input", path)


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """What the system refuses is an ``InputError`` with a remedy."""
    try:
        yield
    except FileNotFoundError:
        raise InputError("no such file: check the name and the folder", path) from None
    except PermissionError:
        raise InputError("no permission to read it; change its rights or copy it", path) from None
    except InputError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"it cannot be read ({reason}); check the name and the disk", path) from None


@contextlib.contextmanager
def needed(what: str, path: Path | str) -> Iterator[None]:
    """Around the imports of a reader: a library that is missing is an ``InputError`` that says how to get it."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise InputError(
            f"reading {what} needs {error.name}, which is not installed: {installing('files')}", path
        ) from None


@contextlib.contextmanager
def quiet(*libraries: str) -> Iterator[None]:
    """Keep libraries from writing to standard error about what they find in a file: what matters, we say."""
    silent = logging.NullHandler()
    loggers = [logging.getLogger(name) for name in libraries]
    for logger in loggers:
        logger.addHandler(silent)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger in loggers:
            logger.removeHandler(silent)
