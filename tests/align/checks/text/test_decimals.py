"""A decimal comma in English, and in Kazakh and Russian a decimal mark against the text's custom, is one finding."""

from __future__ import annotations

import pytest
from ushtil.align.checks.text.decimals import decimal_marks
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document, Finding


def found(text: str, lang: str) -> list[Finding]:
    return list(decimal_marks(Document("news", lang, text, segments(text, lang))))


@pytest.mark.parametrize(
    ("lang", "text", "strange"),
    [
        ("en", "Trade grew by 6,5 percent. Each of 15,000 families has a house.", "6,5 percent"),
        ("en", "Trade grew by 6.5%, exports by 4.2% and imports by 3,1%.", "3,1%"),
        ("en", "The port cost $4.1 billion and $2.2 million, the road 1,25 million.", "1,25 million"),
        ("kk", "Сауда 6,5 пайызға, экспорт 4,2 пайызға, импорт 3,1 пайызға, баға 2.4 пайызға өсті.", "2.4 пайыз"),
        ("ru", "Торговля выросла на 6,5%, экспорт на 4,2%, импорт на 3,1%, цены на 2.4%.", "2.4%"),
        ("ru", "Порт стоил 4.1 млрд, мост 2.5 млрд, дорога 1.3 млрд, а школа 1,2 млрд тенге.", "1,2 млрд"),
    ],
)
def test_a_decimal_mark_against_the_custom_is_a_minor_format(lang: str, text: str, strange: str) -> None:
    (finding,) = found(text, lang)
    assert (finding.kind, finding.severity) == ("format", "minor")
    assert [place.text for place in finding.where] == [strange]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Trade grew by 6.5 percent. Each of 15,000 families has a house of 1,250 square meters."),
        ("en", "Trade grew by 6,5 percent and exports by 4,2 percent."),
        ("en", "Article 4,5 and pages 12,13 were read by 15,000 people at 10.30."),
        ("en", "Some 1,200 million dollars went to 15,000 families, and 2,500 km of roads were built."),
        ("kk", "Сауда 6,5 пайызға, экспорт 4,2 пайызға өсті. Жиын 12.05 күні 10.30-да өтті."),
        ("kk", "Сауда 6.5 пайызға, экспорт 4.2 пайызға, импорт 3.1 пайызға өсті."),
        ("kk", "Сауда 6.5 пайызға, экспорт 4,2 пайызға өсті."),
        ("ru", "Торговля выросла на 6,5%, экспорт на 4,2%, импорт на 3,1%. Пункт 2.4 принят 12.05 в 10.30."),
        ("ru", "Торговля выросла на 6.5%, экспорт на 4.2%, импорт на 3.1%."),
        ("ru", "Версия 2.0 вышла в 12.30, когда рост составил 6,5%, 4,2% и 3,1%."),
    ],
)
def test_groups_of_thousands_lists_times_and_one_custom_are_no_finding(lang: str, text: str) -> None:
    assert not found(text, lang)


@pytest.mark.parametrize("text", ["1,2" * 20_000, "1,000," * 20_000, "1.2% " * 5_000])
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert not found(text, "en")
