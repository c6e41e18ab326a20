"""The units of a memory in two languages, each made from one row of a query, with nothing in between."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, cast

from ..made import Made, Origin, Provenance
from ..tables import primary_language
from ..types import Unit
from .filters import Filter
from .languages import Side, written_code
from .lookup import numbers, unit_name
from .units import publications_and_documents

# CROSS keeps SQLite from another order of the tables, in which it would sort all rows before it gives the first.
_QUERY: Final = """
SELECT units.id, a.tag, ta.text, b.tag, tb.text, units.digest, units.score, units.checked, units.created, units.changed,
    (SELECT group_concat(source) FROM places WHERE places.unit = units.id) {columns}
FROM units
CROSS JOIN variants a ON a.unit = units.id AND a.lang = ? CROSS JOIN texts ta ON ta.id = a.text
CROSS JOIN variants b ON b.unit = units.id AND b.lang = ? CROSS JOIN texts tb ON tb.id = b.text
{tables} WHERE {condition} ORDER BY units.id
"""
_MADE_COLUMNS: Final = """,
    ma.origin, ma.source, ma.model, ma.revision, ma.score, ma.note,
    mb.origin, mb.source, mb.model, mb.revision, mb.score, mb.note"""
_MADE_TABLES: Final = """
LEFT JOIN made ma ON ma.unit = units.id AND ma.text = a.text
LEFT JOIN made mb ON mb.unit = units.id AND mb.text = b.text"""
_WITHOUT_MADE: Final = 11
_MADE: Final = slice(11, 17), slice(17, 23)
_Row = tuple[Any, ...]


def stored_pairs(connection: sqlite3.Connection, wanted: Filter) -> Iterator[Unit]:
    """The units in the two languages of the filter, in the order they came; each pair of variants is one unit.

    The texts are named by language, and by script where it is not the usual one of the language (``kk-Latn``).
    """
    source, target = wanted.languages
    known = numbers(connection)
    # The tables that are joined ask for both languages already.
    condition, values = (wanted if wanted.origins else replace(wanted, languages=())).condition(known)
    pair = known.get(source.code, -1), known.get(target.code, -1)
    rows = connection.execute(_query(connection, condition), [*pair, *values])
    places = lru_cache(maxsize=1 << 12)(partial(publications_and_documents, connection))
    provenance = lru_cache(maxsize=1 << 12)(Provenance)  # neighbours come from the same documents, at one time
    for _, group in groupby(rows, itemgetter(0)):
        held = _wanted(list(group), source, target)
        for number, row in enumerate(held):
            publications, documents = places(row[10] or "")
            name = unit_name(row[5])
            yield _unit(
                row,
                f"{name}-{number}" if number else name,
                documents,
                provenance(bool(row[7]), row[8], row[9], publications),
            )


def _query(connection: sqlite3.Connection, condition: str) -> str:
    """The query; where people wrote everything, it does not ask for each text who made it."""
    (is_made,) = connection.execute("SELECT EXISTS (SELECT 1 FROM made)").fetchone()
    columns, tables = (_MADE_COLUMNS, _MADE_TABLES) if is_made else ("", "")
    return _QUERY.format(columns=columns, tables=tables, condition=condition)


def _wanted(rows: list[_Row], source: Side, target: Side) -> list[_Row]:
    """The rows of one unit in the scripts that were asked for, sorted by their tags and texts."""
    if source.script or target.script:
        rows = [row for row in rows if source.fits(row[1]) and target.fits(row[3])]
    return sorted(rows, key=itemgetter(1, 2, 3, 4)) if len(rows) > 1 else rows


def _unit(row: _Row, name: str, documents: dict[str, str], known: Provenance) -> Unit:
    left, right = written_code(row[1]), written_code(row[3])
    own = {}
    if documents:
        for tag, code in ((row[1], left), (row[3], right)):
            if document := documents.get(tag) or documents.get(primary_language(tag)):
                own[code] = document
    made: tuple[Made, ...] = ()
    if len(row) > _WITHOUT_MADE and (row[11] or row[17]):
        sides = ((left, row[2], row[_MADE[0]]), (right, row[4], row[_MADE[1]]))
        made = tuple(Made(code, text, cast("Origin", said[0]), *said[1:]) for code, text, said in sides if said[0])
    return Unit(name, {left: row[2], right: row[4]}, row[6], {}, own, made, known)
