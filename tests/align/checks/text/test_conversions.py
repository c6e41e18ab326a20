"""A conversion inside an amount and a figure that runs into its word are told; what the language joins is not."""

from __future__ import annotations

import pytest
from ushtil.align.checks.text.conversions import glued_figures, split_amounts
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document


def text_of(text: str, lang: str) -> Document:
    return Document("news", lang, text, segments(text, lang))


USUAL = {
    "en": "The port received 420 million tenge ($1 million).",
    "kk": "Порт 420 млн теңге (1 млн доллар) алды.",
    "ru": "Порт получил 420 млн тенге (1 млн долларов).",
}
SPLIT = {
    "en": "The road took 840 million ($2 million) tenge.",
    "kk": "Жолға 840 млн (2 млн доллар) теңге кетті.",
    "ru": "На дорогу ушло 840 млн (2 млн долларов) тенге.",
}


@pytest.mark.parametrize("lang", USUAL)
def test_a_conversion_between_a_figure_and_its_currency_is_told(lang: str) -> None:
    (finding,) = split_amounts(text_of(f"{USUAL[lang]} {SPLIT[lang]} {USUAL[lang]}", lang))
    assert (finding.kind, finding.severity) == ("format", "minor")
    assert [place.text in SPLIT[lang] for place in finding.where] == [True]


@pytest.mark.parametrize("lang", USUAL)
def test_conversions_in_one_way_are_no_finding(lang: str) -> None:
    assert not list(split_amounts(text_of(f"{USUAL[lang]} {USUAL[lang]} {USUAL[lang]}", lang)))
    assert not list(split_amounts(text_of(f"{SPLIT[lang]} {SPLIT[lang]} {SPLIT[lang]}", lang)))


@pytest.mark.parametrize(
    ("lang", "text", "glued"),
    [
        ("en", "It cost 450 billion tenge ($1.1billion).", "1.1billion"),
        ("en", "Trade grew by 12percent.", "12percent"),
        ("kk", "Оған 42млн теңге жұмсалды.", "42млн"),
        ("kk", "Баға 12пайызға өсті.", "12пайызға"),
        ("ru", "На это ушло 42млн тенге.", "42млн"),
        ("ru", "Цены выросли на 1,5процента.", "1,5процента"),
    ],
)
def test_a_figure_that_runs_into_its_word_is_told(lang: str, text: str, glued: str) -> None:
    (finding,) = glued_figures(text_of(text, lang))
    assert (finding.kind, finding.severity) == ("format", "minor")
    assert [place.text for place in finding.where] == [glued]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "It cost $1.1bn and 5 million tenge, 10km of road and a 5-million loan in the 1990s."),
        ("en", "See #100million and example.com/5million for the 21st million."),
        ("kk", "Оған 42 млн теңге, 10км жол, 12-пайыздық несие жұмсалды."),
        ("ru", "На это ушло 42 млн тенге, 12-процентный кредит и 10км дороги."),
    ],
)
def test_a_space_a_hyphen_or_a_short_unit_is_no_finding(lang: str, text: str) -> None:
    assert not list(glued_figures(text_of(text, lang)))


@pytest.mark.parametrize("text", ["1" * 50_000, "1." * 30_000, "1million" * 10_000, "1млн" * 10_000])
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert not list(glued_figures(text_of(text, "ru")))
