"""Units taken out of a memory, with all that only they needed."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator

from .filters import Filter
from .index import count, joined, remove
from .lookup import numbers
from .words import terms

_AT_ONCE = 20_000


def prune(connection: sqlite3.Connection, wanted: Filter) -> tuple[int, int]:
    """How many units and texts were taken out: the units that the filter lets through, and the texts left without one.

    Runs in an open transaction. The file gets no smaller; its room is used for what comes next.
    """
    condition, values = wanted.condition(numbers(connection))
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS doomed (unit INTEGER PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS orphans (text INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM doomed")
    connection.execute("DELETE FROM orphans")
    connection.execute(f"INSERT INTO doomed SELECT id FROM units WHERE {condition}", values)  # noqa: S608 - our pieces
    (units,) = connection.execute("SELECT count(*) FROM doomed").fetchone()
    connection.execute(
        "INSERT OR IGNORE INTO orphans SELECT text FROM variants WHERE unit IN (SELECT unit FROM doomed)"
    )
    for table in ("variants", "made", "places"):
        connection.execute(f"DELETE FROM {table} WHERE unit IN (SELECT unit FROM doomed)")  # noqa: S608 - our names
    connection.execute("DELETE FROM units WHERE id IN (SELECT unit FROM doomed)")
    connection.execute("DELETE FROM orphans WHERE EXISTS (SELECT 1 FROM variants v WHERE v.text = orphans.text)")
    connection.execute("DELETE FROM sources WHERE NOT EXISTS (SELECT 1 FROM places WHERE source = sources.id)")
    return units, _forget(connection)


def _forget(connection: sqlite3.Connection) -> int:
    """Take the orphaned texts out of the index and the file; how many they were."""
    codes = {number: code for code, number in numbers(connection).items()}
    done = 0
    for batch in _batches(connection):
        by_language: dict[int, list[tuple[int, list[str]]]] = {}
        for number, lang, text in batch:
            by_language.setdefault(lang, []).append((number, terms(text, codes[lang])))
        for lang, rows in by_language.items():
            remove(connection, lang, ((number, joined(found)) for number, found in rows))
            count(connection, lang, Counter(word for _, found in rows for word in set(found)), -1)
        connection.executemany("DELETE FROM texts WHERE id = ?", ((row[0],) for row in batch))
        done += len(batch)
    connection.execute("DELETE FROM frequencies WHERE count <= 0")
    return done


def _batches(connection: sqlite3.Connection) -> Iterator[list[tuple[int, int, str]]]:
    query = (
        "SELECT id, lang, text FROM texts WHERE id IN (SELECT text FROM orphans WHERE text > ? ORDER BY text LIMIT ?) "
        "ORDER BY id"
    )
    last = -1
    while batch := connection.execute(query, (last, _AT_ONCE)).fetchall():
        last = batch[-1][0]
        yield batch
