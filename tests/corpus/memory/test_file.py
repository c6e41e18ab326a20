"""Files that are no memory, or that cannot be used now, are one line; what was committed is never lost."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from ushtil.corpus.errors import InputError, OutputError, UshtilError
from ushtil.corpus.memory.filters import Filter
from ushtil.corpus.memory.schema import VERSION
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant

PAIR = ("We built 42 schools.", "Біз 42 мектеп салдық.")


def refusal(path, **options) -> str:
    with pytest.raises(UshtilError) as caught, Memory.open(path, **options) as memory:
        memory.lookup(PAIR[0], "en", "kk")
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"{path}: ")
    return message


@pytest.mark.parametrize("write", [False, True])
def test_what_is_no_memory_is_refused_and_left_as_it_is(tmp_path, write):
    text, other = tmp_path / "text.db", tmp_path / "other.db"
    text.write_text("This is no database at all. " * 100)
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE notes (text)")
    for path in (text, other):
        before = path.read_bytes()
        assert "no translation memory" in refusal(path, write=write)
        assert path.read_bytes() == before


def test_a_memory_of_a_newer_version_says_so(fill):
    path = fill([PAIR])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    assert "update Ushtil" in refusal(path)


def test_a_missing_memory_a_folder_and_a_device_are_refused(tmp_path):
    assert "ushtil memory import" in refusal(tmp_path / "none.db")
    assert "is a folder" in refusal(tmp_path, write=True)
    assert "does not exist" in refusal(tmp_path / "no" / "m.db", write=True)
    os.mkfifo(tmp_path / "pipe")
    assert "no memory" in refusal(tmp_path / "pipe")


def test_an_empty_file_becomes_a_memory_only_when_it_is_written_to(tmp_path):
    path = tmp_path / "m.db"
    path.touch()
    assert "no translation memory" in refusal(path)
    with Memory.open(path, write=True) as memory:
        assert memory.count() == 0


def use(path) -> None:
    with Memory.open(path) as memory:
        for number in range(0, 600, 97):
            memory.lookup(f"Sentence {number} of memory", "en", "kk", 60)
        assert sum(1 for _ in memory.records()) <= 600


def test_a_damaged_memory_is_one_line_wherever_the_damage_is(fill):
    path = fill([(f"Sentence {number} of the memory", f"{number}-сөйлем") for number in range(600)])
    whole = path.read_bytes()
    draw = random.Random(1)
    problems = []
    for _ in range(16):
        data = bytearray(whole)
        start = draw.randrange(100, len(data) - 6000)
        data[start : start + 6000] = draw.randbytes(6000)
        path.write_bytes(data)
        try:
            use(path)
        except InputError as error:
            problems.append(str(error))
    assert problems
    assert all("damaged" in problem and "\n" not in problem for problem in problems)
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="damaged"):
        use(path)


def test_readers_see_the_last_commit_while_another_program_writes(fill):
    path = fill([PAIR])
    with Memory.open(path, write=True) as writer, Memory.open(path) as reader:
        with writer.adding() as adder:
            adder.add(Record((Variant("en", "More"), Variant("kk", "Тағы"))))
            adder.finish()
            assert reader.count() == 1
        assert reader.count() == 2


def test_a_memory_that_is_written_to_for_too_long_is_one_line(fill):
    path = fill([PAIR])
    with (
        Memory.open(path, write=True) as writer,
        Memory.open(path, write=True, patience=0) as other,
        writer.changing(),
        pytest.raises(InputError, match="wait until"),
    ):
        other.prune(Filter())
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        assert "another program" in refusal(path, patience=0)


def test_a_memory_in_a_place_that_cannot_be_written_to_is_still_read(fill, monkeypatch):
    path = fill([PAIR])
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Memory.open(path) as memory:
        assert memory.lookup(PAIR[0], "en", "kk")[0].exact


ADD = """
import sys
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant

name, first, batches = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with Memory.open(name, write=True, patience=60) as memory:
    for batch in range(first, first + batches):
        with memory.adding() as adder:
            for number in range(400):
                text = f"Sentence {number} of batch {batch} stands here"
                adder.add(Record((Variant("en", text), Variant("kk", f"{batch}-топ, {number}-сөйлем"))))
        print(batch, flush=True)
"""


def test_a_kill_at_any_moment_loses_nothing_that_was_committed(tmp_path):
    path, draw = tmp_path / "m.db", random.Random(7)
    committed: set[int] = set()
    for turn in range(20):
        process = subprocess.Popen(
            [sys.executable, "-c", ADD, str(path), str(1000 * turn), "1000"], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        if turn % 4:  # in three of four turns not before something was committed
            committed.add(int(process.stdout.readline()))
        time.sleep(draw.random() * 0.2)
        process.send_signal(signal.SIGKILL)
        committed.update(map(int, process.stdout.read().split()))
        process.wait()
        process.stdout.close()
        with Memory.open(path, write=True) as memory:
            batches = memory.count() / 400
            assert batches == int(batches) >= len(committed)
            for batch in list(committed)[-3:]:
                found = memory.lookup(f"Sentence 399 of batch {batch} stands there", "en", "kk", 75)
                assert f"{batch}-топ, 399-сөйлем" in {match.text for match in found}
    with Memory.open(path) as memory:
        assert memory.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (words,) = memory.connection.execute("SELECT count(*) FROM texts").fetchone()
        assert words == memory.count() * 2


def test_two_programs_that_write_at_once_both_succeed(tmp_path):
    path = tmp_path / "m.db"
    processes = [
        subprocess.Popen([sys.executable, "-c", ADD, str(path), str(first), "3"], stdout=subprocess.DEVNULL)
        for first in (0, 100)
    ]
    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    with Memory.open(path) as memory:
        assert memory.count() == 2 * 3 * 400


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
from ushtil.corpus.errors import OutputError
try:
    exec(open(sys.argv.pop(1)).read())
except OutputError as error:
    print(error)
"""


def test_a_full_disk_is_one_line_and_leaves_what_was_there(tmp_path):
    path, script = tmp_path / "m.db", tmp_path / "add.py"
    script.write_text(ADD)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(script), str(path), "0", "1000"],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    *batches, message = done.stdout.splitlines()
    assert batches
    assert message.startswith(f"{path}: there is no room")
    with Memory.open(path, write=True) as memory:
        assert memory.count() == 400 * len(batches)
        with memory.adding() as adder:
            adder.add(Record((Variant("en", "More"), Variant("kk", "Тағы"))))
        assert memory.lookup("More", "en", "kk")[0].text == "Тағы"


def test_a_new_memory_without_room_is_one_line(tmp_path):
    code = LIMITED.replace("400_000", "1000").replace(
        "exec(open(sys.argv.pop(1)).read())", "Memory.open(sys.argv[1], write=True)"
    )
    code = code.replace("try:", "from ushtil.corpus.memory.store import Memory\ntry:")
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "m.db"], capture_output=True, text=True, check=True)
    assert "no room" in done.stdout


def test_an_error_of_ours_keeps_its_traceback(fill):
    with (
        Memory.open(fill([PAIR]), write=True) as memory,
        pytest.raises(sqlite3.OperationalError, match="syntax"),
        memory.changing(),
    ):
        memory.connection.execute("SELEC")


def test_a_read_only_memory_cannot_be_changed(fill):
    with Memory.open(fill([PAIR])) as memory, pytest.raises(OutputError, match="only be read"), memory.changing():
        memory.connection.execute("DELETE FROM units")
