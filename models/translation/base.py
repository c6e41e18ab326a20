"""What every translation back end does, whatever library runs it: the seam between models and their use."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from .tokens import LONGEST, Tokens


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation of a piece of text; ``logprob`` is the mean natural logarithm of its tokens' probabilities.

    The tokens are those that the model chose, its end among them; a language that it must begin with is not counted.
    The text is empty where the model came to no end.
    """

    text: str
    logprob: float


@dataclass(frozen=True, slots=True)
class Translation:
    """The chosen translation of a segment.

    ``score`` is the geometric mean of its tokens' probabilities, 0..1. Where nothing usable was made ``text`` is empty
    and ``problem`` says why in words. ``note`` says what a reader of a usable text must know, such as that it was
    translated in pieces.
    """

    text: str
    score: float
    problem: str = ""
    note: str = ""


class Backend(Protocol):
    """A loaded model; its languages are BCP 47 codes, and pieces of text are sound UTF-8 that ``fits`` has passed."""

    def check(self, source: str, target: str) -> None:
        """Raise ``ModelUnavailableError`` unless the model knows both languages."""
        ...

    def fits(self, text: str) -> bool:
        """Whether the text is short enough for the model to take whole."""
        ...

    def hypotheses(
        self, texts: Sequence[str], source: str, target: str, *, beams: int, count: int
    ) -> list[list[Hypothesis]]:
        """For each text its ``count`` best translations, the likeliest first; ``count`` is at most ``beams``.

        The texts go through the model at once; too many of them are an error of memory.
        """
        ...

    def likelihoods(self, texts: Sequence[str], translations: Sequence[str], source: str, target: str) -> list[float]:
        """For each text the mean natural log-probability a token that the model gives to a translation not its own."""
        ...


class TokenBackend(ABC):
    """What all libraries have in common: the tokenizer says which languages and texts a model takes."""

    tokens: Tokens

    @property
    @abstractmethod
    def _positions(self) -> int:
        """How many tokens the network has places for."""

    def check(self, source: str, target: str) -> None:
        """See ``Backend``."""
        self.tokens.check(source, target)

    def fits(self, text: str) -> bool:
        """See ``Backend``."""
        return self.tokens.fits(text, self._positions)

    def _places(self, said: Any) -> int:
        """The positions that a configuration says; a network with relative ones has no end of them."""
        return 4 * LONGEST if self.tokens.family in ("t5", "madlad") else int(said)

    def _text(self, row: Sequence[int]) -> str:
        """The text of some tokens; none where the model came to no end."""
        return self.tokens.text(row) if row and row[-1] == self.tokens.end else ""


def ranked(hypotheses: Iterable[Hypothesis]) -> list[Hypothesis]:
    """The likeliest first, those without an end last."""
    return sorted(hypotheses, key=lambda h: (not h.text, -h.logprob))
