"""The way back: how likely a model finds the source as a translation of its translation."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from checkpoints.phrases import SHORT
from checkpoints.translator import checkpoint, m2m100
from ushtil.corpus.errors import ModelUnavailableError
from ushtil.models.translation.base import Hypothesis, Translation
from ushtil.models.translation.estimate import ModelSignals, estimated, scale_of
from ushtil.models.translation.reverse import model_signals
from ushtil.models.translation.translator import open_translator


class Lengths:
    """A back end that finds translations of equal length likely, and knows no English."""

    def check(self, source: str, target: str) -> None:
        if "en" in (source, target):
            raise ModelUnavailableError("does not know en")

    def fits(self, text: str) -> bool:
        return len(text) < 40

    def hypotheses(
        self, texts: Sequence[str], source: str, target: str, *, beams: int, count: int
    ) -> list[list[Hypothesis]]:
        raise AssertionError("nothing is to be translated")

    def likelihoods(self, texts: Sequence[str], translations: Sequence[str], source: str, target: str) -> list[float]:
        assert (source, target) == ("kk", "ru")
        return [-abs(len(a) - len(b)) / 10 for a, b in zip(texts, translations, strict=True)]


MADE = {
    "Мост открыт.": Translation("Көпір ашық.", 0.5),
    "Слово за слово, и так далее, до самого конца": Translation("Сөзден сөз", 0.5),
    "2024": Translation("2024", 1.0),
    "Паром стар.": Translation("", 0.0, "the model repeats itself"),
}


def test_each_translation_has_what_can_be_told_of_it() -> None:
    found = model_signals(Lengths(), MADE, "ru", "kk")
    forward = ModelSignals.of(MADE["Мост открыт."])
    assert list(found) == ["Мост открыт.", "Слово за слово, и так далее, до самого конца", "2024"]
    assert found["Мост открыт."] == ModelSignals(forward.forward, -0.1)
    assert found["Слово за слово, и так далее, до самого конца"].reverse is None
    assert found["2024"].reverse is None


def test_a_model_for_one_direction_is_heard_in_that_one() -> None:
    for backend, source in ((Lengths(), "en"), (None, "ru")):
        found = model_signals(backend, MADE, source, "kk")
        assert all(signals.forward is not None and signals.reverse is None for signals in found.values())


def test_a_trained_model_finds_the_source_of_its_translation_and_not_of_another() -> None:
    pytest.importorskip("torch")
    pairs = [(kazakh, russian) for _, kazakh, russian in SHORT]
    backend = open_translator(str(checkpoint(m2m100)), ("kk", "ru"), device="cpu").backend
    right = model_signals(backend, {ours: Translation(theirs, 0.8) for ours, theirs in pairs}, "kk", "ru")
    wrong = model_signals(
        backend, {pairs[n][0]: Translation(pairs[n - 1][1], 0.8) for n in range(len(pairs))}, "kk", "ru"
    )
    apart = [(right[text].reverse or 0.0) - (wrong[text].reverse or 0.0) for text in right]
    assert min(apart) > 0.5
    text, translation = pairs[0]
    scale = scale_of(list(right.values()))
    good, bad = (
        estimated(text, Translation(translation, 0.8), "kk", "ru", models=signals, scale=scale)
        for signals in (right[text], wrong[text])
    )
    assert bad < good
