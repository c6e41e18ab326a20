"""Splitting of over-long segments, and loops."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ushtil.models.translation.splitting import repeats_itself, split


def short(text: str) -> bool:
    return len(text) <= 40


def test_sentences_are_taken_apart_and_a_long_one_at_its_clauses() -> None:
    text = "Су көтерілді. Бөгет жабылды, жол ашық; адамдар үйлеріне қайтып келді. Бәрі аман."
    assert split(text, "kk", short) == [
        "Су көтерілді.",
        "Бөгет жабылды, жол ашық;",
        "адамдар үйлеріне қайтып келді.",
        "Бәрі аман.",
    ]


def test_an_abbreviation_ends_no_sentence() -> None:
    assert "т.б." in split("Өзен, көл, т.б. су көздері қорғауда. Бұл – заң талабы.", "kk", short)[0]


def test_a_word_is_never_cut() -> None:
    assert split(f"Оқы: {'а' * 100} дейді.", "kk", short) == ["Оқы:", "а" * 100, "дейді."]


@given(st.text(alphabet="ab .,;:–!?\n", max_size=300))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    pieces = split(text, "en", lambda piece: len(piece) <= 7)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(len(piece) <= 7 or not any(map(str.isspace, piece)) for piece in pieces)


@pytest.mark.parametrize(
    "text",
    ["су су су су су су су су", "және тағы да және тағы да " * 5, "ха" * 40, "Бұл дұрыс. " * 9],
)
def test_a_translation_that_goes_round_in_circles_is_a_loop(text: str) -> None:
    assert repeats_itself(text, "The water rose by a metre.")


def test_a_loop_inside_a_word_is_a_loop_too() -> None:
    assert repeats_itself("Өзеннің деңгекекекекекеке", "The water rose by a metre.")
    assert not repeats_itself("Хахахаха, – деп күлді ол.", "Ha-ha, he laughed.")
    assert not repeats_itself("Даталар YYYYYY түрінде жазылады.", "Dates are written as YYYYYY.")


def test_what_the_source_repeats_may_be_repeated() -> None:
    assert not repeats_itself("Иә, иә, иә, иә, иә, иә, иә, иә!", "Yes, yes, yes, yes, yes, yes, yes, yes!")
    assert not repeats_itself(
        "Су бір метрге көтерілді, ал көпір жабылды.", "The water rose, and the bridge was closed."
    )
    assert not repeats_itself("", "")
