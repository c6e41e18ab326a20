"""A memory of format 1, in which numbers were words, is brought up to date when it is opened, all of it or nothing."""

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from ushtil.corpus.errors import InputError, OutputError
from ushtil.corpus.memory.filters import Filter
from ushtil.corpus.memory.schema import VERSION
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant
from ushtil.corpus.memory.words import digest, signature

# What format 1 was; its words were those of lower-case text, numbers among them, Kazakh ones cut to four letters.
SCHEMA = """
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
INSERT INTO languages VALUES (1, 'en'), (2, 'kk');
INSERT INTO sources VALUES (1, 'Ana Tili', '{"en": "a.txt"}');
CREATE VIRTUAL TABLE words_1 USING fts5(words, content='', detail=none, columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE words_2 USING fts5(words, content='', detail=none, columnsize=0, tokenize='ascii');
PRAGMA application_id = 0x75736874;
PRAGMA user_version = 1;
"""
PAIRS = [
    ("We built 42 schools.", "Біз 42 мектеп салдық."),
    ("We built 43 schools.", "Біз 43 мектеп салдық."),
    ("2019", "2019 жыл"),
    ("Name_of_thing", "Зат_атауы"),
]


def old_memory(path: Path, pairs: list[tuple[str, str]]) -> Path:
    """A memory as the first version wrote it: each pair a unit of its own, the last one made by a machine."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = WAL;" + SCHEMA)
        serial = count(1)
        counts: dict[tuple[int, str], int] = {}
        unit = number = 0
        for unit, pair in enumerate(pairs, 1):
            connection.execute(
                "INSERT INTO units VALUES (?, ?, 0.5, 1, '20200101T000000Z', '20210101T000000Z')", (unit, unit)
            )
            connection.execute("INSERT INTO places VALUES (?, 1)", (unit,))
            for lang, text in enumerate(pair, 1):
                words = re.findall(r"[^\W_]+", text.lower())
                found = [word[:4] if word[0].isalpha() else word for word in words] if lang == 2 else words
                number = len(words) << 40 | next(serial)
                row = (number, lang, digest(words), text, signature(found))
                connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", row)
                index = f"INSERT INTO words_{lang} (rowid, words) VALUES (?, ?)"  # noqa: S608 - a number
                connection.execute(index, (number, " ".join(found)))
                connection.execute(
                    "INSERT INTO variants VALUES (?, ?, ?, ?)", (unit, number, lang, ("en", "kk")[lang - 1])
                )
                for word in set(found):
                    counts[lang, word] = counts.get((lang, word), 0) + 1
        connection.execute("INSERT INTO made VALUES (?, ?, 'mt', 'en', 'some/model', '', 0.8, '')", (unit, number))
        connection.executemany("INSERT INTO frequencies VALUES (?, ?, ?)", ((*key, n) for key, n in counts.items()))
        connection.commit()
    return path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.mark.parametrize("write", [True, False])
def test_an_older_memory_is_brought_up_to_date_when_it_is_opened(tmp_path, write):
    path = old_memory(tmp_path / "m.db", PAIRS)
    with Memory.open(path, write=write) as memory:
        matches = memory.lookup("We built 42 schools.", "en", "kk")
        assert [(m.text, m.exact, m.rate, m.numbers_differ) for m in matches] == [
            ("Біз 42 мектеп салдық.", True, 100, False),
            ("Біз 43 мектеп салдық.", False, 100, True),
        ]
        assert [m.text for m in memory.lookup("2019", "en", "kk")] == ["2019 жыл"]
        (machine,) = memory.lookup("Зат_атауы", "kk", "en")
        assert (machine.origin, machine.model, machine.publications) == ("mt", "some/model", ("Ana Tili",))
        assert memory.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert version(path) == VERSION


def test_it_then_holds_what_it_would_hold_had_it_been_made_today(tmp_path, fill):
    old, new = old_memory(tmp_path / "old.db", PAIRS), fill(PAIRS)
    held = []
    for path in (old, new):
        with Memory.open(path, write=True) as memory:
            tables = {row[0] for row in memory.connection.execute("SELECT name FROM sqlite_master")}
            queries = (
                "SELECT lang, key, text, signature FROM texts ORDER BY lang, text",
                "SELECT lang, word, count FROM frequencies ORDER BY lang, word",
                "SELECT t.text, v.lang, v.tag FROM variants v JOIN texts t ON t.id = v.text ORDER BY t.text",
                "SELECT id >> 40, text FROM texts ORDER BY text",
            )
            held.append([tables, *(memory.connection.execute(query).fetchall() for query in queries)])
            assert memory.prune(Filter(document="*")) == (len(PAIRS) * (path == old), 2 * len(PAIRS) * (path == old))
    assert held[0] == held[1]


def test_units_can_be_added_to_it(tmp_path):
    path = old_memory(tmp_path / "m.db", PAIRS)
    with Memory.open(path, write=True) as memory:
        with memory.adding() as adder:
            adder.add(Record((Variant("en", PAIRS[0][0]), Variant("kk", "Қырық екі мектеп салынды."))))
        assert len(memory.lookup(PAIRS[0][0], "en", "kk", 100)) == 3
        assert sum(1 for _ in memory.records()) == len(PAIRS) + 1


def test_where_it_cannot_be_written_one_line_says_what_to_do(tmp_path, monkeypatch):
    path = old_memory(tmp_path / "m.db", PAIRS)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="copy it to a folder of yours") as caught:
        Memory.open(path)
    assert "\n" not in str(caught.value)
    assert version(path) == 1


def test_while_another_program_writes_to_it_one_line_says_to_wait(tmp_path):
    path = old_memory(tmp_path / "m.db", PAIRS)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InputError, match="wait until"):
            Memory.open(path, patience=0)
    assert version(path) == 1


def test_a_damaged_older_memory_is_one_line_and_stays_as_it_is(tmp_path):
    path = old_memory(tmp_path / "m.db", [(f"Sentence {n} of the memory", f"{n}-сөйлем") for n in range(2000)])
    whole = path.read_bytes()
    broken = whole[: len(whole) // 2] + b"\xff" * 8192 + whole[len(whole) // 2 + 8192 :]
    path.write_bytes(broken)
    with pytest.raises(InputError, match="damaged"):
        Memory.open(path, write=True)
    assert version(path) == 1


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
from ushtil.corpus.errors import OutputError
from ushtil.corpus.memory.store import Memory
try:
    Memory.open(sys.argv[1], write=True)
except OutputError as error:
    print(error)
"""


