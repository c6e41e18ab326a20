"""What fills a missing side: first the memory, then the model; each sentence once, with its origin and its quality."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ..corpus.glossary import Glossary
from ..corpus.made import Made
from ..corpus.units import clean
from ..models.translation.base import Backend, Translation
from ..models.translation.estimate import ModelSignals, Scale, estimated, scale_of
from ..models.translation.journal import Progress, Translates, translate_journalled
from ..models.translation.rerank import chooser, remarks
from ..models.translation.reverse import model_signals
from .fill import Piece
from .quality import Quality, measured

#: What a memory has for a text in a direction: its own text at score 1, or with a lower score what is only like it.
Recall = Callable[[str, str, str], Made | None]
#: Of texts that are less alike, in per cent, a memory's translation is no help.
LEAST_RATE: Final = 75
_NO_MODEL: Final = "no model was asked"
_NOTHING: Final = "the memory has nothing like it"


@dataclass
class Maker:
    """Makes pieces of text in another language; what it made of a sentence stays, however often the sentence occurs.

    Of several translations the model gives, one is taken that keeps figures, names and the terms of the ``glossary``.
    ``min_quality`` is the least estimated quality, 0..1, that a translation by the model may have; a worse one is not
    taken. ``backend``, where it is given, says how likely it holds the way back. ``progress`` gives for a piece of work
    whom to tell how many of how many sentences are done.
    """

    translator: Translates | None = None
    recall: Recall | None = None
    glossary: Glossary | None = None
    min_quality: float = 0.0
    backend: Backend | None = None
    progress: Callable[[str], Progress] = lambda what: lambda done, total: None
    _made: dict[tuple[str, str], dict[str, Made]] = field(default_factory=dict, init=False)
    _scales: dict[tuple[str, str], Scale] = field(default_factory=dict, init=False)

    def make(self, pieces: Sequence[Piece]) -> list[Made]:
        """What fills the place of each piece; its text is empty where a sentence of it could not be made well."""
        wanted: dict[tuple[str, str], dict[str, None]] = {}
        for piece in pieces:
            wanted.setdefault((piece.source, piece.target), {}).update(dict.fromkeys(map(clean, piece.texts)))
        for (source, target), texts in wanted.items():
            known = self._made.setdefault((source, target), {})
            self._add(known, [text for text in texts if text not in known], source, target)
        return [
            _joined([self._made[piece.source, piece.target][clean(text)] for text in piece.texts]) for piece in pieces
        ]

    def measure(self, pairs: Sequence[tuple[str, str]], source: str, target: str, most: int) -> Quality | None:
        """How the model translates what people translated too; its scores are held against that from then on."""
        if self.translator is None:
            return None
        found: dict[str, Translation] = {}

        def translate(texts: Sequence[str]) -> list[str]:
            found.update(self._run(texts, source, target, "measuring"))
            return [found[text].text for text in texts]

        quality = measured(pairs, translate, (source, target), self.translator.id, most=most)
        if quality:
            signals = model_signals(self.backend, {text: found[text] for text in quality.chrf}, source, target)
            scale = scale_of(list(signals.values()), [quality.chrf[text] for text in signals])
            self._scales[source, target] = scale
        return quality

    def _run(self, texts: Sequence[str], source: str, target: str, what: str) -> dict[str, Translation]:
        """Each of the texts with its translation by the model."""
        if self.translator is None:
            return {}
        choose, told = chooser(self.glossary)(source, target), self.progress(f"{what} {source} to {target}")
        return translate_journalled(self.translator, texts, (source, target), choose, told)

    def _add(self, known: dict[str, Made], texts: Sequence[str], source: str, target: str) -> None:
        recalled = {text: found for text in texts if self.recall and (found := self.recall(text, source, target))}
        taken = {text: made for text, made in recalled.items() if made.score >= 1}
        for text, made in self._translated([text for text in texts if text not in taken], source, target):
            like = recalled.get(text)
            nothing = "" if self.translator else _NOTHING
            known[text] = replace(made, note=_notes([made.note, _offer(like) if like else nothing]))
        known.update(taken)

    def _translated(self, texts: Sequence[str], source: str, target: str) -> Iterable[tuple[str, Made]]:
        """Each of the texts with what the model makes of it."""
        if self.translator is None:
            return [(text, Made(target, "", "memory", source, "", "", 0.0, _NO_MODEL)) for text in texts]
        found = self._run(texts, source, target, "translating")
        signals = model_signals(self.backend, found, source, target)
        if (source, target) not in self._scales:
            self._scales[source, target] = scale_of(list(signals.values()))
        return [(text, self._judged(text, found[text], (source, target), signals.get(text))) for text in texts]

    def _judged(
        self, text: str, translation: Translation, direction: tuple[str, str], said: ModelSignals | None
    ) -> Made:
        assert self.translator is not None  # noqa: S101 - only its translations are judged
        source, target = direction
        score = estimated(text, translation, source, target, models=said, scale=self._scales[direction])
        made = Made(target, clean(translation.text), "mt", source, self.translator.id, self.translator.revision, score)
        if not made.text:
            return replace(made, score=0.0, note=translation.problem or "the model made nothing of it")
        if score < self.min_quality:
            note = f"quality estimated at {score:.2f}, below {self.min_quality:g}"
            return replace(made, text="", note=note)
        seen = remarks(text, made.text, source, target, self.glossary)
        return replace(made, note=_notes([translation.note, seen]))


def _joined(parts: Sequence[Made]) -> Made:
    """Sentences as one text, as good as the worst of them, and made by a machine if one of them is."""
    if len(parts) == 1:
        return parts[0]
    first = next((part for part in parts if part.origin == "mt"), parts[0])
    whole = all(part.text for part in parts)
    return replace(
        first,
        text=" ".join(part.text for part in parts) if whole else "",
        score=min(part.score for part in parts),
        note=_notes(dict.fromkeys(part.note for part in parts if whole or not part.text)),
    )


def _notes(notes: Iterable[str]) -> str:
    return "; ".join(note for note in notes if note)


def _offer(like: Made) -> str:
    """What a memory has that is not quite it, in words."""
    said = like.note or f"match of {like.score:.0%}"
    return f"the memory has: {like.text} ({said})"
