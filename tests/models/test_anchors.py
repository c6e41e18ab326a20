"""Numbers, names and words of the lexicon link segments across languages, the rarer the more surely."""

import pytest
from ushtil.corpus.lexicon import Entry, Lexicon
from ushtil.corpus.types import Document, Segment
from ushtil.models.anchors import lexicon_coverage, name_coverage, number_coverage
from ushtil.models.profile import Profile


def document(lang, *texts):
    starts = [sum(len(text) + 1 for text in texts[:k]) for k in range(len(texts))]
    segments = tuple(Segment(start, start + len(text), 0) for start, text in zip(starts, texts, strict=True))
    return Document(lang, lang, "\n".join(texts), segments)


def links(coverage):
    return {(i, j) for i, j, _ in coverage.matches}


def strength(coverage, i, j):
    return {(a, b): weight for a, b, weight in coverage.matches}.get((i, j), 0.0)


LEXICON = Lexicon(
    [
        Entry("bridge", "көпір*", "мост*", "n", "core", "", ""),
        Entry("town", "қала*", "город*", "n", "core", "", ""),
        Entry("half", "жарты*", "половин*", "n", "core", "", ""),
        Entry("people", "халық*", "народ*", "n", "core", "", ""),
    ]
)


def profile(document):
    return Profile.of(document, LEXICON)


def numbers(left, right):
    return number_coverage(profile(left), profile(right))


def names(left, right):
    return name_coverage(profile(left).names, profile(right).names)


def words(left, right):
    return name_coverage(profile(left).words, profile(right).words)


def listed(left, right):
    return lexicon_coverage(profile(left), profile(right))


ENGLISH = document(
    "en",
    "The bridge near Kostanay is 1,250 metres long.",
    "It opened on 3 May 2019.",
    "Half of the town came.",
)
KAZAKH = document(
    "kk",
    "Қостанай маңындағы көпірдің ұзындығы 1250 метр.",
    "Ол 2019 жылғы 3 мамырда ашылды.",
    "Қала халқының жартысы келді.",
)
RUSSIAN = document(
    "ru",
    "Длина моста под Костанаем — 1 250 метров.",
    "Он открылся 3 мая 2019 года.",
    "Пришла половина города.",
)


PAIRS = [(ENGLISH, KAZAKH), (ENGLISH, RUSSIAN), (KAZAKH, RUSSIAN)]


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_numbers_and_dates_of_equal_value_match_however_they_are_written(left, right):
    found = links(numbers(left, right))
    assert {(0, 0), (1, 1)} <= found
    assert (0, 1) not in found


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_names_match_across_scripts(left, right):
    assert (0, 0) in links(names(left, right))


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_words_of_the_lexicon_match_in_any_form(left, right):
    found = links(listed(left, right))
    assert {(0, 0), (2, 2)} <= found
    assert not {(0, 2), (2, 0), (1, 0), (1, 1)} & found


def test_languages_that_the_lexicon_lacks_match_nothing_in_it():
    assert not links(listed(ENGLISH, document("de", "Die bridge ist lang.", "town")))


def test_a_name_with_a_case_ending_matches_the_bare_one():
    found = names(
        document("en", "They saw Baisalov there.", "Nobody spoke."),
        document("kk", "Ешкім сөйлемеді.", "Олар сол жерден Байсаловты көрді."),
    )
    assert (0, 1) in links(found)


def test_loan_words_match_as_words_and_not_as_names():
    left, right = document("en", "the telephone rang"), document("ru", "зазвонил телефон")
    assert not links(names(left, right))
    assert links(words(left, right)) == {(0, 0)}


def test_a_rare_number_is_worth_more_than_a_common_one():
    left = document("en", *(f"item {k} costs 7" for k in range(40, 60)))
    right = document("ru", *(f"товар {k} стоит 7" for k in range(40, 60)))
    found = numbers(left, right)
    assert strength(found, 3, 3) > 5 * strength(found, 3, 4)


def test_strengths_are_positive_and_no_key_is_worth_more_than_one():
    left, right = document("en", "17 apples"), document("ru", "17 яблок")
    assert 0 < strength(numbers(left, right), 0, 0) <= 1


def test_a_word_that_is_everywhere_links_nothing():
    left = document("en", *["Astana."] * 500)
    right = document("ru", *["Астана."] * 500)
    assert not links(names(left, right)) | links(words(left, right))


def test_the_number_of_links_of_one_word_is_linear_in_the_segments():
    left = document("en", *(["Astana is here."] * 60 + ["Nobody came."] * 940))
    right = document("ru", *(["Астана здесь."] * 60 + ["Никого нет."] * 940))
    assert len(links(names(left, right))) <= 4 * 2000


def test_texts_with_nothing_in_common_have_no_links():
    left, right = document("en", "Snow fell."), document("kk", "Жаңбыр жауды.")
    assert not links(numbers(left, right)) | links(names(left, right)) | links(words(left, right))


def test_short_words_are_no_anchors():
    left, right = document("en", "To be or no"), document("ru", "То бе ор но")
    assert not links(names(left, right)) | links(words(left, right))


def test_documents_without_segments_have_no_links():
    empty = Document("ru", "ru", "", ())
    for found in (numbers, names, words, listed):
        assert not links(found(ENGLISH, empty)) | links(found(empty, ENGLISH)) | links(found(empty, empty))
