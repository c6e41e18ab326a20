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
from .languages import Side, written_code
from .lookup import merged, numbers, unit_name
from .types import Record, Variant

# CROSS keeps SQLite from another order of the tables, in which it would sort all rows before it gives the first.
_QUERY: Final = """
SELECT units.id, v.lang, v.tag, t.text, m.origin, m.source, m.model, m.revision, m.score, m.note,
    units.digest, units.score, units.checked, units.created, units.changed
FROM units CROSS JOIN variants v ON v.unit = units.id CROSS JOIN texts t ON t.id = v.text
LEFT JOIN made m ON m.unit = units.id AND m.text = v.text
WHERE {} ORDER BY units.id
"""
_PLACES: Final = "SELECT group_concat(source) FROM places WHERE unit = ?"


def stored(connection: sqlite3.Connection, wanted: Filter) -> Iterator[Record]:
    """The records that the filter lets through, in the order in which they came, one in memory at a time.

    If the filter names languages, texts in others are left out.
    """
    known = numbers(connection)
    codes = {number: code for code, number in known.items()}
    condition, values = wanted.condition(known)
    rows = connection.execute(_QUERY.format(condition), values)
    beside = connection.cursor()
    places = lru_cache(maxsize=1 << 12)(
        partial(publications_and_documents, connection)
    )  # neighbours come from the same documents
    fits = lru_cache(maxsize=1 << 12)(partial(_is_wanted, wanted.languages))
    needed = max(2, len(wanted.languages))
    for unit, group in groupby(rows, itemgetter(0)):
        held = [(codes[row[1]], *row[2:]) for row in group if fits(codes[row[1]], row[2])]
        held.sort()  # by language, tag and text: no two rows have all three
        if len({row[0] for row in held}) < needed:
            continue
        (sources,) = beside.execute(_PLACES, (unit,)).fetchone()
        publications, documents = places(sources or "")
        digest, score, checked, created, changed = held[0][9:]
        variants = tuple([_variant(row) for row in held])
        yield Record(variants, score, bool(checked), created, changed, publications, documents, unit_name(digest))


def count(connection: sqlite3.Connection, wanted: Filter) -> int:
    """How many units the filter lets through."""
    condition, values = wanted.condition(numbers(connection))
    query = f"SELECT count(*) FROM units WHERE {condition}"  # noqa: S608 - of our own pieces
    return int(connection.execute(query, values).fetchone()[0])


def written_codes(connection: sqlite3.Connection, wanted: Filter) -> list[str]:
    """The codes, as files have them, of the texts in the units that the filter lets through; its languages first.

    A language that was asked for stands for each script in which it is there (``kk``, ``kk-Latn``).
    """
    known = numbers(connection)
    condition, values = wanted.condition(known)
    query = (
        "SELECT DISTINCT l.code, v.tag FROM units JOIN variants v ON v.unit = units.id "  # noqa: S608 - our pieces
        f"JOIN languages l ON l.id = v.lang WHERE {condition}"
    )
    held = sorted((written_code(tag), code, tag) for code, tag in connection.execute(query, values))
    if not wanted.languages:
        return list(dict.fromkeys(name for name, _, _ in held))
    found: list[str] = []
    for side in wanted.languages:
        found += [name for name, code, tag in held if code == side.code and side.fits(tag)] or [side.name]
    return list(dict.fromkeys(found))


def _variant(row: tuple[Any, ...]) -> Variant:
    lang, text, origin = row[1:4]
    return Variant(lang, text, Made(lang, text, cast("Origin", origin), *row[4:9]) if origin else None)


def _is_wanted(languages: tuple[Side, ...], code: str, tag: str) -> bool:
    return not languages or any(side.code == code and side.fits(tag) for side in languages)


def publications_and_documents(connection: sqlite3.Connection, sources: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """The publications, and the documents by language, of sources given by their numbers with commas between."""
    query = "SELECT publication, documents FROM sources WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return merged(connection.execute(query, (f"[{sources}]",)).fetchall())
