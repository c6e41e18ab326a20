from __future__ import annotations

import pytest
from ushtil.align.drift.negation import is_negative_of, looks_negative


@pytest.mark.parametrize(
    ("negative", "plain"),
    [
        ("көтермейміз", "көтереміз"),
        ("қолдамаймыз", "қолдаймыз"),
        ("өспейді", "өседі"),
        ("оқымайды", "оқиды"),
        ("шықпайды", "шығады"),
        ("қоймайды", "қояды"),
        ("қолданбайтын", "қолданатын"),
        ("алмайды", "алады"),
        ("айтпады", "айтты"),
        ("бармадық", "бардық"),
        ("ашпаған", "ашқан"),
        ("болмағандықтан", "болғандықтан"),
        ("келмесе", "келсе"),
        ("бармауға", "баруға"),
        ("түсінбей", "түсініп"),
        ("бармаймын", "барады"),
        ("көтермейміз", "көтереді"),
        ("бармадым", "барды"),
        ("ашпадық", "ашты"),
        ("келмесем", "келсе"),
        ("бармағанмын", "барған"),
    ],
)
def test_a_kazakh_verb_is_known_with_its_negation_and_without(negative: str, plain: str) -> None:
    assert is_negative_of(negative, plain, "kk")
    assert not is_negative_of(plain, negative, "kk")
    assert looks_negative(negative, "kk")
    assert not looks_negative(plain, "kk")


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("жарма", "жар"),
        ("баспа", "бас"),
        ("алма", "ал"),
        ("алмас", "алар"),
        ("мектеп", "мек"),
        ("семей", "сеп"),
        ("томас", "тор"),
        ("әйтпесе", "әйтсе"),
        ("бармады", "келді"),
        ("бармайды", "барды"),
        ("қарбайды", "қарады"),
        ("бармаймын", "барды"),
        ("бармайтынын", "барады"),
        ("көрмедім", "көреді"),
    ],
)
def test_nouns_and_other_verbs_are_no_negated_verb(word: str, other: str) -> None:
    assert not is_negative_of(word, other, "kk")


@pytest.mark.parametrize(
    ("lang", "negative", "plain", "expected"),
    [
        ("ru", "незаконным", "законным", True),
        ("ru", "невозможно", "возможно", True),
        ("ru", "некоторый", "который", False),
        ("ru", "несколько", "сколько", False),
        ("ru", "немедленно", "медленно", False),
        ("ru", "недели", "дели", False),
        ("en", "illegal", "legal", True),
        ("en", "impossible", "possible", True),
        ("en", "unconfirmed", "confirmed", True),
        ("en", "unable", "able", True),
        ("en", "import", "port", False),
        ("en", "invest", "vest", False),
        ("en", "invaluable", "valuable", False),
        ("en", "uncovered", "covered", False),
        ("en", "immigrant", "migrant", False),
        ("de", "unmöglich", "möglich", False),
    ],
)
def test_a_prefix_negates_only_the_very_same_word(lang: str, negative: str, plain: str, expected: bool) -> None:
    assert is_negative_of(negative, plain, lang) is expected
