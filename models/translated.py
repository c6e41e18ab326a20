"""The scorer of those who have a translator and no encoder: one side is translated, and likened letter by letter.

The better direction of the two is taken. Translations are the likeliest word by word (one beam), which is enough to
find counterparts by, and kept in the journal, so that aligning a text again costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..corpus.errors import ModelUnavailableError
from ..corpus.tables import primary_language
from ..corpus.types import Document
from ..corpus.units import clean
from .convert import is_converted
from .hub import located
from .loading import configuration
from .ngrams import ngram_vectors
from .registry import Card, card
from .translation.codes import family_of
from .translation.journal import Translates, translate_journalled
from .vector_cache import Progress, silent
from .vector_weights import VectorWeights
from .vectors import VectorEvidence

Check = Callable[[str, str], None]


@dataclass(frozen=True)
class TranslatedScorer:
    """Judges by a translation of one side into the language of the other.

    ``check`` raises ``ModelUnavailableError`` for a direction that the model cannot translate.
    """

    translator: Translates
    check: Check
    progress: Progress = silent
    weights: VectorWeights | None = None

    def evidence(self, left: Document, right: Document) -> VectorEvidence:
        """See ``Scorer``. Raises ``ModelUnavailableError`` where the model translates in neither direction."""
        forth = self._is_forth(left.lang, right.lang)
        ours = self._translated(left, right.lang) if forth else list(left.sentences)
        theirs = list(right.sentences) if forth else self._translated(right, left.lang)
        return likeness(ours, theirs, self.weights)

    def _is_forth(self, left: str, right: str) -> bool:
        """Whether the left side is better translated than the right one; where nothing is published, the left is."""
        if primary_language(left) == primary_language(right):
            return True
        forth, back = (self._problem(*way) for way in ((left, right), (right, left)))
        if forth and back:
            raise forth
        if forth or back:
            return not forth
        known = card(self.translator.id)
        return _published(known, left, right) >= _published(known, right, left)

    def _problem(self, source: str, target: str) -> ModelUnavailableError | None:
        try:
            self.check(source, target)
        except ModelUnavailableError as error:
            return error
        return None

    def _translated(self, document: Document, target: str) -> list[str]:
        """Each segment in the other language; one that the model made nothing of stays as it is."""
        texts = [clean(text) for text in document.sentences]
        if primary_language(document.lang) == primary_language(target):
            return texts
        found = translate_journalled(self.translator, texts, (document.lang, target), progress=self.progress)
        return [found[text].text or text for text in texts]


def likeness(left: Sequence[str], right: Sequence[str], weights: VectorWeights | None = None) -> VectorEvidence:
    """The evidence of two lists of segments in one language, by their letters."""
    return VectorEvidence.of(*ngram_vectors(left, right), weights)


def is_translator(model: str) -> bool:
    """Whether a short name, hub id or folder is that of a translator; False for what is not on this computer."""
    if known := card(model):
        return known.task == "translator"
    try:
        found = located(model)
        kind = str(configuration(found.folder).get("model_type") or "")
        if not kind:
            return is_converted(found.folder)
        family_of(kind, lambda piece: False, found.id)
    except ModelUnavailableError:
        return False
    return True


def translated_scorer(
    model: str, languages: Sequence[str], *, force: bool = False, progress: Progress = silent
) -> TranslatedScorer:
    """The scorer of a translator on this computer, by its short name, hub id or folder.

    ``progress`` is told how many of how many segments are translated. Raises ``ModelUnavailableError`` for a model that
    cannot be used, and, unless ``force``, for one that is poor in a language.
    """
    from .translation.translator import open_translator

    translator = open_translator(model, languages, beams=1, force=force)
    return TranslatedScorer(translator, translator.backend.check, progress)


def _published(known: Card | None, source: str, target: str) -> float:
    """The published chrF of a direction; 0 where there is none."""
    name = f"FLORES chrF {primary_language(source)}-{primary_language(target)}"
    return next((figure.value for figure in known.figures if figure.name == name), 0.0) if known else 0.0
