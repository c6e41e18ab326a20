"""Marks that depart from a text's own custom or have no counterpart are told; nested and long quotations are not."""

from __future__ import annotations

import pytest
from ushtil.align.checks.text.marks import mixed_dialogue_dashes, mixed_quotation_marks, open_marks
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document


def text_of(text: str, lang: str) -> Document:
    return Document("news", lang, text, segments(text, lang))


USUAL = {
    "en": "He called it “the great road” in his speech.",
    "kk": "Ол мұны «ұлы жол» деп атады.",
    "ru": "Он назвал это «большой дорогой» в своей речи.",
}
STRANGE = {
    "en": 'She said "no thanks" at once.',
    "kk": "Ол “рақмет” деп жауап берді.",
    "ru": 'Она сказала "спасибо" и ушла.',
}


@pytest.mark.parametrize("lang", USUAL)
def test_a_quotation_in_other_marks_than_all_others_is_told(lang: str) -> None:
    (finding,) = mixed_quotation_marks(text_of("\n".join([USUAL[lang]] * 6 + [STRANGE[lang]]), lang))
    assert (finding.kind, finding.severity) == ("format", "minor")
    assert len(finding.where) == 1
    assert finding.where[0].text in STRANGE[lang]


@pytest.mark.parametrize("lang", USUAL)
def test_one_way_to_quote_is_no_finding(lang: str) -> None:
    assert not list(mixed_quotation_marks(text_of("\n".join([USUAL[lang]] * 6), lang)))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Он сказал: «Мы читали роман „Мост“ вчера». " * 6),
        ("kk", "Ол «Біз “Көпір” романын оқыдық» деді. " * 6),
        ("en", 'He said “we read ‘The Bridge’ and "The Road" both” again. ' * 6),
    ],
)
def test_a_quotation_inside_a_quotation_may_have_other_marks(lang: str, text: str) -> None:
    assert not list(mixed_quotation_marks(text_of(text, lang)))


@pytest.mark.parametrize(
    ("lang", "line", "strange"),
    [
        ("en", "She spoke of ‘the workers’ rights’.", "‘the workers’ rights’"),
        ("en", "She said 'no thanks, not today' at once.", "'no thanks, not today'"),
        ("kk", "Ол ‘рақмет’ деп жауап берді.", "‘рақмет’"),
        ("ru", "Она сказала ‘спасибо’ и ушла.", "‘спасибо’"),
    ],
)
def test_single_marks_are_told_where_the_text_has_double_ones(lang: str, line: str, strange: str) -> None:
    (finding,) = mixed_quotation_marks(text_of("\n".join([USUAL[lang]] * 6 + [line]), lang))
    assert [place.text for place in finding.where] == [strange]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "The ’90s were loud, and the workers’ and farmers’ songs were sung."),
        ("en", "Give 'em the workers' songs, and rock 'n' roll is here."),
        ("en", "“It is late,” she said. “He read ‘The Bridge’ there."),
        ("en", "“He came late. He said: ‘I read it.’ Then he left.”"),
        ("kk", "«Ол келді. Ол: ‘Оқыдым’ деді. Кейін кетті.»"),
        ("ru", "«Он пришёл. Он сказал: ‘Я читал’. Потом ушёл.»"),
    ],
)
def test_apostrophes_and_single_marks_inside_double_ones_are_no_finding(lang: str, line: str) -> None:
    assert not list(mixed_quotation_marks(text_of("\n".join([USUAL[lang]] * 6 + [line]), lang)))


def test_single_marks_in_a_speech_over_several_paragraphs_are_nested() -> None:
    speech = "“We came by the road.\n\nHe said: ‘I read it.’\n\nThen he left.”"
    assert not list(mixed_quotation_marks(text_of("\n\n".join([USUAL["en"]] * 6 + [speech]), "en")))


def test_a_text_without_a_custom_is_left_alone() -> None:
    assert not list(mixed_quotation_marks(text_of(f"{USUAL['en']}\n{STRANGE['en']}", "en")))


TURNS = {"en": "{} We came by the road.", "kk": "{} Біз жолмен келдік.", "ru": "{} Мы приехали по дороге."}


@pytest.mark.parametrize("lang", TURNS)
def test_a_turn_with_another_dash_is_told(lang: str) -> None:
    text = "\n".join([TURNS[lang].format("–")] * 7 + [TURNS[lang].format("-")])
    (finding,) = mixed_dialogue_dashes(text_of(text, lang))
    assert finding.where[0].line == 8
    assert "a hyphen" in finding.detail


@pytest.mark.parametrize("lang", TURNS)
def test_turns_with_one_dash_are_no_finding(lang: str) -> None:
    assert not list(mixed_dialogue_dashes(text_of("\n".join([TURNS[lang].format("—")] * 7), lang)))


@pytest.mark.parametrize(
    ("lang", "text", "mark"),
    [
        ("en", "The address ”A New Road” was read out.", "”"),
        ("en", 'He spoke of "a state for man.” Then he left.', "”"),
        ("en", "The hall (built in 1907 was full.\n\nHe left.\n\nShe left too.", "("),
        ("kk", "Ол «бәрі жақсы болды деді.\n\nКейін кетті.", "«"),
        ("kk", "Зал толы болды). Ол кетті.", ")"),
        ("ru", "Он сказал, что всё хорошо». Потом ушёл.", "»"),
        ("ru", "Зал [построен давно был полон.\n\nОн ушёл.\n\nОна тоже.", "["),
    ],
)
def test_a_mark_without_a_counterpart_is_told(lang: str, text: str, mark: str) -> None:
    (finding,) = open_marks(text_of(text, lang))
    assert finding.severity == "minor"
    assert f": {mark} on line 1" in finding.detail


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "“I came by the road.\n\n“I saw the bridge.\n\n“I left.” So he said."),
        ("en", "a) roads, b) bridges and 1) schools (see above) were named :)"),
        ("en", 'The board is 5" wide and the rock ’n’ roll of the ’90s was loud.'),
        ("kk", "Ол «Біз «Көпір» романын оқыдық» деді. Зал (1907 жылы салынған) толды."),
        ("ru", "Он читал «Роман «Мост» вчера. Зал (построен в 1907 г.) был полон."),
        ("ru", "Он сказал: „Всё хорошо“ и ушёл."),
        ("kk", "1) жол; 2) көпір; ә) мектеп."),
    ],
)
def test_long_and_nested_quotations_list_marks_and_inches_are_no_finding(lang: str, text: str) -> None:
    assert not list(open_marks(text_of(text, lang)))


@pytest.mark.parametrize("text", ["«" * 20_000, '"a' * 20_000, "(" * 20_000, ")" * 20_000, "“a " * 20_000])
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert len(list(open_marks(text_of(text, "en")))) == 1
    list(mixed_quotation_marks(text_of(text, "en")))
