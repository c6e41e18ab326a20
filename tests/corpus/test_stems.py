"""Words are found to be forms of listed stems in three languages, and words that only look so are not."""

from __future__ import annotations

import pytest
from ushtil.corpus.stems import LONGEST, fits, is_kazakh_case_suffix

ENGLISH = [
    ("agreements", "agreement"),
    ("countries", "country"),
    ("taxes", "tax"),
    ("quizzes", "quiz"),
    ("rated", "rate"),
    ("carried", "carry"),
    ("stopped", "stop"),
    ("travelling", "travel"),
    ("making", "make"),
    ("dying", "die"),
    ("larger", "large"),
    ("bigger", "big"),
    ("happiest", "happy"),
    ("kazakhstan's", "kazakhstan"),
    ("ministers'", "minister"),
    ("countries'", "country"),
]
NOT_ENGLISH = [("news", "newspaper"), ("busy", "bus"), ("glass", "glas"), ("status", "statu"), ("clearly", "clear")]
KAZAKH = [
    ("үкіметіміздің", "үкімет*"),
    ("кітабымен", "кітап*"),
    ("серіктестігіне", "серіктестік*"),
    ("қонағы", "қонақ*"),
    ("халқымыздың", "халық*"),
    ("орнында", "орын*"),
    ("қалаларындағы", "қала*"),
    ("жылғы", "жыл*"),
    ("елдердің", "ел*"),
    ("азаматтық", "азамат*"),
    ("құқықтарын", "құқық*"),
    ("мүмкіндіктерін", "мүмкіндік*"),
    ("оқушыларға", "оқу*"),
    ("объектілерінің", "объект*"),
    ("журналистерге", "журналист*"),
    ("медалімен", "медаль*"),
    ("банктерден", "банк*"),
    ("жазылмағандықтан", "жаз*v"),
    ("айтқандай", "айт*v"),
    ("келмейтінін", "кел*v"),
    ("бергені", "бер*v"),
    ("дамуын", "дамы*v"),
    ("оқиды", "оқы*v"),
    ("тауып", "тап*v"),
    ("тапты", "тап*v"),
    ("табады", "тап*v"),
    ("қояды", "қой*v"),
    ("қоюға", "қой*v"),
]
NOT_KAZAKH = [
    ("қалады", "қала*"),  # remains, not the town
    ("теңіз", "тең*"),
    ("алмас", "алма*"),
    ("қазақша", "қаз*"),
    ("бастауыш", "бас*"),
    ("елдар", "ел*"),
    ("жылдер", "жыл*"),
    ("баланың", "бал*"),
    ("айтты", "ай*"),
    ("жазды", "жа*v"),
]
RUSSIAN = [
    ("правительством", "правительств*"),
    ("странами", "стран*"),
    ("важнейшего", "важн*"),
    ("годами", "год*"),
    ("людьми", "люд*"),
    ("казахстанцы", "казахстан*"),
    ("развивающимися", "развива*v"),
    ("решения", "реш*v"),
    ("заявляется", "заявл*v"),
    ("подписанный", "подписа*v"),
    ("сотрудничая", "сотруднич*v"),
]
NOT_RUSSIAN = [
    ("мирской", "мир*"),
    ("водка", "вод*"),
    ("вышка", "выш*"),
    ("версии", "вер*v"),
    ("значком", "знач*v"),
    ("странноприимный", "стран*"),
    ("правительственными", "прав*"),
]


@pytest.mark.parametrize(("word", "form"), ENGLISH)
def test_regular_english_forms_are_led_back_to_the_lemma(word: str, form: str) -> None:
    assert form in {fit.form for fit in fits(word, "en", {form})}


@pytest.mark.parametrize(("word", "form"), KAZAKH)
def test_a_kazakh_stem_takes_suffixes_and_changes_before_them(word: str, form: str) -> None:
    assert fits(word, "kk", {form})


@pytest.mark.parametrize(("word", "form"), RUSSIAN)
def test_a_russian_stem_takes_endings(word: str, form: str) -> None:
    assert fits(word, "ru", {form})


@pytest.mark.parametrize(
    ("word", "form", "lang"),
    [
        *((*pair, "en") for pair in NOT_ENGLISH),
        *((*pair, "kk") for pair in NOT_KAZAKH),
        *((*pair, "ru") for pair in NOT_RUSSIAN),
    ],
)
def test_what_is_no_ending_of_the_language_is_refused(word: str, form: str, lang: str) -> None:
    assert not fits(word, lang, {form})


@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
def test_an_unmarked_form_fits_itself_alone(lang: str) -> None:
    assert [fit.form for fit in fits("халық", lang, {"халық"})] == ["халық"]
    assert not fits("халықпен", lang, {"халық"})


def test_the_longest_stem_comes_first() -> None:
    found = fits("әкімшілігіне", "kk", {"әкім*", "әкімшілік*", "ә*"})
    assert [fit.form for fit in found][:2] == ["әкімшілік*", "әкім*"]
    assert [fit.size for fit in found] == sorted((fit.size for fit in found), reverse=True)


def test_case_suffixes_behind_a_hyphen_are_known_from_words() -> None:
    assert all(map(is_kazakh_case_suffix, ["ның", "дағы", "ға", "дан", "лар", "мен"]))
    assert not any(map(is_kazakh_case_suffix, ["", "ана", "жай", "Сұлтан", "the"]))


@pytest.mark.parametrize("lang", ["en", "kk", "ru", "de", ""])
def test_what_is_no_word_fits_nothing(lang: str) -> None:
    known = {"", "*", "*v", "а*", "a"}
    for word in ("", "\x00", "\u200b", "7", "а" * (LONGEST + 1), "ы" * 100_000):
        assert not fits(word, lang, known)


def test_a_word_made_of_suffixes_only_is_read_without_trying_all_their_chains() -> None:
    assert isinstance(fits("ан" + "ыны" * 32, "kk", {"ан*", "ан*v"}), list)
    assert isinstance(fits("стан" + "ала" * 31, "ru", {"стан*", "стан*v"}), list)
