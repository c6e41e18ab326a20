"""How good a translation is held to be, without a reference."""

from __future__ import annotations

import random
from math import log

import pytest
from ushtil.models.translation.base import Translation
from ushtil.models.translation.estimate import ModelSignals, Scale, Weights, estimated, scale_of
from ushtil.models.translation.sides import Side
from ushtil.models.translation.signals import missing_names, seen

RUSSIAN = "Новый мост через реку Ишим открыли 5 мая 2024 года, его длина составляет 340 метров."
KAZAKH = "Есіл өзені арқылы өтетін жаңа көпір 2024 жылғы 5 мамырда ашылды, оның ұзындығы – 340 метр."
ENGLISH = "The new bridge over the Ishim river was opened on 5 May 2024, it is 340 metres long."


def good(text: str, translation: str, source: str = "ru", target: str = "kk") -> float:
    return estimated(text, Translation(translation, 0.8), source, target)


@pytest.mark.parametrize(
    ("source", "text", "target", "translation"),
    [("ru", RUSSIAN, "kk", KAZAKH), ("en", ENGLISH, "kk", KAZAKH), ("kk", KAZAKH, "en", ENGLISH),
     ("en", ENGLISH, "ru", RUSSIAN), ("ru", RUSSIAN, "en", ENGLISH), ("kk", KAZAKH, "ru", RUSSIAN)],
)  # fmt: skip
def test_a_true_translation_is_held_to_be_good_in_every_direction(
    source: str, text: str, target: str, translation: str
) -> None:
    assert good(text, translation, source, target) > 0.7


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(KAZAKH.replace("340", "430"), id="another number"),
        pytest.param(KAZAKH.replace("2024 жылғы 5 мамырда ", ""), id="a date dropped"),
        pytest.param("Есіл өзені арқылы өтетін жаңа көпір.", id="half of it"),
        pytest.param(RUSSIAN, id="the source itself"),
        pytest.param("Ескі паром қазан айына дейін жүреді, содан кейін ол мұражайға айналады.", id="another sentence"),
        pytest.param(KAZAKH + " жаңа көпір ашылды" * 6, id="a loop"),
        pytest.param("Есіл өзені арқылы өтетін жаңа көпір 2024 жылғы 5 мамырда, его длина составляет 340 метров.",
                     id="words left"),
        pytest.param(ENGLISH, id="another language"),
    ],
)  # fmt: skip
def test_damage_is_seen(damaged: str) -> None:
    assert good(RUSSIAN, damaged) < 0.5 < good(RUSSIAN, KAZAKH)
    assert good(RUSSIAN, damaged) < good(RUSSIAN, KAZAKH) - 0.3


@pytest.mark.parametrize(
    ("source", "text", "target", "translation"),
    [("en", "Nobody came.", "kk", "«Nobody came.»"), ("en", "He said no.", "ru", "He said no."),
     ("ru", "Никто не пришёл.", "en", "«Никто не пришёл.»"), ("kk", "Ешкім келмеді.", "en", "Ешкім келмеді."),
     ("en", "Is it so?", "kk", "这样吗？")],
)  # fmt: skip
def test_a_short_text_in_the_wrong_script_is_bad(source: str, text: str, target: str, translation: str) -> None:
    assert good(text, translation, source, target) < 0.05


@pytest.mark.parametrize(
    ("text", "translation"),
    [("NATO", "NATO"), ("Air Astana", "Air Astana"), ("Ursula von der Leyen", "Ursula von der Leyen"),
     ("iPhone 15 is here.", "iPhone 15 келді."), ("Q&A", "Q&A"), ("Nobody came.", "Ешкім келмеді."),
     ("E-mail: press@akorda.kz", "E-mail: press@akorda.kz")],
)  # fmt: skip
def test_a_name_an_acronym_or_an_address_may_keep_its_script(text: str, translation: str) -> None:
    assert good(text, translation, "en", "kk") > 0.5


def test_where_there_is_nothing_the_quality_is_nil() -> None:
    assert estimated(RUSSIAN, Translation("", 0.0, "the model repeats itself"), "ru", "kk") == 0
    assert estimated(RUSSIAN, Translation("  ", 0.9), "ru", "kk") == 0


def test_a_text_without_letters_that_passed_through_keeps_its_score() -> None:
    assert estimated("2024", Translation("2024", 1.0), "ru", "kk") == 1
    assert estimated("Мост", Translation("Мост", 1.0), "ru", "kk") < 1


