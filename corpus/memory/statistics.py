"""What a memory holds, in figures."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from ..made import Origin
from .filters import Filter
from .units import count


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of units and texts; ``pairs`` are units with texts in both languages, codes in alphabetical order."""

    units: int
    checked: int
    texts: dict[str, int]
    pairs: dict[tuple[str, str], int]
    origins: dict[Origin, int]
    publications: dict[str, int]
    documents: int
    first: str
    last: str
    bytes: int


def statistics(connection: sqlite3.Connection) -> Statistics:
    """The figures of the whole memory."""
    query = (
        "SELECT count(*), coalesce(sum(checked), 0), coalesce(min(created), ''), coalesce(max(changed), '') FROM units"
    )
    units, checked, first, last = connection.execute(query).fetchone()
    texts = "SELECT code, count(*) FROM texts JOIN languages ON languages.id = lang GROUP BY code ORDER BY code"
    pairs = (
        "SELECT a.code, b.code, count(DISTINCT v.unit) FROM variants v JOIN variants w ON w.unit = v.unit "
        "JOIN languages a ON a.id = v.lang JOIN languages b ON b.id = w.lang WHERE a.code < b.code GROUP BY 1, 2"
    )
    publications = (
        "SELECT publication, count(DISTINCT unit) FROM places JOIN sources ON sources.id = source "
        "WHERE publication != '' GROUP BY publication ORDER BY publication"
    )
    origins: tuple[Origin, ...] = ("mt", "memory")
    made = {origin: count(connection, Filter(origins=(origin,))) for origin in origins}
    size, pages = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "page_count"))
    (documents,) = connection.execute(
        "SELECT count(DISTINCT d.value) FROM sources, json_each(sources.documents) d"
    ).fetchone()
    return Statistics(
        units,
        checked,
        dict(connection.execute(texts).fetchall()),
        {(a, b): number for a, b, number in connection.execute(pairs)},
        {"human": units - sum(made.values()), **made},
        dict(connection.execute(publications).fetchall()),
        documents,
        first,
        last,
        size * pages,
    )
