import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ushtil.corpus.errors import UsageError
from ushtil.corpus.made import Made
from ushtil.corpus.memory.rates import rates
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant

SCHOOLS = ("We built 42 schools.", "Біз 42 мектеп салдық.")


def test_the_text_itself_is_found_exactly_in_both_directions(fill):
    with Memory.open(fill([SCHOOLS])) as memory:
        (there,) = memory.lookup(SCHOOLS[0], "en", "kk")
        (back,) = memory.lookup(SCHOOLS[1], "kk", "en")
    assert (there.text, there.exact, there.rate) == (SCHOOLS[1], True, 100)
    assert (back.text, back.exact, back.origin) == (SCHOOLS[0], True, "human")


def test_a_text_that_differs_in_punctuation_has_the_full_rate_and_is_not_exact(fill):
    with Memory.open(fill([SCHOOLS])) as memory:
        (match,) = memory.lookup("we built 42 schools", "en", "kk", 100)
    assert (match.exact, match.rate, match.token_rate < 100) == (False, 100, True)


def test_a_text_with_another_number_is_never_exact_and_comes_after_those_with_the_same(fill):
    records = [("We built 43 schools.", "Біз 43 мектеп салдық."), ("we built 42 schools!!!", "42 мектеп салдық!")]
    with Memory.open(fill(records)) as memory:
        found = memory.lookup(SCHOOLS[0], "en", "kk", 100)
    assert [(match.source_text, match.exact, match.numbers_differ) for match in found] == [
        (records[1][0], False, False),
        (records[0][0], False, True),
    ]
    assert [match.rate for match in found] == [100, 100]
    assert found[0].token_rate < found[1].token_rate


@pytest.mark.parametrize("text", ["2019", "1 200", "5 %", "10:30", "+7 (727) 250-00-00", "§ 5"])
def test_a_text_of_numbers_and_signs_alone_is_found_exactly_and_by_its_tokens(fill, text):
    with Memory.open(fill([(text, f"Бұл – {text}"), SCHOOLS])) as memory:
        (exact,) = memory.lookup(text, "en", "kk", 100)
        assert (exact.exact, exact.rate) == (True, 100)
        like = memory.lookup(f"{text}.", "en", "kk", 50)
        assert [match.source_text for match in like] == [text]
        assert not like[0].exact
        assert like[0].rate == like[0].token_rate < 100


def test_the_likest_of_thousands_with_the_same_words_comes_first(fill):
    pairs = [(f"Table {number} of the report", f"Есептің {number}-кестесі") for number in range(2500)]
    with Memory.open(fill(pairs)) as memory:
        (first, *others) = memory.lookup("Table 1234 of the report.", "en", "kk", 70, limit=5)
    assert (first.source_text, first.numbers_differ) == ("Table 1234 of the report", False)
    assert len(others) == 4


def test_white_space_at_the_ends_and_composition_of_letters_do_not_matter(fill):
    with Memory.open(fill([("Йод және су", "Iodine and water")])) as memory:
        assert memory.lookup(" \u0418\u0306од және  су\n".replace("  ", " "), "en", "kk")[0].exact


def test_two_translations_of_one_text_are_both_given_the_more_trusted_first(fill, machine):
    records = [
        Record((Variant("en", SCHOOLS[0]), Variant("kk", machine.text, machine)), score=1.0),
        Record((Variant("en", SCHOOLS[0]), Variant("kk", "Біз қырық екі мектеп салдық.")), score=0.7),
        Record((Variant("en", SCHOOLS[0]), Variant("kk", SCHOOLS[1])), score=0.2, checked=True),
    ]
    with Memory.open(fill(records)) as memory:
        found = memory.lookup(SCHOOLS[0], "en", "kk")
    assert [match.text for match in found] == [SCHOOLS[1], "Біз қырық екі мектеп салдық.", machine.text]
    assert [(match.origin, match.model) for match in found][1:] == [("human", ""), ("mt", "some/model")]


def test_variants_within_one_unit_are_kept(fill):
    texts = (Variant("en", "Thank you."), Variant("kk", "Рақмет."), Variant("kk", "Рахмет."), Variant("ru", "Спасибо."))
    with Memory.open(fill([Record(texts)])) as memory:
        assert {match.text for match in memory.lookup("Thank you.", "en", "kk")} == {"Рақмет.", "Рахмет."}
        assert [match.text for match in memory.lookup("Рахмет.", "kk", "ru")] == ["Спасибо."]


def test_kazakh_text_with_other_endings_is_found(fill):
    pair = ("The construction plan of the schools was approved.", "Мектептерді салу жоспары бекітілді.")
    with Memory.open(fill([pair])) as memory:
        (match,) = memory.lookup("Мектептер салу жоспарын бекіту", "kk", "en", 70)
    assert (match.text, match.exact) == (pair[0], False)
    assert match.rate < 70 <= match.stem_rate


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "%",
        "_",
        "*",
        '"',
        "'",
        "AND",
        "a OR b",
        "NEAR(a b)",
        "we*",
        "-we",
        '"we built',
        "words: we",
        "\0",
        "\ud800",
    ],
)
def test_signs_that_mean_something_to_a_database_mean_nothing_here(fill, text):
    with Memory.open(fill([SCHOOLS, ("It's 5 o'clock", "Сағат бес")])) as memory:
        assert memory.lookup(text, "en", "kk", 70) == []
        (match,) = memory.lookup("it’s 5 o'clock now", "en", "kk", 60)
        assert (match.rate, match.stem_rate) == (33, 66)