def test_languages_without_a_lexicon_are_judged_by_what_is_left() -> None:
    german = "Die neue Brücke wurde am 5. Mai 2024 eröffnet und ist 340 Meter lang."
    french = "Le nouveau pont a été ouvert le 5 mai 2024 et mesure 340 mètres de long."
    whole = good(german, french, "de", "fr")
    assert whole > 0.5
    assert good(german, french.replace("340", "430"), "de", "fr") < whole
    assert good(german, "Le nouveau pont.", "de", "fr") < whole
    assert Weights.default("de", "fr") == Weights.default("en", "tr")


def test_no_signal_ever_speaks_for_a_worse_value() -> None:
    for pair in (("en", "kk"), ("kk", "ru"), ("de", "fr")):
        weights = Weights.default(*pair)
        assert min(weights.weights.values()) >= 0
        assert all(0 < share < 1 for share in weights.usual.values())


def test_the_same_pair_has_the_same_quality_whatever_stands_beside_it() -> None:
    assert good(RUSSIAN, KAZAKH) == good(RUSSIAN, KAZAKH)
    assert good("", "Көпір") <= 1
    assert 0 <= good("a" * 5000, "б" * 5000) <= 1


def test_what_the_model_thinks_counts_by_what_is_usual_in_the_document() -> None:
    scale = scale_of([ModelSignals(forward=value / 10) for value in range(-30, 0)])
    sure, doubtful = (estimated(RUSSIAN, Translation(KAZAKH, score), "ru", "kk", scale=scale) for score in (0.8, 0.01))
    assert doubtful < good(RUSSIAN, KAZAKH) < sure
    usual = ModelSignals(forward=-1.55)
    middle = estimated(RUSSIAN, Translation(KAZAKH, 0.5), "ru", "kk", models=usual, scale=scale)
    assert middle == pytest.approx(good(RUSSIAN, KAZAKH), abs=0.02)


def test_quality_rises_with_each_signal_of_a_model() -> None:
    signals = [ModelSignals(-k / 10, -k / 8) for k in range(20)]
    scale = scale_of(signals)
    for name in ("forward", "reverse"):
        found = [scale.log_odds(ModelSignals(**{name: value})) for value in (-9.0, -1.0, -0.5, 0.0, 0.4)]
        assert found == sorted(found)
    assert scale.log_odds(ModelSignals(forward=-1e9)) > -8


def test_of_a_few_translations_nothing_is_usual() -> None:
    scale = scale_of([ModelSignals(forward=-0.5)] * 3)
    assert scale.log_odds(ModelSignals(forward=-9.0)) == 0


def test_differences_that_are_next_to_none_are_not_blown_up() -> None:
    scale = scale_of([ModelSignals(forward=-0.01 - k / 10_000) for k in range(50)])
    assert abs(scale.log_odds(ModelSignals(forward=-0.02))) < 0.1


def test_what_people_translated_says_how_far_the_model_may_be_trusted() -> None:
    chance = random.Random(1)
    quality = [chance.uniform(20, 80) for _ in range(200)]
    honest = scale_of([ModelSignals(forward=-3 + value / 40) for value in quality], quality)
    blind = scale_of([ModelSignals(forward=chance.uniform(-3, -1)) for _ in quality], quality)
    lying = scale_of([ModelSignals(forward=-value / 40) for value in quality], quality)
    assert lying.correlation == 0 < blind.correlation < Scale({}).correlation < honest.correlation < 1
    bad = ModelSignals(forward=-9.0)
    assert honest.log_odds(bad) < blind.log_odds(bad) < lying.log_odds(bad) == 0
    with pytest.raises(ValueError, match="zip"):
        scale_of([ModelSignals(forward=-1.0)] * 9, [50.0])


def test_a_translation_brings_its_own_probability() -> None:
    assert ModelSignals.of(Translation(KAZAKH, 0.5)).forward == pytest.approx(log(0.5))
    assert ModelSignals.of(Translation("", 0.0)).forward is not None


def test_names_are_recognised_across_alphabets_and_cases() -> None:
    source = Side("Yesterday Aigul Serikova met Tokayev in Astana.", "en")
    assert missing_names(source, Side("Кеше Айгүл Серікова Астанада Тоқаевпен кездесті.", "kk")) == []
    assert missing_names(source, Side("Кеше Айгүл Серікова Алматыда Тоқаевпен кездесті.", "kk")) == ["Astana"]


def test_a_huge_segment_costs_no_more_than_its_beginning() -> None:
    text = "The bridge over the Ishim was opened. " * 20_000
    found = seen(Side(text, "en"), Side("Көпір ашылды. " * 20_000, "kk"))
    assert all(total <= 400 for _, total in found.shares.values())
