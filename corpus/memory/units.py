"""The units of a memory, one after another, as they were put in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, cast

from ..made import Made, Origin
from .filters import Filter
from .languages import Side
from .lookup import merged, numbers, unit_name
from .types import Record, Variant

# CROSS keeps SQLite from another order of the tables, in which it would sort all rows before it gives the first.
_QUERY: Final = """
SELECT units.id, units.digest, units.score, units.checked, units.created, units.changed,
    v.tag, t.text, m.origin, m.source, m.model, m.revision, m.score, m.note, l.code,
    (SELECT group_concat(source) FROM places WHERE places.unit = units.id)
FROM units CROSS JOIN variants v ON v.unit = units.id CROSS JOIN texts t ON t.id = v.text
CROSS JOIN languages l ON l.id = v.lang
LEFT JOIN made m ON m.unit = units.id AND m.text = v.text
WHERE {} ORDER BY units.id
"""


def stored(connection: sqlite3.Connection, wanted: Filter) -> Iterator[Record]:
    """The records that the filter lets through, in the order in which they came, one in memory at a time.

    If the filter names languages, texts in others are left out.
    """
    condition, values = wanted.condition(numbers(connection))
    rows = connection.execute(_QUERY.format(condition), values)
    places = lru_cache(maxsize=1 << 12)(partial(_places, connection))  # neighbours come from the same documents
    in_order = itemgetter(14, 6, 7)  # of the languages
    fits = lru_cache(maxsize=1 << 12)(partial(_is_wanted, wanted.languages))
    for _, group in groupby(rows, itemgetter(0)):
        held = sorted((row for row in group if fits(row[14], row[6])), key=in_order)
        if len({row[14] for row in held}) < max(2, len(wanted.languages)):
            continue
        _, digest, score, checked, created, changed = held[0][:6]
        publications, documents = places(held[0][15] or "")
        variants = tuple(map(_variant, held))
        yield Record(variants, score, bool(checked), created, changed, publications, documents, unit_name(digest))


def count(connection: sqlite3.Connection, wanted: Filter) -> int:
    """How many units the filter lets through."""
    condition, values = wanted.condition(numbers(connection))
    query = f"SELECT count(*) FROM units WHERE {condition}"  # noqa: S608 - of our own pieces
    return int(connection.execute(query, values).fetchone()[0])


def _variant(row: tuple[Any, ...]) -> Variant:
    lang, text, origin, source, model, revision, score, note = row[6:14]
    made = Made(lang, text, cast("Origin", origin), source, model, revision, score, note) if origin else None
    return Variant(lang, text, made)


def _is_wanted(languages: tuple[Side, ...], code: str, tag: str) -> bool:
    return not languages or any(side.code == code and side.fits(tag) for side in languages)


def _places(connection: sqlite3.Connection, sources: str) -> tuple[tuple[str, ...], dict[str, str]]:
    query = "SELECT publication, documents FROM sources WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return merged(connection.execute(query, (f"[{sources}]",)).fetchall())
