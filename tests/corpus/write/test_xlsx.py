"""Workbooks show reviewers every bead, run nothing, and come back with what the reviewers corrected."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ushtil.corpus.errors import UsageError
from ushtil.corpus.made import Made
from ushtil.corpus.read.xlsx import read_reviewed
from ushtil.corpus.read.xlsx_names import with_names
from ushtil.corpus.types import Alignment, Bead, Document, Segment
from ushtil.corpus.write.xlsx import colour, xlsx

openpyxl = pytest.importorskip("openpyxl")
HOSTILE = ('=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "'x", "_x0041_", "1,5", "007", "R&D <b> 𝄞", "TRUE", "#N/A")
MADE = Made("kk", "Су көтерілді.", "mt", "en", "issai/til (mash), 2", "abc", 0.71, "look at it")


def document(lang: str, *sentences: str) -> Document:
    text, segments = "", []
    for number, sentence in enumerate(sentences):
        segments.append(Segment(len(text), len(text) + len(sentence), number))
        text += sentence + "\n"
    return Document(f"speech.{lang}", lang, text, tuple(segments))


PAIR = Alignment(
    (
        document("en", "We came late.", "It rained.", "The water rose.", "Go."),
        document("kk", "Кеш келдік. Жаңбыр жауды.", "Тек."),
    ),
    (
        Bead(((0, 1), (0,)), 0.975),
        Bead(((2,), ()), 1.0, made=(MADE,)),
        Bead(((), (1,)), 0.3),
        Bead(((3,), ()), 0.4, moved=True),
    ),
)


@pytest.fixture
def sheet(tmp_path: Path) -> Any:
    return opened(tmp_path, PAIR).active


def opened(folder: Path, alignment: Alignment) -> Any:
    path = folder / "review.xlsx"
    path.write_bytes(xlsx(alignment))
    return openpyxl.load_workbook(path)


def corrected(folder: Path, book: Any) -> Alignment:
    book.save(folder / "corrected.xlsx")
    return read_reviewed(folder / "corrected.xlsx")


def texts(alignment: Alignment) -> list[tuple[str, ...]]:
    documents = alignment.documents
    return [tuple(d.joined(span) for d, span in zip(documents, bead.spans, strict=True)) for bead in alignment.beads]


def test_one_sheet_has_a_header_that_stays_and_a_row_for_each_bead(sheet: Any) -> None:
    rows = [[cell.value for cell in row] for row in sheet.rows]
    assert rows[0] == ["bead", "en", "kk", "score", "moved", "origin", "en_text", "kk_text", "note"]
    assert rows[1] == [
        0,
        "0,1",
        "0",
        0.975,
        None,
        "human",
        "We came late. It rained.",
        "Кеш келдік. Жаңбыр жауды.",
        None,
    ]
    assert (len(rows), sheet.freeze_panes, sheet.auto_filter.ref) == (5, "A2", "A1:I5")
    assert sheet.column_dimensions["G"].width > sheet.column_dimensions["A"].width


def test_what_a_machine_made_is_marked_with_its_model_and_note(sheet: Any) -> None:
    assert sheet["F3"].value == "kk: mt from en by issai/til (mash), 2 (abc), 0.7100"
    assert (sheet["H3"].value, sheet["I3"].value) == ("Су көтерілді.", "kk: look at it")


def test_scores_are_numbers_on_colours_that_differ_in_lightness_and_hue(sheet: Any) -> None:
    assert [sheet[f"D{row}"].fill.start_color.rgb[2:] for row in (2, 4)] == [colour(0.975), colour(0.3)]
    assert len({colour(score) for score in (0.97, 0.9, 0.8, 0.6, 0.1)}) == 5
    assert all(isinstance(sheet[f"D{row}"].value, float | int) for row in range(2, 6))


def test_no_text_is_a_formula_a_number_or_an_error_and_each_comes_back(tmp_path: Path) -> None:
    beads = tuple(Bead(((i,), (i,))) for i in range(len(HOSTILE)))
    pair = Alignment((document("en", *HOSTILE), document("kk", *HOSTILE)), beads)
    book = opened(tmp_path, pair)
    cells = [book.active.cell(row, 7) for row in range(2, len(HOSTILE) + 2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert all(cell.quotePrefix for cell in cells[:4])
    assert [text for text, _ in texts(read_reviewed(tmp_path / "review.xlsx"))] == list(HOSTILE)


def test_an_untouched_workbook_is_the_same_alignment(tmp_path: Path) -> None:
    again = corrected(tmp_path, opened(tmp_path, PAIR))
    assert sorted(texts(again)) == sorted(texts(PAIR))
    by_text = dict(zip(texts(again), again.beads, strict=True))
    assert by_text["The water rose.", ""].made == (MADE,)
    assert by_text["Go.", ""].moved
    assert by_text["We came late. It rained.", "Кеш келдік. Жаңбыр жауды."].spans[0] == (0, 1)


def test_corrected_cleared_and_added_texts_come_back(tmp_path: Path) -> None:
    book = opened(tmp_path, PAIR)
    sheet = book.active
    rows = {sheet.cell(row, 7).value: row for row in range(2, 6)}
    sheet.cell(rows["Go."], 8).value = "Жүр.\nТез!"
    sheet.cell(rows["We came late. It rained."], 7).value = "We were late. It poured."
    sheet.cell(rows[None], 8).value = None
    again = corrected(tmp_path, book)
    assert ("Go.", "Жүр. Тез!") in texts(again)
    assert ("We were late. It poured.", "Кеш келдік. Жаңбыр жауды.") in texts(again)
    assert "Тек." not in again.documents[1].text


def test_a_reviewer_takes_a_machine_text_over_by_calling_it_human(tmp_path: Path) -> None:
    book = opened(tmp_path, PAIR)
    (row,) = (row for row in range(2, 6) if str(book.active.cell(row, 6).value).startswith("kk: mt"))
    book.active.cell(row, 6).value = "human"
    again = corrected(tmp_path, book)
    assert ("The water rose.", "Су көтерілді.") in texts(again)
    assert not any(bead.made for bead in again.beads)


def test_a_row_is_no_surer_and_no_bluer_than_what_fills_it(sheet: Any) -> None:
    assert (sheet["D3"].value, sheet["D3"].fill.start_color.rgb[2:]) == (0.71, colour(0.71))


def test_what_a_reviewer_puts_in_is_sure_and_nobody_else_made_it(tmp_path: Path) -> None:
    empty = replace(MADE, text="", score=0.1, note="too poor")
    pair = replace(PAIR, beads=(*PAIR.beads[:3], replace(PAIR.beads[3], made=(empty,))))
    book = opened(tmp_path, pair)
    (row,) = (row for row in range(2, 6) if book.active.cell(row, 7).value == "Go.")
    assert (book.active.cell(row, 6).value, book.active.cell(row, 9).value) == ("human", "kk: too poor")
    book.active.cell(row, 8).value = "Жүр."
    again = corrected(tmp_path, book)
    bead = dict(zip(texts(again), again.beads, strict=True))["Go.", "Жүр."]
    assert (bead.score, bead.made) == (1.0, ())


def test_notes_stay_with_the_sides_that_nobody_touched_and_only_with_them(tmp_path: Path) -> None:
    russian = Made("ru", "", "mt", "en", "some/model", "", 0.0, "too poor; better: ask")
    three = Alignment(
        (document("en", "The water rose.", "Go."), document("kk"), document("ru", "Иди.")),
        (Bead(((0,), (), ()), made=(MADE, russian)), Bead(((1,), (), (0,)), made=(replace(MADE, text="Жүр."),))),
    )
    book = opened(tmp_path, three)
    assert book.active.cell(2, 11).value == "kk: look at it; ru: too poor; better: ask"
    first, second = corrected(tmp_path, book).beads
    assert [(side.lang, side.text, side.note) for side in first.made] == [
        ("kk", MADE.text, "look at it"),
        ("ru", "", "too poor; better: ask"),
    ]
    assert [side.note for side in second.made] == ["look at it"]
    book.active.cell(2, 10).value = "Вода поднялась."
    book.active.cell(3, 9).value = None
    first, second = corrected(tmp_path, book).beads
    assert [side.lang for side in first.made] == ["kk"]
    assert second.made == ()


def test_a_sheet_sorted_by_its_score_keeps_the_order_of_the_texts(tmp_path: Path) -> None:
    beads = (*(Bead(((i,), ()), 0.1 * i) for i in range(3)), Bead(((), (0,)), 0.9), Bead(((3,), (1,)), 0.5))
    pair = Alignment((document("en", "A.", "B.", "C.", "D."), document("kk", "Ә.", "Д.")), beads)
    book = opened(tmp_path, pair)
    rows = [[cell.value for cell in row] for row in book.active.iter_rows(min_row=2)]
    rows[0][7] = "А."
    book.active.delete_rows(2, len(rows))
    for row in sorted(rows, key=lambda row: -row[3]):
        book.active.append(row)
    expected = [("A.", "А."), ("B.", ""), ("C.", ""), ("", "Ә."), ("D.", "Д.")]
    assert texts(corrected(tmp_path, book)) == expected


def test_a_sheet_of_notes_in_front_is_left_alone(tmp_path: Path) -> None:
    book = opened(tmp_path, PAIR)
    book.create_sheet("notes", 0).append(["Please look at row 3."])
    assert sorted(texts(corrected(tmp_path, book))) == sorted(texts(PAIR))


def test_what_no_cell_can_hold_is_told_about_and_never_cut() -> None:
    for long in ("x" * 40_000, "😀" * 20_000):  # Excel counts two characters for one of these
        pair = Alignment((document("en", long), document("kk", "а")), (Bead(((0,), (0,))),))
        with pytest.raises(UsageError, match=f"the text “{long[:40]}…” is longer than"):
            xlsx(pair)


def test_the_documents_keep_their_own_names_through_a_review(tmp_path: Path) -> None:
    hostile = replace(PAIR.documents[0], id='../a & <b> "c"\x07\ud800 \t| д.en')
    opened(tmp_path, replace(PAIR, documents=(hostile, PAIR.documents[1]))).save(tmp_path / "corrected.xlsx")
    again = with_names(read_reviewed(tmp_path / "corrected.xlsx"), tmp_path / "corrected.xlsx")
    assert [document.id for document in again.documents] == ['../a & <b> "c" | д.en', "speech.kk"]


def test_without_names_in_the_workbook_the_documents_are_called_after_it(tmp_path: Path) -> None:
    book = opened(tmp_path, PAIR)
    for name in ("document-en", "document-kk"):
        del book.custom_doc_props[name]
    book.save(tmp_path / "corrected.xlsx")
    again = with_names(read_reviewed(tmp_path / "corrected.xlsx"), tmp_path / "corrected.xlsx")
    assert [document.id for document in again.documents] == ["corrected.en", "corrected.kk"]
