"""What every translation back end does, whatever library runs it: the seam between models and their use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


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
