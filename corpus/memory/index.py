"""The index of terms: which texts of a language can be so like a given one as is asked for.

Prefix filter (Chaudhuri et al. 2006, "A primitive operator for similarity joins"): if at most *k* of the *n* words of a
text may be missing, a text like it holds one of any *k* + 1 of them, of which the rarest are asked for. Their lists
stand in SQLite's full-text index (FTS5), and the number of words stands in the row id, so that only texts of a fit
length are looked at. No text is missed; benchmarks/memory.py measures that. The words are the terms of words.py.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

#: A text's id is its number of words, shifted so far, and a serial number.
SHIFT: Final = 40
# Longer texts are so few that all of a fit length are compared; an expression of so many words is too deep for FTS5.
_MOST_WORDS: Final = 200
# To FTS5 every sign of ASCII parts words, so that others stand in their places: those for private use are none of ours.
_SIGNS: Final = {code: 0xE000 + code for code in range(0x80) if not chr(code).isalnum()}
_MEMORY: Final = 16 << 20


def first_id(words: int) -> int:
    """The least id of a text of so many words."""
    return words << SHIFT


def ensure(connection: sqlite3.Connection, lang: int) -> None:
    """Make the index of a language, unless it is there."""
    # Every term comes in lower case and without an ASCII separator: nothing is left for the tokenizer to decide.
    connection.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS words_{lang:d} USING "
        "fts5(words, content='', detail=none, columnsize=0, tokenize='ascii')"
    )
    connection.execute(
        f"INSERT INTO words_{lang:d} (words_{lang:d}, rank) VALUES ('hashsize', ?)",  # noqa: S608 - a number
        (_MEMORY,),
    )


def joined(terms: Iterable[str]) -> str:
    """Terms as the index takes them, each once."""
    return " ".join(map(_written, dict.fromkeys(terms)))


def _written(term: str) -> str:
    return term if term.isalnum() else term.translate(_SIGNS)


def insert(connection: sqlite3.Connection, lang: int, rows: Iterable[tuple[int, str]]) -> None:
    """Add texts by their ids and joined terms, in the order of the ids: at each step back FTS5 writes to the disk."""
    connection.executemany(
        f"INSERT INTO words_{lang:d} (rowid, words) VALUES (?, ?)",  # noqa: S608 - a number
        sorted(rows),
    )


def remove(connection: sqlite3.Connection, lang: int, rows: Iterable[tuple[int, str]]) -> None:
    """Take texts out again; the joined terms must be those that were put in."""
    connection.executemany(
        f"INSERT INTO words_{lang:d} (words_{lang:d}, rowid, words) VALUES ('delete', ?, ?)",  # noqa: S608 - a number
        sorted(rows),
    )


def count(connection: sqlite3.Connection, lang: int, words: Counter[str], sign: int = 1) -> None:
    """Note in how many more texts (or fewer, with ``sign`` -1) each word stands."""
    connection.executemany(
        "INSERT INTO frequencies VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
        ((lang, word, sign * number) for word, number in sorted(words.items())),
    )


def candidates(
    connection: sqlite3.Connection, lang: int, terms: Sequence[str], least: int
) -> Iterable[tuple[int, str]]:
    """The ids and signatures of all texts whose rate against ``terms`` can be ``least`` per cent, and of others."""
    size = len(terms)
    needed = -(-size * least // 100)
    shortest, longest = max(1, needed), size * 100 // max(1, least)
    span = first_id(shortest), first_id(longest + 1) - 1
    if size > _MOST_WORDS:
        return connection.execute(
            "SELECT id, signature FROM texts WHERE id BETWEEN ? AND ? AND lang = ?", (*span, lang)
        )
    asked = _rarest(connection, lang, Counter(terms), size - needed + 1)
    if not asked:
        return ()
    expression = " OR ".join(f'"{_written(word)}"' for word in asked)
    return connection.execute(
        f"SELECT id, signature FROM texts WHERE id IN (SELECT rowid FROM words_{lang:d} "  # noqa: S608 - a number
        f"WHERE words_{lang:d} MATCH ? AND rowid BETWEEN ? AND ?)",
        (expression, *span),
    )


def _rarest(connection: sqlite3.Connection, lang: int, words: Counter[str], enough: int) -> list[str]:
    """The rarest words that are at least ``enough`` of the text; those that stand in no text need not be asked for."""
    query = "SELECT count FROM frequencies WHERE lang = ? AND word = ?"
    counts = {word: (connection.execute(query, (lang, word)).fetchone() or (0,))[0] for word in words}
    asked = []
    for word in sorted(words, key=lambda word: (counts[word], word)):
        if counts[word] > 0:
            asked.append(word)
        enough -= words[word]
        if enough <= 0:
            break
    return asked
