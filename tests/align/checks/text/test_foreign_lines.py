"""Buttons of a site in another language are found at either end of a text; names, loans and quotations are none."""

from __future__ import annotations

import pytest
from ushtil.align.checks.text.foreign_lines import foreign_lines
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document, Finding

BODY = {
    "en": ["The council met in the old hall. It spoke of roads.", "The vote was close and the mayor left early."],
    "kk": ["Кеңес ескі залда жиналды. Онда жол туралы айтылды.", "Дауыс беру тартысты өтіп, әкім ерте кетті."],
    "ru": ["Совет собрался в старом зале. Речь шла о дорогах.", "Голосование было напряжённым, и мэр ушёл рано."],
}


def found(lines: list[str], lang: str) -> list[Finding]:
    text = "\n\n".join(lines)
    return list(foreign_lines(Document("news", lang, text, segments(text, lang))))


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Voltar para o início da página"),
        ("en", "Zur mobilen Version zurück"),
        ("en", "Retour à la page précédente"),
        ("en", "Mobil sürüm için buraya"),
        ("en", "Читать на русском языке"),
        ("en", "Толық нұсқасын оқу"),
        ("kk", "Exit mobile version"),
        ("kk", "Читать на русском языке"),
        ("ru", "Exit mobile version"),
        ("ru", "Voltar para a versão completa"),
        ("ru", "Толық нұсқасын қарау"),
    ],
)
def test_a_short_line_in_another_language_at_either_end_is_a_minor_addition(lang: str, line: str) -> None:
    for lines in ([line, *BODY[lang] * 4], [*BODY[lang] * 4, line]):
        (finding,) = found(lines, lang)
        assert (finding.kind, finding.severity) == ("addition", "minor")
        assert [place.text for place in finding.where] == [line]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Interviewed by José Muñoz"),
        ("en", "Universidad de São Paulo"),
        ("en", "Café de la Gare façade reopens"),
        ("en", "Rue de la Paix opens"),
        ("en", "Workers pour concrete, two die"),
        ("en", "Bündnis für Frieden"),
        ("en", "Die Zeit"),
        ("en", "Back to top"),
        ("en", "Қасым-Жомарт Тоқаев"),
        ("en", "He said “nur für Sie und für mich” again"),
        ("kk", "Reuters"),
        ("kk", "The New York Times"),
        ("kk", "egov.kz порталынан алынды"),
        ("kk", "Толығырақ оқу"),
        ("kk", "Конституция мен парламент"),
        ("ru", "Tengri News"),
        ("ru", "Министр Қанат Шарлапаев"),
        ("ru", "Homo sapiens"),
        ("ru", "Вернуться к началу"),
        ("ru", "Конституция и парламент"),
    ],
)
def test_names_loans_and_lines_of_the_own_language_are_no_finding(lang: str, line: str) -> None:
    assert not found([*BODY[lang] * 4, line], lang)


def test_a_line_in_the_middle_or_in_quotation_marks_is_text() -> None:
    assert not found([*BODY["en"] * 4, "Zur mobilen Version zurück", *BODY["en"] * 4], "en")
    assert not found([*BODY["en"] * 4, "“Zur mobilen Version zurück”"], "en")


def test_a_text_in_a_fourth_language_is_left_alone() -> None:
    assert not found(["Zur mobilen Version zurück"], "de")
