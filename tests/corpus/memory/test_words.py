import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ushtil.corpus.memory import words as module
from ushtil.corpus.memory.words import digest, key_words, signature, stems, terms
from ushtil.corpus.text import fold

ALPHABET = "aAzZ аАяЯёЁіӘқҚһ09_-'’«»…—№.,%\u00a0\u00ad\u0301\u0000İßﬁ中"


@settings(deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=40))
def test_the_quick_way_gives_the_words_of_the_folded_text(text: str) -> None:
    assert key_words(text) == module._WORD.findall(fold(text).text)


def test_case_dashes_quotes_and_composition_make_no_other_words() -> None:
    assert key_words("«Ёлка – ЙОД»") == key_words(unicodedata.normalize("NFD", '"елка - йод"')) == ["елка", "йод"]


def test_an_underscore_parts_words_and_an_apostrophe_does_not() -> None:
    assert key_words("snake_case don’t 3,5") == ["snake", "case", "don't", "3", "5"]


def test_a_text_is_found_by_the_stems_of_its_words_and_one_without_words_by_all_its_tokens() -> None:
    assert terms("Біз 42 мектепті салдық.", "kk") == ["біз", "мект", "салд"]
    assert terms("2019 – 2020.", "en") == ["2019", " ", "–", " ", "2020", "."]


@settings(deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=40), st.sampled_from(["en", "kk", "tr"]))
def test_every_text_with_a_visible_sign_has_terms_which_are_never_empty(text: str, lang: str) -> None:
    found = terms(text, lang)
    assert all(found)
    assert bool(found) == bool(text)


@pytest.mark.parametrize(
    ("one", "other"), [("баланы", "балаға"), ("кітап", "кітабын"), ("мектептерінде", "мектебі"), ("ақш-тың", "ақш-қа")]
)
def test_forms_of_a_kazakh_word_have_one_stem(one: str, other: str) -> None:
    assert stems([one], "kk-KZ") == stems([other], "kk")


def test_words_of_english_and_russian_are_kept_whole() -> None:
    assert stems(["international"], "en") == ["international"]
    assert stems(["государственный"], "ru") == ["государственный"]


def test_spellings_of_a_word_have_one_stem_in_every_language() -> None:
    assert stems(["всё", "don’t", "mосква", "со\u00adюз"], "ru") == ["все", "don't", "москва", "союз"]


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=8), max_size=30))
def test_a_signature_has_a_plain_character_for_each_word(found: list[str]) -> None:
    made = signature(found)
    assert len(made) == len(found)
    assert made.encode("utf-8").decode("utf-8") == made
    assert all(one == other for one, other in zip(made, signature(found), strict=True))


def test_digests_tell_parts_apart_and_fit_into_the_file() -> None:
    assert digest(["ab", "c"]) != digest(["a", "bc"])
    assert -(2**63) <= digest(["\ud800"]) < 2**63
