"""``ushtil evaluate`` on translated texts, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ushtil.align.fill_text import mark
from ushtil.corpus.made import Made
from ushtil.corpus.types import Alignment, Bead, Document, Segment

RIGHT = """Көпір ашылды

Есіл өзені арқылы жаңа көпір ашылды.
Оның ұзындығы – 340 метр.
Ескі паром қазан айына дейін жүреді.
"""
MADE = """Көпір ашылды

Есіл өзені арқылы өтетін жаңа көпір ашылды.
Ұзындығы 340 метр.
Ескі паром қазанға дейін жүреді.
"""


@pytest.fixture
def folder(texts: Path) -> Path:
    (texts / "right.kk.txt").write_text(RIGHT, encoding="utf-8")
    (texts / "made.kk.txt").write_text(MADE, encoding="utf-8")
    return texts


def scores(done) -> dict:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_two_texts_are_scored_as_reference_and_translation(ushtil, folder) -> None:
    done = ushtil("evaluate", "right.kk.txt", "made.kk.txt")
    assert done.returncode == 0, done.stderr
    for name in ("chrF", "chrF++", "BLEU", "TER (lower is better)"):
        assert name in done.stdout
    assert "BLEU: nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:" in done.stdout
    assert "4 lines" in done.stdout
    found = scores(ushtil("evaluate", "right.kk.txt", "made.kk.txt", "--format", "json"))
    assert 60 < found["chrF"]["score"] < 95
    assert 0 < found["TER"]["score"] < 60
    assert found["lines"] == 4
    best = scores(ushtil("evaluate", "right.kk.txt", "right.kk.txt", "--format", "json"))
    assert (best["chrF"]["score"], best["BLEU"]["score"], best["TER"]["score"]) == (100, 100, 0)


@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
@pytest.mark.parametrize("origin", ["mt", "memory"])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_the_line_that_marks_a_made_text_shifts_nothing(ushtil, folder, lang, origin, gap) -> None:
    made = Made(lang, "Көпір", origin, "de", "issai/tilmash", "abc", 0.8)
    source = Document("a.de", "de", "Brücke", (Segment(0, 6, 0),))
    alignment = Alignment((source, Document("a", lang, "", ())), (Bead(((0,), ()), made=(made,)),))
    text = mark(alignment, lang) + gap + MADE.replace("\n", gap[: len(gap) // 2] or "\n")
    (folder / "marked.kk.txt").write_bytes(text.encode())
    marked = ushtil("evaluate", "right.kk.txt", "marked.kk.txt", "--format", "json")
    assert scores(marked) == scores(ushtil("evaluate", "right.kk.txt", "made.kk.txt", "--format", "json"))


def test_different_numbers_of_lines_are_one_clear_error(ushtil, folder) -> None:
    (folder / "short.kk.txt").write_text("Көпір ашылды\n", encoding="utf-8")
    done = ushtil("evaluate", "right.kk.txt", "short.kk.txt")
    assert done.returncode == 2
    assert done.stderr == (
        "ushtil: short.kk.txt: 1 line here and 4 lines in right.kk.txt: a translation is scored line by line, so write "
        "both with the same lines\n"
    )


def test_empty_lines_in_other_places_shift_nothing(ushtil, folder) -> None:
    (folder / "airy.kk.txt").write_text(MADE.replace("\n", "\n\n"), encoding="utf-8")
    airy = ushtil("evaluate", "right.kk.txt", "airy.kk.txt", "--format", "json")
    assert scores(airy) == scores(ushtil("evaluate", "right.kk.txt", "made.kk.txt", "--format", "json"))


def test_a_sentence_that_was_left_out_counts_as_a_bad_translation(ushtil, folder) -> None:
    (folder / "holes.kk.txt").write_text(MADE.replace("Ұзындығы 340 метр.", "[…]"), encoding="utf-8")
    done = ushtil("evaluate", "right.kk.txt", "holes.kk.txt", "--format", "json")
    assert "1 of 4 lines are not translated" in done.stderr
    whole = scores(ushtil("evaluate", "right.kk.txt", "made.kk.txt", "--format", "json"))
    assert scores(done)["chrF"]["score"] < whole["chrF"]["score"] - 5


@pytest.mark.parametrize("ending", ["tsv", "jsonl"])
def test_the_texts_of_two_alignments_are_scored_in_one_language(ushtil, folder, ending) -> None:
    for name in ("one", "two"):
        ushtil("align", "report.en.txt", "report.kk.txt", "-o", f"{name}.{ending}")
    found = scores(ushtil("evaluate", f"one.{ending}", f"two.{ending}", "--texts", "kk", "--format", "json"))
    assert found["chrF"]["score"] == 100
    links = ushtil("evaluate", f"one.{ending}", f"two.{ending}", "--format", "json")
    assert scores(links)["strict"]["f1"] == 1
    wrong = ushtil("evaluate", f"one.{ending}", f"two.{ending}", "--texts", "ru")
    assert wrong.returncode == 2
    assert "ru" in wrong.stderr
    assert wrong.stderr.count("\n") == 1


def test_a_text_and_an_alignment_are_not_taken_for_each_other(ushtil, folder) -> None:
    ushtil("align", "report.en.txt", "report.kk.txt", "-o", "one.tsv")
    done = ushtil("evaluate", "right.kk.txt", "one.tsv")
    assert done.returncode == 2
    assert "right.kk.txt is a text and one.tsv is not: give two texts, or add --texts kk" in done.stderr
    for arguments in (("right.kk.txt", "one.tsv", "--texts", "klingon!"), ("right.kk.txt", ".", "--texts", "kk")):
        refused = ushtil("evaluate", *arguments)
        assert refused.returncode == 2
        assert refused.stderr.count("\n") == 1


def test_links_in_a_text_file_are_still_links(ushtil, folder) -> None:
    (folder / "gold.txt").write_text("0\t0\n1,2\t1\n\t2\n", encoding="utf-8")
    assert scores(ushtil("evaluate", "gold.txt", "gold.txt", "--format", "json"))["strict"]["f1"] == 1


def test_files_that_hold_nothing_are_told_about(ushtil, folder) -> None:
    (folder / "empty.kk.txt").write_text("", encoding="utf-8")
    (folder / "bytes.kk.txt").write_bytes(b"\xff\xfe\xff")
    for names, said in (
        (("right.kk.txt", "missing.kk.txt"), "no such file"),
        (("bytes.kk.txt", "right.kk.txt"), "not a UTF-8 text"),
        (("right.kk.txt", "empty.kk.txt"), "empty.kk.txt: there is no translation in this file"),
        (("empty.kk.txt", "right.kk.txt"), "empty.kk.txt: there is no text to compare with"),
    ):
        done = ushtil("evaluate", *names)
        assert done.returncode == 2
        assert said in done.stderr
        assert done.stderr.count("\n") == 1


def test_bleu_can_be_told_how_to_cut_words_without_a_download(ushtil, folder) -> None:
    for name in ("13a", "intl", "char", "none"):
        found = scores(ushtil("evaluate", "right.kk.txt", "made.kk.txt", "--tokenize", name, "--format", "json"))
        assert f"tok:{name}" in found["BLEU"]["signature"]
    assert ushtil("evaluate", "right.kk.txt", "made.kk.txt", "--tokenize", "spm").returncode == 2
