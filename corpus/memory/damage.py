"""Whether a memory's file holds what no Ushtil wrote into it: asked where reading it fails in no other known way."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from typing import Final

from .schema import STATEMENTS, TABLES

_TYPES: Final = {"INTEGER": "integer", "TEXT": "text", "REAL": "real"}
_MEANINGS: Final = (
    "SELECT 1 FROM variants WHERE lang NOT IN (SELECT id FROM languages)",
    "SELECT 1 FROM texts WHERE lang NOT IN (SELECT id FROM languages)",
    "SELECT 1 FROM made WHERE origin NOT IN ('memory', 'mt')",
    "SELECT 1 FROM sources WHERE NOT json_valid(documents) OR json_type(documents) != 'object'",
)


def is_damaged(address: str) -> bool:
    """Whether pages or indices are broken, tables are missing, or values are none that their columns can hold.

    ``address`` is a URI. The whole file is read.
    """
    try:
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            return any(_problems(connection))
    except sqlite3.Error as error:
        return not str(getattr(error, "sqlite_errorname", "")).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
    except UnicodeDecodeError:  # in what SQLite wants to say
        return True


def _problems(connection: sqlite3.Connection) -> Iterator[bool]:
    yield connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",)
    made = {row[0] for row in connection.execute("SELECT sql FROM sqlite_master")}
    yield not made.issuperset(STATEMENTS)
    for query in (*map(_of_other_types, sorted(TABLES), [connection] * len(TABLES)), *_MEANINGS):
        yield connection.execute(f"SELECT EXISTS ({query})").fetchone() != (0,)
    for (lang,) in connection.execute("SELECT id FROM languages").fetchall():
        connection.execute(f"SELECT count(*) FROM words_{lang:d} WHERE words_{lang:d} MATCH 'x'").fetchone()  # noqa: S608


def _of_other_types(table: str, connection: sqlite3.Connection) -> str:
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    tests = " OR ".join(f"typeof({column[1]}) != '{_TYPES[column[2]]}'" for column in columns)
    return f"SELECT 1 FROM {table} WHERE {tests}"  # noqa: S608 - names of our own tables
