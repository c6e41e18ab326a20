"""A memory of an older format brought up to date in its own file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

from .new_texts import NewTexts
from .schema import VERSION, statement

_AT_ONCE: Final = 100_000
# Tables that name texts by their ids, with the columns that are kept.
_NAMING: Final = {"variants": "lang, tag", "made": "origin, source, model, revision, score, note"}


def upgrade(connection: sqlite3.Connection) -> None:
    """Write the texts under new ids and all that they are found by anew, in one transaction.

    Until it is committed, the file holds what it held: other programs go on reading it, and a process that is killed
    changes nothing. It takes as much room again as the file has; the room is used for what is added later.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] < VERSION:
            _put_aside(connection)
            _fill(connection)
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _put_aside(connection: sqlite3.Connection) -> None:
    """Rename the tables that change, empty what is made of them, and make the new ones."""
    for index in ("texts_by_key", "variants_by_text"):
        connection.execute(f"DROP INDEX {index}")
    for table in ("texts", *_NAMING):
        connection.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
        connection.execute(statement("TABLE", table))
    for (lang,) in connection.execute("SELECT id FROM languages").fetchall():
        connection.execute(f"DROP TABLE IF EXISTS words_{lang:d}")
    connection.execute("DELETE FROM frequencies")
    connection.execute("CREATE TEMP TABLE moved (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)")


def _fill(connection: sqlite3.Connection) -> None:
    """Put the texts in again, and write their new ids wherever the old ones stood."""
    texts = NewTexts(connection)
    for batch in _batches(connection):
        connection.executemany("INSERT INTO moved VALUES (?, ?)", texts.again(batch))
    texts.finish()
    for table, columns in _NAMING.items():
        connection.execute(
            f"INSERT INTO {table} (unit, text, {columns}) SELECT unit, new, {columns} "  # noqa: S608 - our names
            f"FROM old_{table} JOIN moved ON old = text ORDER BY unit, new"
        )
    for table in ("texts", *_NAMING):
        connection.execute(f"DROP TABLE old_{table}")
    connection.execute("DROP TABLE moved")
    for index in ("texts_by_key", "variants_by_text"):
        connection.execute(statement("INDEX", index))


def _batches(connection: sqlite3.Connection) -> Iterator[list[tuple[int, int, int, str]]]:
    last = -1
    query = "SELECT id, lang, key, text FROM old_texts WHERE id > ? ORDER BY id LIMIT ?"
    while batch := connection.execute(query, (last, _AT_ONCE)).fetchall():
        last = batch[-1][0]
        yield batch
