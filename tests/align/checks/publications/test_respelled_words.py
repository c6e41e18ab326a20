"""A word written small and spelled in two ways is found; two words alike are not."""

from __future__ import annotations

import pytest
from ushtil.align.checks.publications.respelled_words import respelled_words
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document, Finding

TRUE = [
    ("en", ["The rural maslikhats met in May.", "Our maslihats will meet again."], "maslikhats", "maslihats"),
    ("en", ["A long dastarkhan was laid.", "They sat down at the dastarqan."], "dastarkhan", "dastarqan"),
    ("en", ["We saw the kokbar and the dzhigits.", "Two jigits rode past us."], "dzhigits", "jigits"),
    ("kk", ["Аудан мәслихаттары жиналды.", "Ол маслихатта сөз сөйледі."], "мәслихаттары", "маслихатта"),
    ("kk", ["Біз қаһармандарды білеміз.", "Ел қахарманға тағзым етті."], "қаһармандарды", "қахарманға"),
    ("kk", ["Алғашқы экспонат қойылды.", "Бұл экспонаттарға халық қызықты.", "Жаңа експонат келді."],
     "экспонат", "експонат"),
    ("ru", ["Депутаты маслихата спорили.", "В мәслихате принят бюджет."], "маслихата", "мәслихате"),
    ("ru", ["Под шаныраком тепло.", "Над шаңыраком видны звёзды."], "шаныраком", "шаңыраком"),
]  # fmt: skip

FALSE = [
    ("en", ["How does it affect us?", "It had an effect on the sea.", "We see the complement of a compliment."]),
    ("en", ["The maslikhat met.", "The maslikhats met.", "The maslikhat’s hall is old."]),
    ("en", ["They adjust the quay.", "A question of the choir.", "The quire and the squire kept quiet quite long."]),
    ("en", ["The local councils (maslihats, also maslikhats) met.", "So the maslikhats and the maslikhats spoke."]),
    ("en", ["In Kokshetau it snowed.", "Near Koksetau it rained.", "In ghostly light the gosling slept."]),
    ("kk", ["Біз бюджетті бөлісеміз.", "Ол жарысқа болысады.", "Қалалар өсті.", "Келелер түсті."]),
    ("kk", ["Кітабында жазылған.", "Сенің кітабыңда жоқ.", "Түрлендіріп айтты.", "Тұрландырып көрді."]),
    ("kk", ["Мәслихат жиналды.", "Мәслихаттың шешімі мәслихатқа, мәслихаттан мәслихатпен келді: мәслихаттар."]),
    ("ru", ["Депутаты маслихата и маслихаты районов.", "В маслихатах спорят, маслихатам верят."]),
    ("ru", ["Он сказал: «Мәслихаттар күшейді, мәслихатқа рақмет».", "Маслихаты и маслихатам, о маслихатах."]),
    ("ru", ["Поэтому поэты поют.", "Поедем в полет.", "Высокие колосья, высокий колос, мелкий мель."]),
]  # fmt: skip


def _check(texts: list[str], lang: str) -> list[Finding]:
    return list(respelled_words([Document(f"paper-{n}", lang, t, segments(t, lang)) for n, t in enumerate(texts, 1)]))


@pytest.mark.parametrize(("lang", "texts", "one", "other"), TRUE)
def test_a_word_in_two_spellings_is_found_across_texts_and_in_one(
    lang: str, texts: list[str], one: str, other: str
) -> None:
    for found in (_check(texts, lang), _check(["\n\n".join(texts)], lang)):
        (finding,) = found
        assert (finding.kind, finding.severity) == ("term", "minor")
        assert {one, other} <= {where.text for where in finding.where}


@pytest.mark.parametrize(("lang", "texts"), FALSE)
def test_endings_and_words_alike_are_no_finding(lang: str, texts: list[str]) -> None:
    assert _check(texts, lang) == []
    assert _check(["\n\n".join(texts)], lang) == []


def test_the_rarer_spelling_stands_first_with_its_count() -> None:
    (finding,) = _check(["The maslikhats met. All maslikhats agreed. One of the maslihats did not."], "en")
    assert finding.detail == (
        "One word seems to be spelled in two ways: “maslihats” (once) and “maslikhats” (2 times)."
    )


def test_no_text_and_a_text_of_one_endless_word_are_no_finding() -> None:
    assert list(respelled_words([])) == []
    assert _check(["kh" * 50_000 + " " + "h" * 50_000], "en") == []
