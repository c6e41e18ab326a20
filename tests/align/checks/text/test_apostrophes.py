"""Straight and curly apostrophes in one text are one finding; quotation marks and primes are no apostrophes."""

from __future__ import annotations

import pytest
from ushtil.align.checks.text.apostrophes import mixed_apostrophes
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document, Finding

USUAL = {
    "en": "It's the mayor's bridge.",
    "kk": "Жанна д'Арк пен О'Коннор туралы кітап оқыдық.",
    "ru": "Мы читали о Жанне д'Арк и об О'Конноре.",
}
STRANGE = {"en": "We’ve crossed it.", "kk": "Д’Артаньян да сонда еді.", "ru": "Там был и д’Артаньян."}


def found(text: str, lang: str) -> list[Finding]:
    return list(mixed_apostrophes(Document("news", lang, text, segments(text, lang))))


@pytest.mark.parametrize("lang", USUAL)
def test_the_rarer_apostrophe_is_told_with_both_counts(lang: str) -> None:
    (finding,) = found("\n".join([USUAL[lang]] * 3 + [STRANGE[lang]]), lang)
    assert (finding.kind, finding.severity) == ("format", "minor")
    assert [place.text for place in finding.where] == [{"en": "We’ve"}.get(lang, finding.where[0].text)]
    assert finding.where[0].text in STRANGE[lang]
    assert "straight (') 6 times and curly (’) once" in finding.detail


@pytest.mark.parametrize("lang", USUAL)
def test_one_kind_of_apostrophe_is_no_finding(lang: str) -> None:
    assert not found("\n".join([USUAL[lang]] * 6), lang)


def test_a_plural_possessive_counts_where_no_quotation_is_open() -> None:
    straight = "It's the mayor's bridge. " * 3
    (finding,) = found(straight + "The workers’ houses stand beside it.", "en")
    assert finding.where[0].text == "workers’"


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "He called it ‘the bridge of builders’ and left."),
        ("en", "The road is 5’ 3” wide, as in the ’90s."),
        ("en", "He learnt O‘zbek there."),
        ("kk", "Ол мұны ‘ұлы жол’ деп атады."),
        ("ru", "Он назвал это ‘большой дорогой’ вчера."),
    ],
)
def test_quotation_marks_and_feet_are_no_apostrophes(lang: str, line: str) -> None:
    assert not found("\n".join([USUAL[lang]] * 6 + [line]), lang)


def test_a_few_apostrophes_make_no_custom() -> None:
    assert not found("It's here. We’ve seen it.", "en")


@pytest.mark.parametrize("text", ["'" * 20_000, "a'" * 20_000, "s’ a" * 5_000, "‘a" * 20_000])
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert not found(text, "en")
