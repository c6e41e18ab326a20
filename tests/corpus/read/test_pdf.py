"""PDF files come in as they are read: column after column, words whole, without what stands on every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdf
import pytest
from made_files import columns, drawn, lines_pdf, texts
from ushtil.corpus.errors import InputError
from ushtil.corpus.read import read
from ushtil.corpus.sources import where

HEAD = {"kk": "Қала газеті, 2025 жыл", "ru": "Городская газета, 2025 год"}
TITLE = {"kk": "Өзен үстіндегі жаңа көпір туралы үлкен әңгіме", "ru": "Большой разговор о новом мосте через реку"}


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("count", [1, 2])
def test_columns_are_read_one_behind_the_other_without_running_heads(tmp_path: Path, lang: str, count: int) -> None:
    paragraphs = [text for four in texts(lang)[:4] for text in four]
    path = tmp_path / f"paper.{lang}.pdf"
    columns(path, paragraphs, count=count, head=HEAD[lang], title=TITLE[lang])
    document = read(path)
    assert " ".join(document.sentences) == " ".join([TITLE[lang], *paragraphs]).replace("\u00a0", " ")
    assert document.segments[0].kind == "heading"
    assert document.notes == (f"running heads left out: “{HEAD[lang]}”",)
    pages = [where(document, n) for n in range(len(document))]
    assert pages == sorted(pages, key=lambda page: int(page.split()[1]))
    assert pages[0] == "page 1"
    assert pages[-1] != "page 1"


def test_every_paragraph_of_two_columns_is_one(tmp_path: Path) -> None:
    paragraphs = [text for four in texts("kk")[:2] for text in four]
    path = tmp_path / "paper.kk.pdf"
    columns(path, paragraphs)
    document = read(path)
    assert len({segment.paragraph for segment in document.segments}) == len(paragraphs)


@pytest.mark.parametrize(
    ("lang", "lines", "text"),
    [
        (
            "kk",
            ["Қалалық кеңес жаңа көпір туралы шешім қабыл-", "дады. Қасым-", "Жомарт ауылында тұратын адам-",
             "дар үлкен-", "кіші түгел жиналды. ҚР-", "ның бұл жобасы 2024-", "2025 жылдары іске асырылды."],
            "Қалалық кеңес жаңа көпір туралы шешім қабылдады. Қасым-Жомарт ауылында тұратын адамдар "
            "үлкен-кіші түгел жиналды. ҚР-ның бұл жобасы 2024-2025 жылдары іске асырылды.",
        ),
        (
            "ru",
            ["Городской со-", "вет обсудил социально-", "экономическое разви-", "тие. Кто-",
             "то спросил о мос-", "те, из-",
             "за которого всё на-", "чалось."],
            "Городской совет обсудил социально-экономическое развитие. Кто-то спросил о мосте, "
            "из-за которого всё началось.",
        ),
        (
            "en",
            ["The coun-", "cil met in a well-", "known hall, and the self-", "made mayor spoke of con-", "struction."],
            "The council met in a well-known hall, and the self-made mayor spoke of construction.",
        ),
    ],
)  # fmt: skip
def test_a_hyphen_at_the_end_of_a_line_goes_unless_it_is_the_words_own(
    tmp_path: Path, lang: str, lines: list[str], text: str
) -> None:
    path = tmp_path / f"a.{lang}.pdf"
    lines_pdf(path, lines)
    assert " ".join(read(path).sentences) == text


def test_a_table_with_rules_keeps_its_cells(tmp_path: Path) -> None:
    from made_files import _register_fonts
    from reportlab.platypus import SimpleDocTemplate, Table

    _register_fonts()
    rows = [["Жыл", "Адам саны"], ["2024", "жүз жиырма"], ["2025", "екі жүз"]]
    style = [("GRID", (0, 0), (-1, -1), 1, "black"), ("FONTNAME", (0, 0), (-1, -1), "Sans")]
    path = tmp_path / "a.kk.pdf"
    SimpleDocTemplate(str(path)).build([Table(rows, style=style)])
    document = read(path)
    assert list(document.sentences) == [cell for row in rows for cell in row]
    assert where(document, 3) == "table 1, row 2, column 2"
    assert {segment.kind for segment in document.segments} == {"item"}


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_pictures_of_pages_are_told_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "a.kk.pdf"
    lines_pdf(path, [])
    assert "ocrmypdf -l kaz+rus+eng" in refusal(path)


@pytest.mark.parametrize("share", [0.001, 0.2, 0.6, 0.97])
def test_a_file_that_is_cut_off_is_told(tmp_path: Path, share: float) -> None:
    path = tmp_path / "a.kk.pdf"
    lines_pdf(path, ["Көпір ашылды."])
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert "damaged or cut off" in refusal(path)


def test_a_password_is_told_and_one_that_only_forbids_printing_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.kk.pdf"
    lines_pdf(path, ["Көпір ашылды."])
    for user, name in (("secret", "locked.kk.pdf"), ("", "open.kk.pdf")):
        writer = pypdf.PdfWriter(clone_from=str(path))
        writer.encrypt(user, "owner", algorithm="RC4-128")
        writer.write(str(tmp_path / name))
    assert "is encrypted; take its password off" in refusal(tmp_path / "locked.kk.pdf")
    assert read(tmp_path / "open.kk.pdf").sentences == ("Көпір ашылды.",)


def test_a_page_that_unpacks_into_gigabytes_is_refused(tmp_path: Path) -> None:
    import zlib

    stream = zlib.compress(b" " * 300_000_000, 9)
    path = tmp_path / "a.kk.pdf"
    path.write_bytes(
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n"
        % len(stream)
        + stream
        + b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF"
    )
    assert "too large for a text" in refusal(path)


def test_spaces_that_the_next_letter_stands_on_break_no_word(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Sans", 10)
        end = 60 + canvas.stringWidth("Саб", "Sans", 10)
        for x, text in ((60, "Саб"), (end, " "), (end, " "), (end, "ақ ертең басталады.")):
            canvas.drawString(x, 700, text)

    assert list(read(drawn(tmp_path / "a.kk.pdf", draw)).sentences) == ["Сабақ ертең басталады."]


def test_a_head_of_one_page_may_end_in_a_year(tmp_path: Path) -> None:
    first, second = "Сегодня в районе открыли новую школу.", "В ней будут учиться двести детей из трёх сёл."

    def draw(canvas: Any) -> None:
        canvas.setFont("Sans", 10)
        canvas.drawString(60, 700, first)
        canvas.drawString(60, 688, second)
        canvas.setFont("Sans", 8)
        canvas.drawString(60, 810, "Вечерний Тобол")
        canvas.drawString(450, 810, "12 марта 2025 г.")
        canvas.drawString(290, 20, "7")

    document = read(drawn(tmp_path / "a.ru.pdf", draw))
    assert list(document.sentences) == [first, second]
    assert document.notes == ("running heads left out: “Вечерний Тобол 12 марта 2025 г.”",)


def test_no_table_is_looked_for_among_the_rules_of_a_hatched_drawing(tmp_path: Path, monkeypatch: Any) -> None:
    from pdfplumber.page import Page

    def draw(canvas: Any) -> None:
        canvas.setFont("Sans", 10)
        canvas.drawString(60, 1900, "Картада ауданның ауылдары көрсетілген.")
        for number in range(70):
            canvas.line(60 + 20 * number, 100, 60 + 20 * number, 1500)
            canvas.line(60, 100 + 20 * number, 1460, 100 + 20 * number)

    monkeypatch.setattr(Page, "find_tables", lambda page: pytest.fail("which takes the square of the crossings"))
    found = read(drawn(tmp_path / "a.kk.pdf", draw, size=(1600, 2000)))
    assert list(found.sentences) == ["Картада ауданның ауылдары көрсетілген."]
