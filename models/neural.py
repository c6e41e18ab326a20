"""The scorer of a name: lexical, neural (sentence vectors from an encoder), or both kinds of evidence together."""

from __future__ import annotations

from collections.abc import Sequence

from ..corpus.errors import ModelUnavailableError, installing
from ..corpus.types import Document
from .base import Scorer
from .both import BothScorer
from .encoder import SentenceEncoder
from .grid import REACH, Cells
from .hub import Located, located
from .lexical import LexicalScorer
from .registry import card
from .scorer_names import BOTH, encoder_of
from .translated import TranslatedScorer, is_translator, translated_scorer
from .vector_cache import Progress, VectorCache, silent
from .vectors import VectorScorer


def scorer_of(
    name: str,
    languages: Sequence[str],
    *,
    force: bool = False,
    overlaps: bool = False,
    progress: Progress = silent,
) -> Scorer:
    """The lexical scorer, that of the encoder of this short name, hub id or folder, or ``both`` (``both:ENCODER``).

    A translator in the place of an encoder translates one side. With ``overlaps`` neighbouring sentences are encoded
    as one text too, instead of their vectors being added up. ``progress`` is told how many of how many texts are done.
    Raises ``ModelUnavailableError`` for a model that is not on this computer, and, unless ``force``, for one that is
    poor in a language.
    """
    encoder = encoder_of(name)
    if encoder is None:
        return LexicalScorer()
    neural = _neural(encoder, languages, force=force, overlaps=overlaps, progress=progress)
    return BothScorer(neural) if name.partition(":")[0] == BOTH else neural


def _neural(
    model: str, languages: Sequence[str], *, force: bool, overlaps: bool, progress: Progress
) -> VectorScorer | TranslatedScorer:
    if is_translator(model):
        return translated_scorer(model, languages, force=force, progress=progress)
    check_encoder(model, languages, force=force)
    return neural_scorer(located(model), progress, overlaps=overlaps)


def check_encoder(name: str, languages: Sequence[str], *, force: bool) -> None:
    """Raise ``ModelUnavailableError`` for an encoder that is known to be poor in a language."""
    known = card(name)
    if known and not force and (reason := known.refusal(languages)):
        raise ModelUnavailableError(f"{reason}: use --scorer labse, or --force to use it all the same")


def neural_scorer(model: Located, progress: Progress = silent, *, overlaps: bool = False) -> VectorScorer:
    """The scorer of an encoder on this computer; vectors are kept on disk between runs."""
    encoder = SentenceEncoder(model, device())

    def vectors(document: Document) -> Cells:
        texts = document.sentences
        layers = [texts, *(_merged(texts, size) for size in range(2, REACH + 1))] if overlaps else [texts]
        cache = VectorCache(encoder.signature)
        found = cache.encoded([text for layer in layers for text in layer], encoder.encode, encoder.at_once, progress)
        return found.reshape(REACH, len(texts), -1) if overlaps and texts else found

    return VectorScorer(vectors)


def _merged(texts: Sequence[str], size: int) -> list[str]:
    """For each sentence the text of the ``size`` that end with it; of the first ones, of those that there are."""
    return [" ".join(texts[max(0, last - size + 1) : last + 1]) for last in range(len(texts))]


def device() -> str:
    """A CUDA device where there is one, or else the processor."""
    try:
        import torch
    except ImportError:
        raise ModelUnavailableError(f"torch is missing, which encoders need: {installing('neural')}") from None
    return "cuda" if torch.cuda.is_available() else "cpu"
