"""A hyphen at the end of a line goes or stays as the language and the text have it."""

from __future__ import annotations

import pytest
from ushtil.corpus.read.hyphens import Hyphens

# Lines of a text that is hyphenated, so that a hyphen at their ends says little.
FILLING = ["бір жол мәтін-", "нен кейін", "тағы бір сөй-", "лем тұр"] * 5


@pytest.mark.parametrize(
    ("lang", "first", "second", "joined"),
    [
        ("kk", "бұл Toyota-", "ның зауыты", "бұл Toyota-ның зауыты"),
        ("kk", "бәрі дәлме-", "дәл келді", "бәрі дәлме-дәл келді"),
        ("kk", "оны Би-", "би-сиге айтты", "оны Би-би-сиге айтты"),
        ("kk", "көпір құрылы-", "сы басталды", "көпір құрылысы басталды"),
        ("kk", "ол Асқар-", "мен барды", "ол Асқармен барды"),
        ("ru", "спросил кто-", "то из них", "спросил кто-то из них"),
        ("ru", "это мес-", "то занято", "это место занято"),
        ("ru", "вышли из-", "за стола", "вышли из-за стола"),
        ("ru", "европейского сою-", "за больше нет", "европейского союза больше нет"),
        ("ru", "новый авто-", "производитель сказал", "новый автопроизводитель сказал"),
        ("ru", "это давным-", "давно забыто", "это давным-давно забыто"),
        ("en", "a well-", "known hall", "a well-known hall"),
        ("en", "on a just-in-", "time basis, just in case", "on a just-in-time basis, just in case"),
    ],
)
def test_the_language_tells_whose_a_hyphen_is(lang: str, first: str, second: str, joined: str) -> None:
    lines = [*FILLING, first, second, "it is in the hall and stays in it"]
    assert Hyphens(lines, lang).joined([first, second])[0] == joined


def test_the_words_of_the_text_decide_also_with_other_endings() -> None:
    lines = [*FILLING, "осы келісім-шартқа біз отырдық", "мұндай келісім-", "шарт керек"]
    assert Hyphens(lines, "kk").joined(lines[-2:])[0] == "мұндай келісім-шарт керек"
    lines = [*FILLING, "осы келісімшартқа біз отырдық", "мұндай келісім-", "шарт керек"]
    assert Hyphens(lines, "kk").joined(lines[-2:])[0] == "мұндай келісімшарт керек"


def test_in_a_text_without_broken_words_every_hyphen_is_the_words_own() -> None:
    lines = ["сенаторы встретились снова", "в этом здании"] * 40 + ["слово сенаторов-", "республиканцев было кратким"]
    assert Hyphens(lines, "ru").joined(lines[-2:])[0] == "слово сенаторов-республиканцев было кратким"


def test_a_hyphen_that_only_breaks_words_is_told_by_its_sign() -> None:
    lines = [
        *["дальше идёт про\u2010", "стой текст"] * 5,
        "слово сенаторов-",
        "республиканцев, авто\u2010",
        "производителей",
    ]
    found = Hyphens(lines, "ru").joined(lines[-3:])[0]
    assert found == "слово сенаторов-республиканцев, автопроизводителей"
