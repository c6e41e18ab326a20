"""A memory with broken bytes answers as it should or says in one line that it is damaged; a bug is no damage."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from ushtil.corpus.errors import InputError, UshtilError
from ushtil.corpus.made import Made
from ushtil.corpus.memory.damage import is_damaged
from ushtil.corpus.memory.exporting import jsonl_lines
from ushtil.corpus.memory.filters import Filter
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant

PAIRS = [(f"The mayor opened school number {n} of the town.", f"Әкім қаланың {n}-мектебін ашты.") for n in range(80)]


def address(path: Path) -> str:
    return f"file:{path}?mode=ro"


def records() -> list[Record]:
    made = Made("kk", "", "mt", "en", "some/model", "", 0.5)
    return [
        Record((Variant("en", en), Variant("kk", kk, made if n % 9 else None)), documents={"en": "a", "kk": "b"})
        for n, (en, kk) in enumerate(PAIRS)
    ]


def filled(path: Path) -> Path:
    with Memory.open(path, write=True) as memory, memory.adding() as adder:
        for record in records():
            adder.add(record)
    return path


def use(path: Path) -> None:
    """Everything that a memory is asked for."""
    with Memory.open(path, write=True) as memory:
        memory.lookup(PAIRS[7][0], "en", "kk", 40)
        with memory.reading():
            memory.statistics()
            list(memory.conflicts("en", "kk"))
            list(memory.records())
        with memory.adding() as adder:
            for record in records()[:20]:
                adder.add(record)
            adder.add(Record((Variant("en", "New."), Variant("kk", "Жаңа."))))
        memory.prune(Filter(origins=("mt",)))


def test_bytes_broken_at_random_are_one_line_or_do_no_harm(tmp_path):
    whole, draw, said = filled(tmp_path / "whole.db").read_bytes(), random.Random(11), 0
    for number in range(40):
        broken = bytearray(whole)
        size = draw.choice([1, 30, 300, 3000])
        for _ in range(size):
            broken[draw.randrange(4096 if size == 1 else len(broken))] ^= 1 << draw.randrange(8)
        path = tmp_path / f"{number}.db"
        path.write_bytes(broken)
        try:
            use(path)
        except UshtilError as error:
            said += 1
            assert "\n" not in str(error)  # noqa: PT017 - most are refused, some do no harm
    assert said > 20


CHANGES = (
    "UPDATE variants SET lang = 9 WHERE unit = 3",
    "UPDATE units SET score = x'00' WHERE id = 3",
    "UPDATE units SET created = x'37' WHERE id = 3",
    "UPDATE made SET origin = 'mx'",
    "UPDATE sources SET documents = '{'",
    "DROP TABLE words_1",
    "DROP INDEX variants_by_text",
)


@pytest.mark.parametrize("change", CHANGES)
def test_values_that_no_ushtil_writes_are_damage(tmp_path, change):
    path = filled(tmp_path / "m.db")
    assert not is_damaged(address(path))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(change)
        connection.commit()
    assert is_damaged(address(path))


@pytest.mark.parametrize("change", [CHANGES[0], CHANGES[1], CHANGES[4]])
def test_where_they_cannot_be_used_one_line_says_so(tmp_path, change):
    path = filled(tmp_path / "m.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(change)
        connection.commit()
    with Memory.open(path) as memory, pytest.raises(InputError, match="damaged") as caught, memory.reading():
        list(jsonl_lines(memory.records()))
    assert "\n" not in str(caught.value)


def test_a_fault_that_is_no_damage_keeps_its_kind(tmp_path):
    with Memory.open(filled(tmp_path / "m.db"), write=True) as memory:
        with pytest.raises(ZeroDivisionError), memory.adding():
            _ = 1 // 0
        with pytest.raises(KeyError), memory.adding():
            raise KeyError(7)
        assert memory.count() == len(PAIRS)
