"""What stands on a page beside its running text is told from it; what cannot be read is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from made_files import drawn, texts
from ushtil.corpus.errors import InputError
from ushtil.corpus.read import read

SIZE, PITCH, LEFT, TOP, WIDTH = 10, 13, 60, 740, 420
NOTE = "Мұны мұрағат қызметкері айтты."


def wrapped(text: str, width: float = WIDTH, size: float = SIZE) -> list[str]:
    """The lines of a text that has so much room."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and stringWidth(longer, "Sans", size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def written(canvas: Any, lines: list[str], top: float = TOP, left: float = LEFT, size: float = SIZE) -> float:
    """Lines below each other; where the next one would stand."""
    canvas.setFont("Sans", size)
    for line in lines:
        canvas.drawString(left, top, line)
        top -= PITCH * size / SIZE
    return top


def paragraphs() -> list[str]:
    return [text.replace("\u00a0", " ") for text in texts("kk")[0][:3]]


def sentences(path: Path) -> str:
    return " ".join(read(path).sentences)


def test_heads_that_change_from_page_to_page_are_left_out(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        for head, text in zip(["Қала күнделігі", "Екінші бөлім"], paragraphs(), strict=False):
            written(canvas, [head], top=790, size=8)
            written(canvas, wrapped(text))
            canvas.showPage()

    assert sentences(drawn(tmp_path / "a.kk.pdf", draw)) == " ".join(paragraphs()[:2])


def test_a_footnote_does_not_break_the_paragraph_over_two_pages(tmp_path: Path) -> None:
    lines = wrapped(" ".join(paragraphs()))

    def draw(canvas: Any) -> None:
        written(canvas, lines[:3])
        written(canvas, [f"1 {NOTE}"], top=60, size=7)
        canvas.showPage()
        written(canvas, lines[3:])

    document = read(drawn(tmp_path / "a.kk.pdf", draw))
    assert " ".join(document.sentences) == " ".join([*paragraphs(), f"1 {NOTE}"])
    assert [segment.kind for segment in document.segments][-1] == "note"


def test_a_note_in_the_margin_and_a_box_in_the_text_stand_behind_it(tmp_path: Path) -> None:
    lines = wrapped(" ".join(paragraphs()), 300)

    def draw(canvas: Any) -> None:
        written(canvas, lines)
        written(canvas, ["Мұны мұрағат", "қызметкері айтты."], top=TOP - 2 * PITCH, left=400, size=7)

    assert sentences(drawn(tmp_path / "a.kk.pdf", draw)) == " ".join([*paragraphs(), NOTE])


def test_a_first_letter_of_three_lines_is_put_to_its_word(tmp_path: Path) -> None:
    text = " ".join(paragraphs())
    first, *rest = wrapped(text[1:], 380)

    def draw(canvas: Any) -> None:
        canvas.setFont("Sans", 36)
        canvas.drawString(LEFT, TOP - 2 * PITCH, text[0])
        written(canvas, [first, *rest[:2]], left=LEFT + 36)
        written(canvas, wrapped(" ".join(rest[2:])), top=TOP - 3 * PITCH)

    assert sentences(drawn(tmp_path / "a.kk.pdf", draw)) == text


@pytest.mark.parametrize("spaces", [True, False])
def test_a_letter_spaced_heading_is_made_of_words(tmp_path: Path, spaces: bool) -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Bold", 14)
        x = LEFT
        for letter in "ЖАҢА КӨПІР":
            if letter != " " or spaces:
                canvas.drawString(x, TOP, letter)
            x += 22
        written(canvas, wrapped(paragraphs()[0]), top=TOP - 40)

    assert read(drawn(tmp_path / "a.kk.pdf", draw)).sentences[0] == "ЖАҢА КӨПІР"


def test_a_stamp_across_the_page_and_letters_printed_twice_do_no_harm(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        written(canvas, wrapped(paragraphs()[0]))
        written(canvas, wrapped(paragraphs()[0]), left=LEFT + 0.2)
        canvas.translate(150, 500)
        canvas.rotate(45)
        written(canvas, ["ҮЛГІ"], top=0, left=0, size=60)

    assert sentences(drawn(tmp_path / "a.kk.pdf", draw)) == paragraphs()[0]


def test_a_space_under_the_next_letter_is_none(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        canvas.setFont("Sans", SIZE)
        x = float(LEFT)
        for part in ("Көпір ", "құры", " ", "лы", " ", "сы басталды."):
            canvas.drawString(x, TOP, part)
            x += 0 if part == " " else stringWidth(part, "Sans", SIZE)

    assert sentences(drawn(tmp_path / "a.kk.pdf", draw)) == "Көпір құрылысы басталды."


def test_cells_below_each_other_are_a_table_without_rules(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        top = written(canvas, wrapped(paragraphs()[0])) - 10
        for row in (("Жылы", "Саны"), ("2024", "12"), ("2025", "345")):
            canvas.drawString(LEFT, top, row[0])
            canvas.drawRightString(LEFT + 200, top, row[1])
            top -= PITCH
        written(canvas, wrapped(paragraphs()[1]), top=top - 10)

    document = read(drawn(tmp_path / "a.kk.pdf", draw))
    items = [document.segment_text(n) for n, s in enumerate(document.segments) if s.kind == "item"]
    assert items == ["Жылы", "Саны", "2024", "12", "2025", "345"]


def test_lines_that_end_early_because_a_long_word_follows_are_one_paragraph(tmp_path: Path) -> None:
    text = "Қаланың жаңа тұрғындары солтүстікқазақстандықтарға бүгін кешке дейін хат жазып үлгерді деседі."
    path = drawn(tmp_path / "a.kk.pdf", lambda canvas: written(canvas, wrapped(text, 170)))
    assert read(path).sentences == (text,)


def split(lines: list[str]) -> tuple[list[str], list[str]]:
    return lines[: len(lines) // 2], lines[len(lines) // 2 :]


def test_a_large_title_over_the_left_column_only_stays_out_of_the_right_one(tmp_path: Path) -> None:
    title = ["Қаланың жаңа", "кітапханасы"]

    def draw(canvas: Any) -> None:
        width = canvas.stringWidth(title[0], "Sans", 20)
        left, right = split(wrapped(" ".join(paragraphs()), width))
        written(canvas, left, top=written(canvas, title, size=20))
        written(canvas, right, left=LEFT + width + 12, top=TOP + 6)

    document = read(drawn(tmp_path / "a.kk.pdf", draw))
    assert " ".join(document.sentences) == " ".join([*title, *paragraphs()])
    assert document.segments[0].kind == "heading"


def test_a_title_that_ends_over_the_gutter_does_not_widen_the_left_column(tmp_path: Path) -> None:
    title = "Ашылу салтанатындағы құттықтаулар"
    text = (
        "Ашылу салтанатына Әсем Серікқызы мен Нұрлан Жақсыбеков, Айгүл Оспанова, Дәулет Қайратұлы, Мәдина Сапарова, "
        "Ержан Төлегенов, Гүлнар Ахметова және Бауыржан Ысқақов келді."
    )
    parts = [f"{number} қонақ болды. {text}" for number in (120, 130, 140, 150)]

    def draw(canvas: Any) -> None:
        written(canvas, [title], top=TOP + 40, size=16)
        width = canvas.stringWidth(title, "Sans", 16) - 100
        for number, part in enumerate(parts):
            top = TOP - 130 * (number % 2) + 5 * (number // 2)
            written(canvas, wrapped(part, width), left=LEFT + (width + 12) * (number // 2), top=top)

    document = read(drawn(tmp_path / "a.kk.pdf", draw))
    assert " ".join(document.sentences) == " ".join([title, *parts])
    assert len({segment.paragraph for segment in document.segments}) == 1 + len(parts)


URL = "https://kitap.example/ashylu?id=12"
BROWSERS = [
    ("kk", [(24, "22.11.2026, 19:46"), (200, "Кітапхана ашылды")], [(24, URL), (560, "1/1")]),
    ("ru", [(24, "22.11.26, 19:46"), (200, "Открыта библиотека")], [(24, "file:///home/news/page.html"), (560, "1/1")]),
    ("en", [(24, "11/22/26, 7:46 PM")], [(24, "file:///home/news/page.html"), (560, "1/1")]),
    ("ru", [(24, "Открыта библиотека"), (400, URL)], [(24, "Стр. 1 из 1"), (480, "22.11.2026, 19:46")]),
    ("en", [(24, URL)], [(24, "1 of 1"), (480, "22 Nov 2026 at 19:46")]),
]


def bordered(path: Path, head: list[tuple[int, str]], foot: list[tuple[int, str]], edge: int = 20) -> Path:
    """A page of two paragraphs with something in both of its margins."""

    def draw(canvas: Any) -> None:
        written(canvas, wrapped(paragraphs()[0]))
        for height, row in ((842 - edge, head), (edge, foot)):
            for left, text in row:
                written(canvas, [text], top=height, left=left, size=8)

    return drawn(path, draw)


@pytest.mark.parametrize(("lang", "head", "foot"), BROWSERS)
def test_what_a_browser_prints_into_the_margins_of_one_page_is_left_out(
    tmp_path: Path, lang: str, head: list[tuple[int, str]], foot: list[tuple[int, str]]
) -> None:
    document = read(bordered(tmp_path / f"a.{lang}.pdf", head, foot))
    assert " ".join(document.sentences) == paragraphs()[0]
    said = [" ".join(text for _, text in row) for row in (head, foot)]
    assert document.notes == (f"running heads left out: “{said[0]}”; “{said[1]}”",)


def test_a_date_or_an_address_of_the_text_itself_stays(tmp_path: Path) -> None:
    alone = read(bordered(tmp_path / "a.kk.pdf", [(60, "22.11.2026, 19:46")], []))
    assert alone.sentences[0] == "22.11.2026, 19:46"
    inside = read(bordered(tmp_path / "b.kk.pdf", [(60, "22.11.2026, 19:46"), (300, "Астана")], [(60, URL)], edge=60))
    assert inside.sentences[0].startswith("22.11.2026, 19:46")
    assert inside.sentences[-1] == URL


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_letters_that_a_font_names_wrongly_are_not_passed_on(tmp_path: Path) -> None:
    scrambled = "".join(chr(0x21 + ord(c) * 7 % 90) if c.isalpha() else c for c in " ".join(paragraphs()))
    path = drawn(tmp_path / "a.kk.pdf", lambda canvas: written(canvas, wrapped(scrambled)))
    assert "its fonts do not say which letters they draw" in refusal(path)


def test_pages_on_their_side_are_told_with_a_remedy(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        canvas.rotate(90)
        written(canvas, wrapped(paragraphs()[0]), top=-100)

    assert "turn the pages first" in refusal(drawn(tmp_path / "a.kk.pdf", draw))


def test_a_picture_among_pages_of_text_is_told_about(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "page.png"
    Image.new("RGB", (20, 20)).save(picture)

    def draw(canvas: Any) -> None:
        written(canvas, wrapped(paragraphs()[0]))
        canvas.showPage()
        canvas.drawImage(str(picture), 50, 50, 400, 600)

    assert any(
        note.startswith("page 2: a picture without text") for note in read(drawn(tmp_path / "a.kk.pdf", draw)).notes
    )
