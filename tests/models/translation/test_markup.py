"""What must come through translation to the letter."""

from __future__ import annotations

import pytest
from ushtil.models.translation.markup import commands, keeps, legible, parts, restored, translatable


@pytest.mark.parametrize(
    "sign",
    ["<b>", "</1>", '<x id="1"/>', "{0}", "{{name}}", "${sum}", "%s", "%1$s", "%(name)s", "&nbsp;", "https://a.kz/b?c=1",
     "www.a.kz", "press-1@akorda.kz", "</s>", ">>kaz<<"],
)  # fmt: skip
def test_tags_placeholders_and_addresses_stand_apart(sign: str) -> None:
    text = f"See {sign}, then go."
    assert parts(text) == [("See ", False), (sign, True), (", then go.", False)]
    assert keeps(f"Мынаны қараңыз: {sign}, содан кейін жүріңіз.", text)
    assert not keeps("Мынаны қараңыз, содан кейін жүріңіз.", text)


@pytest.mark.parametrize("text", ["5 < 6 and 7 > 3", "50% сайлау", "100%-ы", "a & b; c", "12:30", "{", "қаз@н"])
def test_ordinary_signs_do_not(text: str) -> None:
    assert parts(text) == [(text, False)]


def test_tags_keep_their_order_and_placeholders_need_not() -> None:
    assert not keeps("</b>қалың<b>", "<b>bold</b>")
    assert keeps("{1} – {0}", "{0} of {1}")
    assert not keeps("<i>су</i>", "water")


def test_what_would_be_a_command_to_a_model_is_known() -> None:
    assert all(map(commands, ("a </s> b", "<pad>", "<2ru> water", ">>rus<< water")))
    assert not any(map(commands, ("<b>bold</b>", "a > b", "{0}")))


@pytest.mark.parametrize("sign", [f">>{'a' * 40}<<", f"<2{'k' * 400}>", "<ſ>", "<UNK>", f"<extra_id_{'9' * 400}>"])
def test_every_command_is_kept_to_the_letter_however_long_or_odd(sign: str) -> None:
    assert commands(sign)
    assert parts(f"The {sign} bridge") == [("The ", False), (sign, True), (" bridge", False)]


@pytest.mark.parametrize("text", ["", " \n", "3,400", "№ 5 – 12.03.2025", "https://a.kz/x", "<br/>", "* * *"])
def test_text_without_a_letter_of_its_own_is_not_for_a_model(text: str) -> None:
    assert not translatable(text)
    assert translatable(f"{text} су")


def test_invisible_characters_go_and_lines_are_joined() -> None:
    assert legible("\ufeffСу\u00ad\0 \t\nкө\u200bтерілді\ud800 ") == "Су көтерілді"
    assert legible("\u2067Су\u2069 \u061cкөтерілді") == "Су көтерілді"


def test_fractions_and_powers_stay_apart_from_the_figures_before_them() -> None:
    assert legible("2½ м, ½ бет, 10² және 5 м²") == "2 1/2 м, 1/2 бет, 10^2 және 5 м²"


@pytest.mark.parametrize(
    ("translation", "source", "target", "expected"),
    [
        ("No5 мектеп", "школа №5", "kk", "№5 мектеп"),
        ("No 5 мектеп", "school No. 5", "kk", "№ 5 мектеп"),
        ("School No. 5", "№ 5 мектеп", "en", "School No. 5"),
        ("30 м2 алаң", "30 m² of space", "kk", "30 м² алаң"),
        ("H2 және 30 м2", "H2 and 30 m²", "kk", "H2 және 30 м2"),
        ("Нет, 5 ноября", "No, November 5", "ru", "Нет, 5 ноября"),
    ],
)
def test_signs_that_models_rewrite_come_back(translation: str, source: str, target: str, expected: str) -> None:
    assert restored(translation, source, target) == expected
