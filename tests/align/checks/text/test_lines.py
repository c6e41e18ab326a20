"""Lines broken inside a sentence are told once for a text; wrapped texts, lists and verses are left alone."""

from __future__ import annotations

import textwrap

import pytest
from ushtil.align.checks.text.lines import broken_lines
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document, Finding

SENTENCES = {
    "en": "The council of the old town met in the great hall and spoke of the roads that lead to the river. ",
    "kk": "Ескі қаланың кеңесі үлкен залда жиналып, өзенге апаратын жолдар туралы ұзақ әңгімелесті. ",
    "ru": "Совет старого города собрался в большом зале и долго говорил о дорогах, которые ведут к реке. ",
}
BROKEN = {
    "en": "The vote was close and the mayor\n\nleft the hall early.",
    "kk": "Дауыс беру тартысты өтіп, қала әкімі\n\nзалдан ерте шығып кетті.",
    "ru": "Голосование было напряжённым, и мэр города\n\nпокинул зал раньше всех.",
}


def found(text: str, lang: str) -> list[Finding]:
    return list(broken_lines(Document("news", lang, text, segments(text, lang))))


def paragraphs(lang: str) -> str:
    return "\n\n".join([SENTENCES[lang].strip()] * 6)


@pytest.mark.parametrize("lang", BROKEN)
def test_a_sentence_broken_by_a_line_end_is_a_minor_format_finding(lang: str) -> None:
    (finding,) = found(f"{paragraphs(lang)}\n\n{BROKEN[lang]}\n\n{paragraphs(lang)}", lang)
    assert (finding.kind, finding.severity) == ("format", "minor")
    assert "one place" in finding.detail
    assert "\n" in finding.where[0].text


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_wrapped_text_is_no_error(lang: str) -> None:
    wrapped = "\n\n".join("\n".join(textwrap.wrap(SENTENCES[lang] * 4, 72)) for _ in range(5))
    assert not found(wrapped, lang)


@pytest.mark.parametrize("lang", SENTENCES)
def test_whole_paragraphs_are_no_finding(lang: str) -> None:
    assert not found(paragraphs(lang), lang)


def test_a_word_parted_at_a_line_end_is_told() -> None:
    text = f"{paragraphs('en')}\n\nThe mayor spoke of the con-\nstitution for an hour.\n\n{paragraphs('en')}"
    (finding,) = found(text, "en")
    assert "a word parted" in finding.detail


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The council met in the hall.The mayor left early."),
        ("kk", "Кеңес залда жиналды.Әкім ерте кетті."),
        ("ru", "Совет собрался в зале.Мэр ушёл рано."),
    ],
)
def test_sentences_run_together_are_told(lang: str, text: str) -> None:
    (finding,) = found(text, lang)
    assert "no space between two sentences" in finding.detail


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Write to mayor.Office@town.org or see news.Town.org for more."),
        ("en", "The U.S.Senate voted."),
        ("kk", "Абай даңғ.Достық қиылысында тұр. Kaspi.Kz сайтында бар."),
        ("ru", "Он живёт на просп.Абая, акад.Иванов рядом."),
        ("en", "Whereas the first; and\nwhereas the second thing is so, it is agreed."),
    ],
)
def test_addresses_abbreviations_and_preambles_are_no_finding(lang: str, text: str) -> None:
    assert not found(text, lang)
