"""``ushtil build`` as a user runs it: stopped at any moment, with memories and models, and on bad ground."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from made_corpora import files, text
from ushtil.align.building.lock import alone_in
from ushtil.align.cli import main
from ushtil.align.demo import SAMPLE

Run = Callable[..., subprocess.CompletedProcess[str]]
DATE = {"SOURCE_DATE_EPOCH": "1700000000", "OMP_NUM_THREADS": "1"}
MANIFEST = '[corpus]\nname = "reports"\ntexts = ["texts/*"]\n'


@pytest.fixture
def reports(texts: Path) -> Path:
    """A folder of four reports in two languages and their manifest."""
    (texts / "texts").mkdir()
    for number in range(4):
        for lang in ("en", "kk"):
            (texts / f"texts/report{number}.{lang}.txt").write_text(text(lang, number), encoding="utf-8")
    (texts / "corpus.toml").write_text(f'{MANIFEST}[write]\nformats = ["tmx", "tsv", "html"]\n', encoding="utf-8")
    return texts


def built(ushtil, *options: str) -> subprocess.CompletedProcess[str]:
    done = ushtil("build", "corpus.toml", *options, env=DATE)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def here(texts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in this process, in the folder of the texts."""
    monkeypatch.chdir(texts)
    monkeypatch.setenv("USHTIL_CACHE", str(texts / "cache"))
    monkeypatch.setenv("HF_HUB_CACHE", str(texts / "hub"))

    def run(*arguments: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        for name, value in (env or {}).items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        status = main(arguments)
        return subprocess.CompletedProcess(arguments, status, *capsys.readouterr())

    return run


def stopped(command: list[str], folder: Path, options: tuple[str, ...], delay: float, sign: int) -> int:
    """The exit status of a build that got a signal after some time; none of its processes is left."""
    process = subprocess.Popen(
        [*command, "build", "corpus.toml", *options],
        cwd=folder, env={**os.environ, **DATE}, start_new_session=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    time.sleep(delay)
    process.send_signal(sign) if sign == signal.SIGKILL else os.killpg(process.pid, sign)
    _, said = process.communicate(timeout=60)
    assert "Traceback" not in said
    for _ in range(100):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 0)
            time.sleep(0.1)
            continue
        return process.returncode
    pytest.fail("a process of the build is still there")


@pytest.mark.parametrize("options", [(), ("--jobs", "2")])
def test_a_build_killed_at_random_moments_goes_on_and_writes_the_same_bytes(ushtil, command, reports, options):
    begun = time.monotonic()
    done = built(ushtil, *options)
    lasted = time.monotonic() - begun
    assert (done.returncode, "4 works: 4 built" in done.stdout) == (0, True)
    expected = files(reports / "built")
    shutil.rmtree(reports / "built")
    draw = random.Random(len(options))
    for _ in range(3):
        assert stopped(command, reports, options, draw.uniform(0.2, 1) * lasted, signal.SIGKILL) in (0, -9)
    done = built(ushtil, *options)
    assert done.returncode == 0
    assert re.search(r"^4 works: (\d built, )?(\d unchanged)?", done.stdout)
    assert files(reports / "built") == expected
    assert not list((reports / "built").rglob("*.tmp"))


def test_any_number_of_processes_gives_the_same_bytes(ushtil, reports):
    assert built(ushtil).returncode == 0
    one = files(reports / "built")
    assert "4 works: 4 built" in built(ushtil, "--jobs", "3", "--again").stdout
    assert files(reports / "built") == one
    assert "4 works: 4 unchanged" in built(ushtil, "--jobs", "3").stdout


def test_ctrl_c_is_quiet_ends_all_processes_and_loses_no_finished_work(ushtil, command, reports):
    begun = time.monotonic()
    built(ushtil, "--jobs", "2")
    lasted = time.monotonic() - begun
    shutil.rmtree(reports / "built")
    assert stopped(command, reports, ("--jobs", "2"), lasted * 0.7, signal.SIGINT) in (0, 130)
    finished = len(list((reports / "built").rglob("report?.html")))
    done = built(ushtil)
    assert done.returncode == 0
    new = int(match[1]) if (match := re.search(r"(\d) built", done.stdout)) else 0
    assert new <= 4 - finished + 1


def test_a_second_build_in_the_same_folder_is_refused_in_one_line(here, reports):
    built(here)
    with alone_in(reports / "built"):
        done = built(here)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "ushtil: built: another build is at work in this folder: wait until it is done\n"


def test_a_work_that_fails_is_told_about_and_the_exit_says_so(ushtil, reports):
    (reports / "texts/report3.kk.txt").write_bytes(b"some\0text\n")
    done = built(ushtil, "--jobs", "2")
    assert done.returncode == 2
    assert "4 works: 3 built, 1 failed" in done.stdout
    failed = [line for line in done.stderr.splitlines() if "failed" in line]
    assert len(failed) == 1
    assert failed[0].startswith("ushtil: report3 failed: texts/report3.kk.txt:1: binary data")


def test_findings_make_the_command_fail_when_asked_to(here, reports):
    kazakh = reports / "texts/report0.kk.txt"
    kazakh.write_text(kazakh.read_text("utf-8").replace("30 метр", "80 метр"), encoding="utf-8")
    with (reports / "corpus.toml").open("a") as manifest:
        manifest.write("[check]\n")
    assert built(here).returncode == 0
    done = built(here, "--fail-on", "critical")
    assert (done.returncode, "findings: " in done.stdout, "4 unchanged" in done.stdout) == (1, True, True)
    with (reports / "corpus.toml").open("a") as manifest:
        manifest.write('fail_on = "major"\n')
    assert built(here).returncode == 1
    found = (reports / "built/reports.findings.jsonl").read_text("utf-8").splitlines()
    (number,) = [record for record in map(json.loads, found) if record["kind"] == "number"]
    assert (number["work"], number["severity"]) == ("report0", "critical")


def test_a_full_disk_is_one_line_and_leaves_nothing_half_written(ushtil, reports):
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = ushtil("build", "corpus.toml", env=DATE, preexec_fn=limit)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "the file is larger than this system lets you write" in done.stderr
    assert files(reports / "built") == {}
    assert built(ushtil).returncode == 0


HOSTILE = ["a\nb", "🙂", "ұ" * 110, "-rf", "a...", "a\x1b[31mb", "CON", "' ; rm x", "a\udcff"]


def test_files_with_hostile_names_are_works_like_others(here, reports):
    for name in HOSTILE:
        for lang in ("en", "kk"):
            shutil.copy(reports / f"texts/report0.{lang}.txt", reports / f"texts/{name}.{lang}.txt")
    done = built(here)
    assert (done.returncode, f"{4 + len(HOSTILE)} works" in done.stdout) == (0, True)
    assert "\x1b" not in done.stdout + done.stderr
    table = (reports / "built/works.tsv").read_text("utf-8").splitlines()
    assert len(table) == 1 + 4 + len(HOSTILE)
    assert len({line.split("\t")[1] for line in table}) == len(table)
    ET.parse(reports / "built/reports.en-kk.tmx")


def test_what_is_wrong_with_the_manifest_is_one_line(here, reports):
    for name, content, said in (
        ("none.toml", None, "none.toml: no such file"),
        ("texts", None, "texts: this is a directory"),
        ("a.toml", MANIFEST + "[fills]\n", "a.toml:4: unknown table [fills]: did you mean fill?"),
        ("b.toml", MANIFEST + '[align]\nscorer = "labse"\n', "the model"),
        ("c.toml", MANIFEST + '[fill]\nmodel = "tilmash"\n', "the model"),
        ("d.toml", MANIFEST + 'folder = "texts"\n', "texts: this folder holds what no build made"),
    ):
        if content:
            (reports / name).write_text(content, encoding="utf-8")
        done = here("build", name)
        assert (name, done.returncode, done.stdout, done.stderr.count("\n")) == (name, 2, "", 1)
        assert said in done.stderr
        assert not (reports / "built").exists()


@pytest.fixture
def remembered(here, texts: Path) -> Path:
    """A corpus whose Kazakh version lacks two sentences; a memory has one of them, and one that is like the other."""
    (texts / "texts").mkdir()
    english = text("en", 0) + "\nThe old ferry will run until October.\n\nAfter that it becomes a town museum.\n"
    (texts / "texts/report.en.txt").write_text(english, encoding="utf-8")
    (texts / "texts/report.kk.txt").write_text(text("kk", 0), encoding="utf-8")
    pairs = [
        ("The old ferry will run until October.", "Ескі паром қазан айына дейін жүреді."),
        ("After that it becomes a city museum.", "Содан кейін ол қала мұражайына айналады."),
    ]
    (texts / "m.tsv").write_text("en\tkk\n" + "".join(f"{en}\t{kk}\n" for en, kk in pairs), encoding="utf-8")
    assert here("memory", "import", "m.db", "m.tsv").returncode == 0
    manifest = f'{MANIFEST}[fill]\nmemory = "m.db"\n[write]\nformats = ["tmx", "tsv", "jsonl"]\n'
    (texts / "corpus.toml").write_text(manifest, encoding="utf-8")
    return texts


def test_an_exact_match_is_taken_and_a_fuzzy_one_offered_with_its_difference_and_rate(here, remembered):
    assert built(here).returncode == 0
    lines = (remembered / "built/reports.en-kk.jsonl").read_text("utf-8").splitlines()
    exact, like = [bead for bead in map(json.loads, lines) if "made" in bead]
    assert exact["text"]["kk"] == "Ескі паром қазан айына дейін жүреді."
    assert (exact["made"]["kk"]["origin"], exact["made"]["kk"]["score"]) == ("memory", 1.0)
    assert (like["text"]["kk"], like["segments"]["kk"]) == ("", [])
    note = like["made"]["kk"]["note"]
    assert "Содан кейін ол қала мұражайына айналады." in note
    assert re.search(r"match of 8\d % in words", note)
    assert "[-city-] {+town+}" in note
    (unit,) = [
        unit
        for unit in ET.parse(remembered / "built/reports.en-kk.tmx").iter("tu")
        if "Ескі паром" in "".join(unit.itertext())
    ]
    properties = {prop.get("type"): prop.text for prop in unit.iter("prop")}
    assert (properties["x-origin-kk"], properties["x-score-kk"]) == ("memory", "1.0000")
    table = (remembered / "built/reports.en-kk.tsv").read_text("utf-8").splitlines()
    assert [line.split("\t")[6] for line in table if "Ескі паром" in line] == ["kk=memory"]
    assert "kk=empty:1 kk=memory:1" in (remembered / "built/works.tsv").read_text("utf-8")


def test_a_memory_that_learns_more_fills_again_and_one_that_does_not_is_left(here, remembered):
    built(here)
    assert "1 work: 1 unchanged" in built(here).stdout
    (remembered / "n.tsv").write_text(
        "en\tkk\nAfter that it becomes a town museum.\tСодан кейін ол қала мұражайы болады.\n", encoding="utf-8"
    )
    here("memory", "import", "m.db", "n.tsv")
    assert "1 work: 1 built" in built(here).stdout
    assert "kk=memory:2" in (remembered / "built/works.tsv").read_text("utf-8")


def test_a_missing_version_is_made_by_a_model_and_marked(here, texts, trained):
    from checkpoints.phrases import expected

    english, kazakh = zip(*list(expected("en", "kk").items())[:8], strict=True)
    (texts / "texts").mkdir()
    (texts / "texts/report.en.txt").write_text("".join(f"{line}\n" for line in english), encoding="utf-8")
    fill = f'[fill]\nmodel = "{trained("nllb")}"\nbeams = 1\nlanguages = ["kk"]\n'
    (texts / "corpus.toml").write_text(
        f'{MANIFEST}lines = true\n{fill}[write]\nformats = ["tmx", "jsonl"]\n', encoding="utf-8"
    )
    done = built(here)
    assert (done.returncode, "8 kk by a model" in done.stdout) == (0, True)
    assert "unchanged" in built(here).stdout
    beads = [json.loads(line) for line in (texts / "built/reports.en-kk.jsonl").read_text("utf-8").splitlines()]
    assert [" ".join(bead["text"]["kk"].split()) for bead in beads] == [" ".join(line.split()) for line in kazakh]
    assert {bead["made"]["kk"]["origin"] for bead in beads} == {"mt"}
    assert "MT!" in (texts / "built/reports.en-kk.mt.tmx").read_text("utf-8")
    made = (texts / "built/works/report/report.kk.txt").read_text("utf-8")
    assert made.startswith("[Машиналық аударма: ")


def test_the_manifest_of_the_readme_builds_what_the_readme_says(here, texts, root):
    section = (root / "README.md").read_text("utf-8").partition("### A whole corpus")[2].partition("\n### ")[0]
    (manifest,) = re.findall(r"```toml\n(.*?)```", section, re.DOTALL)
    (texts / "corpus.toml").write_text(manifest, encoding="utf-8")
    (texts / "texts").mkdir()
    for lang in ("en", "kk", "ru"):
        shutil.copy(SAMPLE / f"interview.{lang}.txt", texts / "texts")
        shutil.copy(texts / f"report.{lang}.txt", texts / "texts")
    done = built(here)
    assert (done.returncode, "2 works: 2 built" in done.stdout) == (0, True)
    named = re.findall(r"^\| `(built/[^`]+)`", section, re.MULTILINE)
    assert len(named) >= 4
    assert [name for name in named if not list(texts.glob(name.replace("NAME", "interview")))] == []
    assert (texts / "memory.db").is_file()
