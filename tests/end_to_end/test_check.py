"""``ushtil check`` as a user runs it: what belongs together, what is found, where it goes, and how it ends."""

import json

import pytest
from ushtil.align.demo import SAMPLE

ENGLISH, KAZAKH, RUSSIAN = "report.en.txt", "report.kk.txt", "report.ru.txt"


def records(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def wrong(texts):
    """The Kazakh version says 430 metres where the others say 340."""
    path = texts / KAZAKH
    path.write_text(path.read_text("utf-8").replace("340 метр", "430 метр"), "utf-8")
    return path


def test_versions_and_publications_are_told_apart_and_named(ushtil):
    done = ushtil("check", ENGLISH, KAZAKH, "reprint.en.txt", "--format", "jsonl")
    assert done.returncode == 0
    assert done.stderr == (
        "ushtil: versions: report.en.txt, report.kk.txt; publications in en: report.en.txt, reprint.en.txt\n"
    )
    summaries = [record for record in records(done.stdout) if record["kind"] == "summary"]
    assert [summary.get("document") for summary in summaries] == [None, "report.en", "report.kk", "reprint.en"]
    assert (summaries[0]["reference"], summaries[0]["version"]) == ("report.en", "report.kk")


def test_versions_that_say_the_same_have_the_full_score(ushtil):
    done = ushtil("check", ENGLISH, KAZAKH, RUSSIAN, "--format", "jsonl", "--fail-on", "critical")
    assert done.returncode == 0
    scores = [record["score"] for record in records(done.stdout) if "reference" in record]
    assert len(scores) == 3
    assert min(scores) > 0.9


@pytest.mark.usefixtures("wrong")
def test_a_figure_that_differs_is_found_in_each_pair_it_concerns_and_fails_a_script(ushtil):
    done = ushtil("check", ENGLISH, KAZAKH, RUSSIAN, "--format", "jsonl", "--fail-on", "critical")
    assert done.returncode == 1
    found = [record for record in records(done.stdout) if record["kind"] == "number"]
    assert {tuple(place["document"] for place in finding["where"]) for finding in found} == {
        ("report.en", "report.kk"),
        ("report.kk", "report.ru"),
    }
    assert {finding["severity"] for finding in found} == {"critical"}


@pytest.mark.usefixtures("wrong")
def test_the_screen_shows_the_figures_and_the_finding(ushtil):
    done = ushtil("check", ENGLISH, KAZAKH)
    assert (done.returncode, "\x1b" in done.stdout) == (0, False)
    for shown in ("report.kk beside report.en", "consistency|", "critical", "430"):
        assert shown in done.stdout


@pytest.mark.usefixtures("wrong")
def test_sarif_and_records_are_written_in_one_run(ushtil, texts):
    (texts / "100% new").mkdir()
    (texts / "100% new" / KAZAKH).write_text((texts / KAZAKH).read_text("utf-8"), "utf-8")
    done = ushtil("check", ENGLISH, f"100% new/{KAZAKH}", "-o", "out.sarif", "-o", "out.jsonl")
    assert (done.returncode, done.stdout) == (0, "")
    (run,) = json.loads((texts / "out.sarif").read_text("utf-8"))["runs"]
    assert {artifact["location"]["uri"] for artifact in run["artifacts"]} == {ENGLISH, f"100%25%20new/{KAZAKH}"}
    result = next(result for result in run["results"] if result["ruleId"] == "number")
    places = [result["locations"][0], *result["relatedLocations"]]
    snippets = [place["physicalLocation"]["region"]["snippet"]["text"] for place in places]
    assert any("430" in snippet for snippet in snippets)
    assert records((texts / "out.jsonl").read_text("utf-8"))[0]["kind"] == "summary"


def test_one_text_alone_is_checked_and_nothing_is_grouped(ushtil):
    done = ushtil("check", ENGLISH, "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    assert [record["document"] for record in records(done.stdout) if record["kind"] == "summary"] == ["report.en"]


def test_a_text_may_come_from_standard_input(ushtil, texts):
    with (texts / ENGLISH).open() as stdin:
        done = ushtil("check", "en=-", KAZAKH, "--format", "jsonl", stdin=stdin)
    assert (done.returncode, done.stderr) == (0, "ushtil: versions: -, report.kk.txt\n")
    assert records(done.stdout)[0]["reference"] == "stdin"


def test_two_files_of_one_name_and_language_are_refused_by_both_names(ushtil, texts):
    (texts / "report_en.txt").write_text((texts / ENGLISH).read_text("utf-8"), "utf-8")
    done = ushtil("check", ENGLISH, "report_en.txt", KAZAKH, "-o", "out.jsonl")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "report_en.txt" in done.stderr
    assert ENGLISH in done.stderr
    assert not (texts / "out.jsonl").exists()


def test_texts_of_one_name_in_two_folders_are_called_by_their_paths(ushtil, texts):
    (texts / "journal").mkdir()
    (texts / "journal" / ENGLISH).write_text((texts / "reprint.en.txt").read_text("utf-8"), "utf-8")
    done = ushtil("check", ENGLISH, f"journal/{ENGLISH}", "--format", "jsonl")
    assert done.returncode == 0
    assert [record.get("document") for record in records(done.stdout)][:2] == [ENGLISH, f"journal/{ENGLISH}"]


def test_versions_that_match_nothing_are_called_into_question(ushtil, texts):
    (texts / "report.kk.txt").write_text((SAMPLE / "interview.kk.txt").read_text("utf-8")[:3000], "utf-8")
    note = "ushtil: report.kk.txt: hardly anything in it matches report.en.txt; are these versions of one text?\n"
    assert note in ushtil("check", ENGLISH, KAZAKH).stderr


def test_a_hostile_name_and_text_cannot_steer_the_terminal(ushtil, texts):
    name = "a\nb \x1b[31m100%.en.txt"
    (texts / name).write_text("Ten \x1b[2Jlocks \u202ewere built. " * 3, "utf-8")
    done = ushtil("check", name, ENGLISH)
    assert done.returncode == 0
    assert not {"\x1b", "\u202e"} & set(done.stdout + done.stderr)
    assert done.stderr.count("\n") == 1
    log = json.loads(ushtil("check", name, "--format", "sarif").stdout)
    assert log["runs"][0]["artifacts"][0]["location"]["uri"] == "a%0Ab%20%1B%5B31m100%25.en.txt"


@pytest.mark.parametrize("arguments", [[], ["none.en.txt"], [ENGLISH, "-o", "x.tmx"], [ENGLISH, "--order", "any"]])
def test_what_cannot_be_done_is_one_line_and_exit_2(ushtil, arguments):
    done = ushtil("check", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_comparison_of_several_copies_begins_with_a_matrix(ushtil):
    done = ushtil("compare", ENGLISH, "reprint.en.txt", ENGLISH)
    assert "2 copies against report.en" in done.stdout
    assert "consistency score: 1.00 (0 points" in done.stdout


def test_a_comparison_is_written_as_sarif_and_as_a_table_of_witnesses(ushtil, texts):
    done = ushtil("compare", ENGLISH, "reprint.en.txt", "-o", "out.sarif", "-o", "out.tsv", "--fail-on", "critical")
    assert done.returncode == 1
    results = json.loads((texts / "out.sarif").read_text("utf-8"))["runs"][0]["results"]
    number = next(result for result in results if result["ruleId"] == "number")
    assert number["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "reprint.en.txt"
    rows = [line.split("\t") for line in (texts / "out.tsv").read_text("utf-8").splitlines()]
    assert rows[0][2:] == ["source", "reprint.en: relation", "reprint.en: text"]
    assert [row[3] for row in rows[1:]].count("missing") == 3


def test_a_glossary_is_enforced_and_a_faulty_one_is_refused(ushtil, texts):
    (texts / "t.sarif").write_text("en\n")
    (texts / "terms.tsv").write_text("en\tkk\nvessel | ferry\tпаром\n", "utf-8")
    done = ushtil("check", ENGLISH, "--terms", "terms.tsv", "--format", "jsonl", "--fail-on", "major")
    assert done.returncode == 1
    assert any(record["kind"] == "term" and "vessel" in record["detail"] for record in records(done.stdout))
    (texts / "terms.tsv").write_text("\n", "utf-8")
    refused = ushtil("check", ENGLISH, "--terms", "terms.tsv", "-o", "out.jsonl")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert refused.stderr.startswith("ushtil: terms.tsv: ")
    assert "would be overwritten" in ushtil("check", ENGLISH, "--terms", "t.sarif", "-o", "t.sarif").stderr
