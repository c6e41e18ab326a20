"""What models say of finished translations: the translator's own probability, and that of the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ...corpus.errors import ModelUnavailableError
from .base import Backend, Translation
from .estimate import ModelSignals
from .markup import legible, translatable


def model_signals(
    backend: Backend | None, made: Mapping[str, Translation], source: str, target: str
) -> dict[str, ModelSignals]:
    """For each source text with a translation what the model says of it.

    The source text is scored as a translation of its translation (forced decoding), where the model translates that way
    too and takes both whole; this is the second half of dual cross-entropy (Junczys-Dowmunt 2018, "Dual Conditional
    Cross-Entropy Filtering of Noisy Parallel Corpora").
    """
    found = {text: ModelSignals.of(translation) for text, translation in made.items() if translation.text}
    if backend is None or not _knows(backend, target, source):
        return found
    asked = [text for text in found if _is_whole(backend, text) and _is_whole(backend, made[text].text)]
    translations, texts = [legible(made[text].text) for text in asked], [legible(text) for text in asked]
    scores = backend.likelihoods(translations, texts, target, source) if asked else []
    return found | {text: replace(found[text], reverse=score) for text, score in zip(asked, scores, strict=True)}


def _knows(backend: Backend, source: str, target: str) -> bool:
    try:
        backend.check(source, target)
    except ModelUnavailableError:
        return False
    return True


def _is_whole(backend: Backend, text: str) -> bool:
    return translatable(text) and backend.fits(legible(text))
