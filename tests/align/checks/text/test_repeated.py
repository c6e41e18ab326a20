"""What is pasted twice is found; refrains, formulas and headings that return are not."""

from __future__ import annotations

import pytest
from ushtil.align.checks.text.repeated import repetitions
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document

LONG = {
    "en": "The new bridge over the river will shorten the way from the old town to the railway station by almost half.",
    "kk": "Өзен үстіндегі жаңа көпір ескі қаладан теміржол бекетіне дейінгі жолды дәл екі есе қысқартады деп күтілуде.",
    "ru": "Новый мост через реку почти вдвое сократит дорогу от старого города до вокзала для всех жителей района.",
}
OTHER = {
    "en": "Work begins in spring.",
    "kk": "Жұмыс көктемде басталады.",
    "ru": "Работы начнутся весной.",
}


def text_of(text: str, lang: str) -> Document:
    return Document("report", lang, text, segments(text, lang))


@pytest.mark.parametrize("lang", LONG)
def test_a_long_sentence_pasted_twice_is_one_minor_addition_with_both_places(lang: str) -> None:
    text = f"{LONG[lang]} {OTHER[lang]}\n\n{OTHER[lang]}\n\n{LONG[lang]}"
    (finding,) = repetitions(text_of(text, lang))
    assert (finding.kind, finding.severity) == ("addition", "minor")
    assert [place.text for place in finding.where] == [LONG[lang]] * 2
    assert "twice" in finding.detail


@pytest.mark.parametrize("lang", LONG)
def test_a_short_sentence_may_return(lang: str) -> None:
    assert not list(repetitions(text_of(f"{OTHER[lang]} {LONG[lang]} {OTHER[lang]}", lang)))


def test_sentences_that_follow_one_another_twice_are_one_passage() -> None:
    second = "Those who live beyond the river have waited for it longer than anybody in the town can now remember."
    text = f"{LONG['en']} {second}\n\n{OTHER['en']}\n\n{LONG['en']} {second}\n\nThe end came."
    (finding,) = repetitions(text_of(text, "en"))
    assert len(finding.where) == 2
    assert all(len(place.segments) == 2 for place in finding.where)
    assert "passage of 2 sentences" in finding.detail


def test_a_heading_that_returns_is_no_repetition() -> None:
    title = "On the New Bridge over the River and the Way from the Old Town to the Railway Station in the Years to Come"
    text = f"{title}\n\n{LONG['en']}\n\n{title}\n\n{OTHER['en']}"
    assert not list(repetitions(text_of(text, "en")))


def test_quotes_and_case_do_not_hide_a_repetition() -> None:
    text = "\n\n".join([LONG["en"], OTHER["en"], LONG["en"].replace("The new bridge", "The  new bridge")])
    assert len(list(repetitions(text_of(text, "en")))) == 1


def test_a_text_of_one_sentence_over_and_over_is_one_finding() -> None:
    (finding,) = repetitions(text_of(f"{LONG['en']}\n\n" * 500, "en"))
    assert len(finding.where) == 500


def test_many_short_refrains_and_long_headings_are_read_to_the_end() -> None:
    text = "The river is wide.\n\nNo boat is on it today.\n\n" * 10_000
    assert not list(repetitions(Document("song", "en", text, segments(text, "en"))))
