"""Texts of other formats and encodings go through the commands, and what was done to them is said in one line each."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from made_files import BILINGUAL, RUNNING, made, pdf

FACTS = {
    "en": ["The new bridge opened on 5 May 2024.", "It is 340 metres long.", "The old ferry becomes a museum."],
    "kk": ["Жаңа көпір 2024 жылғы 5 мамырда ашылды.", "Оның ұзындығы – 340 метр.", "Ескі паром мұражайға айналады."],
}


def aligned(done) -> list[tuple[str, str]]:
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line)["text"] for line in done.stdout.splitlines()]
    return [(row["en"], row["kk"]) for row in rows]


@pytest.mark.parametrize("ending", ["docx", "html", "pdf", "vtt"])
def test_versions_of_any_format_are_aligned(ushtil, texts: Path, ending: str) -> None:
    assert ending in RUNNING
    paths = [made(texts, ending, FACTS[lang], lang).name for lang in ("en", "kk")]
    assert aligned(ushtil("align", *paths, "--format", "jsonl")) == list(zip(*FACTS.values(), strict=True))


@pytest.mark.parametrize("ending", ["tmx", "xliff", "jsonl"])
def test_a_bilingual_file_gives_both_versions(ushtil, texts: Path, ending: str) -> None:
    assert ending in BILINGUAL
    path = made(texts, ending, FACTS["kk"], "kk")
    path = path.rename(path.with_name(f"memory.{ending}"))
    rows = aligned(ushtil("align", f"en={path.name}", f"kk={path.name}", "--format", "jsonl", "--order", "monotone"))
    assert [kk for _, kk in rows if kk] == FACTS["kk"]


def test_an_old_encoding_is_said_and_the_given_one_is_used(ushtil, texts: Path) -> None:
    text = (texts / "report.kk.txt").read_text(encoding="utf-8")
    (texts / "old.kk.txt").write_bytes(text.encode("kz1048"))
    found = ushtil("align", "report.en.txt", "old.kk.txt", "--format", "jsonl")
    assert "old.kk.txt: read as KZ-1048\n" in found.stderr
    assert found.stdout == ushtil("align", "report.en.txt", "report.kk.txt", "--format", "jsonl").stdout
    given = ushtil("align", "report.en.txt", "old.kk.txt", "--format", "jsonl", "--encoding", "pt154")
    assert "old.kk.txt: read as PT154, though as KZ-1048 it would be a likelier text\n" in given.stderr
    wrong = ushtil("align", "report.en.txt", "old.kk.txt", "--encoding", "kz2000")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
    assert "no encoding has this name" in wrong.stderr


@pytest.mark.parametrize("verb", ["compare", "check"])
def test_garbled_letters_are_repaired_and_said(ushtil, texts: Path, verb: str) -> None:
    text = (texts / "report.kk.txt").read_text(encoding="utf-8")
    (texts / "garbled.kk.txt").write_text(text.encode("kz1048").decode("cp1251"), encoding="utf-8")
    done = ushtil(verb, "report.kk.txt", "garbled.kk.txt", "--format", "jsonl")
    assert "garbled.kk.txt: the letters were garbled (KZ-1048 read as Windows-1251) in " in done.stderr
    if verb == "compare":
        links = [json.loads(line) for line in done.stdout.splitlines()][1:]
        assert {link.get("relation") for link in links} == {"identical"}


def test_a_finding_says_on_which_page_it_is(ushtil, texts: Path) -> None:
    pdf(texts / "source.en.pdf", FACTS["en"])
    pdf(texts / "copy.en.pdf", [FACTS["en"][0], FACTS["en"][1].replace("340", "430"), FACTS["en"][2]])
    done = ushtil("compare", "source.en.pdf", "copy.en.pdf", "--format", "jsonl")
    numbers = [row for row in map(json.loads, done.stdout.splitlines()) if row["kind"] == "number"]
    assert [place["at"] for place in numbers[0]["where"]] == ["page 1", "page 1"]
    assert "copy, page 1" in " ".join(ushtil("compare", "source.en.pdf", "copy.en.pdf").stdout.split())


def test_standard_input_is_told_by_how_it_begins(ushtil, texts: Path) -> None:
    path = made(texts, "docx", FACTS["kk"], "kk")
    with path.open("rb") as file:
        done = ushtil("align", "report.en.txt", "kk=-", "--format", "jsonl", stdin=file)
    assert done.returncode == 0, done.stderr
    assert FACTS["kk"][1] in done.stdout


@pytest.mark.parametrize(
    ("ending", "module"), [("docx", "lxml"), ("pdf", "pdfplumber"), ("srt", "pysubs2"), ("po", "polib")]
)
def test_a_library_that_is_missing_is_named_with_how_to_get_it(
    texts: Path, command: list[str], ending: str, module: str
) -> None:
    import subprocess

    path = made(texts, ending, FACTS["kk"], "kk")
    code = (
        f"import sys\nsys.modules[{module!r}] = None\nfrom ushtil.align.cli import main\nsys.exit(main(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "align", "report.en.txt", path.name],
        cwd=texts,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "pip install '.[files]'" in done.stderr
    assert module in done.stderr


@pytest.mark.parametrize(
    ("code", "said"), [("kz", "Kazakh is kk"), ("english", "English is en"), ("xx", "no language code")]
)
def test_a_wrong_language_code_is_one_line_with_the_right_one(ushtil, code: str, said: str) -> None:
    done = ushtil("align", "report.en.txt", f"{code}=report.kk.txt")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert said in done.stderr
