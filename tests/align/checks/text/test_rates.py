"""Amounts in two currencies that do not fit one rate are found, and nothing else is taken for such a pair."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.align.checks.text.paired_amounts import paired_amounts
from ushtil.align.checks.text.rates import consistent_rates
from ushtil.corpus.layout import segments
from ushtil.corpus.read.plain import read_document
from ushtil.corpus.types import Document, Finding

DATA = Path(__file__).resolve().parents[4] / "../shared/data/publications"


def text_of(text: str, lang: str) -> Document:
    return Document("report", lang, text, segments(text, lang))


def found(text: str, lang: str = "en") -> list[Finding]:
    return list(consistent_rates(text_of(text, lang)))


FITTING = {
    "en": "The bridge cost 44,000 tenge ($100). The road cost 900 billion tenge, or about 2 billion dollars. ",
    "kk": "Көпірге 44 000 теңге (100 доллар) кетті. Жолға 900 млрд теңге (2 млрд доллардан астам) бөлінді. ",
    "ru": "Мост стоил 44 000 тенге (100 долларов). На дорогу ушло 900 млрд тенге (более 2 млрд долларов). ",
}
WRONG = {
    "en": "The school got 88 thousand tenge ($200 million).",
    "kk": "Мектепке 88 мың теңге (200 млн доллар) берілді.",
    "ru": "Школа получила 88 тысяч тенге (200 млн долларов).",
}


@pytest.mark.parametrize("lang", FITTING)
def test_amounts_at_one_rate_are_no_finding(lang: str) -> None:
    assert len(list(paired_amounts(text_of(FITTING[lang], lang)))) == 2
    assert found(FITTING[lang], lang) == []


@pytest.mark.parametrize("lang", FITTING)
def test_a_pair_at_another_rate_is_critical_and_told_with_the_others(lang: str) -> None:
    (finding,) = found(FITTING[lang] + WRONG[lang], lang)
    assert (finding.kind, finding.severity) == ("number", "critical")
    assert finding.where[0].text in WRONG[lang]
    assert len(finding.where) == 3
    assert "0.000440 tenge to the dollar" in finding.detail
    assert "scale word" in finding.detail


def test_two_pairs_that_disagree_are_both_named_without_a_majority() -> None:
    (finding,) = found("One got 44,000 tenge ($100). Another got 90 tenge ($20).")
    assert [place.text for place in finding.where] == ["44,000 tenge ($100)", "90 tenge ($20)"]
    assert "do not fit one exchange rate" in finding.detail


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They gave 5 million dollars and 300 tenge. They gave 44,000 tenge ($100)."),
        ("en", "The fund of $5 million (including 20,000 tenge of fees) grew. One pays 44,000 tenge ($100)."),
        ("en", "It costs $5–10 million (4 billion tenge). It costs 44,000 tenge ($100)."),
        ("kk", "Қорда 5 млн доллар бар, ал салық 300 теңге. Баға 44 000 теңге (100 доллар)."),
        ("ru", "Выделено 5 млн долларов, а сбор равен 300 тенге. Цена 44 000 тенге (100 долларов)."),
        ("ru", "Цена 44 000 тенге (100 долларов), прежде была 33 000 тенге (100 долларов)."),
        ("en", "It cost 1 trillion tenge ($2.4 billion) and then over 1 trillion ($2 billion) tenge."),
    ],
)
def test_amounts_of_other_things_and_rates_that_moved_are_no_finding(lang: str, text: str) -> None:
    assert found(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "450 billion tenge, or about 1 billion dollars"),
        ("en", "over 1 trillion ($2.4 billion) tenge"),
        ("en", "1 billion dollars (equivalent to 450 billion tenge at the current exchange rate)"),
        ("kk", "450 млрд теңге, яғни 1 млрд доллар"),
        ("kk", "450 миллиард теңге (шамамен 1 млрд доллар)"),
        ("ru", "450 млрд тенге, или около 1 млрд долларов"),
        ("ru", "450 млрд тенге (что эквивалентно $1 млрд)"),
    ],
)
def test_an_amount_said_again_in_another_currency_is_a_pair(lang: str, text: str) -> None:
    (pair,) = paired_amounts(text_of(text, lang))
    assert pair.currencies == ("KZT", "USD")
    assert pair.span[0] >= 0
    assert 400 < 10**pair.log_rate < 500


def test_a_real_address_has_one_pair_that_does_not_fit() -> None:
    path = DATA / "address-2020.en.txt"
    if not path.exists():
        pytest.skip("the publications are not there")
    (finding,) = consistent_rates(read_document(path))
    assert finding.where[0].text == "42,500 tenge ($1.1billion)"
