"""What each output becomes: one file, or for memories a file for each pair of languages."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from ushtil.align.export import (
    alignment_files,
    alignment_text,
    comparison_files,
    comparison_text,
    comparisons_text,
    what_became_of,
)
from ushtil.align.targets import Target
from ushtil.corpus.errors import UsageError
from ushtil.corpus.output import Content, parts_of
from ushtil.corpus.types import Alignment, Bead, Comparison, Document, Finding, Link, Place, Segment

ENGLISH = Document("s.en.txt", "en", "A. B. C.", (Segment(0, 2, 0), Segment(3, 5, 0), Segment(6, 8, 0)))
KAZAKH = Document("s.kk.txt", "kk", "А. Ә.", (Segment(0, 2, 0), Segment(3, 5, 0)))
RUSSIAN = Document("s.ru.txt", "ru", "А. Б. В.", (Segment(0, 2, 0), Segment(3, 5, 0), Segment(6, 8, 0)))
EN_KK = Alignment((ENGLISH, KAZAKH), (Bead(((0,), (0,))), Bead(((1, 2), (1,)))))
EN_RU = Alignment((ENGLISH, RUSSIAN), tuple(Bead(((index,), (index,))) for index in range(3)))
KK_RU = Alignment((KAZAKH, RUSSIAN), (Bead(((0,), (0,))), Bead(((1,), (1, 2)))))
ALL = Alignment((ENGLISH, KAZAKH, RUSSIAN), (Bead(((0,), (0,), (0,))), Bead(((1, 2), (1,), (1, 2)))))
PAIRS = {("en", "kk"): EN_KK, ("en", "ru"): EN_RU, ("kk", "ru"): KK_RU}


def sources(content: Content) -> list[str | None]:
    return [next(tu.iter("seg")).text for tu in ET.fromstring(b"".join(parts_of(content))).iter("tu")]


def test_a_memory_of_three_versions_is_a_file_for_each_pair_and_one_for_its_larger_pieces(tmp_path):
    contents = alignment_files(ALL, PAIRS, Target(tmp_path / "out.tmx", "tmx"))
    files = {path: b"".join(parts_of(content)) for path, content in contents.items()}
    assert {path.name: sources(text) for path, text in files.items()} == {
        "out.en-kk.tmx": ["A."],
        "out.en-kk.paragraph.tmx": ["B. C."],
        "out.en-ru.tmx": ["A.", "B.", "C."],
        "out.kk-ru.tmx": ["А."],
        "out.kk-ru.paragraph.tmx": ["Ә."],
    }
    headers = {path.name: next(ET.fromstring(text).iter("header")).attrib for path, text in files.items()}
    assert headers["out.kk-ru.tmx"]["srclang"] == "kk"
    assert {name: header["segtype"] for name, header in headers.items() if "en-kk" in name} == {
        "out.en-kk.tmx": "sentence",
        "out.en-kk.paragraph.tmx": "paragraph",
    }


def test_a_memory_of_two_versions_keeps_the_name_given(tmp_path):
    files = alignment_files(EN_RU, {}, Target(tmp_path / "out.tmx", "tmx"))
    assert [path.name for path in files] == ["out.tmx"]


def test_larger_pieces_of_an_earlier_run_do_not_stay_behind(tmp_path):
    (tmp_path / "out.paragraph.tmx").write_text("old")
    files = alignment_files(EN_RU, {}, Target(tmp_path / "out.tmx", "tmx"))
    assert sources(files[tmp_path / "out.paragraph.tmx"]) == []
    assert [path.name for path, text in files.items() if what_became_of(path, text).startswith("emptied ")] == [
        "out.paragraph.tmx"
    ]


def test_a_memory_on_the_screen_holds_every_unit_of_its_pair():
    assert sources(alignment_text(EN_KK, {}, "tmx")) == ["A.", "B. C."]
    with pytest.raises(UsageError, match="--pair"):
        alignment_text(ALL, PAIRS, "tmx")


def test_a_build_with_a_fixed_time_is_the_same_each_time(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert 'creationdate="19700101T000000Z"' in alignment_text(EN_KK, {}, "tmx")


@pytest.mark.parametrize("time", ["yesterday", "-1e9", "9" * 30])
def test_a_fixed_time_that_is_none_is_refused(monkeypatch, time):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", time)
    with pytest.raises(UsageError, match="seconds since 1970"):
        alignment_text(EN_KK, {}, "tmx")


def test_tables_of_three_versions_are_one_file(tmp_path):
    for form in ("tsv", "jsonl"):
        path = tmp_path / f"out.{form}"
        assert list(alignment_files(ALL, PAIRS, Target(path, form))) == [path]


def test_several_copies_have_records_in_one_file_and_pages_of_their_own(monkeypatch):
    monkeypatch.setattr("ushtil.align.export.comparison_text", lambda comparison, form: f"{comparison.copy.id}\n")
    comparisons = [Comparison(ENGLISH, ENGLISH, (), ())] * 3
    paths = ["s.en.txt", "x/a.en.txt", "y/a.en.txt", "b.txt"]
    records = comparison_files(comparisons, paths, Target(Path("o.jsonl"), "jsonl"))
    pages = comparison_files(comparisons, paths, Target(Path("o.html"), "html"))
    assert records == {Path("o.jsonl"): "s.en.txt\n" * 3}
    assert [str(path) for path in pages] == ["o.html", "o.a.en-1.html", "o.a.en-2.html", "o.b.html"]
    clash = comparison_files(comparisons, ["s", "x/a.txt", "y/a.txt", "a-1.txt"], Target(Path("o.html"), "html"))
    assert [str(path) for path in clash] == ["o.html", "o.a-1.html", "o.a-2.html", "o.a-1-3.html"]
    assert list(comparison_files(comparisons[:1], paths[:2], Target(Path("o.html"), "html"))) == [Path("o.html")]


def place(document: Document) -> Place:
    return Place(document.id, (0,), 0, 2, 1, "A.")


COPY = replace(ENGLISH, id="copy.en")
COMPARED = Comparison(
    ENGLISH,
    COPY,
    tuple(Link((index,), (index,), "identical", 1.0) for index in range(3)),
    (Finding("number", "critical", (place(ENGLISH), place(COPY)), "Ten became two."),),
)


def test_the_summary_of_a_comparison_ends_with_its_score_and_both_coverages():
    first = json.loads(comparison_text(COMPARED, "jsonl").splitlines()[0])
    assert list(first)[-6:] == ["score", "points", "words", "signature", "copy_traced", "source_used"]
    assert (first["score"], first["points"], first["words"]) == (0.2857, 25, 3)
    assert first["signature"].startswith("consistency|")


def test_sarif_shows_a_finding_on_the_copy_and_names_both_files_as_they_were_given():
    (run,) = json.loads(comparisons_text([COMPARED], ["x/s.en.txt", "y/c.en.txt"], "sarif"))["runs"]
    (result,) = run["results"]
    places = [result["locations"][0], result["relatedLocations"][0]]
    uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in places]
    assert uris == ["y/c.en.txt", "x/s.en.txt"]


def test_a_table_of_comparisons_has_a_line_for_each_sentence_of_the_source():
    lines = comparisons_text([COMPARED, COMPARED], ["s", "c", "c"], "tsv").splitlines()
    assert len(lines) == 1 + 3
