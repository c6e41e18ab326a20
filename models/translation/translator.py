"""A model that is ready to translate segments: opened by its name, and given them in batches of about one length."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from ...corpus.errors import ModelUnavailableError, UsageError
from ..convert import converted, is_converted
from ..hub import Located, located
from ..registry import card
from .base import Backend, Hypothesis, Translation
from .work import Work

#: Picks one of a text's hypotheses, given the source text, by its number.
Choose = Callable[[str, Sequence[Hypothesis]], int]
#: Gets translations by the number of the text.
Done = Callable[[dict[int, Translation]], None]

#: Another number whenever our own rules make another text of the same output of a model.
_RULES = 3


def first(source: str, hypotheses: Sequence[Hypothesis]) -> int:
    """The hypothesis that the model holds to be the likeliest."""
    return 0


@dataclass(frozen=True)
class Translator:
    """A loaded model; ``id`` and ``revision`` name it in all that it makes, ``library`` is what runs it."""

    id: str
    revision: str
    backend: Backend
    library: str
    beams: int = 4

    @property
    def signature(self) -> str:
        """All beside the model that can change a translation: library and precision, beams, and our own rules."""
        return f"{self.library} beams-{self.beams} rules-{_RULES}"

    def translate(
        self,
        texts: Sequence[str],
        source: str,
        target: str,
        done: Done,
        choose: Choose = first,
        *,
        known: Collection[int] = (),
    ) -> None:
        """Translate texts from one language into another, those of about one length together.

        ``done`` gets each batch's translations by the number of the text, as soon as they are there, so that little is
        lost when the work is broken off. Equal texts are translated once. The texts whose numbers are in ``known`` are
        left out, but the batches stay those of all texts, so that work that goes on where it was broken off gives the
        same translations. Raises ``ModelUnavailableError`` for a language that the model does not know.
        """
        self.backend.check(source, target)
        work = Work(self.backend, self.beams, source, target, choose)
        numbers: dict[str, list[int]] = {}
        for number, text in enumerate(texts):
            numbers.setdefault(text, []).append(number)
        for batch in work.batches(numbers):
            left = [text for text in batch if not all(number in known for number in numbers[text])]
            if left:
                made = zip(left, work.translated(left), strict=True)
                done({number: translation for text, translation in made for number in numbers[text]})


def open_translator(
    model: str, languages: Sequence[str], *, device: str | None = None, beams: int = 4, force: bool = False
) -> Translator:
    """The translator of a short name, a hub id or a folder; one in the form of CTranslate2 is taken where there is one.

    Raises ``ModelUnavailableError`` for a model that is not on this computer, for an encoder, and, unless ``force``,
    for one that is poor in one of the languages.
    """
    if beams < 1:
        raise UsageError(f"{beams} beams: one is the least")
    known = card(model)
    if known and known.task != "translator":
        raise ModelUnavailableError(f"{known.name} compares sentences and translates nothing: use the model tilmash")
    if known and not force and (reason := known.refusal(languages)):
        raise ModelUnavailableError(f"{reason}: use the model tilmash, or --force to use it all the same")
    found = located(model)
    folder = found.folder if is_converted(found.folder) else _copy(found)
    backend, library = _through_ctranslate2(found, folder, device) if folder else _through_transformers(found, device)
    return Translator(found.id, found.revision, backend, library, beams)


def _copy(model: Located) -> Path | None:
    """The converted copy of a model, where there is one and the library for it."""
    return converted(model) if find_spec("ctranslate2") else None


def _through_ctranslate2(model: Located, folder: Path, device: str | None) -> tuple[Backend, str]:
    from .ct2_backend import open_backend

    if device is None:
        device = "cuda" if _cuda_for_ctranslate2() else "cpu"
    backend = open_backend(folder, model, device)
    return backend, backend.signature


def _through_transformers(model: Located, device: str | None) -> tuple[Backend, str]:
    from .transformers_backend import TransformersBackend

    if device is None:
        device = "cuda" if _cuda_for_torch() else "cpu"
    backend = TransformersBackend(model, device)
    return backend, backend.signature


def _cuda_for_ctranslate2() -> bool:
    if not find_spec("ctranslate2"):
        return False  # what is missing is said when the model is loaded
    import ctranslate2

    return bool(ctranslate2.get_cuda_device_count())


def _cuda_for_torch() -> bool:
    if not find_spec("torch"):
        return False
    import torch

    return torch.cuda.is_available()
