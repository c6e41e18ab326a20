"""How sure a score really is: of the beads scored 0.9, nine in ten shall be right.

Logistic scaling of a model's own probability: Platt (1999), "Probabilistic Outputs for Support Vector Machines".
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log

#: Probabilities are kept so far from 0 and 1.
_EDGE = 1e-4


@dataclass(frozen=True, slots=True)
class Sureness:
    """The law from a score in 0..1 to the share of such beads that are right."""

    slope: float = 1.0
    offset: float = 0.0

    def of(self, score: float) -> float:
        """The share, in 0..1, that is right of the beads with this score."""
        score = min(max(score, _EDGE), 1 - _EDGE)
        return 1 / (1 + exp(-self.slope * log(score / (1 - score)) - self.offset))


#: Scores are taken at their word.
UNCHANGED = Sureness()
