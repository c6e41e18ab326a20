"""The title of a web page and titles that stand twice are told; titles with dashes and first lines of poems are not."""

from __future__ import annotations

import pytest
from ushtil.align.checks.text.page_titles import page_titles
from ushtil.align.checks.text.repeated import repeated_titles
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document

TITLE = {
    "en": "The Mayor: We Build a Bridge for All",
    "kk": "Әкім: Біз бәріне арналған көпір саламыз",
    "ru": "Мэр: Мы строим мост для всех",
}
SECTION = {"en": "Town News", "kk": "Қала жаңалықтары", "ru": "Новости города"}
SITE = {"en": "River Town Port Company", "kk": "Өзен порты компаниясы", "ru": "Компания «Речной порт»"}
BODY = {
    "en": "The council met in the old hall. It spoke of roads.",
    "kk": "Кеңес ескі залда жиналды. Онда жол туралы айтылды.",
    "ru": "Совет собрался в старом зале. Речь шла о дорогах.",
}


def text_of(lang: str, *lines: str) -> Document:
    text = "\n\n".join([*lines, BODY[lang], BODY[lang]])
    return Document("news", lang, text, segments(text, lang))


@pytest.mark.parametrize("lang", TITLE)
def test_a_page_title_with_its_section_and_the_line_that_repeats_it_are_one_finding(lang: str) -> None:
    page = f"{TITLE[lang]} | {SECTION[lang]} | {SITE[lang]}"
    (finding,) = page_titles(text_of(lang, page, SECTION[lang], TITLE[lang]))
    assert (finding.kind, finding.severity) == ("addition", "minor")
    assert [place.text for place in finding.where] == [f"| {SECTION[lang]} | {SITE[lang]}", SECTION[lang]]
    assert "again on line 5" in finding.detail


@pytest.mark.parametrize("lang", TITLE)
@pytest.mark.parametrize("mark", [" — ", " - ", " | ", " » "])
def test_a_site_behind_or_before_a_title_that_stands_again_is_told(lang: str, mark: str) -> None:
    (finding,) = page_titles(text_of(lang, TITLE[lang] + mark + SITE[lang], TITLE[lang]))
    assert finding.where[0].text == (mark + SITE[lang]).strip()
    (finding,) = page_titles(text_of(lang, SITE[lang] + mark + TITLE[lang], TITLE[lang]))
    assert finding.where[0].text == (SITE[lang] + mark).strip()


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", ["The Bridge and the River – Ten Years On", "A long way"]),
        ("kk", ["Әкім халық алдындағы сөзінде « Ұлы жол » туралы айтты", "Ұзақ жол"]),
        ("ru", ["Мэр рассказал жителям города о проекте « Большая дорога » вчера", "Долгий путь"]),
        ("en", ["Year | Roads | Bridges", "2024 | 12 | 3"]),
        ("en", ["Roads – bridges – schools", "Roads"]),
        ("kk", ["Көпір мен өзен — он жылдан кейін", "Ұзақ жол"]),
        ("kk", ["Жыл | Жол | Көпір", "2024 | 12 | 3"]),
        ("ru", ["Мост и река — десять лет спустя", "Долгий путь"]),
        ("ru", ["Мост — это жизнь", "Мост"]),
    ],
)
def test_a_dash_in_a_title_and_a_table_are_no_finding(lang: str, lines: list[str]) -> None:
    assert not list(page_titles(text_of(lang, *lines)))


@pytest.mark.parametrize("lang", TITLE)
def test_a_bar_behind_a_whole_title_on_the_first_line_is_enough(lang: str) -> None:
    title = {"en": "The mayor builds a bridge for all of us", "kk": "Әкім қала халқына арнап жаңа көпір салды"}
    page = title.get(lang, "Мэр построил мост для всех жителей города")
    (finding,) = page_titles(text_of(lang, f"{page} | {SITE[lang]}", SECTION[lang]))
    assert finding.where[0].text == f"| {SITE[lang]}"


@pytest.mark.parametrize(("lang", "section"), [("en", "News"), ("kk", "Жаңалықтар"), ("ru", "Новости")])
def test_the_section_of_a_site_above_a_title_is_told_and_elsewhere_it_is_a_heading(lang: str, section: str) -> None:
    (finding,) = page_titles(text_of(lang, section, TITLE[lang]))
    assert [place.text for place in finding.where] == [section]
    assert not list(page_titles(text_of(lang, TITLE[lang], section)))
    assert not list(page_titles(text_of(lang, section)))


@pytest.mark.parametrize("lang", TITLE)
def test_a_title_that_stands_twice_is_told_once_with_both_lines(lang: str) -> None:
    (finding,) = repeated_titles(text_of(lang, TITLE[lang], TITLE[lang]))
    assert (finding.kind, finding.severity) == ("addition", "minor")
    assert [place.line for place in finding.where] == [1, 3]


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", [TITLE["en"], SECTION["en"]]),
        ("en", ["The river in winter", "The river in winter,", "when no boat comes to the town,"]),
        ("en", ["The Bridge", "Contents", "The Bridge"]),
        ("kk", [TITLE["kk"], "Көпір салу жөнінде"]),
        ("ru", [TITLE["ru"], "О строительстве моста"]),
        ("ru", ["Зимой на реке тишина", "Зимой на реке тишина,", "и лодки стоят у причала."]),
    ],
)
def test_other_titles_and_a_poem_named_by_its_first_line_are_no_finding(lang: str, lines: list[str]) -> None:
    assert not list(repeated_titles(text_of(lang, *lines)))


@pytest.mark.parametrize("text", [" | " * 5000, "a | " * 5000, "a - " * 5000, ""])
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    document = Document("news", "en", text, segments(text, "en"))
    assert not [*page_titles(document), *repeated_titles(document)]
