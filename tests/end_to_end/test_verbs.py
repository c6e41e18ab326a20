"""Each verb does its work on real files, and its outputs hold what is promised."""

import contextlib
import csv
import json
import os
import shlex
import subprocess
from xml.etree import ElementTree as ET

import pytest
from ushtil.align.demo import SAMPLE

ENGLISH, KAZAKH, RUSSIAN = "report.en.txt", "report.kk.txt", "report.ru.txt"


def records(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_three_versions_become_a_page_a_table_records_and_memories_in_one_run(ushtil, texts):
    outputs = ["-o", "out.html", "-o", "out.tsv", "-o", "out.jsonl", "-o", "out.tmx"]
    done = ushtil("align", ENGLISH, KAZAKH, RUSSIAN, *outputs)
    assert (done.returncode, done.stdout) == (0, "")
    written = {path.name for path in texts.glob("out*")}
    assert {"out.html", "out.tsv", "out.jsonl", "out.en-kk.tmx", "out.en-ru.tmx", "out.kk-ru.tmx"} <= written
    assert {line.removeprefix("ushtil: wrote ") for line in done.stderr.splitlines()} == written


def test_every_segment_of_every_version_stands_in_one_record(ushtil):
    done = ushtil("align", ENGLISH, KAZAKH, RUSSIAN, "--format", "jsonl")
    beads = records(done.stdout)
    assert [bead["bead"] for bead in beads] == list(range(len(beads)))
    for lang in ("en", "kk", "ru"):
        numbers = [number for bead in beads for number in bead["segments"][lang]]
        assert sorted(numbers) == list(range(7))
    bridge = next(bead for bead in beads if "340" in bead["text"]["en"])
    assert "340" in bridge["text"]["kk"]
    assert "340" in bridge["text"]["ru"]


def test_a_pipe_gets_tab_separated_values(ushtil):
    done = ushtil("align", ENGLISH, KAZAKH)
    rows = list(csv.reader(done.stdout.splitlines(), dialect="excel-tab"))
    assert rows[0] == ["en", "kk", "score", "en_text", "kk_text"]
    assert {len(row) for row in rows} == {5}
    assert any(row[3].strip().startswith('"We waited') for row in rows)


def test_a_terminal_gets_a_table_and_hears_of_progress(command, texts):
    master, slave = os.openpty()
    with subprocess.Popen([*command, "align", ENGLISH, KAZAKH], cwd=texts, stdout=slave, stderr=slave) as process:
        os.close(slave)
        heard = b"".join(pieces(master))
    os.close(master)
    text = heard.decode()
    assert process.returncode == 0
    assert "reading report.en.txt" in text
    assert "Көпір ашылды" in text
    assert "\t" not in text


def pieces(terminal: int):
    """What is written to a terminal, until nobody can write any more."""
    with contextlib.suppress(OSError):  # a terminal that was left says so with an error
        while piece := os.read(terminal, 65536):
            yield piece


def test_a_pair_is_written_in_the_order_asked_for(ushtil):
    done = ushtil("align", ENGLISH, KAZAKH, RUSSIAN, "--pair", "ru-kk", "--format", "tsv")
    assert done.stdout.splitlines()[0] == "ru\tkk\tscore\tru_text\tkk_text"


def test_a_memory_names_its_source_language_and_has_full_units_only(ushtil, texts):
    ushtil("align", KAZAKH, RUSSIAN, "-o", "memory.tmx")
    root = ET.parse(texts / "memory.tmx").getroot()
    assert next(root.iter("header")).get("srclang") == "kk"
    for tu in root.iter("tu"):
        assert [tuv.get("{http://www.w3.org/XML/1998/namespace}lang") for tuv in tu.iter("tuv")] == ["kk", "ru"]
        assert all(seg.text and seg.text == seg.text.strip() for seg in tu.iter("seg"))


def test_a_language_may_be_named_on_the_command_line_and_a_text_come_from_standard_input(ushtil, texts):
    (texts / "plain").write_text((texts / KAZAKH).read_text(encoding="utf-8"), encoding="utf-8")
    with (texts / ENGLISH).open() as stdin:
        done = ushtil("align", "en=-", "kk=plain", "--format", "tsv", stdin=stdin)
    assert done.returncode == 0
    assert done.stdout.startswith("en\tkk\t")


def test_with_lines_each_line_is_a_segment(ushtil, texts):
    (texts / "l.en.txt").write_text("One. Two.\nThree.\n", encoding="utf-8")
    (texts / "l.ru.txt").write_text("Раз. Два.\nТри.\n", encoding="utf-8")
    done = ushtil("align", "l.en.txt", "l.ru.txt", "--lines", "--format", "jsonl")
    assert [bead["text"]["en"] for bead in records(done.stdout)] == ["One. Two.", "Three."]


def test_two_runs_write_the_same(ushtil, texts):
    for name in ("a", "b"):
        ushtil("align", ENGLISH, KAZAKH, "-o", f"{name}.jsonl", "-o", f"{name}.tmx", env={"SOURCE_DATE_EPOCH": "0"})
    for ending in ("jsonl", "tmx"):
        assert (texts / f"a.{ending}").read_bytes() == (texts / f"b.{ending}").read_bytes()


def test_a_comparison_tells_of_the_changed_number_the_heading_and_the_move(ushtil):
    done = ushtil("compare", ENGLISH, "reprint.en.txt", "--format", "jsonl")
    assert done.returncode == 0
    summary, *rest = records(done.stdout)
    assert summary["kind"] == "summary"
    links = [record for record in rest if record["kind"] == "link"]
    assert [(link["source"], link["copy"]) for link in links] == [([5], [1]), ([6], [2]), ([1], [3]), ([2], [4])]
    assert [link["relation"] for link in links[:3]] == ["identical"] * 3
    (change,) = links[3]["changes"]
    assert ("340" in change["source"], "430" in change["copy"]) == (True, True)
    findings = [record for record in rest if record["kind"] != "link"]
    assert "number" in {finding["kind"] for finding in findings}
    assert "addition" in {finding["kind"] for finding in findings}


def test_a_comparison_is_a_table_with_marked_words(ushtil):
    done = ushtil("compare", ENGLISH, "reprint.en.txt")
    assert "[-340" in done.stdout
    assert "{+430" in done.stdout
    assert "\x1b" not in done.stdout


def test_findings_of_a_given_severity_fail_a_script(ushtil):
    assert ushtil("compare", ENGLISH, "reprint.en.txt", "--fail-on", "minor").returncode == 1
    assert ushtil("compare", ENGLISH, ENGLISH, "--fail-on", "minor").returncode == 0


def test_several_copies_have_a_page_together_and_a_page_each(ushtil, texts):
    done = ushtil("compare", ENGLISH, "reprint.en.txt", ENGLISH, "-o", "out.html", "-o", "out.jsonl")
    assert done.returncode == 0
    pages = {"out.html", "out.reprint.en.html", "out.report.en.html"}
    assert {path.name for path in texts.glob("out*")} == {*pages, "out.jsonl"}
    summaries = [record for record in records((texts / "out.jsonl").read_text("utf-8")) if record["kind"] == "summary"]
    assert [summary["copy"] for summary in summaries] == ["reprint.en", "report.en"]


def test_findings_tell_texts_of_one_name_in_two_folders_apart(ushtil, texts):
    (texts / "journal").mkdir()
    (texts / "journal" / ENGLISH).write_text((texts / "reprint.en.txt").read_text("utf-8"), "utf-8")
    done = ushtil("compare", ENGLISH, f"journal/{ENGLISH}", "--format", "jsonl")
    findings = [record for record in records(done.stdout) if "where" in record]
    names = {place["document"] for finding in findings for place in finding["where"]}
    assert names == {ENGLISH, f"journal/{ENGLISH}"}
    number = next(finding for finding in findings if finding["kind"] == "number")
    assert [place["document"] for place in number["where"]] == [ENGLISH, f"journal/{ENGLISH}"]


def test_an_output_that_would_replace_another_is_refused(ushtil, texts):
    (texts / "out.paragraph.tmx").write_text("", "utf-8")
    done = ushtil("align", ENGLISH, KAZAKH, "-o", "out.tmx", "-o", "out.paragraph.tmx")
    assert done.returncode == 2
    assert "out.paragraph.tmx: two outputs have this name" in done.stderr
    assert not (texts / "out.tmx").exists()


@pytest.mark.parametrize("ending", ["tsv", "jsonl"])
def test_what_align_writes_can_be_evaluated(ushtil, texts, ending):
    ushtil("align", ENGLISH, KAZAKH, "-o", f"test.{ending}")
    (texts / "gold.tsv").write_text("".join(f"{number}\t{number}\n" for number in range(7)))
    done = ushtil("evaluate", "gold.tsv", f"test.{ending}", "--format", "json")
    assert json.loads(done.stdout)["strict"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_the_demo_fills_its_folder_and_says_what_to_open(ushtil, texts):
    done = ushtil("demo")
    assert (done.returncode, done.stderr) == (0, "")
    folder = texts / "ushtil-demo"
    made = {path.name for path in folder.iterdir()}
    assert {"interview.html", "interview.tsv", "interview.jsonl", "interview.en-kk.tmx", "journal.html"} <= made
    assert f"Open first: {folder / 'interview.html'}" in done.stdout
    for name in ("interview.html", "journal.html", "texts"):
        assert f"ushtil-demo/{name}" in done.stdout
    again = ushtil("demo", "--out", "other/folder")
    assert (texts / "other/folder/interview.tsv").read_bytes() == (folder / "interview.tsv").read_bytes()
    assert again.returncode == 0


def test_output_is_utf8_with_plain_line_ends_in_every_locale(ushtil):
    wanted = ushtil("align", ENGLISH, KAZAKH).stdout
    ascii_only = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = ushtil("align", ENGLISH, KAZAKH, env=ascii_only)
    assert (done.returncode, done.stdout) == (0, wanted)
    assert "\r" not in done.stdout
    assert ushtil("compare", ENGLISH, "reprint.en.txt", env=ascii_only).returncode == 0


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_pipe_gets_the_end_of_a_long_output_too(ushtil, texts, unbuffered):
    (texts / "l.en.txt").write_text("A line of text.\n" * 2000)
    (texts / "l.ru.txt").write_text("Строка текста.\n" * 2000, encoding="utf-8")
    lines = ["align", "l.en.txt", "l.ru.txt", "--lines", "--format", "jsonl"]
    done = ushtil(*lines, env={"PYTHONUNBUFFERED": unbuffered})
    assert sum(len(bead["segments"]["en"]) for bead in records(done.stdout)) == 2000


OTHER = "A recipe\n\nWash six plums and dry them. Beat two eggs. Add sugar.\n\nBake it slowly. Serve it cold.\n"


def test_a_copy_that_has_nothing_of_the_source_is_called_into_question(ushtil, texts):
    (texts / "other.en.txt").write_text(OTHER)
    done = ushtil("compare", ENGLISH, "reprint.en.txt", "other.en.txt", "--format", "jsonl")
    assert done.returncode == 0
    assert done.stderr == (
        "ushtil: other.en.txt: almost nothing of it comes from report.en.txt; are these the right files?\n"
    )


def test_a_version_that_matches_nothing_is_called_into_question_and_an_abridged_one_is_not(ushtil, texts):
    (texts / "other.en.txt").write_text(OTHER)
    kazakh, russian = (str(SAMPLE / f"interview.{lang}.txt") for lang in ("kk", "ru"))
    note = f"ushtil: other.en.txt: hardly anything in it matches {kazakh}; are these versions of one text?\n"
    three, two = ushtil("align", kazakh, "other.en.txt", russian), ushtil("align", kazakh, "other.en.txt")
    assert (three.returncode, two.returncode, two.stderr) == (0, 0, note)
    # The sample's own Kazakh and Russian versions differ in their order.
    assert [line for line in three.stderr.splitlines(keepends=True) if "order" not in line] == [note]
    whole = (texts / KAZAKH).read_text("utf-8")
    (texts / "short.kk.txt").write_text(whole[: whole.index("Ескі паром")], "utf-8")
    assert ushtil("align", ENGLISH, "short.kk.txt").stderr == ""


def test_a_text_in_another_language_than_its_name_says_is_called_into_question(ushtil, texts):
    (texts / "speech.kk.txt").write_text((texts / RUSSIAN).read_text("utf-8"), "utf-8")
    done = ushtil("align", ENGLISH, "speech.kk.txt", "--format", "tsv")
    assert done.returncode == 0
    assert "ushtil: speech.kk.txt: the text looks Russian (ru), not Kazakh (kk): check the name\n" in done.stderr
    assert ushtil("align", ENGLISH, KAZAKH, RUSSIAN).stderr == ""


def test_a_pair_may_be_typed_in_capitals(ushtil):
    done = ushtil("align", ENGLISH, KAZAKH, RUSSIAN, "--pair", "EN-KK", "--format", "tsv")
    assert done.stdout.splitlines()[0] == "en\tkk\tscore\ten_text\tkk_text"
    for pair in ("kz-en", "en,kk"):
        refused = ushtil("align", ENGLISH, KAZAKH, "--pair", pair)
        assert f"--pair {pair}: not a pair of the versions' languages: write en-kk" in refused.stderr


def test_an_older_paragraph_file_is_emptied_and_that_is_told(ushtil, texts):
    for name in ("l.en.txt", "l.kk.txt"):
        (texts / name).write_text((texts / f"report{name[1:]}").read_text("utf-8").split("\n")[0] + "\n", "utf-8")
    done = ushtil("align", "l.en.txt", "l.kk.txt", "-o", "out.tmx")
    assert {path.name for path in texts.glob("out*")} == {"out.tmx"}
    (texts / "out.paragraph.tmx").write_text("old")
    again = ushtil("align", "l.en.txt", "l.kk.txt", "-o", "out.tmx")
    emptied = "ushtil: emptied out.paragraph.tmx: it was there, and nothing belongs into it now\n"
    assert again.stderr == (done.stderr + emptied) == ("ushtil: wrote out.tmx\n" + emptied)
    assert "old" not in (texts / "out.paragraph.tmx").read_text("utf-8")


def test_the_last_line_of_the_demo_can_be_typed_as_it_is(ushtil, texts):
    last = ushtil("demo", "--out", "my demo").stdout.splitlines()[-1]
    line = last.removeprefix("Do it yourself: ")
    done = subprocess.run(shlex.split(line), cwd=texts, capture_output=True, check=False)
    assert done.returncode == 0
    assert all(b"stand in another order" in line for line in done.stderr.splitlines())
    assert done.stdout.startswith(b"en\tkk\t")
