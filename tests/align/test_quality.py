"""What to expect of machine-made sides, measured on what people translated too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from ushtil.align.metrics import scored, sentence_chrf
from ushtil.align.quality import SAMPLE, human_pairs, measured, sampled
from ushtil.align.report.alignment import alignment_page
from ushtil.align.report.quality import quality_section
from ushtil.corpus.made import Made
from ushtil.corpus.types import Alignment, Bead, Document, Segment

PAIRS = [(f"Вопрос номер {n} решён.", f"{n}-нөмірлі мәселе шешілді.") for n in range(250)]


def perfect(texts: Sequence[str]) -> list[str]:
    known = dict(PAIRS)
    return [known[text] for text in texts]


def lines(lang: str, *texts: str) -> Document:
    starts = [sum(len(text) + 1 for text in texts[:n]) for n in range(len(texts))]
    segments = tuple(Segment(s, s + len(t), 0) for s, t in zip(starts, texts, strict=True))
    return Document(f"text.{lang}", lang, "\n".join(texts), segments)


def test_a_perfect_translator_scores_a_hundred() -> None:
    quality = measured(PAIRS, perfect, ("ru", "kk"), "some/model")
    assert quality is not None
    assert {score.name: score.value for score in quality.scores} == {"chrF": 100, "chrF++": 100, "BLEU": 100, "TER": 0}
    assert (quality.sentences, quality.available) == (SAMPLE, 250)
    assert set(quality.chrf.values()) == {100.0}


def test_the_figures_are_those_that_sacrebleu_prints() -> None:
    # sacrebleu -i <(printf 'the new bridge was opened\n') <(printf 'the new bridge has been opened\n')
    scores = {s.name: s for s in scored(["the new bridge was opened"], ["the new bridge has been opened"])}
    assert scores["TER"].value == pytest.approx(100 * 2 / 6, abs=1e-3)
    # 4/5, 2/4, 1/3 and a smoothed 1/4 of n-grams, brevity exp(1 - 6/5)
    assert scores["BLEU"].value == pytest.approx(
        100 * (0.8 * 0.5 * (1 / 3) * 0.25) ** 0.25 * 2.718281828**-0.2, abs=1e-2
    )
    assert "tok:13a" in scores["BLEU"].signature
    assert "nw:2" in scores["chrF++"].signature
    assert all("version:" in score.signature for score in scores.values())


def test_texts_too_short_for_bleu_have_none_rather_than_nil() -> None:
    assert [score.name for score in scored(["Бір сөйлем."], ["Бір сөйлем."])] == ["chrF", "chrF++", "TER"]
    assert scored(["Бір екі үш төрт бес."], ["Бір екі үш төрт бес."])[2].value == pytest.approx(100)


def test_of_very_many_lines_ter_is_left_out() -> None:
    line = ["бір екі үш төрт"]
    assert [score.name for score in scored(line * 5001, line * 5001)] == ["chrF", "chrF++", "BLEU"]


def test_a_sample_is_spread_over_the_text_and_always_the_same() -> None:
    chosen = sampled(PAIRS, 100)
    numbers = [PAIRS.index(pair) for pair in chosen]
    assert len(set(numbers)) == 100
    assert numbers == sorted(numbers)
    assert numbers[0] < 3 < 246 < numbers[-1]
    assert max(b - a for a, b in pairwise(numbers)) <= 3
    assert sampled(PAIRS, 100) == chosen
    assert sampled(PAIRS[:7], 100) == PAIRS[:7]


def test_no_more_than_the_sample_is_translated() -> None:
    asked: list[str] = []

    def translate(texts: Sequence[str]) -> list[str]:
        asked.extend(texts)
        return perfect(texts)

    measured(PAIRS, translate, ("ru", "kk"), "some/model", most=10)
    assert len(asked) == 10


def test_figures_of_a_sample_come_with_an_interval_that_narrows() -> None:
    def half_right(texts: Sequence[str]) -> list[str]:
        return [dict(PAIRS)[text] if n % 2 else "Мүлде басқа сөйлем." for n, text in enumerate(texts)]

    few, many = (measured(PAIRS, half_right, ("ru", "kk"), "some/model", most=most) for most in (20, 200))
    assert few is not None
    assert many is not None
    wide, narrow = (quality.score("chrF").margin for quality in (few, many))
    assert wide is not None
    assert narrow is not None
    assert 0 < narrow < wide / 2
    assert "bs:1000" in few.score("chrF").signature


def test_what_to_expect_is_said_in_words_with_a_caution_where_there_is_little() -> None:
    many = measured(PAIRS, perfect, ("ru", "kk"), "some/model")
    few = measured(PAIRS[:6], perfect, ("ru", "kk"), "some/model")
    assert many is not None
    assert few is not None
    assert many.expectation.startswith("Russian to Kazakh, 100 of 250 pieces that people translated too: chrF 100.0")
    assert many.expectation.endswith("expect about the same of the filled sides")
    assert few.expectation.endswith("so few pieces give no more than a rough idea of the filled sides")


def test_the_page_shows_the_measured_directions_and_how_to_get_the_figures_again() -> None:
    quality = measured(PAIRS, perfect, ("ru", "kk"), "some/<model>")
    assert quality is not None
    section = quality_section([quality])
    pair = Alignment((lines("ru", "Мост открыт."), lines("kk", "Көпір ашық.")), (Bead(((0,), (0,))),))
    assert section in alignment_page(pair, None, [quality])
    assert "nrefs:1|" in section
    assert "some/&lt;model&gt;" in section
    assert "100 of 250" in section
    assert "tok:13a" in section
    assert quality_section([]) == ""


def test_only_what_people_wrote_in_both_languages_and_is_surely_linked_is_measured_by() -> None:
    left, right = (
        lines("ru", "Мост открыт.", "Паром старый.", "Школа новая.", "Мост открыт."),
        lines("kk", "Көпір ашық.", "Мектеп.", "Көпір ашық."),
    )
    made = (Made("kk", "Паром ескі.", "mt", "ru", "some/model", "1", 0.9),)
    beads = (
        Bead(((0,), (0,)), 0.9),
        Bead(((1,), ()), 0.8, made=made),
        Bead(((2,), (1,)), 0.2),
        Bead(((3,), (2,)), 0.9),
    )
    alignment = Alignment((left, right), beads)
    assert human_pairs(alignment, "ru", "kk") == [("Мост открыт.", "Көпір ашық.")]
    assert human_pairs(alignment, "kk", "ru") == [("Көпір ашық.", "Мост открыт.")]


def test_without_a_human_translation_nothing_is_measured() -> None:
    assert measured([], perfect, ("ru", "kk"), "some/model") is None
    assert measured([("2024", "2024"), ("***", "***")], perfect, ("ru", "kk"), "some/model") is None


def test_an_empty_translation_counts_and_a_text_of_its_own_is_not_compared_with_nothing() -> None:
    quality = measured(PAIRS[:4], lambda texts: [""] * len(texts), ("ru", "kk"), "some/model")
    assert quality is not None
    assert quality.score("chrF").value == 0
    with pytest.raises(ValueError, match="2 translations and 1 references"):
        scored(["a", "b"], ["a"])
    with pytest.raises(ValueError, match="0 translations"):
        scored([], [])


def test_ter_is_left_out_where_it_would_take_minutes() -> None:
    page = " ".join(f"w{n}" for n in range(2000))
    assert [score.name for score in scored([page], [page])] == ["chrF", "chrF++", "BLEU"]


def test_each_translation_has_its_own_chrf() -> None:
    first, second = sentence_chrf(["Көпір ашық.", "Паром"], ["Көпір ашық.", "Мектеп жаңа."])
    assert first == 100 > second + 50
