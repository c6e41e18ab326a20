"""Language codes of the families of translation models."""

from __future__ import annotations

import pytest
from ushtil.corpus.errors import ModelUnavailableError
from ushtil.models.translation.codes import Family, candidates, check_direction, direction, family_of, token

NLLB = frozenset({"eng_Latn", "kaz_Cyrl", "rus_Cyrl", "tur_Latn", "zho_Hans", "zho_Hant", "ace_Arab", "arb_Arab"})


@pytest.mark.parametrize(
    ("lang", "code"),
    [
        ("kk", "kaz_Cyrl"), ("kk-KZ", "kaz_Cyrl"), ("EN-gb", "eng_Latn"), ("tr", "tur_Latn"), ("zh", "zho_Hans"),
        ("zh-Hant-TW", "zho_Hant"), ("kaz_Cyrl", "kaz_Cyrl"), ("rus", "rus_Cyrl"), ("ace", "ace_Arab"),
        ("ar", "arb_Arab"),
    ],
)  # fmt: skip
def test_a_language_of_nllb_is_found_by_any_of_its_codes(lang: str, code: str) -> None:
    assert token("nllb", lang, NLLB.__contains__, "a model") == code


@pytest.mark.parametrize(
    ("family", "lang", "tags"),
    [
        ("m2m100", "kk-KZ", ("__kk__",)),
        ("madlad", "kk", ("<2kk>",)),
        ("madlad", "zh-Hant", ("<2zh_Hant>",)),
        ("marian", "kk", (">>kaz<<", ">>kaz_Cyrl<<", ">>kk<<")),
        ("t5", "kk", ()),
    ],
)
def test_each_family_has_its_own_form(family: Family, lang: str, tags: tuple[str, ...]) -> None:
    assert candidates(family, lang) == tags


@pytest.mark.parametrize("lang", ["de", "kk-Arab", "xx", "", "<unk>"])
def test_a_language_that_is_not_in_the_vocabulary_is_refused(lang: str) -> None:
    with pytest.raises(ModelUnavailableError, match="does not know the language") as raised:
        token("nllb", lang, NLLB.__contains__, "small/model")
    assert "small/model" in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("deepvk/kazRush-ru-kk", ("ru", "kk")),
        ("Helsinki-NLP/opus-mt-en-ru", ("en", "ru")),
        ("opus-mt-tc-big-eng-kaz", ("en", "kk")),
        ("t5-small", None),
    ],
)
def test_the_direction_of_a_model_is_read_from_the_end_of_its_name(name: str, found: tuple[str, str] | None) -> None:
    assert direction(name) == found


def test_another_direction_than_the_models_own_is_refused() -> None:
    check_direction("kazRush-ru-kk", "ru-RU", "kk", ("ru", "kk"))
    for source, target in (("kk", "ru"), ("kk", "en"), ("ru", "en")):
        with pytest.raises(ModelUnavailableError, match=f"only from ru to kk, not from {source} to {target}"):
            check_direction("kazRush-ru-kk", source, target, ("ru", "kk"))
    with pytest.raises(ModelUnavailableError, match="such as NAME-ru-kk"):
        check_direction("t5-small", "ru", "kk", None)


def test_the_vocabulary_tells_families_of_one_architecture_apart() -> None:
    assert family_of("m2m_100", {"eng_Latn"}.__contains__, "m") == "nllb"
    assert family_of("m2m_100", {"__en__"}.__contains__, "m") == "m2m100"
    assert family_of("t5", {"<2kk>"}.__contains__, "m") == "madlad"
    assert family_of("t5", set().__contains__, "m") == "t5"


@pytest.mark.parametrize("kind", ["bert", "xlm-roberta", "llama", ""])
def test_what_does_not_translate_is_refused(kind: str) -> None:
    with pytest.raises(ModelUnavailableError, match="no translation model"):
        family_of(kind, lambda piece: True, "some/encoder")
