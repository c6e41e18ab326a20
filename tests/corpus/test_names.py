"""Spellings of one name in three languages are found to be one name, and different names are not."""

from __future__ import annotations

import pytest
from ushtil.corpus.names import (
    fold_name,
    match_names,
    name_similarity,
    romanise,
)

SAME = [
    ("Tokayev", "Тоқаев"),
    ("Tokayev", "Тоқаевтың"),
    ("Tokayev", "Токаева"),
    ("Тоқаевтың", "Токаевым"),
    ("Kazakhstan", "Казахстане"),
    ("Qazaqstan", "Қазақстанда"),
    ("Kassym-Jomart", "Қасым-Жомарт"),
    ("Nazarbayev", "Назарбаевқа"),
    ("Koshkarbayev", "Qoshqarbaev"),
    ("Mirziyoyev", "Мирзиёев"),
    ("Macron", "Макрон"),
    ("Washington", "Вашингтоном"),
    ("Алматыдан", "Алматы"),
    ("Baitursynuly", "Байтұрсынұлының"),
]
DIFFERENT = [
    ("Astana", "Алматы"),
    ("Aktau", "Ақтөбе"),
    ("Atyrau", "Ақтау"),
    ("Putin", "Пашинян"),
    ("Uzbekistan", "Tajikistan"),
    ("Semey", "Сайлау"),
    ("Oral", "Ора"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_name_reach_the_threshold_in_either_order(a: str, b: str) -> None:
    assert name_similarity(a, b) >= 0.8
    assert name_similarity(a, b) == name_similarity(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different_names_stay_below_the_threshold(a: str, b: str) -> None:
    assert name_similarity(a, b) < 0.8


def test_usual_spellings_fold_to_the_same_letters() -> None:
    assert fold_name("Tokayev") == fold_name("Тоқаев") == fold_name("Токаев")
    assert fold_name("Qazaqstan") == fold_name("Kazakhstan") == fold_name("Казахстан") == fold_name("Қазақстан")


def test_every_kazakh_and_russian_letter_is_romanised() -> None:
    letters = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    assert len(letters) == 42
    assert romanise(letters).isascii()
    assert romanise("Қожахметұлы") == "qozhakhmetuly"


@pytest.mark.parametrize("odd", ["", "123", "!", "ь", "-", "中文"])
def test_what_has_no_letters_is_similar_to_nothing(odd: str) -> None:
    assert name_similarity(odd, "Астана") == 0.0


def test_matching_lists_finds_what_the_pairwise_measure_finds() -> None:
    left = [pair[0] for pair in SAME + DIFFERENT]
    right = [pair[1] for pair in SAME + DIFFERENT]
    expected = [
        (i, j, score)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if (score := name_similarity(a, b)) >= 0.8
    ]
    assert match_names(left, right) == expected


def test_equal_names_keep_all_their_places() -> None:
    assert match_names(["Astana", "Astana"], ["Астана", "Астанада"]) == [
        (0, 0, 1.0),
        (0, 1, 1.0),
        (1, 0, 1.0),
        (1, 1, 1.0),
    ]
