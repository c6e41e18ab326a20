"""What a process holds to make works with: model, memory and glossaries, each opened once, when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from ...corpus.errors import ModelUnavailableError
from ...corpus.glossary import Glossary
from ...corpus.manifest import Manifest
from ...corpus.memory.store import Memory
from ...models.registry import card
from ...models.scorer_names import LEXICAL, encoder_of
from ...models.vector_cache import Progress, silent
from ..engine import AlignOptions
from ..fill_making import LEAST_RATE, Maker, Recall

if TYPE_CHECKING:
    from ...models.base import Scorer
    from ...models.translation.base import Translation
    from ...models.translation.translator import Choose, Translator

_NONE: Final = "none"


@dataclass(frozen=True)
class Tools:
    """The tools for a manifest and the languages of its corpus.

    ``told`` gives for a piece of work whom to tell how many of how many sentences are done; tools that go to another
    process have none.
    """

    manifest: Manifest
    languages: tuple[str, ...]
    told: Callable[[str], Progress] | None = None

    def check(self) -> None:
        """Raise ``UshtilError`` for what would fail in every work.

        That is a model of the wrong kind, or poor in a language of the corpus, a glossary that cannot be read, and a
        file that cannot be fed as a memory.
        """
        fill, align = self.manifest.fill, self.manifest.align
        translator = fill.model if fill and fill.model.lower() != _NONE else None
        for name, force in ((encoder_of(align.scorer), align.force), (translator, fill.force if fill else False)):
            known = card(name) if name else None
            if known and name == translator and known.task != "translator":
                raise ModelUnavailableError(f"{known.name} compares sentences, and translates none: name another")
            if known and not force and (reason := known.refusal(self.languages)):
                raise ModelUnavailableError(f"{reason}: name another model, or write force = true beside it")
        _ = self.check_terms, self._fill_terms
        if self.manifest.memory and self.manifest.memory.exists():
            Memory.open(self.manifest.memory).close()

    def close(self) -> None:
        """Let go of the memory, if it was used."""
        self.__dict__.pop("_recall", None)
        if memory := self.__dict__.pop("_memory", None):
            memory.close()

    @cached_property
    def options(self) -> AlignOptions:
        """How to align."""
        said = self.manifest.align
        order = said.order
        return AlignOptions(order, said.min_score, said.scorer, said.force, said.overlaps)  # type: ignore[arg-type]

    @cached_property
    def scorer(self) -> Scorer | None:
        """The scorer, with its model; None for the lexical one, which needs none."""
        from ...models.neural import scorer_of

        if self.options.scorer == LEXICAL:
            return None
        options, tell = self.options, self.told("reading") if self.told else silent
        return scorer_of(options.scorer, self.languages, force=options.force, overlaps=options.overlaps, progress=tell)

    @cached_property
    def check_terms(self) -> Glossary | None:
        """The glossary that works are checked against."""
        check = self.manifest.check
        return Glossary.read(check.terms) if check and check.terms else None

    def maker(self, work: str) -> Maker:
        """What fills the missing sides of a work, whatever was made for others before."""
        fill = self.manifest.fill
        translator = self._translator
        return Maker(
            _OfWork(translator, work) if translator else None,
            self._recall,
            glossary=self._fill_terms,
            min_quality=fill.min_quality if fill else 0.0,
            backend=translator.backend if translator else None,
            progress=self.told or (lambda what: silent),
        )

    @cached_property
    def _translator(self) -> Translator | None:
        from ...models.translation.translator import open_translator

        fill = self.manifest.fill
        if fill is None or fill.model.lower() == _NONE:
            return None
        return open_translator(fill.model, self.languages, beams=fill.beams, force=fill.force)

    @cached_property
    def _recall(self) -> Recall | None:
        return partial(self._memory.recall, minimum=LEAST_RATE) if self._memory else None

    @cached_property
    def _memory(self) -> Memory | None:
        path = self.manifest.fill.memory if self.manifest.fill else None
        return Memory.open(path) if path and path.exists() else None

    @cached_property
    def _fill_terms(self) -> Glossary | None:
        fill = self.manifest.fill
        return Glossary.read(fill.terms) if fill and fill.terms else None


@dataclass(frozen=True)
class _OfWork:
    """A translator whose translations are kept for one work alone.

    What a model makes of a sentence can depend on those that go through it together. Were translations shared between
    works, what comes out would depend on which work was made first, and so on the number of processes.
    """

    translator: Translator
    work: str

    @property
    def id(self) -> str:
        return self.translator.id

    @property
    def revision(self) -> str:
        return self.translator.revision

    @property
    def signature(self) -> str:
        return f"{self.translator.signature} work {self.work}"

    def translate(
        self,
        texts: Sequence[str],
        source: str,
        target: str,
        done: Callable[[dict[int, Translation]], None],
        choose: Choose = lambda source, hypotheses: 0,
        *,
        known: Collection[int] = (),
    ) -> None:
        self.translator.translate(texts, source, target, done, choose, known=known)
