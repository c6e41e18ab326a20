"""An empty memory is taken away only where nobody has it, and whoever opened it meanwhile hears of it."""

import subprocess
import sys

import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant

RECORD = Record((Variant("en", "One stone."), Variant("kk", "Бір тас.")))


def add(memory):
    with memory.adding() as adder:
        adder.add(RECORD)


def test_an_empty_memory_goes_with_all_its_files(tmp_path):
    Memory.open(tmp_path / "m.db", write=True).discard()
    assert list(tmp_path.iterdir()) == []


def test_what_holds_a_unit_stays_and_can_be_written_to(tmp_path):
    with Memory.open(tmp_path / "m.db", write=True) as memory:
        add(memory)
        memory.discard()
    with Memory.open(tmp_path / "m.db", write=True) as memory:
        assert memory.count() == 1
        assert memory.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        add(memory)


def test_what_another_program_has_open_stays(tmp_path):
    with Memory.open(tmp_path / "m.db", write=True) as other:
        Memory.open(tmp_path / "m.db", write=True).discard()
        add(other)
    with Memory.open(tmp_path / "m.db") as memory:
        assert memory.count() == 1


def test_who_writes_to_a_file_that_is_gone_is_told(tmp_path):
    with Memory.open(tmp_path / "m.db", write=True) as memory:
        (tmp_path / "m.db").unlink()
        with pytest.raises(InputError, match="taken away or replaced meanwhile"):
            add(memory)


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
from ushtil.corpus.errors import OutputError
from ushtil.corpus.memory.store import Memory
try:
    Memory.open(sys.argv[1], write=True)
except OutputError as error:
    print(error)
"""


@pytest.mark.parametrize("room", [1000, 4096, 20_000])
def test_where_a_new_memory_cannot_be_made_for_want_of_room_nothing_is_left(tmp_path, room):
    command = [sys.executable, "-B", "-c", LIMITED, tmp_path / "m.db", str(room)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "there is no room to write" in done.stdout
    assert (done.stdout.count("\n"), done.stderr) == (1, "")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_there_and_one_that_has_its_tables_stay(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ushtil.corpus.memory.file._check", fail)
    (tmp_path / "empty.db").touch()
    with pytest.raises(InputError):
        Memory.open(tmp_path / "empty.db", write=True)
    with pytest.raises(InputError):
        Memory.open(tmp_path / "made.db", write=True)
    assert sorted(path.name for path in tmp_path.glob("*.db")) == ["empty.db", "made.db"]
