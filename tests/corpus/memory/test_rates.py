import pytest
from hypothesis import given, settings
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


# The figures of words and tokens are those that OmegaT 3.6 gives; see end_to_end/test_omegat_rates.py for more.
@pytest.mark.parametrize(
    ("lang", "left", "right", "expected"),
    [
        ("en", "We built 42 schools.", "we built 42 schools!", (100, 100, 87)),
        ("en", "We built 42 schools.", "We built 43 schools.", (100, 100, 87)),
        ("en", "The U.S. approved it.", "The US approved it.", (75, 75, 77)),
        ("en", "name_of_thing is here", "name of thing is here", (40, 40, 44)),
        ("en", "R&D is dear", "RD is dear", (50, 50, 100)),
        ("kk", "R&D – шығын", "RD – шығын", (100, 100, 100)),
        ("ru", "Всё ещё ели", "Все еще ели", (33, 100, 60)),
        ("ru", "кое-что есть", "кое что есть", (100, 100, 40)),
        ("kk", "ата-ана бар", "ата ана бар", (33, 66, 40)),
        ("en", "", "a", (0, 0, 0)),
    ],
)
def test_rates_are_those_of_omegat(lang: str, left: str, right: str, expected: tuple[int, int, int]) -> None:
    found = rates(left, right, lang)
    assert (found.words, found.stems, found.tokens) == expected


def test_kazakh_endings_count_among_the_words_and_not_among_the_stems() -> None:
    found = rates("Мектептерді салу жоспары бекітілді", "Мектептер салу жоспарын бекіту", "kk")
    assert (found.words, found.stems) == (25, 100)


def test_texts_without_a_word_are_compared_by_all_their_tokens() -> None:
    found = rates("2019 – 2020", "2019 – 2021", "en")
    assert (found.words, found.stems, found.tokens, found.same_numbers) == (80, 80, 80, False)
    assert rates("2019", "in 2019", "en").stems == 0


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("42 schools", "43 schools", False),
        ("From 5 to 10", "From 10 to 5", False),
        ("the 2nd of 7,000", "the 2nd of 7 000", True),
        ("part A1", "part B1", False),
        ("no number", "none", True),
        ("5 %", "5%", True),
    ],
)
def test_other_numbers_are_seen_whatever_the_words(left: str, right: str, same: bool) -> None:
    assert rates(left, right, "en").same_numbers is same


@settings(deadline=None)
@given(st.text(alphabet="аәқ-'.её 12&_", max_size=30), st.text(alphabet="аәқ-'.её 12&_", max_size=30))
def test_the_stems_are_never_less_alike_than_the_words(left: str, right: str) -> None:
    for lang in ("en", "kk", "ru"):
        found = rates(left, right, lang)
        assert 0 <= found.words <= found.stems <= 100


def test_the_difference_is_shown_in_words() -> None:
    pieces = difference("We built 42 schools.", "We built 43 new schools.")
    assert marked(pieces) == "We built [-42-] {+43 new+} schools."
    assert [piece.kind for piece in pieces] == ["equal", "removed", "added", "equal"]


def test_equal_texts_differ_in_nothing() -> None:
    assert difference("Сәлем, әлем!", "Сәлем, әлем!") == [Piece("equal", "Сәлем, әлем!")]


@settings(deadline=None)
@given(st.text(alphabet="ab .,-\u0301", max_size=30), st.text(alphabet="ab .,-\u0301", max_size=30))
def test_the_pieces_hold_every_token_of_both_texts(left: str, right: str) -> None:
    pieces = difference(left, right)
    for kind, text in (("removed", left), ("added", right)):
        shown = "".join(piece.text for piece in pieces if piece.kind in {"equal", kind})
        assert "".join(shown.split()) == "".join(text.split())


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    left, right = "a " * 6_000, "b " * 6_000
    assert [piece.kind for piece in difference(left, right)] == ["removed", "added"]
