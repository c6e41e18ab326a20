from __future__ import annotations

from fractions import Fraction

import pytest
from ushtil.align.drift.changed import Changed
from ushtil.align.drift.edits import Pair
from ushtil.align.drift.rounding import conflicting, is_rounded
from ushtil.corpus.numbers import quantities
from ushtil.corpus.types import Bead, Document, Segment


def changed(left: str, right: str) -> Changed:
    ours, theirs = (Document(s[:2], s[:2], s[4:], (Segment(0, len(s) - 4, 0),)) for s in (left, right))
    return Changed.bead(Pair(ours, theirs, [], []), Bead(((0,), (0,))), ("first text", "second text"))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("en: Nearly 1,950 people came.", "ru: Пришли около 2000 человек.", True),
        ("en: It cost 15.74 million tenge.", "kk: Ол 15,7 миллион теңге тұрды.", True),
        ("kk: Оған 4 870 адам келді.", "ru: Пришло почти 5 тысяч человек.", True),
        ("en: It cost 15.7 million tenge.", "kk: Ол 15,9 миллион теңге тұрды.", False),
        ("en: It cost 40 million tenge.", "ru: Он стоил около 50 миллионов тенге.", False),
        ("en: In all, 151 people came.", "ru: Пришли 150 человек.", False),
        ("en: It opens on 12 May.", "ru: Открытие около 10 мая.", False),
    ],
)
def test_a_figure_is_rounded_if_it_is_near_and_says_so_or_has_fewer_decimals(
    left: str, right: str, *, expected: bool
) -> None:
    both = changed(left, right)
    assert is_rounded(both, both.quantities[0][0], both.quantities[1][0]) is expected


def test_figures_of_one_unit_are_paired_before_others() -> None:
    left = quantities("It lent 40 million tenge to 200 farmers.", "en")
    right = quantities("Он выдал кредиты 300 фермерам на 50 миллионов тенге.", "ru")
    assert [(one.value, other.value) for one, other in conflicting(left, right)] == [
        (Fraction(40_000_000), Fraction(50_000_000)),
        (Fraction(200), Fraction(300)),
    ]


def test_a_year_does_not_contradict_an_amount_of_money() -> None:
    left, right = quantities("It was in 1994.", "en"), quantities("Это стоило 50 миллионов тенге.", "ru")
    assert conflicting(left, right) == []
