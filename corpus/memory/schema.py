"""The tables of a memory's file, and the version of its format."""

from __future__ import annotations

from typing import Final

#: "usht", by which the file is known as ours (SQLite's ``application_id``).
APPLICATION: Final = 0x75736874
#: Raised whenever an older program could no longer read or fill the file. In format 1 numbers were words, and the ids,
#: signatures and indices were made of other words.
VERSION: Final = 2

# texts.id is the number of terms << 40, with a serial number below, so that a range of ids is a range of lengths.
# Each language has an index of terms of its own, words_N, which is made with the first text (index.py).
_SCHEMA: Final = """
CREATE TABLE languages (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
CREATE TABLE texts (id INTEGER PRIMARY KEY, lang INTEGER NOT NULL, key INTEGER NOT NULL, text TEXT NOT NULL,
    signature TEXT NOT NULL);
CREATE INDEX texts_by_key ON texts (lang, key);
CREATE TABLE frequencies (lang INTEGER, word TEXT, count INTEGER NOT NULL, PRIMARY KEY (lang, word)) WITHOUT ROWID;
CREATE TABLE units (id INTEGER PRIMARY KEY, digest INTEGER NOT NULL UNIQUE, score REAL NOT NULL,
    checked INTEGER NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL);
CREATE TABLE variants (unit INTEGER, text INTEGER, lang INTEGER NOT NULL, tag TEXT NOT NULL,
    PRIMARY KEY (unit, text)) WITHOUT ROWID;
CREATE INDEX variants_by_text ON variants (text, unit);
CREATE TABLE made (unit INTEGER, text INTEGER, origin TEXT NOT NULL, source TEXT NOT NULL, model TEXT NOT NULL,
    revision TEXT NOT NULL, score REAL NOT NULL, note TEXT NOT NULL, PRIMARY KEY (unit, text)) WITHOUT ROWID;
CREATE TABLE sources (id INTEGER PRIMARY KEY, publication TEXT NOT NULL, documents TEXT NOT NULL,
    UNIQUE (publication, documents));
CREATE TABLE places (unit INTEGER, source INTEGER, PRIMARY KEY (unit, source)) WITHOUT ROWID;
CREATE INDEX places_by_source ON places (source);
"""
#: All statements that make the tables and their indices.
STATEMENTS: Final = tuple(_SCHEMA.strip().rstrip(";").split(";\n"))
#: All tables but those of the languages.
TABLES: Final = frozenset(line.split()[2] for line in STATEMENTS if line.startswith("CREATE TABLE"))


def statement(kind: str, name: str) -> str:
    """What makes the table or the index of this name."""
    return next(line for line in STATEMENTS if line.startswith(f"CREATE {kind} {name} "))
