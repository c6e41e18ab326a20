"""Garbled letters are repaired and told about; what only looks strange is another language and is left alone."""

from __future__ import annotations

import pytest
from made_files import texts
from ushtil.corpus.mojibake import repaired

CASES = [
    ("kk", "kz1048", "cp1251"), ("kk", "ptcp154", "cp1251"), ("kk", "utf_8", "cp1251"), ("kk", "utf_8", "cp1252"),
    ("kk", "kz1048", "cp1252"), ("kk", "cp866", "cp1251"), ("ru", "utf_8", "cp1251"), ("ru", "utf_8", "cp1252"),
    ("ru", "cp1251", "cp1252"), ("ru", "koi8_r", "cp1251"), ("ru", "cp1251", "koi8_r"), ("ru", "utf_8", "cp866"),
]  # fmt: skip
OTHERS = {
    "uk": "Київський міський голова повідомив, що міст через річку відкриють завтра. Її ширина – триста метрів.",
    "be": "Мінскі гарадскі савет паведаміў, што мост праз раку адкрыюць на наступным тыдні. Усе гэтаму рады.",
    "sr": "Градоначелник је саопштио да ће мост бити отворен следеће недеље. Људи су задовољни, а ђаци још више.",
    "mk": "Градоначалникот соопшти дека мостот ќе биде отворен следната недела. Ѕидот ќе биде нов, а луѓето чекаат.",
    "fr": "L’été dernier, à côté de l’église, les élèves étaient très fatigués après la journée.",
    "tr": "Çok güzel öğrenciler geldi, ağaçların altında şöyle bir gün için bekliyorlar.",
}


def garbled(text: str, meant: str, taken: str) -> str:
    """The text written in one encoding and read in another; bytes that this lacks as programs show them."""
    found = []
    for byte in text.encode(meant, "ignore"):
        try:
            found.append(bytes([byte]).decode(taken))
        except UnicodeDecodeError:
            found.append(chr(byte))
    return "".join(found)


@pytest.mark.parametrize(("lang", "meant", "taken"), CASES)
@pytest.mark.parametrize("said", [True, False])
def test_twenty_garbled_texts_are_repaired_and_told_about(lang: str, meant: str, taken: str, said: bool) -> None:
    for paragraphs in texts(lang):
        text = "\n".join(paragraphs).encode(meant, "ignore").decode(meant)
        found, note = repaired(garbled(text, meant, taken), lang if said else None)
        assert found == text
        assert note
        assert "repaired" in note


def test_the_note_says_what_was_read_as_what() -> None:
    assert repaired("Ќазаќстан Ўлттыќ кітапханасы јділетті, ґѕірлік, їкімет, ћјм.", "kk") == (
        "Қазақстан Ұлттық кітапханасы әділетті, өңірлік, үкімет, һәм.",
        "the letters were garbled (KZ-1048 read as Windows-1251): repaired",
    )


def test_english_quotes_are_repaired() -> None:
    text = "It’s “fine”, she said – the café was open.\nThe plain line stays."
    assert repaired(garbled(text, "utf_8", "cp1252"), "en")[0] == text


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_right_texts_are_left_alone(lang: str) -> None:
    for paragraphs in texts(lang):
        for text in ("\n".join(paragraphs), "\n".join(paragraphs).upper(), paragraphs[0][:40]):
            assert repaired(text, lang) == (text, None)


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("said", [None, "kk", "ru", "en"])
def test_texts_in_other_languages_are_left_alone(lang: str, said: str | None) -> None:
    assert repaired(OTHERS[lang], said) == (OTHERS[lang], None)


def test_a_foreign_name_in_a_kazakh_text_stays() -> None:
    text = "Қаламызға Ђорђе Петровић пен Ївга Коваль келді. Олар Қазақстанда алғаш рет болып отыр."
    assert repaired(text, "kk") == (text, None)