def test_without_room_for_it_one_line_says_so_and_the_memory_stays_as_it_was(tmp_path):
    path = old_memory(tmp_path / "m.db", [(f"Sentence {n} of the memory", f"{n}-сөйлем") for n in range(2000)])
    done = subprocess.run([sys.executable, "-c", LIMITED, path], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"{path}: there is no room")
    assert (done.stdout.count("\n"), done.stderr, version(path)) == (1, "", 1)
    with Memory.open(path) as memory:
        assert memory.count() == 2000


OPEN = "import sys; from ushtil.corpus.memory.store import Memory; print(flush=True); Memory.open(sys.argv[1]).close()"


def test_a_kill_at_any_moment_of_it_loses_nothing(tmp_path):
    path = old_memory(tmp_path / "m.db", [(f"Sentence {n} of the memory", f"{n}-сөйлем") for n in range(3000)])
    draw, moments = random.Random(3), set()
    for _ in range(8):
        process = subprocess.Popen([sys.executable, "-c", OPEN, str(path)], stdout=subprocess.PIPE)
        assert process.stdout
        process.stdout.readline()
        time.sleep(draw.random() * 0.4)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        moments.add(version(path))
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT count(*), count(DISTINCT text) FROM texts").fetchone() == (6000, 6000)
    assert 1 in moments
    with Memory.open(path) as memory:
        assert memory.count() == 3000
        (best, *_) = memory.lookup("Sentence 2711 of that memory", "en", "kk")
        assert (best.text, best.numbers_differ) == ("2711-сөйлем", False)
