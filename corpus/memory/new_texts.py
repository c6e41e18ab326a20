"""The texts of records: each once in its language, with the key, the signature and the terms that it is found by."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..tables import primary_language
from .index import count, ensure, first_id, insert, joined
from .types import Variant
from .words import digest, key_words, signature, terms

# The index takes texts best in the order of their ids, so that many are put in at once.
_AT_ONCE: Final = 100_000
_Row = tuple[int, int, int, str, str]


class NewTexts:
    """Adds the texts that are not there; ``finish`` must be called at the end."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._languages: dict[str, int] = dict(connection.execute("SELECT code, id FROM languages"))
        self._last: dict[int, int] = {}
        self._waiting: dict[int, list[tuple[int, str]]] = {}
        self._counts: dict[int, Counter[str]] = {}
        self._held = 0

    def language(self, lang: str) -> int:
        """The number of a language, which is added if it is not there."""
        code = primary_language(lang)
        if code not in self._languages:
            cursor = self._connection.execute("INSERT INTO languages (code) VALUES (?)", (code,))
            self._languages[code] = int(cursor.lastrowid or 0)
        return self._languages[code]

    def ids(self, variants: Iterable[Variant]) -> dict[tuple[str, str], int]:
        """The ids of texts, by language and text; those that are not there are added."""
        wanted: dict[str, dict[str, None]] = {}
        for variant in variants:
            wanted.setdefault(primary_language(variant.lang), {})[variant.text] = None
        return {
            (lang, text): number for lang, texts in wanted.items() for text, number in self._ids(lang, texts).items()
        }

    def again(self, rows: Sequence[tuple[int, int, int, str]]) -> Iterator[tuple[int, int]]:
        """Add texts of an older table, rows of old id, language, key and text; their old and new ids."""
        codes = {number: code for code, number in self._languages.items()}
        made = [self._row(lang, codes[lang], key, text) for _, lang, key, text in rows]
        self._insert(made)
        return ((old[0], new[0]) for old, new in zip(rows, made, strict=True))

    def finish(self) -> None:
        """Bring the index of words up to the texts."""
        for lang, rows in self._waiting.items():
            ensure(self._connection, lang)
            insert(self._connection, lang, rows)
            count(self._connection, lang, self._counts[lang])
        self._waiting.clear()
        self._counts.clear()
        self._held = 0

    def _ids(self, lang: str, texts: Iterable[str]) -> dict[str, int]:
        number = self.language(lang)
        keys = {text: digest(key_words(text)) for text in texts}
        query = "SELECT text, id FROM texts WHERE lang = ? AND key IN (SELECT value FROM json_each(?))"
        held = self._connection.execute(query, (number, json.dumps(list(keys.values())))).fetchall()
        ids = {text: identity for text, identity in held if text in keys}
        rows = [self._row(number, lang, key, text) for text, key in keys.items() if text not in ids]
        self._insert(rows)
        return ids | {row[3]: row[0] for row in rows}

    def _row(self, number: int, lang: str, key: int, text: str) -> _Row:
        """The row of a new text; the terms that it is found by wait for ``finish``."""
        found = terms(text, lang)
        identity = self._next_id(len(found))
        self._waiting.setdefault(number, []).append((identity, joined(found)))
        self._counts.setdefault(number, Counter()).update(set(found))
        return identity, number, key, text, signature(found)

    def _insert(self, rows: list[_Row]) -> None:
        self._connection.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", sorted(rows))
        self._held += len(rows)
        if self._held >= _AT_ONCE:
            self.finish()

    def _next_id(self, size: int) -> int:
        if size not in self._last:
            query = "SELECT max(id) FROM texts WHERE id BETWEEN ? AND ?"
            (last,) = self._connection.execute(query, (first_id(size), first_id(size + 1) - 1)).fetchone()
            self._last[size] = first_id(size) if last is None else last
        self._last[size] += 1
        return self._last[size]
