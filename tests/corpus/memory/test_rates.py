import pytest
from hypothesis import given
from hypothesis import strategies as st
from ushtil.corpus.memory.rates import Piece, difference, marked, rate, rates


# Worked out by hand from OmegaT's formula: 100 * (longer - distance) / longer, rounded down.
@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("a b c d e f g h i j", "a b c d e f g h i j", 100),
        ("a b c d e f g h i j", "a b c d e f g h i k", 90),
        ("a b c", "a b", 66),
        ("a b c", "c b a", 33),
        ("a", "", 0),
        ("", "", 0),
    ],
)
def test_a_rate_is_what_omegat_gives(left: str, right: str, expected: int) -> None:
    assert rate(left.split(), right.split()) == rate(right.split(), left.split()) == expected


def test_case_and_punctuation_count_only_among_the_tokens() -> None:
    found = rates("We built 42 schools.", "we built 42 schools!", "en")
    assert (found.words, found.stems, found.tokens) == (100, 100, 60)


def test_kazakh_endings_count_among_the_words_and_not_among_the_stems() -> None:
    found = rates("Мектептерді салу жоспары бекітілді", "Мектептер салу жоспарын бекіту", "kk")
    assert (found.words, found.stems) == (25, 100)


def test_the_difference_is_shown_in_words() -> None:
    pieces = difference("We built 42 schools.", "We built 43 new schools.")
    assert marked(pieces) == "We built [-42-] {+43 new+} schools."
    assert [piece.kind for piece in pieces] == ["equal", "removed", "added", "equal"]


def test_equal_texts_differ_in_nothing() -> None:
    assert difference("Сәлем, әлем!", "Сәлем, әлем!") == [Piece("equal", "Сәлем, әлем!")]


@given(st.text(alphabet="ab .,-\u0301", max_size=30), st.text(alphabet="ab .,-\u0301", max_size=30))
def test_the_pieces_hold_every_token_of_both_texts(left: str, right: str) -> None:
    pieces = difference(left, right)
    for kind, text in (("removed", left), ("added", right)):
        shown = "".join(piece.text for piece in pieces if piece.kind in {"equal", kind})
        assert "".join(shown.split()) == "".join(text.split())


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    left, right = "a " * 6_000, "b " * 6_000
    assert [piece.kind for piece in difference(left, right)] == ["removed", "added"]
