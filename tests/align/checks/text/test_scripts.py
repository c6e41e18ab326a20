"""Letters of another alphabet inside a word are found; words mixed on purpose are not."""

from __future__ import annotations

import pytest
from ushtil.align.checks.text.scripts import scripts
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document, Finding


def _check(text: str, lang: str) -> list[Finding]:
    return list(scripts(Document("text", lang, text, segments(text, lang, lines=True))))


@pytest.mark.parametrize(
    ("text", "lang", "word", "kind", "says"),
    [
        ("The Khalyk Kenesі met in spring.", "en", "Kenesі", "name", "sixth letter is Cyrillic “і” (U+0456)"),
        ("We read the reрort again.", "en", "reрort", "format", "third letter is Cyrillic “р”"),
        ("Біз ертең бipгe барамыз.", "kk", "бipгe", "format", "second letter is Latin “i” (U+0069)"),
        ("Ол кітапты қаhарман досына берді.", "kk", "қаhарман", "format", "looks like Cyrillic “һ”"),
        ("Кеше Aстанада жиын өтті.", "kk", "Aстанада", "name", "first letter is Latin “A”"),
        ("Мы живем в Kазахстане давно.", "ru", "Kазахстане", "name", "first letter is Latin “K”"),
        ("Это был чаc отдыха.", "ru", "чаc", "format", "third letter is Latin “c”"),
        ("Наш ITi-центр закрыт, а CОVID остался.", "ru", "CОVID", "format", "second letter is Cyrillic “О”"),
    ],
)
def test_a_letter_of_the_other_alphabet_is_named_with_its_place(
    text: str, lang: str, word: str, kind: str, says: str
) -> None:
    (finding,) = _check(text, lang)
    assert (finding.kind, finding.severity) == (kind, "minor")
    (where,) = finding.where
    assert where.text == text[where.start : where.end] == word
    assert says in finding.detail


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("IT-компания QR-код арқылы 5 кВт·сағ сатты.", "kk"),
        ("G20-ға, ChatGPT-ді және e-mail-ді қосты; YouTube’тағы арна.", "kk"),
        ("Instagramда және Facebookте жазды.", "kk"),
        ("ХХІ ғасыр, XІX ғасыр, ХVIII ғ. және Х класс.", "kk"),
        ("Компания Google и IT-отдел, USB‑кабель, SMS-сообщение, 3D-принтер.", "ru"),
        ("Пишите на почта@mail.kz и https://сайт.kz/Aдрес, www.кaзахстан.kz.", "ru"),
        ("Звоните в Wебинар, смотрите YouTubeканал.", "ru"),
        ("The Kazakh word «ел» means country; “Тәуелсіздік” is independence.", "en"),
        ("The α-particle and naïve café.", "en"),
    ],
)
def test_words_mixed_on_purpose_and_words_in_either_alphabet_are_no_finding(text: str, lang: str) -> None:
    assert _check(text, lang) == []


def test_many_such_words_are_one_finding_with_a_count() -> None:
    text = "Бiз ертең бiрге кiтап оқимыз, кейiн бiрге қайтамыз."
    (finding,) = _check(text, "kk")
    assert [where.text for where in finding.where] == ["Бiз", "бiрге", "кiтап", "кейiн", "бiрге"]
    assert finding.detail.startswith("5 words mix two alphabets (Latin “i” for Cyrillic “і”)")
    assert "“бiрге” (2 times)" in finding.detail


def test_hostile_words_are_passed_over_in_linear_time() -> None:
    assert _check("aа" * 50_000, "en") == []
