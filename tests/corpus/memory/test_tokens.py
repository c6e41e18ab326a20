import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ushtil.corpus.memory import tokens as module
from ushtil.corpus.memory.tokens import all_tokens, lowered, words

ALPHABET = "aAжЖқ09 .,:;-_'’\"&<>/%$#№«»—\u00a0\u00ad\u0301\u200b\u202fあアー中ไ😀𝒜²Ⅳ\n\t\r"


# What java.text.BreakIterator of OpenJDK 17 returns, with OmegaT's tags and ampersands put together.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. name_of_thing", "U.S|.| |name_of_thing"),
        ("well-known don't don’t", "well-known| |don't| |don|’|t"),
        ("1,000.5% $42 .5 5. #7", "1,000.5%| |$42| |.5| |5|.| |#7"),
        ("COVID-19 42nd b2b", "COVID|-|19| |42nd| |b2b"),
        ("7\u00a0000 y.kz/a?b=c", "7|\u00a0|000| |y.kz|/|a|?|b|=|c"),
        ("co\u00adop a\u200bb é́", "co\u00adop| |a\u200bb| |é́"),
        ("<a1>x</a1> <b>", "<a1>|x|</a1>| |<|b|>"),
        ("<a1/> </a1", "<a1/>| |<|/|a1"),
        ("中国人 ひらがな カタカナ", "中国人| |ひらがな| |カタカナ"),
        ("«да»  —\n", "«|да|»|  |—|\n"),
    ],
)
def test_all_tokens_are_those_of_java(text: str, expected: str) -> None:
    assert all_tokens(text) == expected.split("|")


def test_ampersands_join_words_and_count_for_nothing() -> None:
    assert all_tokens("r&d a & b &x y&") == ["rd", " ", "a", " ", "", " ", "b", " ", "x", " ", "y", ""]


@pytest.mark.parametrize(
    ("text", "unicode", "java"),
    [
        ("The U.S. of name_of_thing", ["the", "u.s", "of", "name_of_thing"], ["the", "u.s", "of", "name_of_thing"]),
        ("well-known don’t", ["well", "known", "don’t"], ["well-known", "don", "t"]),
        ("42 2nd COVID-19 A1", ["covid"], ["2nd", "covid", "a1"]),
        ("R&D a:b 3,5", ["r", "d", "a:b"], ["rd", "a", "b"]),
        ("<a1>x</a1> <b>", ["x", "b"], ["x", "b"]),
        ("中国 ひら", ["中", "国", "ひ", "ら"], ["中国", "ひら"]),
        ("Ёлка елка", ["ёлка", "елка"], ["ёлка", "елка"]),
        ("2019 – 2020!", [], []),
    ],
)
def test_words_are_those_of_omegat(text: str, unicode: list[str], java: list[str]) -> None:
    plain = lowered(text, "en")
    assert words(plain, "en-GB") == words(plain, "ru") == unicode
    assert words(plain, "kk") == words(plain, "kk-Cyrl-KZ") == java


def test_lower_case_is_that_of_the_language() -> None:
    assert (lowered("IİI", "tr"), lowered("I", "kk")) == ("ıiı", "i")


@settings(deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=40))
def test_the_tokens_put_together_are_the_text(text: str) -> None:
    found = all_tokens(text)
    assert "".join(found) == text.replace("&", "")
    assert bool(found) == bool(text)


@settings(deadline=None)
@given(st.text(alphabet="abжқ _'’.:;-–—\"/$#%,«»№[]^`|~?=@*+(!)\u00a0…", max_size=40))
def test_the_quick_way_finds_the_same_words(text: str) -> None:
    assert module._PLAIN.fullmatch(text)
    assert words(text, "en") == module._unicode_words(text)
    assert words(text, "kk") == module._java_words(text)


@settings(deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=40), st.sampled_from(["en", "kk", "ru", "zh"]))
def test_every_word_has_a_letter_or_a_sign_that_stands_for_one(text: str, lang: str) -> None:
    assert all(any(map(str.isalnum, word)) for word in words(text, lang))


@pytest.mark.parametrize(
    "piece", ["_", "a-", "<", "&", "a&", "\u0301", ".", "1,", "\u200b", "ー", "<a1", "a_'", "$", "\r"]
)
@pytest.mark.parametrize("lang", ["en", "kk"])
def test_a_hostile_text_takes_no_longer_than_another(piece: str, lang: str) -> None:
    text = piece * (100_000 // len(piece))
    assert "".join(all_tokens(text)) == text.replace("&", "")
    words(text, lang)
