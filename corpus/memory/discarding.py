"""An empty memory taken away, without harm to a program that opens it at the same moment."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path


def discard(connection: sqlite3.Connection, path: Path) -> None:
    """Close the connection, and take away the file if nothing is in it and no other program has it open.

    Who opens it at this moment finds out when he begins to write: by its ``marks``.
    """
    with contextlib.closing(connection):
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            connection.execute("PRAGMA journal_mode = DELETE")  # which only the one program that has it open can do
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            return
        if not connection.execute("SELECT EXISTS (SELECT 1 FROM units)").fetchone()[0]:
            path.unlink(missing_ok=True)
            return
        connection.execute("ROLLBACK")
        connection.execute("PRAGMA journal_mode = WAL")


@contextlib.contextmanager
def gone_if_not_made(path: Path, *, is_new: bool) -> Iterator[None]:
    """A block that makes a memory: if it fails, a new file without tables is taken away with what stands beside it."""
    try:
        yield
    except BaseException:
        if is_new and path.is_file() and not _is_made(path):
            for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
                with contextlib.suppress(OSError):
                    path.with_name(name).unlink()
        raise


def _is_made(path: Path) -> bool:
    """Whether tables are in the file, or another program has it open to put them in."""
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    except sqlite3.Error as error:
        # Without room not even a lock may be had: what has no log with content is as it was begun.
        log = path.with_name(f"{path.name}-wal")
        is_held = str(getattr(error, "sqlite_errorname", "")).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
        return is_held or (log.exists() and log.stat().st_size > 0)


def marks(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one that was put in its place; ``None`` where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
