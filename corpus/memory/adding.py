"""Records put into a memory: each once, what is said of it again kept with it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from typing import Final

from ..tables import primary_language
from .new_texts import NewTexts
from .types import Record, Variant
from .within import Pair, holders, key, pair_keys, rows_of, take_in

# SQLite takes rows best by the thousand.
_AT_ONCE: Final = 5_000
_Row = tuple[object, ...]


class Adder:
    """Puts records into an open transaction; ``finish`` must be called before it is committed.

    A record with the same texts in the same languages as one that is there is not added again. What is kept of both
    is the higher score, the earlier creation, the later change, whether a human ever checked it, every publication and
    document, and of each text that a human wrote it, if that is said of one of them. A pair is there, too, if both its
    texts stand in one unit of more languages; and such a unit takes the place of the pairs that it holds. ``known``
    counts the records that were there, if only as a pair of their texts, ``new`` the others.
    """

    def __init__(self, connection: sqlite3.Connection, now: str) -> None:
        self.new = 0
        self.known = 0
        self._connection = connection
        self._now = now
        self._texts = NewTexts(connection)
        self._sources: dict[tuple[str, tuple[tuple[str, str], ...]], int] = {}
        self._waiting: list[tuple[int, Record]] = []
        (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM units").fetchone()
        self._next = last + 1

    def add(self, record: Record) -> None:
        """Keep a record."""
        self._waiting.append((key(rows_of(record)), record))
        if len(self._waiting) >= _AT_ONCE:
            self._write()

    def finish(self) -> None:
        """Write what is still in memory, and bring the index of words up to the texts."""
        self._write()
        self._texts.finish()

    def _write(self) -> None:
        parts = {name: list(pair_keys(record)) for name, record in self._waiting}
        units = self._units([*parts, *(pair for pairs in parts.values() for pair in pairs)])
        missing = [(name, record) for name, record in self._waiting if name not in units]
        ids = self._texts.ids(variant for _, record in missing for variant in record.variants)
        within = holders(self._connection, list(_pairs(missing, ids)))
        fresh: list[tuple[int, int, Record]] = []
        again: list[tuple[int, Record]] = []
        replaced: dict[int, int] = {}
        for name, record in self._waiting:
            unit = units.get(name) or within.get(name)
            is_there = bool(unit)
            if unit:
                again.append((unit, record))
            else:
                unit = units[name] = self._next
                fresh.append((unit, name, record))
                self._next += 1
            held = {units[pair] for pair in parts[name] if pair in units} - replaced.keys()
            replaced |= dict.fromkeys(held, unit)
            for pair in parts[name]:
                within.setdefault(pair, unit)
            self.known += is_there or bool(held)
            self.new += not (is_there or held)
        self._add(fresh, ids)
        self._merge(again)
        self._places([*((unit, record) for unit, _, record in fresh), *again])
        for pair, unit in replaced.items():
            take_in(self._connection, unit, pair)
        self._waiting.clear()

    def _units(self, names: Iterable[int]) -> dict[int, int]:
        """The units that are there, by their digests."""
        query = "SELECT digest, id FROM units WHERE digest IN (SELECT value FROM json_each(?))"
        return dict(self._connection.execute(query, (json.dumps(list(names)),)).fetchall())

    def _add(self, fresh: list[tuple[int, int, Record]], ids: dict[tuple[str, str], int]) -> None:
        self._many("INSERT INTO units VALUES (?, ?, ?, ?, ?, ?)", (self._unit(*row) for row in fresh))
        variants: list[_Row] = []
        made: list[_Row] = []
        for unit, _, record in fresh:
            for variant in record.variants:
                text = ids[primary_language(variant.lang), variant.text]
                variants.append((unit, text, self._texts.language(variant.lang), variant.lang))
                if variant.made:
                    made.append((unit, text, *astuple(variant.made)[2:]))
        self._many("INSERT OR IGNORE INTO variants VALUES (?, ?, ?, ?)", variants)
        self._many("INSERT OR IGNORE INTO made VALUES (?, ?, ?, ?, ?, ?, ?, ?)", made)

    def _unit(self, unit: int, name: int, record: Record) -> _Row:
        created = record.created or self._now
        return unit, name, record.score, record.checked, created, record.changed or created

    def _merge(self, again: list[tuple[int, Record]]) -> None:
        self._many(
            "UPDATE units SET score = max(score, ?), checked = max(checked, ?), created = min(created, ?), "
            "changed = max(changed, ?) WHERE id = ?",
            (
                (record.score, record.checked, record.created or self._now, record.changed or record.created, unit)
                for unit, record in again
            ),
        )
        query = "SELECT DISTINCT unit FROM made WHERE unit IN (SELECT value FROM json_each(?))"
        machine = {row[0] for row in self._connection.execute(query, (json.dumps([unit for unit, _ in again]),))}
        self._many(
            "DELETE FROM made WHERE unit = ? AND text IN (SELECT v.text FROM variants v JOIN texts t ON t.id = v.text "
            "WHERE v.unit = ? AND v.lang = ? AND t.text = ?)",
            (
                (unit, unit, self._texts.language(variant.lang), variant.text)
                for unit, record in again
                if unit in machine
                for variant in _by_humans(record)
            ),
        )

    def _places(self, records: list[tuple[int, Record]]) -> None:
        rows: list[_Row] = []
        for unit, record in records:
            documents = tuple(sorted(record.documents.items()))
            if documents or record.publications:
                rows += [(unit, self._source(name, documents)) for name in record.publications or ("",)]
        self._many("INSERT OR IGNORE INTO places VALUES (?, ?)", rows)

    def _source(self, publication: str, documents: tuple[tuple[str, str], ...]) -> int:
        place = publication, documents
        if place not in self._sources:
            row = publication, json.dumps(dict(documents), ensure_ascii=False)
            self._connection.execute("INSERT OR IGNORE INTO sources (publication, documents) VALUES (?, ?)", row)
            query = "SELECT id FROM sources WHERE publication = ? AND documents = ?"
            self._sources[place] = self._connection.execute(query, row).fetchone()[0]
        return self._sources[place]

    def _many(self, statement: str, rows: Iterable[_Row]) -> None:
        self._connection.executemany(statement, rows)


def _by_humans(record: Record) -> Iterable[Variant]:
    return (variant for variant in record.variants if variant.made is None)


def _pairs(records: Iterable[tuple[int, Record]], ids: dict[tuple[str, str], int]) -> Iterator[Pair]:
    """The records of two texts in two languages, with the ids of these."""
    for name, record in records:
        rows = rows_of(record) if len(record.variants) == 2 else []
        codes = [primary_language(lang) for lang, _ in rows]
        if len(set(codes)) == 2:
            (left, one), (right, other) = rows
            yield name, ids[codes[0], one], left, ids[codes[1], other], right
