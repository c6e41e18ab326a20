"""Two texts that stand together in a unit of more languages, too: found, so that both are kept as one unit.

Only texts that are the same in both languages, scripts included, make one unit of two. What two units share on one side
only says nothing of the other sides.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from ..tables import primary_language
from .types import Record
from .words import digest

# A unit of so many texts that its pairs could be hundreds is not taken apart.
_MOST_TEXTS: Final = 16
# Which of two frequent texts is the rarer one is not asked beyond so many units.
_ENOUGH_UNITS: Final = 1000

#: A pair as it is asked for: its digest, and of each text its id and its language code.
Pair = tuple[int, int, str, int, str]
Rows = list[tuple[str, str]]

_COUNTED: Final = """
SELECT value, (SELECT count(*) FROM (SELECT 1 FROM variants WHERE text = value LIMIT ?)) FROM json_each(?)
WHERE EXISTS (SELECT 1 FROM variants WHERE text = value)
"""
_HOLDING: Final = """
SELECT json_extract(p.value, '$[0]'), min(v.unit) FROM json_each(?) p
CROSS JOIN variants v ON v.text = json_extract(p.value, '$[1]')
CROSS JOIN variants w ON w.unit = v.unit AND w.text = json_extract(p.value, '$[3]')
WHERE v.tag = json_extract(p.value, '$[2]') AND w.tag = json_extract(p.value, '$[4]')
    AND (SELECT count(DISTINCT x.lang) FROM variants x WHERE x.unit = v.unit) > 2 GROUP BY 1
"""
_MERGED: Final = """
UPDATE units SET (score, checked, created, changed) = (
    SELECT max(units.score, p.score), max(units.checked, p.checked), min(units.created, p.created),
        max(units.changed, p.changed) FROM units p WHERE p.id = :pair)
WHERE id = :unit AND EXISTS (SELECT 1 FROM units p WHERE p.id = :pair)
"""
# What a person wrote there is no machine's here.
_BY_HUMANS: Final = """
DELETE FROM made WHERE unit = :unit AND text IN (SELECT text FROM variants WHERE unit = :pair)
    AND text NOT IN (SELECT text FROM made WHERE unit = :pair)
"""
_PLACED: Final = "INSERT OR IGNORE INTO places SELECT :unit, source FROM places WHERE unit = :pair"


def rows_of(record: Record) -> Rows:
    """The texts of a record with their language codes, in the order in which they are its key."""
    return sorted({(variant.lang, variant.text) for variant in record.variants})


def key(rows: Iterable[tuple[str, str]]) -> int:
    """What a unit of these texts is known by."""
    return digest([part for row in rows for part in row])


def pair_keys(record: Record) -> Iterator[int]:
    """The keys of the pairs in a record of three languages or more; none of another record."""
    if len(record.variants) < 3:
        return
    rows = rows_of(record)
    if len(rows) > _MOST_TEXTS or len({primary_language(lang) for lang, _ in rows}) < 3:
        return
    for pair in combinations(rows, 2):
        if primary_language(pair[0][0]) != primary_language(pair[1][0]):
            yield key(pair)


def holders(connection: sqlite3.Connection, pairs: list[Pair]) -> dict[int, int]:
    """The first unit of more than two languages that holds both texts of a pair, by the digests of the pairs."""
    texts = {text for pair in pairs for text in (pair[1], pair[3])}
    counts = dict(connection.execute(_COUNTED, (_ENOUGH_UNITS, json.dumps(list(texts)))).fetchall())
    asked = [
        pair if counts[pair[1]] <= counts[pair[3]] else (pair[0], *pair[3:], *pair[1:3])
        for pair in pairs
        if pair[1] in counts and pair[3] in counts
    ]
    return dict(connection.execute(_HOLDING, (json.dumps(asked),)).fetchall()) if asked else {}


def take_in(connection: sqlite3.Connection, unit: int, pair: int) -> None:
    """Let a unit take the place of one that has two of its texts, with all that is known of that one."""
    names = {"unit": unit, "pair": pair}
    for statement in (_MERGED, _BY_HUMANS, _PLACED):
        connection.execute(statement, names)
    for table in ("variants", "made", "places"):
        connection.execute(f"DELETE FROM {table} WHERE unit = ?", (pair,))  # noqa: S608 - our names
    connection.execute("DELETE FROM units WHERE id = ?", (pair,))
