"""The table of an alignment is a contract, and no text can break its rows or run in a spreadsheet."""

import csv
import io

import pytest
from ushtil.corpus.types import Alignment, Bead, Document, Segment
from ushtil.corpus.write.tsv import cell, tsv


def document(lang: str, *sentences: str) -> Document:
    segments: list[Segment] = []
    text = ""
    for sentence in sentences:
        segments.append(Segment(len(text), len(text) + len(sentence), len(segments)))
        text += sentence + "\n"
    return Document(f"speech.{lang}.txt", lang, text, tuple(segments))


ENGLISH = document("en", "We came late.", "The water rose.", "Nobody left.")
KAZAKH = document("kk", "Біз кеш келдік, су көтерілді.", "Ешкім кеткен жоқ.")
BEADS = (Bead(((0, 1), (0,)), 0.75), Bead(((2,), (1,)), 0.91234))


def test_a_line_holds_numbers_score_and_texts_under_a_header():
    assert list(tsv(Alignment((ENGLISH, KAZAKH), BEADS))) == [
        "en\tkk\tscore\ten_text\tkk_text\n",
        "0,1\t0\t0.7500\tWe came late. The water rose.\tБіз кеш келдік, су көтерілді.\n",
        "2\t1\t0.9123\tNobody left.\tЕшкім кеткен жоқ.\n",
    ]


def test_three_versions_have_seven_columns_and_a_missing_side_is_empty():
    russian = document("ru", "Никто не ушёл.")
    beads = (Bead(((0, 1), (0,), ())), Bead(((2,), (1,), (0,))))
    rows = [line.rstrip("\n").split("\t") for line in tsv(Alignment((ENGLISH, KAZAKH, russian), beads))]
    assert rows[0] == ["en", "kk", "ru", "score", "en_text", "kk_text", "ru_text"]
    assert rows[1][2] == rows[1][6] == ""
    assert {len(row) for row in rows} == {7}


def test_beads_follow_the_order_of_the_first_document():
    moved = (Bead(((), (0,))), Bead(((2,), ()), moved=True), Bead(((0, 1), (1,))))
    first = [line.split("\t")[0] for line in tsv(Alignment((ENGLISH, KAZAKH), moved))]
    assert first == ["en", "", "0,1", "2"]


@pytest.mark.parametrize("character", list("\t\n\r\v\f\x1c\x1e\x85\u2028\u2029\x00\x1b"))
def test_no_character_of_a_text_ends_its_cell_or_line(character):
    assert cell(f"one{character}two") == "one two"


@pytest.mark.parametrize("text", ["one\n   two", "one  \r\n\t two", "one \x85 two"])
def test_a_break_with_the_spaces_around_it_is_one_space(text):
    assert cell(text) == "one two"


def test_spaces_without_a_break_stay_and_a_long_run_of_them_is_read_once():
    spaces = " " * 200_000
    assert cell(f"one{spaces}two") == f"one{spaces}two"


@pytest.mark.parametrize("text", ["=1+1", "+7 701", "-5 °C", "- item", "@name", '"Yes," he said.', "＝1"])
def test_a_text_that_a_spreadsheet_would_take_for_a_formula_or_quotation_has_a_space_before_it(text):
    assert cell(text) == f" {text}"
    assert cell(text).strip() == text


@pytest.mark.parametrize("text", ["– Иә.", "— Да.", "«Су келді»", "'tis late", "5 = 5"])
def test_other_texts_stay_as_they_are(text):
    assert cell(text) == text


def test_a_csv_reader_finds_the_rows_though_a_text_opens_a_quotation_and_never_closes_it():
    quoted = document("en", '"We came late.', "The water rose.")
    kazakh = document("kk", "Біз кеш келдік.", "Су көтерілді.")
    lines = "".join(tsv(Alignment((quoted, kazakh), (Bead(((0,), (0,))), Bead(((1,), (1,)))))))
    assert [row[0] for row in csv.reader(io.StringIO(lines), dialect="excel-tab")] == ["en", "0", "1"]
