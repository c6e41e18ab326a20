"""A glossary is read strictly, and its terms are found in any inflection."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.glossary import Glossary

ROWS = """\
# slogans
en\tkk\tru\tnote
Just Kazakhstan | Fair Kazakhstan | Equal Kazakhstan\tӘділетті Қазақстан\tСправедливый Казахстан | Честный Казахстан
United Nations ; UN\tБіріккен Ұлттар Ұйымы ; БҰҰ\tОрганизация Объединённых Наций ; ООН

Law and Order | Law & Order\tЗаң және тәртіп\tЗакон и порядок
flood | inundation\tсу тасқыны | топан су\tпаводок | разлив
Head of State | Head\tМемлекет басшысы\tГлава государства
"""


def _read(folder: Path, text: str) -> Glossary:
    path = folder / "terms.tsv"
    path.write_text(text, encoding="utf-8")
    return Glossary.read(path)


def _found(glossary: Glossary, text: str, lang: str) -> list[tuple[str, bool]]:
    return [(text[use.start : use.end], use.is_avoided) for use in glossary.find(text, lang) if use.as_written]


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    return _read(tmp_path, ROWS)


def test_a_cell_holds_the_preferred_term_then_others_that_are_accepted_or_avoided(glossary: Glossary) -> None:
    first, second = glossary.terms[:2]
    assert (first.line, first.accepted["en"], first.avoided["en"]) == (
        3,
        ("Just Kazakhstan",),
        ("Fair Kazakhstan", "Equal Kazakhstan"),
    )
    assert second.accepted["kk"] == ("Біріккен Ұлттар Ұйымы", "БҰҰ")
    assert second.avoided["kk"] == ()


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("We build a Fair Kazakhstan, not Equal Kazakhstan’s shadow.", "en", ["Fair Kazakhstan", "Equal Kazakhstan’s"]),
        ("The floods came, and inundations followed.", "en", ["floods", "inundations"]),
        ("Біз Әділетті Қазақстанды құрамыз.", "kk", ["Әділетті Қазақстанды"]),
        ("Су тасқынынан кейін топан суға қарсы бөгет салынды.", "kk", ["Су тасқынынан", "топан суға"]),
        ("БҰҰ-ның баяндамасында айтылды.", "kk", ["БҰҰ-ның"]),
        ("Су тасқындары туралы мемлекет басшылары айтты.", "kk", ["Су тасқындары"]),
        ("Мемлекет басшысына хат. Мемлекет басшылары келді.", "kk", ["Мемлекет басшысына", "Мемлекет басшылары"]),
        ("Это Честный Казахстан. В Справедливом Казахстане…", "ru", ["Честный Казахстан", "Справедливом Казахстане"]),
        ("После паводка и до разливов.", "ru", ["паводка", "разливов"]),
        ("Это вопрос Закона и порядка, сказали в Организации Объединенных Наций.", "ru",
         ["Закона и порядка", "Организации Объединенных Наций"]),
        ("“Law & Order”, LAW AND ORDER", "en", ["Law & Order", "LAW AND ORDER"]),
    ],
)  # fmt: skip
def test_terms_are_found_in_every_inflection(glossary: Glossary, text: str, lang: str, found: list[str]) -> None:
    assert [form for form, _ in _found(glossary, text, lang)] == found


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("It is not just Kazakhstan that grows; a fair Kazakhstan team won.", "en"),
        ("Law, Order", "en"),
        ("Law. And Order reigned.", "en"),
        ("Честные казахстанцы и честный казахстанский труд.", "ru"),
        ("Закон есть закон, а порядок в доме.", "ru"),
        ("Заң бар, тәртіп те бар.", "kk"),
        ("Gerechtes Kasachstan", "de"),
    ],
)
def test_other_words_and_other_marks_are_no_term(glossary: Glossary, text: str, lang: str) -> None:
    assert _found(glossary, text, lang) == []


def test_an_avoided_form_inside_an_accepted_one_is_not_listed(glossary: Glossary) -> None:
    assert _found(glossary, "The Head of State met the Head of the agency.", "en") == [
        ("Head of State", False),
        ("Head", True),
    ]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", None, "empty"),
        ("# only a comment\n\n", None, "empty"),
        ("en\tkk\n", 1, "no terms"),
        ("Just Kazakhstan\tӘділетті Қазақстан\n", 1, "no header"),
        ("en,kk\nflood,су тасқыны\n", 1, "no header"),
        ("en\tkz\nflood\tсу тасқыны\n", 1, "“kz” is not one of the languages en, kk and ru: write kk"),
        ("en\tde\nflood\tFlut\n", 1, "“de” is not one of the languages"),
        ("en\ten\nflood\tdeluge\n", 1, "two columns are named en"),
        ("en\tkk\nflood\tсу тасқыны\tпаводок\n", 2, "3 cells under 2 columns"),
        ("en\tkk\tnote\n\t\tto do\n", 2, "no term"),
        ("en\tkk\n| inundation\tсу тасқыны\n", 2, "the en cell has an empty form"),
        ("en\tkk\nflood |\tсу тасқыны\n", 2, "the en cell has an empty form"),
        ("en\nflood | Flood\n", 2, "accepted in the same row"),
        ("en\nflood\ninundation | flood\n", 3, "accepted in line 2"),
    ],
)
def test_a_bad_glossary_is_one_line_that_says_where_and_what_to_do(
    tmp_path: Path, text: str, line: int | None, says: str
) -> None:
    with pytest.raises(InputError) as error:
        _read(tmp_path, text)
    assert says in str(error.value)
    assert "\n" not in str(error.value)
    assert error.value.line == line


def test_a_glossary_must_be_there_and_in_utf_8(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        Glossary.read(tmp_path / "none.tsv")
    path = tmp_path / "terms.tsv"
    path.write_bytes("ru\nпаводок\n".encode("cp1251"))
    with pytest.raises(InputError, match="save the glossary as UTF-8"):
        Glossary.read(path)


def test_a_byte_order_mark_windows_line_ends_and_other_columns_do_no_harm(tmp_path: Path) -> None:
    glossary = _read(tmp_path, "\ufeffru\tNote\tEN\r\nпаводок\tсм. устав\tflood\r\nзакон\r\n")
    assert [term.accepted for term in glossary.terms] == [{"ru": ("паводок",), "en": ("flood",)}, {"ru": ("закон",)}]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("en\nferry\u2028boat\nriver\x0cmouth\nport\n", encoding="utf-8")
    assert [term.line for term in Glossary.read(path).terms] == [2, 3, 4]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("паром", "Паромы стоят, паромщик пьёт чай, пара чаек кричит.", ["Паромы"]),
        ("успех", "Это успехи всех.", ["успехи"]),
        ("музей", "Музеев два, и в музее тихо.", ["Музеев", "музее"]),
        ("санаторий", "Из санатория и двух санаториев.", ["санатория", "санаториев"]),
        ("рынок", "На рынке много рынков.", ["рынке", "рынков"]),
        ("уголь", "Запасы угля растут, углём топят.", ["угля", "углём"]),
    ],
)
def test_a_russian_word_that_seems_to_have_an_ending_is_found_in_its_forms(
    tmp_path: Path, term: str, text: str, found: list[str]
) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text(f"ru\n{term}\n", encoding="utf-8")
    assert [text[use.start : use.end] for use in Glossary.read(path).find(text, "ru")] == found
