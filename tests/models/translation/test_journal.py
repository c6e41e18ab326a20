"""What was translated is kept, whatever stops the run, and the run that goes on ends with the same bytes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from ushtil.models.translation.base import Hypothesis, Translation
from ushtil.models.translation.journal import Journal, translate_journalled, unwritable

TEXTS = [f"Sentence number {number}{'.' * (number % 5)}" for number in range(40)]


class Counting:
    """Translates in batches of sorted texts; what it makes of a text depends on its batch, as with real models."""

    id, revision, signature = "test/model", "r1", "plain beams:4"

    def __init__(self, stop_after: int = 10**9, stop: Callable[[], None] = lambda: None) -> None:
        self.seen: list[list[str]] = []
        self._stop_after, self._stop = stop_after, stop

    def translate(
        self,
        texts: Sequence[str],
        source: str,
        target: str,
        done: Callable[[dict[int, Translation]], None],
        choose: Callable[[str, Sequence[Hypothesis]], int] = lambda text, hypotheses: 0,
        *,
        known: Collection[int] = (),
    ) -> None:
        order = sorted(range(len(texts)), key=lambda number: (len(texts[number]), texts[number]))
        for start in range(0, len(order), 8):
            batch = order[start : start + 8]
            left = [number for number in batch if number not in known]
            if not left:
                continue
            if len(self.seen) >= self._stop_after:
                self._stop()
            self.seen.append([texts[number] for number in left])
            mark = choose(texts[batch[0]], [Hypothesis("a", 0.0), Hypothesis("b", 0.0)])
            done({n: Translation(f"{target}: {texts[n]} ({texts[batch[0]]}, {mark})", 0.5) for n in left})


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path))
    return tmp_path


def run(translator: Any, texts: Sequence[str] = TEXTS, languages: tuple[str, str] = ("en", "kk"), **options: Any):
    return translate_journalled(translator, texts, languages, **options)


def interrupt() -> None:
    raise KeyboardInterrupt


def test_a_text_is_translated_once_however_often_it_occurs():
    first, second = Counting(), Counting()
    once = run(first, ["A.", "B.", "A."])
    assert sorted(once) == ["A.", "B."]
    assert first.seen == [["A.", "B."]]
    assert run(second, ["B.", "A."]) == once
    assert second.seen == []


@pytest.mark.parametrize(
    ("change", "again"),
    [("id", True), ("revision", True), ("signature", True), ("nothing", False)],
)
def test_another_model_revision_or_way_of_translating_translates_anew(change, again):
    run(Counting())
    other = Counting()
    setattr(other, change, "another")
    run(other)
    assert bool(other.seen) == again


def test_other_languages_and_other_choices_translate_anew():
    run(Counting())
    for options in ({"languages": ("en", "ru")}, {"languages": ("ru", "kk")}, {"choose": ("terms 1", lambda *_: 1)}):
        other = Counting()
        run(other, **options)
        assert other.seen, options
    again = Counting()
    run(again, choose=("terms 1", lambda *_: 1))
    assert again.seen == []


def test_texts_that_only_look_joined_to_their_neighbours_are_told_apart():
    journals = [Journal(["a", "b"], "en", "kk"), Journal(["a"], "b", "en")]
    journals[0].keep({"x": Translation("y", 1.0)})
    assert [journal.known(["x", "kk"]) for journal in journals] == [{"x": Translation("y", 1.0)}, {}]


def test_ctrl_c_keeps_what_was_translated_and_says_how_much():
    with pytest.raises(KeyboardInterrupt, match=r"en-kk: 16 of 40 sentences are translated and kept"):
        run(Counting(2, interrupt))
    rest = Counting()
    assert run(rest) == whole()
    assert sum(map(len, rest.seen)) == 24


def whole() -> dict[str, Translation]:
    """What a run that nothing stops makes, with a journal of its own."""
    found: dict[str, Translation] = {}
    Counting().translate(TEXTS, "en", "kk", lambda batch: found.update((TEXTS[n], made) for n, made in batch.items()))
    return found


def test_a_run_that_is_killed_in_mid_batch_goes_on_where_it_was(cache):
    program = (
        "import os, signal, sys; sys.path.insert(0, sys.argv[1]); import test_journal as t\n"
        "t.run(t.Counting(3, lambda: os.kill(os.getpid(), signal.SIGKILL)))"
    )
    command = [sys.executable, "-c", program, str(Path(__file__).parent)]
    done = subprocess.run(command, env={**os.environ, "USHTIL_CACHE": str(cache)}, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    rest = Counting()
    assert run(rest) == whole()
    assert sum(map(len, rest.seen)) == 16


def test_problems_and_strange_signs_are_kept_too():
    class Odd(Counting):
        def translate(self, texts, source, target, done, choose=None, *, known=()):
            self.seen.append(list(texts))
            done(
                {0: Translation("", 0.0, "it repeats itself"), 1: Translation("\ud800\x00 'x'", 0.25, note="in pieces")}
            )

    texts = ["\udcff", "'; DROP TABLE translations; --"]
    first = run(Odd(), texts)
    again = Odd()
    assert run(again, texts) == first
    assert first["\udcff"] == Translation("", 0.0, "it repeats itself")
    assert again.seen == []


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_journal_is_put_aside_and_nothing_is_lost(cache, content):
    (cache / "translations.sqlite").write_bytes(content)
    assert run(Counting()) == whole()
    again = Counting()
    assert run(again) == whole()
    assert again.seen == []
    assert (cache / "translations.damaged").read_bytes() == content


def test_a_journal_of_another_shape_is_as_if_it_were_empty(cache):
    with closing(sqlite3.connect(cache / "translations.sqlite")) as store, store:
        store.execute("CREATE TABLE translations (key BLOB, other TEXT)")
    assert run(Counting()) == whole()


def test_what_cannot_be_written_while_another_run_writes_is_written_later(cache, monkeypatch):
    monkeypatch.setattr("ushtil.models.translation.journal._PATIENCE", 0.01)
    run(Counting(), ["A."])
    with closing(sqlite3.connect(cache / "translations.sqlite", isolation_level=None)) as other:

        class Freed(Counting):
            def translate(self, texts, source, target, done, choose=None, *, known=()):
                done({0: Translation("one", 1.0)})
                other.execute("ROLLBACK")
                done({1: Translation("two", 1.0)})

        other.execute("BEGIN EXCLUSIVE")
        made = run(Freed(), ["1.", "2."])
    assert made == {"1.": Translation("one", 1.0), "2.": Translation("two", 1.0)}
    again = Counting()
    assert run(again, ["1.", "2."]) == made
    assert again.seen == []


def test_a_folder_that_cannot_be_written_keeps_nothing_and_does_not_say_otherwise(cache, monkeypatch):
    (cache / "file").write_text("")
    monkeypatch.setenv("USHTIL_CACHE", str(cache / "file" / "below"))
    assert run(Counting()) == whole()
    with pytest.raises(KeyboardInterrupt, match="0 of 40 sentences are translated and kept"):
        run(Counting(2, interrupt))


def test_progress_counts_what_is_still_to_be_made():
    run(Counting(), TEXTS[:10])
    told: list[tuple[int, int]] = []
    run(Counting(), progress=lambda done, total: told.append((done, total)))
    assert 0 < told[0][0] < 10
    assert told[-1] == (30, 30)


def test_where_nothing_can_be_kept_that_is_known_beforehand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path / "cache"))
    assert unwritable() is None
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path / "file"))
    assert unwritable() == tmp_path / "file" / "translations.sqlite"
