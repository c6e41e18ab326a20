"""The memory is asked before the model, each sentence is made once, and what is not good enough stays empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.align.fill import Piece
from ushtil.align.fill_making import Maker
from ushtil.corpus.glossary import Glossary
from ushtil.corpus.made import Made
from ushtil.models.translation.base import Hypothesis, Translation

KNOWN = {
    "The bridge opens on 5 May.": ["Көпір 5 мамырда ашылады."],
    "It is 340 metres long.": ["Оның ұзындығы – 430 метр.", "Оның ұзындығы – 340 метр."],
    "He saw 7 of 12 on 9 June 1990.": ["Ол оны көрді."],
    "The water council met.": ["Су комитеті жиналды.", "Су кеңесі жиналды."],
}


class Model:
    """Knows three sentences, repeats itself on a fourth, and gives back the words of any other one."""

    id, revision, signature = "test/model", "r1", "plain"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def translate(self, texts, source, target, done, choose=None, *, known=()):
        for number, text in enumerate(texts):
            if number in known:
                continue
            self.asked.append(text)
            if text.startswith("Again"):
                done({number: Translation("", 0.0, "the model repeats itself")})
                continue
            hypotheses = [Hypothesis(made, -0.1) for made in KNOWN.get(text, [f"«{text}»"])]
            done({number: Translation(hypotheses[choose(text, hypotheses)].text, 0.9)})


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path))


def made(maker: Maker, *texts: str) -> Made:
    (found,) = maker.make([Piece(texts, "en", "kk")])
    return found


def test_what_the_model_makes_says_by_which_model_from_which_language_and_how_good():
    found = made(Maker(Model()), "The bridge opens on 5 May.")
    assert found.text == "Көпір 5 мамырда ашылады."
    assert (found.lang, found.origin, found.source, found.model, found.revision) == (
        "kk", "mt", "en", "test/model", "r1",
    )  # fmt: skip
    assert 0.5 < found.score < 1


def test_of_several_translations_the_one_that_keeps_the_figures_is_taken():
    assert made(Maker(Model()), "It is 340 metres long.").text == "Оның ұзындығы – 340 метр."


def test_of_several_translations_the_one_with_the_terms_of_the_glossary_is_taken(tmp_path):
    path = tmp_path / "terms.tsv"
    path.write_text("en\tkk\nwater council\tсу кеңесі\n", encoding="utf-8")
    maker = Maker(Model(), glossary=Glossary.read(path))
    assert made(maker, "The water council met.").text == "Су кеңесі жиналды."
    assert made(Maker(Model()), "The water council met.").text == "Су комитеті жиналды."


def test_a_sentence_is_translated_once_however_it_is_wrapped_and_however_often_it_occurs():
    model = Model()
    maker = Maker(model)
    first = maker.make([Piece(("Two\nwords.", "A."), "en", "kk"), Piece(("A.",), "en", "kk")])
    later = maker.make([Piece((" Two words.",), "en", "kk")])
    assert sorted(model.asked) == ["A.", "Two words."]
    assert first[0].text == f"{later[0].text} {first[1].text}"


def test_sentences_joined_are_as_good_as_the_worst_of_them():
    maker = Maker(Model())
    good, bad = made(maker, "The bridge opens on 5 May."), made(maker, "He saw 7 of 12 on 9 June 1990.")
    assert bad.score < good.score
    assert made(maker, "The bridge opens on 5 May.", "He saw 7 of 12 on 9 June 1990.").score == bad.score


def test_a_side_is_left_empty_where_one_of_its_sentences_is_no_good():
    found = made(Maker(Model()), "The bridge opens on 5 May.", "Again and again.")
    assert (found.text, found.score, found.note) == ("", 0.0, "the model repeats itself")


def test_a_translation_judged_worse_than_the_least_quality_is_left_empty_and_says_so():
    found = made(Maker(Model(), min_quality=0.5), "He saw 7 of 12 on 9 June 1990.")
    assert found.text == ""
    assert found.note == f"quality estimated at {found.score:.2f}, below 0.5"
    assert made(Maker(Model(), min_quality=0.5), "The bridge opens on 5 May.").text


def recall(text: str, source: str, target: str) -> Made | None:
    assert (source, target) == ("en", "kk")
    if text == "It is 340 metres long.":
        return Made("kk", "Ұзындығы – 340 метр.", "memory", "en", "memory.sqlite", "7f", 1.0)
    if text == "The bridge opens on 5 May.":
        return Made("kk", "Көпір 6 мамырда ашылады.", "memory", "en", "memory.sqlite", "80", 0.9, "6 for 5")
    return None


def test_an_exact_match_of_the_memory_is_taken_before_the_model_is_asked():
    model = Model()
    found = made(Maker(model, recall), "It is 340 metres long.")
    assert (found.text, found.origin, found.score, model.asked) == ("Ұзындығы – 340 метр.", "memory", 1.0, [])


def test_a_fuzzy_match_is_offered_in_the_note_with_its_rate_and_the_difference():
    found = made(Maker(Model(), recall), "The bridge opens on 5 May.")
    assert (found.text, found.origin) == ("Көпір 5 мамырда ашылады.", "mt")
    assert found.note == "the memory has: Көпір 6 мамырда ашылады. (6 for 5)"


def test_without_a_model_only_what_the_memory_knows_exactly_is_filled():
    maker = Maker(None, recall)
    assert made(maker, "It is 340 metres long.").text == "Ұзындығы – 340 метр."
    fuzzy = made(maker, "The bridge opens on 5 May.")
    assert fuzzy.text == ""
    assert fuzzy.note == "no model was asked; the memory has: Көпір 6 мамырда ашылады. (6 for 5)"
    unknown = made(maker, "Unknown.")
    assert (unknown.text, unknown.note) == ("", "no model was asked; the memory has nothing like it")


def test_a_side_of_which_a_part_is_machine_made_is_machine_made():
    found = made(Maker(Model(), recall), "It is 340 metres long.", "The water council met.")
    assert (found.origin, found.model) == ("mt", "test/model")
    assert found.text == "Ұзындығы – 340 метр. Су комитеті жиналды."


@pytest.mark.parametrize("text", ["\u200b", "\ufeff"])
def test_a_segment_without_a_visible_sign_is_left_empty(text):
    assert made(Maker(Model()), text).text in {"", "«»", f"«{text}»"}


def test_what_a_model_writes_is_one_line_without_control_characters():
    class Hostile(Model):
        def translate(self, texts, source, target, done, choose=None, *, known=()):
            done({0: Translation("a\nb\t\x1b[31mc\u2028 d\x00 ", 0.5)})

    assert made(Maker(Hostile()), "One.").text == "a b [31mc d"


class WayBack:
    """Finds one text less likely than others as a translation of its translation."""

    def check(self, source: str, target: str) -> None:
        assert (source, target) == ("kk", "en")

    def fits(self, text: str) -> bool:
        return True

    def hypotheses(self, texts, source, target, *, beams, count):
        raise AssertionError("it only judges")

    def likelihoods(self, texts, translations, source, target):
        return [-6.0 if "nine" in text else -0.5 - 0.01 * len(text) for text in translations]


def test_a_translation_from_which_the_model_would_not_come_back_is_held_to_be_worse():
    texts = [
        f"The {word} boat left the harbour."
        for word in ("old", "new", "big", "red", "far", "low", "wet", "dry", "nine")
    ]
    pieces = [Piece((text,), "en", "kk") for text in texts]
    heard = [made.score for made in Maker(Model(), backend=WayBack()).make(pieces)]
    alone = [made.score for made in Maker(Model()).make(pieces)]
    assert heard[-1] < alone[-1]
    assert max(abs(one - other) for one, other in zip(heard[:-1], alone[:-1], strict=True)) < alone[-1] - heard[-1]
