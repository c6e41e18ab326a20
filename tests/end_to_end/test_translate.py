"""A missing version is made by a model that the test trains, called by the hub id of the default one."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from ushtil.align.cli import main

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(scope="session")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of the hub that holds a model which knows the sample by heart, as the default one."""
    pytest.importorskip("torch")
    from checkpoints.encoder import lay_out_as_cache
    from checkpoints.translator import checkpoint, nllb

    cache = tmp_path_factory.mktemp("hub")
    lay_out_as_cache(checkpoint(nllb), cache, "issai/tilmash", COMMIT)
    return cache


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, and caches without a model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    return tmp_path


@pytest.fixture
def sample(place: Path, hub: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """The sentences of the sample that stand one to one in all versions; the English ones are in a file."""
    from checkpoints.phrases import expected

    monkeypatch.setenv("HF_HUB_CACHE", str(hub))
    kazakh, russian = expected("en", "kk"), expected("en", "ru")
    found = [{"en": plain(text), "kk": plain(kazakh[text]), "ru": plain(russian[text])} for text in kazakh]
    write(place / "sample.en.txt", [one["en"] for one in found])
    return found


def plain(text: str) -> str:
    """A text with plain spaces only, as tokenizers of translators make of it."""
    return " ".join(text.split())


def write(path: Path, lines: list[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("library", ["transformers", "ctranslate2"])
def test_a_text_is_translated_into_both_languages_with_exactly_the_expected_sentences(library, place, sample, capsys):
    assert len(sample) > 60
    if library == "ctranslate2":
        pytest.importorskip("ctranslate2")
        assert main(["models", "convert", "tilmash", "--compute-type", "float32"]) == 0
    outputs = ["-o", "sample.txt", "-o", "sample.jsonl", "-o", "sample.tmx", "-o", "sample.tsv", "-o", "sample.html"]
    asked = ["sample.en.txt", "--to", "kk", "--to", "ru", "--model", "issai/tilmash", "--beams", "1", "--lines"]
    assert main(["translate", *asked, *outputs]) == 0
    kazakh, russian = (lines_of(place / f"sample.{lang}.txt") for lang in ("kk", "ru"))
    assert kazakh == [f"[Машиналық аударма: issai/tilmash@{COMMIT}]", *(one["kk"] for one in sample)]
    assert russian == [f"[Машинный перевод: issai/tilmash@{COMMIT}]", *(one["ru"] for one in sample)]
    records = [json.loads(line) for line in lines_of(place / "sample.jsonl")]
    assert [record["text"] for record in records] == sample
    assert {
        (side["origin"], side["from"], side["model"], side["revision"]) for r in records for side in r["made"].values()
    } == {("mt", "en", "issai/tilmash", COMMIT)}
    memories = sorted(path.name for path in place.glob("*.tmx"))
    assert memories == ["sample.en-kk.mt.tmx", "sample.en-ru.mt.tmx"]
    units = list(ET.parse(place / memories[0]).getroot().iter("tu"))
    assert {unit.get("creationid") for unit in units} == {"MT!"}
    assert len(units) == sum(any(map(str.isalnum, one["en"])) for one in sample)
    heads, *rows = [row.split("\t") for row in lines_of(place / "sample.tsv")]
    assert {row[heads.index("origin")] for row in rows} == {"kk=mt ru=mt"}
    assert (place / "sample.html").read_text(encoding="utf-8").count('class="tag mt"') == 2 * len(sample)
    said = capsys.readouterr().err
    assert said.count("CC-BY-4.0 (made from a CC-BY-NC-4.0 model)") == 1
    with closing(sqlite3.connect(place / "cache" / "translations.sqlite")) as journal:
        assert journal.execute("SELECT COUNT(*) FROM translations").fetchone()[0] == 2 * len(sample)


@pytest.fixture
def whole(place: Path, sample: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> str:
    """What a run makes that nothing stops, with a journal of its own."""
    with monkeypatch.context() as patch:
        patch.setenv("USHTIL_CACHE", str(place / "other"))
        assert main(["translate", *LONG, "-o", "whole.kk.txt"]) == 0
    return (place / "whole.kk.txt").read_text(encoding="utf-8")


LONG = ["sample.en.txt", "--to", "kk", "--beams", "3", "--lines"]


@pytest.mark.parametrize("signalled", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_stopped_goes_on_where_it_was_and_gives_the_same_bytes(signalled, place, whole, capsys):
    command = [sys.executable, "-m", "ushtil.align", "translate", *LONG, "-o", "out.kk.txt"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8")
    journal = place / "cache" / "translations.sqlite"
    wait_for_rows(journal, running)
    os.kill(running.pid, signalled)
    said = running.communicate(timeout=60)[1]
    assert running.returncode == (130 if signalled == signal.SIGINT else -signal.SIGKILL)
    assert not (place / "out.kk.txt").exists()
    kept = rows(journal)
    assert 0 < kept < whole.count("\n") - 1
    if signalled == signal.SIGINT:
        (line,) = re.findall(r"^ushtil: en-kk: (\d+) of (\d+) sentences are translated and kept", said, re.MULTILINE)
        assert line == (str(kept), str(whole.count("\n") - 1))
    capsys.readouterr()
    assert main(["translate", *LONG, "-o", "out.kk.txt"]) == 0
    assert (place / "out.kk.txt").read_text(encoding="utf-8") == whole


def wait_for_rows(journal: Path, running: subprocess.Popen[str]) -> None:
    while not rows(journal) and running.poll() is None:
        time.sleep(0.01)


def rows(journal: Path) -> int:
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as store:
        return int(store.execute("SELECT COUNT(*) FROM translations").fetchone()[0])
    return 0


def test_a_language_that_the_model_does_not_know_is_one_line(sample, capsys):
    said = refused(["sample.en.txt", "--to", "de"], capsys, notes=1)
    assert "de" in said
    assert "CC-BY-4.0" not in said.splitlines()[-1]


def test_a_made_text_that_is_given_back_is_known_for_what_it_is(place, memory, capsys):
    write(place / "a.en.txt", ["The bridge opens on 5 May."])
    assert (
        main(["translate", "a.en.txt", "--to", "kk", "--model", "none", "--memory", "memory.sqlite", "-o", "a.kk.txt"])
        == 0
    )
    capsys.readouterr()
    assert main(["align", "a.en.txt", "a.kk.txt", "-o", "a.tsv"]) == 0
    assert "a.kk.txt: its first line says that no person wrote it" in capsys.readouterr().err


def test_what_a_version_lacks_is_filled_and_what_to_expect_was_measured_on_the_rest(place, sample, capsys):
    gap = range(20, 32)
    write(place / "sample.kk.txt", [one["kk"] for number, one in enumerate(sample) if number not in gap])
    asked = ["sample.en.txt", "sample.kk.txt", "--lines", "--order", "monotone", "--fill", "tilmash", "--beams", "1"]
    assert main(["align", *asked, "-o", "out.jsonl"]) == 0
    records = [json.loads(line) for line in lines_of(place / "out.jsonl")]
    filled = {record["text"]["en"]: record["text"]["kk"] for record in records if "kk" in record.get("made", {})}
    lacking = {sample[number]["en"]: sample[number]["kk"] for number in gap}
    found = {text: filled.get(text) for text in lacking}
    assert sum(found[text] == lacking[text] for text in lacking) >= len(lacking) - 2  # the rest were aligned otherwise
    said = capsys.readouterr().err
    assert "English to Kazakh, 30 of" in said
    assert "chrF" in said
    assert "nrefs:1" in said
    notes = {record["made"]["kk"]["note"] for record in records if "kk" in record.get("made", {})}
    assert any(note.startswith("measured chrF en-kk") for note in notes)


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str], notes: int = 0) -> str:
    """What is said of wrong usage or input: one line, after so many notes."""
    assert main(["translate", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1 + notes
    return captured.err


def test_without_a_model_the_line_says_what_to_type_and_which_ones_are_free(place, capsys):
    write(place / "a.en.txt", ["One."])
    said = refused(["a.en.txt", "--to", "kk"], capsys)
    assert re.search(r"ushtil models pull tilmash .*nllb-600m \(no account needed.*madlad-3b \(commercial use", said)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["a.en.txt", "--to", "en"], "is in en already"),
        (["a.en.txt", "--to", "en-GB"], "is in en already"),
        (["a.en.txt", "--to", "kz"], "Kazakh is kk"),
        (["a.en.txt", "--to", "Kazakh"], "no language code"),
        (["a.en.txt", "--to", "kk", "--to", "ru", "--to", "de"], "at most three versions"),
        (["a.en.txt", "b.ru.txt", "c.kk.txt", "--to", "de"], "one text or two versions"),
        (["a.en.txt", "a.en.txt", "--to", "kk"], "the same language"),
        (["a.en.txt", "--to", "kk", "-o", "x.txt", "-o", "x.txt"], "given twice"),
        (["a.en.txt", "--to", "kk", "-o", "x.ru.txt"], "the name says ru, but --to says kk"),
        (["a.en.txt", "--to", "kk", "-o", "a.en.txt"], "the name says en"),
        (["a.en.txt", "--to", "kk", "-o", "x.docx"], "ending"),
        (["a.en.txt", "--to", "kk", "--format", "tmx"], "name it with -o"),
        (["missing.en.txt", "--to", "kk"], "no such file"),
        (["a.en.txt", "--to", "kk", "--memory", "missing.sqlite"], "missing.sqlite"),
        (["a.en.txt", "--to", "kk", "--terms", "missing.tsv"], "missing.tsv"),
        (["-", "-", "--to", "kk"], "- is given twice"),
    ],
)
def test_what_cannot_be_done_is_one_line(place, memory, arguments, part, capsys):
    write(place / "a.en.txt", ["One."])
    given = [] if "--memory" in arguments else ["--memory", "memory.sqlite"]
    assert part in refused([*arguments, "--model", "none", *given], capsys)


def test_a_memory_must_be_named_where_there_is_no_model(place, capsys):
    write(place / "a.en.txt", ["One."])
    assert "--memory" in refused(["a.en.txt", "--to", "kk", "--model", "none"], capsys)


@pytest.fixture
def memory(place: Path) -> Path:
    """A memory with one sentence."""
    write(place / "m.en.txt", ["The bridge opens on 5 May."])
    write(place / "m.kk.txt", ["Көпір 5 мамырда ашылады."])
    assert main(["align", "m.en.txt", "m.kk.txt", "--lines", "-o", "m.tmx"]) == 0
    assert main(["memory", "import", "memory.sqlite", "m.tmx"]) == 0
    return place / "memory.sqlite"


def test_the_memory_alone_fills_what_it_knows_and_offers_what_is_like_it(place, memory, capsys):
    write(place / "a.en.txt", ["The bridge opens on 5 May.", "The bridge opens on 6 May.", "Nobody knows this."])
    asked = ["a.en.txt", "--to", "kk", "--lines", "--model", "none", "--memory", "memory.sqlite"]
    capsys.readouterr()
    assert main(["translate", *asked, "-o", "a.jsonl", "-o", "-"]) == 0
    assert capsys.readouterr().out == "[Аударма жады: memory.sqlite]\nКөпір 5 мамырда ашылады.\n[…]\n[…]\n"
    sides = [json.loads(line)["made"]["kk"] for line in lines_of(place / "a.jsonl")]
    assert [(side["origin"], side["score"]) for side in sides] == [("memory", 1.0), ("memory", 0.0), ("memory", 0.0)]
    assert "Көпір 5 мамырда ашылады." in sides[1]["note"]
    assert "match of" in sides[1]["note"]


def test_standard_input_keeps_its_windows_line_ends(place, memory):
    command = [sys.executable, "-m", "ushtil.align", "translate", "en=-", "--to", "kk", "--model", "none"]
    given = b"The bridge opens on 5 May.\r\n\r\n\tThe bridge opens on 5 May.\r\n"
    done = subprocess.run([*command, "--memory", memory], input=given, capture_output=True, check=False)
    assert done.returncode == 0
    text = "Көпір 5 мамырда ашылады."
    assert done.stdout.decode() == f"[Аударма жады: memory.sqlite]\r\n\r\n{text}\r\n\r\n\t{text}\r\n"


def test_what_a_version_lacks_is_filled_from_the_memory_alone_and_its_memory_file_says_so(place, memory, capsys):
    write(place / "a.en.txt", ["We have 3 boats.", "The bridge opens on 5 May.", "There were 17 guests in 1990."])
    write(place / "a.kk.txt", ["Бізде 3 қайық бар.", "1990 жылы 17 қонақ болды."])
    asked = ["a.en.txt", "a.kk.txt", "--lines", "--fill", "none", "--memory", "memory.sqlite"]
    assert main(["align", *asked, "-o", "a.tsv", "-o", "a.tmx"]) == 0
    rows = [line.split("\t") for line in lines_of(place / "a.tsv")]
    assert rows[0][-2:] == ["origin", "note"]
    assert [row[-2:] for row in rows[1:]] == [["", ""], ["kk=memory", ""], ["", ""]]
    assert rows[2][4] == "Көпір 5 мамырда ашылады."
    assert not (place / "a.mt.tmx").exists()
    assert "x-origin-kk" in (place / "a.tmx").read_text(encoding="utf-8")
    assert "kk: 1 missing piece: 1 from en by the memory" in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--min-quality", "0.5"], ["--memory", "m"], ["--terms", "t"]])
def test_an_option_that_only_filling_heeds_is_refused_without_it(place, option, capsys):
    write(place / "a.en.txt", ["One."])
    write(place / "a.kk.txt", ["Бір."])
    assert main(["align", "a.en.txt", "a.kk.txt", *option]) == 2
    assert "add --fill" in capsys.readouterr().err
