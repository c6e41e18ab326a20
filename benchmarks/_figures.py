"""How sure the figures are (bootstrap over documents), and how far beads may be believed (reliability)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ushtil.align.evaluate import Beads, evaluate
from ushtil.corpus.types import Bead

RESAMPLES, SEED, BINS = 1000, 3, 10
#: With fewer documents an interval says nothing.
FEWEST = 5


def interval(golds: Sequence[Beads], tests: Sequence[Beads]) -> tuple[float, float] | None:
    """The middle 95 % of strict F1, null beads left out, over documents drawn with replacement."""
    if len(golds) < FEWEST:
        return None
    table = np.array([counts(gold, test) for gold, test in zip(golds, tests, strict=True)])
    drawn = np.random.default_rng(SEED).integers(len(table), size=(RESAMPLES, len(table)))
    right, made, wanted = table[drawn].sum(axis=1).T
    low, high = np.quantile(2 * right / np.maximum(made + wanted, 1), [0.025, 0.975])
    return float(low), float(high)


def counts(gold: Beads, test: Beads) -> tuple[int, int, int]:
    """How many links are right, how many were made and how many there should be."""
    scores = evaluate([gold], [test])
    return round(scores.strict.recall * scores.gold_beads), scores.test_beads, scores.gold_beads


@dataclass(frozen=True)
class Reliability:
    """Of the beads in each of ten bins of scores: how many, their mean score, and the share that is right."""

    count: NDArray[np.int64]
    score: NDArray[np.float64]
    right: NDArray[np.float64]

    @classmethod
    def of(cls, judged: Iterable[tuple[float, bool]]) -> Reliability:
        """The reliability of beads given as score and whether they are right."""
        table = np.array(list(judged), dtype=float).reshape(-1, 2)
        places = np.minimum((table[:, 0] * BINS).astype(int), BINS - 1)
        count = np.bincount(places, minlength=BINS)
        sums = (np.bincount(places, values, minlength=BINS) for values in table.T)
        score, right = (found / np.maximum(count, 1) for found in sums)
        return cls(count, score, right)

    def mean(self, values: NDArray[np.float64]) -> float:
        """The mean over all beads of a value per bin."""
        return float((self.count * values).sum() / max(1, self.count.sum()))

    @property
    def error(self) -> float:
        """The expected calibration error: how far score and share right are apart, over all beads."""
        return self.mean(abs(self.score - self.right))


def judged(golds: Sequence[Beads], tests: Sequence[Sequence[Bead]]) -> list[tuple[float, bool]]:
    """The score of every link, and whether the gold holds the very same one."""
    return [
        (bead.score, bead.spans in right)
        for gold, test in zip(golds, tests, strict=True)
        for right in [set(gold)]
        for bead in test
        if not bead.is_null
    ]
