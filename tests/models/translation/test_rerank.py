"""Among a model's translations the one that keeps what must be kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.corpus.glossary import Glossary
from ushtil.models.translation.base import Hypothesis
from ushtil.models.translation.rerank import Reranker, chooser, remarks

SOURCE = "Инфляция составила 4,8 % по итогам 2024 года."


def several(*texts: str) -> list[Hypothesis]:
    return [Hypothesis(text, -0.1 * n) for n, text in enumerate(texts, 1)]


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    path = tmp_path / "terms.tsv"
    path.write_text(
        "en\tkk\tru\nJust Kazakhstan | Fair Kazakhstan\tӘділетті Қазақстан\tСправедливый Казахстан\n"
        "mayor\tәкім | мэр\tаким\n",
        encoding="utf-8",
    )
    return Glossary.read(path)


def test_the_likeliest_is_taken_where_nothing_speaks_against_it() -> None:
    found = several("2024 жылдың қорытындысы бойынша инфляция 4,8 % болды.", "Инфляция 2024 жылы 4,8 % болды.")
    assert Reranker("ru", "kk")(SOURCE, found) == 0
    assert Reranker("ru", "kk")(SOURCE, found[::-1]) == 1


def test_the_first_that_keeps_all_figures_goes_before_a_likelier_one() -> None:
    found = several("Инфляция 2024 жылы 8,4 % болды.", "Инфляция болды.", "Инфляция 2024 жылы 4.8 пайыз болды.")
    assert Reranker("ru", "kk")(SOURCE, found) == 2


def test_a_figure_in_another_notation_is_kept() -> None:
    found = several("Inflation was 4.8 percent in 2024.", "Inflation was 4,8% in 2024.")
    assert Reranker("ru", "en")(SOURCE, found) == 0
    assert (
        remarks("Бюджет – 1 250 000 теңге, бұйрық № 5.", "The budget is 1,250,000 tenge, order No. 5.", "kk", "en")
        == ""
    )


def test_a_name_that_another_translation_keeps_is_missed() -> None:
    text = "Yesterday Aigul Serikova spoke in Pavlodar."
    found = several("Кеше Айгүл Серікова Петропавлда сөйледі.", "Кеше Айгүл Серікова Павлодарда сөйледі.")
    assert Reranker("en", "kk")(text, found) == 1
    same = several("Кеше ол Ертіс бойында сөйледі.", "Кеше ол сол қалада сөйледі.")
    assert Reranker("en", "kk")(text, same) == 0


def test_terms_of_the_glossary_are_looked_for_in_any_case(glossary: Glossary) -> None:
    text = "The mayor spoke about the idea of Just Kazakhstan."
    found = several("Мэр әділ Қазақстан идеясы туралы айтты.", "Әкім Әділетті Қазақстанның идеясы туралы айтты.")
    assert Reranker("en", "kk", glossary)(text, found) == 1
    assert Reranker("en", "kk")(text, found) == 0


def test_figures_weigh_more_than_terms(glossary: Glossary) -> None:
    text = "The mayor opened 12 schools."
    found = several("Әкім 21 мектеп ашты.", "Мэр 12 мектеп ашты.")
    assert Reranker("en", "kk", glossary)(text, found) == 1


def test_where_none_keeps_everything_the_one_that_loses_least_is_taken() -> None:
    found = several("Инфляция болды.", "Инфляция 2024 жылы болды.")
    assert Reranker("ru", "kk")(SOURCE, found) == 1


def test_an_empty_translation_is_the_last_choice() -> None:
    assert Reranker("ru", "kk")("Мост открыт.", several("", "Көпір ашық, 5.")) == 1


def test_remarks_say_what_to_look_at(glossary: Glossary) -> None:
    text = "The mayor opened 12 schools in 2024."
    said = remarks(text, "Мэр 2024 жылы 21 мектеп ашты.", "en", "kk", glossary)
    assert said == (
        "figures of the source not found: 12; figures that the source does not have: 21; terms not used: әкім; "
        "forms to be avoided: Мэр"
    )
    assert remarks(text, "Әкім 2024 жылы 12 мектеп ашты.", "en", "kk", glossary) == ""
    assert remarks(text, "", "en", "kk", glossary) == ""


def test_of_many_remarks_the_first_three_are_given() -> None:
    text = "Scores: 11, 22, 33, 44 and 55."
    assert remarks(text, "Ұпайлар.", "en", "kk") == "figures of the source not found: 11, 22, 33 and 2 more"


def test_the_name_of_a_choice_changes_with_the_glossary_and_only_then(glossary: Glossary, tmp_path: Path) -> None:
    (tmp_path / "other.tsv").write_text("en\tkk\nmayor\tқала басшысы\n", encoding="utf-8")
    other = Glossary.read(tmp_path / "other.tsv")
    names = [chooser(given)("en", "kk")[0] for given in (None, glossary, other, glossary)]
    assert len(set(names)) == 3
    assert names[1] == names[3]
    _, choose = chooser(glossary)("en", "kk")
    assert choose("The mayor spoke.", several("Мэр сөйледі.", "Әкім сөйледі.")) == 1
