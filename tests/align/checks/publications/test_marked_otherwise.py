"""A slogan that a text quotes and once does not is found; first mentions, headings and parts of names are not."""

from __future__ import annotations

import pytest
from ushtil.align.checks.publications.marked_otherwise import marked_otherwise
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document, Finding

THRICE = {
    "en": "The “Clear Stream” plan began. We like “Clear Stream”. Our “Clear Stream” goes on.",
    "kk": "«Таза Бұлақ» жобасы басталды. Бізге «Таза Бұлақ» ұнайды. Біздің «Таза Бұлақ» жалғасады.",
    "ru": "Проект «Чистый Ручей» начался. Нам нужен «Чистый Ручей». Наш «Чистый Ручей» продолжается.",
}
BARE = {
    "en": "Then the Clear Stream plan ended.",
    "kk": "Жыл соңында Таза Бұлақ жобасы аяқталды.",
    "ru": "На этом проект Чистый Ручей завершился.",
}


def _check(text: str, lang: str) -> list[Finding]:
    return list(marked_otherwise([Document("paper", lang, text, segments(text, lang))]))


@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
def test_a_slogan_usually_quoted_and_once_not_is_found(lang: str) -> None:
    (finding,) = _check(f"{THRICE[lang]}\n\n{BARE[lang]}", lang)
    assert (finding.kind, finding.severity) == ("format", "minor")
    (where,) = finding.where
    assert where.text in BARE[lang]
    assert finding.detail.endswith(" stands 3 times in quotation marks, but once without: line 3.")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The “Clear Stream” plan began. So Clear Stream goes on. The Clear Stream plan grows."),
        ("en", THRICE["en"] + " The Clear Stream River Fund paid, and the Great Clear Stream flows."),
        ("en", THRICE["en"] + " He said: “We will never give up our Clear Stream, whatever comes.”"),
        ("en", THRICE["en"] + " It is a clear stream of good water."),
        ("en", THRICE["en"] + "\n\nCLEAR STREAM GOES ON\n\nThe end is near."),
        ("kk", THRICE["kk"] + " Бұл – таза бұлақ. Таза Бұлақ Қоры төледі."),
        ("ru", THRICE["ru"] + " Это чистый ручей. Он сказал: «Мы не бросим наш Чистый Ручей никогда»."),
    ],
)
def test_first_mentions_parts_of_names_and_speech_are_no_finding(lang: str, text: str) -> None:
    assert _check(text, lang) == []


def test_each_text_is_held_against_itself_only() -> None:
    documents = [Document(name, "en", t, segments(t, "en")) for name, t in (("a", THRICE["en"]), ("b", BARE["en"]))]
    assert list(marked_otherwise(documents)) == []
    assert list(marked_otherwise([])) == []


def test_hostile_marks_end() -> None:
    assert _check("“Aa Bb " * 5_000 + "” “" * 5_000, "en") == []
