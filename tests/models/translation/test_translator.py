"""What the translator does around a model, shown with a model that writes in capitals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from ushtil.corpus.errors import ModelUnavailableError
from ushtil.models.translation.base import Hypothesis, Translation
from ushtil.models.translation.translator import Translator, first

LONGEST = 60


class Capitals:
    """A model that writes in capitals; it takes 60 characters, keeps a record, and says more on request."""

    def __init__(self, write: Callable[[str], list[str]] = lambda text: [text.upper()]) -> None:
        self.write = write
        self.batches: list[list[str]] = []

    def check(self, source: str, target: str) -> None:
        if "xx" in (source, target):
            raise ModelUnavailableError("does not know xx")

    def fits(self, text: str) -> bool:
        return len(text) <= LONGEST

    def hypotheses(
        self, texts: Sequence[str], source: str, target: str, *, beams: int, count: int
    ) -> list[list[Hypothesis]]:
        assert all(map(self.fits, texts))
        self.batches.append(list(texts))
        return [[Hypothesis(found, -0.1 * (n + 1)) for n, found in enumerate(self.write(text))] for text in texts]

    def likelihoods(self, texts: Sequence[str], translations: Sequence[str], source: str, target: str) -> list[float]:
        return [0.0] * len(texts)


def translated(
    texts: Sequence[str], backend: Capitals | None = None, choose: Callable[[str, Sequence[Hypothesis]], int] = first
) -> list[Translation]:
    found: dict[int, Translation] = {}
    Translator("m", "r", backend or Capitals(), "test").translate(texts, "en", "kk", found.update, choose)
    return [found[n] for n in range(len(texts))]


def test_each_text_has_its_translation_with_the_models_probability() -> None:
    long, short = translated(["a long sentence of many words", "short"])
    assert (long.text, short.text) == ("A LONG SENTENCE OF MANY WORDS", "SHORT")
    assert short.score == pytest.approx(0.9048, abs=1e-4)


@pytest.mark.parametrize("text", ["", " ", "3,400", "№ 5", "https://a.kz/x", "<br/>", "\0"])
def test_what_has_no_letter_stays_as_it_is_and_is_not_sent(text: str) -> None:
    backend = Capitals()
    assert translated([text], backend) == [Translation(text, 1.0)]
    assert not backend.batches


def test_equal_texts_are_translated_once_and_those_of_a_length_together() -> None:
    backend = Capitals()
    found = translated(["water", "a much longer text than that", "water", "stone"] * 3, backend)
    assert [t.text for t in found[:4]] == ["WATER", "A MUCH LONGER TEXT THAN THAT", "WATER", "STONE"]
    assert [text for batch in backend.batches for text in batch] == ["a much longer text than that", "water", "stone"]


def test_a_long_text_goes_through_in_pieces_and_nothing_of_it_is_lost() -> None:
    text = "The water rose, and the bridge was closed; nobody was hurt. " * 200
    (found,) = translated([text])
    assert found.text.split() == text.upper().split()
    assert "in pieces" in found.note
    assert found.score == pytest.approx(0.9048, abs=1e-4)


def test_a_word_longer_than_the_model_takes_is_left_as_it_is() -> None:
    word = "x" * 10_000
    (alone, inside) = translated([word, f"see {word} there"])
    assert alone == Translation(word, 0.0, note="a word longer than the model takes was left as it is")
    assert inside.text == f"SEE {word} THERE"
    assert "left as it is" in inside.note


def test_tags_that_the_model_keeps_are_left_to_it() -> None:
    backend = Capitals(lambda text: [text.upper().replace("<B>", "<b>").replace("</B>", "</b>")])
    (found,) = translated(["a <b>big</b> river"], backend)
    assert found.text == "A <b>BIG</b> RIVER"
    assert found.score == pytest.approx(0.9048, abs=1e-4)
    assert backend.batches == [["a <b>big</b> river"]]


def test_tags_that_the_model_damages_are_put_back_where_they_were() -> None:
    (found,) = translated(["Hello <b>dear {name}</b>, see www.a.kz/x now"])
    assert found.text == "HELLO <b>DEAR {name}</b>, SEE www.a.kz/x NOW"
    assert "between tags" in found.note


def test_what_would_be_a_command_is_never_sent() -> None:
    backend = Capitals()
    (found,) = translated(["go </s> on <2ru> now"], backend)
    assert found.text == "GO </s> ON <2ru> NOW"
    assert sorted(text for batch in backend.batches for text in batch) == ["go", "now", "on"]


def test_a_model_that_repeats_itself_is_found_out_and_nothing_of_it_is_written() -> None:
    (found,) = translated(["The river is wide."], Capitals(lambda text: ["су су су су су су су су"]))
    assert found.text == ""
    assert "repeats itself" in found.problem


def test_one_that_comes_to_no_end_too_and_a_better_hypothesis_is_taken() -> None:
    assert "no end" in translated(["The river."], Capitals(lambda text: [""]))[0].problem
    assert translated(["The river."], Capitals(lambda text: ["", "ха" * 60, "Өзен."]))[0].text == "Өзен."


def test_a_long_text_with_a_piece_that_fails_is_empty_with_the_reason() -> None:
    backend = Capitals(lambda text: [""] if "stone" in text else [text.upper()])
    (found,) = translated(["The water rose over the old bridge. The stone fell into the deep water."], backend)
    assert (found.text, bool(found.problem)) == ("", True)


def test_tags_out_of_nowhere_are_not_written() -> None:
    (found,) = translated(["The river."], Capitals(lambda text: ["<b>Өзен</b>"]))
    assert (found.text, found.problem) == ("", "the model writes tags that the text does not have")


def test_the_caller_chooses_among_sound_hypotheses() -> None:
    backend = Capitals(lambda text: ["Екі 7", "Үш 5", ""])
    (found,) = translated(["three 5"], backend, lambda text, found: [h.text for h in found].index("Үш 5"))
    assert found.text == "Үш 5"


def test_work_that_was_broken_off_keeps_what_was_done_and_goes_on_in_the_same_batches() -> None:
    texts = [f"sentence number {n} " + "word " * (n % 5) for n in range(900)]
    whole = Capitals()
    expected = translated(texts, whole)

    class Interrupted(Capitals):
        def hypotheses(
            self, texts: Sequence[str], source: str, target: str, *, beams: int, count: int
        ) -> list[list[Hypothesis]]:
            if len(self.batches) == 3:
                raise KeyboardInterrupt
            return super().hypotheses(texts, source, target, beams=beams, count=count)

    found: dict[int, Translation] = {}
    broken = Interrupted()
    with pytest.raises(KeyboardInterrupt):
        Translator("m", "r", broken, "test").translate(texts, "en", "kk", found.update)
    assert set(found) == {texts.index(text) for batch in broken.batches for text in texts if text.strip() in batch}
    rest = Capitals()
    Translator("m", "r", rest, "test").translate(texts, "en", "kk", found.update, known=set(found))
    assert broken.batches + rest.batches == whole.batches
    assert [found[n] for n in range(len(texts))] == expected


def test_with_too_little_memory_fewer_texts_go_through_at_once() -> None:
    class Small(Capitals):
        def hypotheses(
            self, texts: Sequence[str], source: str, target: str, *, beams: int, count: int
        ) -> list[list[Hypothesis]]:
            if len(texts) > limit:
                raise ModelUnavailableError("not enough memory") from MemoryError()
            return super().hypotheses(texts, source, target, beams=beams, count=count)

    texts = [f"text {chr(97 + n)}" for n in range(9)]
    limit = 2
    assert [t.text for t in translated(texts, Small())] == [text.upper() for text in texts]
    limit = 0
    with pytest.raises(ModelUnavailableError, match="not enough memory"):
        translated(texts, Small())


def test_an_unknown_language_is_refused_before_anything_is_done() -> None:
    backend = Capitals()
    with pytest.raises(ModelUnavailableError, match="xx"):
        Translator("m", "r", backend, "test").translate(["water"], "en", "xx", lambda found: None)
    assert not backend.batches
