"""Names that stand side by side in one cell are the same names when they are taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ushtil.corpus.joined import joined_names, split_names


@given(st.lists(st.text(st.sampled_from("a| \\ә"), min_size=1).filter(lambda name: name == name.strip())))
def test_names_come_back_whatever_signs_they_hold(names: list[str]) -> None:
    assert split_names(joined_names(names)) == tuple(names)


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["Ana Tili"], "Ana Tili"),
        (["Ana Tili", "Dala Shezhiresi"], "Ana Tili | Dala Shezhiresi"),
        (["News | Жаңалықтар", "B"], "News \\| Жаңалықтар | B"),
        (["a\\b"], "a\\\\b"),
        ([], ""),
    ],
)
def test_names_stand_beside_one_another_with_a_bar_between(names: list[str], text: str) -> None:
    assert joined_names(names) == text


def test_a_backslash_that_others_wrote_stands_for_itself() -> None:
    assert split_names("C:\\texts | a\\b") == ("C:\\texts", "a\\b")
