"""The neural scorer: sentence vectors from an encoder, and the same alignment as with the lexical one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..corpus.errors import ModelUnavailableError
from ..corpus.types import Document
from .base import Scorer
from .encoder import SentenceEncoder, pooling_of
from .grid import Cells
from .hub import Located, located
from .lexical import LexicalScorer
from .registry import card
from .vector_cache import VectorCache
from .vectors import VectorScorer

LEXICAL = "lexical"
Progress = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """Progress that nobody asked for."""


def scorer_of(name: str, languages: Sequence[str], *, force: bool = False, progress: Progress = silent) -> Scorer:
    """The lexical scorer, or that of the encoder of this short name, hub id or folder.

    ``progress`` is told how many of how many sentences are encoded. Raises ``ModelUnavailableError`` for an encoder
    that is not on this computer, for a translator, and, unless ``force``, for one that is poor in a language.
    """
    if name == LEXICAL:
        return LexicalScorer()
    known = card(name)
    if known and known.task != "encoder":
        raise ModelUnavailableError(f"{known.name} translates and compares nothing: use --scorer labse")
    if known and not force and (reason := known.refusal(languages)):
        raise ModelUnavailableError(f"{reason}: use --scorer labse, or --force to use it all the same")
    return neural_scorer(located(name), progress)


def neural_scorer(model: Located, progress: Progress = silent) -> VectorScorer:
    """The scorer of an encoder on this computer; vectors are kept on disk between runs."""
    encoder = SentenceEncoder(model, device())
    cache = VectorCache(f"{model.id}@{model.revision} {pooling_of(model).mode} {encoder.before}")

    def vectors(document: Document) -> Cells:
        return cache.encoded(
            document.sentences, lambda texts: encoder.encode(texts, lambda done: progress(done, len(texts)))
        )

    return VectorScorer(vectors)


def device() -> str:
    """A CUDA device where there is one, or else the processor."""
    try:
        import torch
    except ImportError:
        raise ModelUnavailableError(
            "torch is missing, which encoders need: type pip install 'ushtil[neural]'"
        ) from None
    return "cuda" if torch.cuda.is_available() else "cpu"
