"""The SQLite file of a memory: opened and checked, made where it is new, and its troubles said in one line."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

from ..errors import InputError, OutputError, UshtilError
from .damage import is_damaged
from .discarding import gone_if_not_made
from .schema import APPLICATION, STATEMENTS, TABLES, VERSION
from .upgrade import upgrade

#: Seconds to wait for another program, where nothing else is said.
PATIENCE: Final = 5.0
_CACHE_KIB: Final = 64 * 1024

_BUSY: Final = "another program is writing to this memory: wait until it is done, and try again"
_DAMAGED: Final = "this memory is damaged: take it from a backup copy, or import its files into a new one"
_FOREIGN: Final = "this is no translation memory: name another file, and ushtil memory import makes one there"
_FULL: Final = (
    "there is no room to write (is the disk full, or the size of files limited?): nothing was changed; "
    "free some space and try again"
)
_READ_ONLY: Final = "this memory may only be read here: change its rights, or copy it"
_OLD: Final = (
    "this memory was made by an older Ushtil and must be brought up to date once, for which it cannot be written here: "
    "copy it to a folder of yours, and use the copy"
)
_INPUT: Final = {"SQLITE_BUSY": _BUSY, "SQLITE_LOCKED": _BUSY, "SQLITE_CORRUPT": _DAMAGED, "SQLITE_NOTADB": _FOREIGN}
_OUTPUT: Final = {"SQLITE_FULL": _FULL, "SQLITE_IOERR": _FULL, "SQLITE_READONLY": _READ_ONLY}


def connect(path: Path, *, write: bool, patience: float) -> sqlite3.Connection:
    """A connection to the memory at ``path``, which is made if it is not there and is to be written to.

    ``patience`` is how many seconds to wait for another program that writes. A memory of an older version is brought up
    to date first, which takes about as long as filling it did. Raises ``UshtilError``.
    """
    if not write:
        _refuse_missing(path)
    with explained(path), gone_if_not_made(path, is_new=not path.exists()):
        connection = _connected(path, write=write, patience=patience)
        if _numbers(connection)[1] == VERSION:
            return connection
        connection.close()
        _bring_up_to_date(path, patience)
        return _connected(path, write=write, patience=patience)


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """What SQLite or the system refuses, or damage makes fail, is an ``UshtilError``; a bug keeps its traceback."""
    try:
        yield
    except OSError as error:
        raise InputError(f"cannot be used ({error.strerror or error})", path) from error
    except (sqlite3.Error, TypeError, ValueError, LookupError, OverflowError) as error:
        found = _explained(error, path)
        if found is None:
            raise
        raise found from error


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program holds the file."""
    return str(getattr(error, "sqlite_errorname", "")).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _connected(path: Path, *, write: bool, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(_address(path, write=write), timeout=patience, isolation_level=None, uri=True)
    try:
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        if write and _is_empty(connection):
            _create(connection)
        _check(connection, path)
        if not write:
            connection.execute("PRAGMA query_only = 1")
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(path: Path, patience: float) -> None:
    """Write the memory anew in this version's format, all or nothing."""
    if not _is_writable(path):
        raise OutputError(_OLD, path)
    with contextlib.closing(_connected(path, write=True, patience=patience)) as connection:
        try:
            upgrade(connection)
        except sqlite3.OperationalError as error:
            if str(error.sqlite_errorname).startswith("SQLITE_READONLY"):
                raise OutputError(_OLD, path) from error
            raise


def _is_writable(path: Path) -> bool:
    """Whether the file and the log beside it can be written, as far as their rights tell."""
    return os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)


def _explained(error: Exception, path: Path) -> UshtilError | None:
    name = getattr(error, "sqlite_errorname", None) or ""
    kind = "_".join(name.split("_")[:2])
    if kind in _OUTPUT:
        return OutputError(_OUTPUT[kind], path)
    if kind in _INPUT:
        return InputError(_INPUT[kind], path)
    if kind == "SQLITE_CANTOPEN":
        return OutputError("cannot be opened here: check the folder, its rights, and that the disk is not full", path)
    if isinstance(error, sqlite3.Error) and not name and "decode" in str(error):
        return InputError(_DAMAGED, path)
    return InputError(_DAMAGED, path) if path.is_file() and is_damaged(_address(path, write=False)) else None


def _refuse_missing(path: Path) -> None:
    if not path.exists():
        raise InputError(f"no such memory: make it with ushtil memory import {path} FILE", path)


def _address(path: Path, *, write: bool) -> str:
    """The URI of the file: to be made, to be read beside writers, or to be read where nothing can be written."""
    if path.is_dir():
        raise InputError("is a folder: name a file in it, such as " + str(path / "memory.db"), path)
    if write and not path.resolve().parent.is_dir():
        raise OutputError(f"the folder {path.parent} does not exist: create it or name another file", path)
    if path.exists() and not path.is_file():
        raise InputError("is a device or a pipe, no memory: name a file", path)
    where = f"file:{quote(os.fsencode(path.resolve()))}"
    if write:
        return f"{where}?mode=rwc"
    if _is_writable(path):
        return f"{where}?mode=rw"  # readers of a file with a log beside it take part in its locks
    log = path.with_name(path.name + "-wal")
    return f"{where}?mode=ro" if log.exists() and log.stat().st_size else f"{where}?immutable=1"


def _is_empty(connection: sqlite3.Connection) -> bool:
    return _numbers(connection) == (0, 0, 0)


def _numbers(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """The application's id, the version, and how many tables and indices there are."""
    asked = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
    first, second, third = (int(connection.execute(query).fetchone()[0]) for query in asked)
    return first, second, third


def _create(connection: sqlite3.Connection) -> None:
    """Make the tables, all or none; another program may do the same at this moment."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _numbers(connection) == (0, 0, 0):
            for statement in STATEMENTS:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _check(connection: sqlite3.Connection, path: Path) -> None:
    application, version, _ = _numbers(connection)
    if application != APPLICATION:
        raise InputError(_FOREIGN, path)
    if version > VERSION:
        raise InputError(
            f"a newer version of Ushtil made this memory (format {version}, known here {VERSION}): update Ushtil", path
        )
    held = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not held >= TABLES:
        raise InputError(_DAMAGED, path)