def test_an_overlong_text_and_one_of_very_many_words_are_looked_up_without_harm(fill):
    many = " ".join(f"{number:b}".replace("0", "а").replace("1", "б") for number in range(3000))
    with Memory.open(fill([(many, "ұзын")])) as memory:
        assert memory.lookup(many + " more", "en", "kk")[0].rate == 99
        assert memory.lookup("x" * 10_000_000, "en", "kk") == []


@pytest.mark.parametrize(("source", "target"), [("eng", "kaz"), ("en_US", "kk_KZ"), ("EN", "kk-Cyrl"), ("en", "kk-kz")])
def test_language_codes_are_understood_in_every_usual_spelling(fill, source, target):
    with Memory.open(fill([SCHOOLS])) as memory:
        assert len(memory.lookup(SCHOOLS[0], source, target)) == 1


def test_another_script_is_another_text_and_a_region_is_not(fill):
    record = Record((Variant("en-GB", "Water"), Variant("kk-Cyrl", "Су"), Variant("kk-Latn", "Su")))
    with Memory.open(fill([record])) as memory:
        assert [match.text for match in memory.lookup("Water", "en-US", "kk-Latn")] == ["Su"]


@pytest.mark.parametrize(("source", "target"), [("kz", "en"), ("en", "klingon-"), ("en", "en-GB"), ("", "kk")])
def test_what_is_no_pair_of_languages_is_refused(fill, source, target):
    with Memory.open(fill([SCHOOLS])) as memory, pytest.raises(UsageError, match="language"):
        memory.lookup("text", source, target)


def test_a_language_that_the_memory_lacks_has_no_matches(fill):
    with Memory.open(fill([SCHOOLS])) as memory:
        assert memory.lookup(SCHOOLS[0], "en", "de") == []


@settings(max_examples=10)
@given(st.randoms(use_true_random=False), st.sampled_from(["en", "kk"]), st.sampled_from([34, 50, 70, 75, 100]))
def test_every_text_that_is_alike_enough_is_found(tmp_path_factory, draw: random.Random, lang, minimum):
    vocabulary = ["қала", "қалада", "су", "судың", "мектеп", "мектебі", "the", "of", "don't", "42", "7-8", "–", "R&D"]
    texts = {" ".join(draw.choices(vocabulary, k=draw.randint(1, 9))) for _ in range(60)}
    path = tmp_path_factory.mktemp("memory") / "m.db"
    with Memory.open(path, write=True) as memory:
        with memory.adding() as adder:
            for text in texts:
                adder.add(Record((Variant(lang, text), Variant("ru", "да"))))
        query = " ".join(draw.choices(vocabulary, k=draw.randint(1, 9)))
        found = {match.source_text for match in memory.lookup(query, lang, "ru", minimum, limit=1000)}
    by_hand = {text: rates(query, text, lang) for text in texts}
    assert found == {text for text, likeness in by_hand.items() if likeness.stems >= minimum}


def test_recall_is_certain_only_for_the_very_text(fill):
    with Memory.open(fill([SCHOOLS, (SCHOOLS[0], "Біз мектеп салдық.")])) as memory:
        exact = memory.recall(SCHOOLS[0], "en", "kk")
        same_words = memory.recall("We built 42 schools!", "en", "kk")
        like = memory.recall("We built 43 schools.", "en", "kk")
        assert memory.recall("Nothing like it.", "en", "kk") is None
    assert exact
    assert same_words
    assert like
    assert (exact.score, exact.origin, exact.model) == (1.0, "memory", "memory.db")
    assert "1 other translation: " in exact.note
    assert same_words.score == 0.99
    assert like.score == 0.87
    assert "with other numbers: We built [-42-] {+43+}" in like.note


def test_recall_is_as_sure_as_the_words_are_alike_and_not_their_stems(fill):
    with Memory.open(fill([("School plan", "Мектептерді салу жоспары")])) as memory:
        like = memory.recall("Мектептер салу жоспарын", "kk", "en")
    assert like
    assert like.score == 0.33
    assert "match of 33 % in words, 100 % without endings: [-Мектептерді-]" in like.note


def test_recall_keeps_the_mark_of_machine_translation(fill, machine):
    with Memory.open(fill([Record((Variant("en", SCHOOLS[0]), Variant("kk", machine.text, machine)))])) as memory:
        made = memory.recall(SCHOOLS[0], "en", "kk")
    assert isinstance(made, Made)
    assert (made.origin, made.model, made.score) == ("mt", "some/model", 1.0)
