"""How long a translation is: log-odds that two spans are translations, from their lengths alone.

As in Gale and Church (1993), "A Program for Aligning Sentences in Bilingual Corpora", the length of a span given
its translation's is taken as normal, here in logarithms, with an expectation per *language pair*. The document's
own ratio is never used: in an abridged text it is wrong by the share that was left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..corpus.tables import primary_language
from .grid import Floats


@dataclass(frozen=True, slots=True)
class LengthModel:
    """The law of log(right / left) for translations, in characters without white space.

    Its mean is the difference of two verbosities. Its variance is ``spread**2 + noise**2 / length``: short texts
    scatter more. Spans that have nothing to do with each other differ by ``background`` (a standard deviation).
    """

    verbosity: Mapping[str, float]
    spread: float
    noise: float
    background: float

    def expected(self, left: str, right: str) -> float:
        """The expected log(right / left) of two languages; a language without figures counts like English."""
        of_left, of_right = (self.verbosity.get(primary_language(code), 0.0) for code in (left, right))
        return of_right - of_left

    def log_odds(self, left: Floats, right: Floats, expected: float) -> Floats:
        """Log-odds of translation against chance for arrays of positive lengths."""
        deviation = np.log(right / left) - expected
        variance = self.spread**2 + self.noise**2 / np.minimum(left, right)
        chance = self.background**2 + variance
        odds: Floats = 0.5 * (np.log(chance / variance) - deviation**2 / variance + deviation**2 / chance)
        return odds
