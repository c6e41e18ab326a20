"""The numbers of footnotes and the bullets of lists are none of the text; the footnotes themselves are."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.corpus.read import read

WORD = (
    "<html><head><meta name=Generator content='Microsoft Word 15 (filtered)'></head><body lang=RU>"
    "<div class=WordSection1>"
    "<p class=MsoNormal>Комиссия осмотрела девяносто четыре школьные библиотеки в шести районах области."
    "{first} Средний возраст книг в них превышает двадцать лет, а учебников почти нет.</p>"
    "<p class=MsoNormal>Председатель комиссии сказал, что библиотека без света похожа на старый склад.</p>"
    "<p class=MsoListParagraph><span style='font-family:Symbol'>·<span>&nbsp; </span></span>Выделить помещения.</p>"
    "<p class=MsoNormal>К первому августа районы должны закупить стеллажи и лампы для читальных залов.</p>"
    "</div><div><hr><div id=ftn1><p class=MsoFootnoteText>{second} Без малых школ.</p></div></div></body></html>"
)
EXPECTED = [
    "Комиссия осмотрела девяносто четыре школьные библиотеки в шести районах области.",
    "Средний возраст книг в них превышает двадцать лет, а учебников почти нет.",
    "Председатель комиссии сказал, что библиотека без света похожа на старый склад.",
    "Выделить помещения.",
    "К первому августа районы должны закупить стеллажи и лампы для читальных залов.",
    "Без малых школ.",
]


def marked(kind: str, number: str) -> tuple[str, str]:
    """The links that Word writes for a note: at the word, and at the head of the note."""
    sign = f"<span class=Mso{kind.title()}noteReference>{number}</span>"
    name = {"foot": "ftn", "end": "edn"}[kind]
    return (
        f'<a href="#_{name}1" name="_{name}ref1" title="">{sign}</a>',
        f'<a href="#_{name}ref1" name="_{name}1" title="">{sign}</a>',
    )


def taken(folder: Path, text: str) -> list[str]:
    path = folder / "a.ru.html"
    path.write_text(text, encoding="utf-8")
    document = read(path)
    return [document.segment_text(n) for n, s in enumerate(document.segments) if s.kind != "note"]


@pytest.mark.parametrize(("kind", "number"), [("foot", "[1]"), ("end", "[i]"), ("end", "[xiv]"), ("foot", "*")])
def test_footnotes_of_word_are_text_and_their_numbers_are_none(tmp_path: Path, kind: str, number: str) -> None:
    first, second = marked(kind, number)
    assert taken(tmp_path, WORD.format(first=first, second=second)) == EXPECTED


def test_a_raised_number_inside_the_link_to_a_note_is_left_out(tmp_path: Path) -> None:
    first, second = '<a href="#fn:1" id="fnref:1"><sup>1</sup></a>', '<a href="#fnref:1">1</a>'
    assert taken(tmp_path, WORD.format(first=first, second=second)) == EXPECTED


def test_a_number_that_leads_elsewhere_on_the_page_is_text(tmp_path: Path) -> None:
    found = taken(tmp_path, WORD.format(first=' Ответ даёт приложение <a href="#annex">7</a>.', second=""))
    assert "Ответ даёт приложение 7." in found


def test_a_short_word_in_the_font_of_symbols_is_text(tmp_path: Path) -> None:
    page = WORD.replace("·<span>&nbsp; </span>", "Итак, ").format(first="", second="")
    assert "Итак, Выделить помещения." in taken(tmp_path, page)
