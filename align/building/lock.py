"""One build at a time in a folder; the lock of a process that was killed is no lock."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Final

from ...corpus.errors import OutputError, UsageError

LOCK: Final = ".ushtil-lock"
_OWN: Final = ".ushtil-*.tmp"


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """A block in which no other build works in the folder; raises ``UsageError`` where one does.

    The lock is SQLite's on an empty file: it works alike on all systems, and goes with the process that holds it.
    """
    with ExitStack() as held:
        try:
            holder = held.enter_context(closing(sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)))
            holder.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if str(getattr(error, "sqlite_errorname", "")).startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                raise UsageError(f"{folder}: another build is at work in this folder: wait until it is done") from None
            raise OutputError("writing is not allowed here: name another folder in the manifest", folder) from error
        except sqlite3.DatabaseError as error:
            raise OutputError("this file is in the way: take it away", folder / LOCK) from error
        yield


def clear(folder: Path, works: Path) -> None:
    """Take away what a build that was killed left half-written."""
    for path in [*folder.glob(_OWN), *works.rglob(_OWN)]:
        with contextlib.suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
