"""What a model cannot take is kept from it, and what it writes is checked.

Nothing is cut and nothing is lost: text without a letter stays as it is, over-long text goes through in pieces, and
tags, placeholders and addresses come through to the letter. Of these a model is given all but what would be a command
to it; where it changes them, the text is translated piece by piece between them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log

from ...corpus.errors import ModelUnavailableError
from ..loading import is_out_of_memory
from .base import Backend, Hypothesis, Translation
from .markup import commands, has_signs, keeps, legible, parts, restored, translatable
from .splitting import repeats_itself, split

#: Tokens of source that go through the model at once, padding included; a token is about three characters.
_BATCH, _CHARACTERS = 1024, 3
_LOOP = "the model repeats itself or comes to no end"
_ADDED = "the model writes tags that the text does not have"
_IN_PIECES = "longer than the model takes: translated in pieces"
_BETWEEN = "translated in pieces, between tags, placeholders or addresses"
_WORD = "a word longer than the model takes was left as it is"
#: No translation has a probability of 0, whose logarithm does not exist.
_LEAST = 1e-9


@dataclass(frozen=True)
class Work:
    """Translation from one language into another; ``choose`` picks one of a text's hypotheses."""

    backend: Backend
    beams: int
    source: str
    target: str
    choose: Callable[[str, Sequence[Hypothesis]], int]

    def batches(self, texts: Collection[str]) -> Iterator[list[str]]:
        """The texts in batches: those that stay as they are, those for the model by length, and one by one the rest."""
        stay = [text for text in texts if not translatable(text)]
        if stay:
            yield stay
        unchanged = set(stay)
        rest = {text: self._goes_whole(legible(text)) for text in texts if text not in unchanged}
        whole = [text for text, goes_whole in rest.items() if goes_whole]
        yield from ([whole[n] for n in batch] for batch in _by_length(list(map(legible, whole))))
        yield from ([text] for text, goes_whole in rest.items() if not goes_whole)

    def translated(self, batch: Sequence[str]) -> list[Translation]:
        """The translations of the texts of a batch or of some of them."""
        if not translatable(batch[0]):
            return [Translation(text, 1.0) for text in batch]
        return self._each([legible(text) for text in batch])

    def _each(self, texts: Sequence[str]) -> list[Translation]:
        """The translations of legible texts of all kinds."""
        found = {n: self._in_pieces(text) for n, text in enumerate(texts) if not self._goes_whole(text)}
        whole = [n for n in range(len(texts)) if n not in found]
        for batch in _by_length([texts[n] for n in whole]):
            groups = self._hypotheses([texts[whole[k]] for k in batch])
            found |= {whole[k]: self._checked(texts[whole[k]], group) for k, group in zip(batch, groups, strict=True)}
        return [found[n] for n in range(len(texts))]

    def _goes_whole(self, text: str) -> bool:
        return translatable(text) and not commands(text) and self.backend.fits(text)

    def _in_pieces(self, text: str) -> Translation:
        if not translatable(text):
            return Translation(text, 1.0)
        if commands(text):
            return self._between(text)
        pieces = split(text, self.source, self.backend.fits)
        if pieces == [text]:
            return Translation(text, 0.0, note=_WORD)
        found = self._each(pieces)
        return _joined(found, " ".join(translation.text for translation in found), _IN_PIECES)

    def _between(self, text: str) -> Translation:
        """What must come through to the letter stays in its place, and what is between it is translated."""
        cut = parts(text)
        found = self._each([part.strip() for part, kept in cut if not kept])
        texts = (translation.text for translation in found)
        made = (part if kept else part.replace(part.strip(), next(texts), 1) for part, kept in cut)
        return _joined(found, "".join(made), _BETWEEN)

    def _checked(self, text: str, hypotheses: Sequence[Hypothesis]) -> Translation:
        """The chosen one of the hypotheses that come to an end and keep what must be kept."""
        ended = [h for h in hypotheses if h.text and not repeats_itself(h.text, text)]
        if not ended:
            return Translation("", 0.0, _LOOP)
        faithful = [Hypothesis(restored(h.text, text, self.target), h.logprob) for h in ended if keeps(h.text, text)]
        if not faithful:
            return self._between(text) if has_signs(text) else Translation("", 0.0, _ADDED)
        best = faithful[self.choose(text, faithful)]
        return Translation(best.text, exp(min(best.logprob, 0.0)))

    def _hypotheses(self, texts: Sequence[str]) -> list[list[Hypothesis]]:
        """Each text's hypotheses; where memory is too little for all at once, half of them at a time."""
        try:
            return self.backend.hypotheses(texts, self.source, self.target, beams=self.beams, count=self.beams)
        except ModelUnavailableError as error:
            if len(texts) < 2 or not (error.__cause__ and is_out_of_memory(error.__cause__)):
                raise
        middle = len(texts) // 2
        return self._hypotheses(texts[:middle]) + self._hypotheses(texts[middle:])


def _joined(pieces: Sequence[Translation], text: str, note: str) -> Translation:
    """One translation of many, whose score is their mean by length; nothing where one of them is missing."""
    if problem := next((piece.problem for piece in pieces if piece.problem), ""):
        return Translation("", 0.0, problem)
    weighed = [(sum(map(str.isalpha, piece.text)), piece) for piece in pieces if piece.note != _WORD]
    weight = sum(letters for letters, _ in weighed)
    logprob = sum(letters * log(max(piece.score, _LEAST)) for letters, piece in weighed) / max(weight, 1)
    notes = dict.fromkeys((note, *(piece.note for piece in pieces if piece.note)))
    return Translation(text, exp(logprob), note="; ".join(notes))


def _by_length(texts: Sequence[str]) -> Iterator[list[int]]:
    """The numbers of texts, longest first, so many together as a batch has room for."""
    order = sorted(range(len(texts)), key=lambda n: -len(texts[n]))
    while order:
        size = max(1, _BATCH * _CHARACTERS // max(len(texts[order[0]]), 1))
        yield order[:size]
        order = order[size:]
