"""Keys are equal where a reader sees no difference, and every span points into the untouched text."""

from __future__ import annotations

import random
import unicodedata

import pytest
from ushtil.corpus.text import fold, key, repair_homoglyphs, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Қазақстан  Республикасы", "қазақстан\u00a0республикасы"),
        ("ёлка", "елка"),
        ("«Иә» — деді", '"иә" - деді'),
        ("Wait…", "wait..."),
        ("пре\u00adзи\u200bдент", "президент"),
        (unicodedata.normalize("NFD", "йод, Ёлка"), "йод, елка"),
        ("Cаяси", "саяси"),
        ("əлəум ɵмір hәм", "әләум өмір һәм"),
        ("Kenesі", "kenesi"),
        ("don’t", "don't"),
        ("2020–2024", "2020-2024"),
        (unicodedata.normalize("NFD", "한국"), "한국"),
        ("\u09c7\u09be", "\u09cb"),
    ],
)
def test_spellings_of_one_text_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize("text", ["Əliyev", "COVID", "Сауна", "hotel", "IT-мамандар", "eGov порталы", "İstanbul"])
def test_words_of_one_script_keep_their_letters(text: str) -> None:
    assert repair_homoglyphs(text) == text


def test_offsets_lead_back_to_the_original_characters() -> None:
    text = "«Қазақстан»  —\u00ad и\u0306од…"
    folded = fold(text)
    start = folded.text.index("йод")
    assert text[slice(*folded.span(start, start + 3))] == "и\u0306од"
    assert folded.span(0, len(folded.text)) == (0, len(text))


def test_a_mark_that_melts_into_no_letter_keeps_its_place() -> None:
    folded = fold("о\u0301кна и\u0306од")
    assert [folded.span(n, n + 1) for n in range(3)] == [(0, 1), (1, 2), (2, 3)]


def test_folding_is_idempotent_and_offsets_rise_on_any_text() -> None:
    chance = random.Random(3)
    alphabet = "aAhHсСіəқҚёЁй и\u0306\u0301\u1112\u1161\u11ab\u0958\u00ad\u200b\u00a0\n\t.…-—«»’'\"İß²½7 ,😀"
    for _ in range(500):
        text = "".join(chance.choices(alphabet, k=chance.randint(0, 30)))
        folded = fold(text)
        assert len(folded.offsets) == len(folded.text) + 1
        assert list(folded.offsets) == sorted(folded.offsets)
        assert folded.offsets[-1] == len(text)
        assert fold(folded.text).text == folded.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Қасым-Жомарт Тоқаев", ["Қасым-Жомарт", "Тоқаев"]),
        ("42 500 теңге, 15,7%", ["42 500", "теңге", ",", "15,7", "%"]),
        ("don’t (stop)", ["don’t", "(", "stop", ")"]),
        ("in 2020 100 people", ["in", "2020", "100", "people"]),
        ("2024-ші", ["2024", "-", "ші"]),
        ("a\u200b \ufeffb", ["a", "b"]),
        ("", []),
    ],
)
def test_words_numbers_and_signs_are_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


def test_tokens_cover_every_visible_character_once() -> None:
    text = "«7 000 шақырым!» — деді ол… ½ бөлігі; e-mail: a@b.kz"
    found = tokens(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert "".join(t.text for t in found).replace(" ", "") == "".join(text.split())


def test_kinds_of_tokens() -> None:
    assert [t.kind for t in tokens("Бұл 5,5 %")] == ["word", "number", "punct"]


@pytest.mark.parametrize("text", ["." * 50_000, "a-" * 50_000, "1 " * 50_000, "а" * 50_000, "и\u0306" * 50_000])
def test_a_long_hostile_text_is_read_to_its_end(text: str) -> None:
    assert tokens(text)
    assert key(text)
