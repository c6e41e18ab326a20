"""Examples for learning the weights of a scorer: a globally normalised log-linear model of whole alignments.

The model (Lafferty, McCallum & Pereira 2001) stands over the same lattice that the aligner decodes: the gradient is
what the gold beads hold of each feature less what the model expects.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from ushtil.align.dp import Lattice, log_total, posteriors
from ushtil.align.evaluate import Beads
from ushtil.align.pair import PairModel
from ushtil.models.grid import BEAD_TYPES, Band, Floats, span_sums
from ushtil.models.lexical_evidence import LexicalEvidence

EPOCHS, BATCH, RATE, L2 = 10, 12, 0.2, 0.5


@dataclass(frozen=True)
class Example:
    """One pair of documents as feature tables over the whole grid, with its gold beads."""

    evidence: LexicalEvidence
    gold: Beads

    @cached_property
    def band(self) -> Band:
        return Band.full(self.evidence.rows, self.evidence.columns)

    @cached_property
    def bead_features(self) -> dict[str, Floats]:
        shape = (len(BEAD_TYPES), int(self.band.starts[-1]))
        found = {name: np.broadcast_to(values, shape) for name, values in self.evidence.bead_features(self.band)}
        for name, left, right in self.evidence.null_features():
            ours, theirs = span_sums(self.band, left, right)
            found[name] = -(ours + theirs)
        return {name: values.astype(np.float32) for name, values in found.items()}

    @cached_property
    def names(self) -> list[str]:
        return [*self.bead_features, "gap"]

    def lattice(self, weights: Mapping[str, float]) -> Lattice:
        beads = np.zeros((len(BEAD_TYPES), self.band.cells), dtype=np.float32)
        for name, values in self.bead_features.items():
            beads += np.float32(weights[name]) * values
        return Lattice(self.band, beads, weights["gap"])

    def model(self, weights: Mapping[str, float]) -> PairModel:
        lattice = self.lattice(weights)
        return PairModel(lattice, posteriors(lattice))

    @cached_property
    def observed(self) -> Floats | None:
        """What the gold beads hold of each feature; None if the lattice lacks one of them."""
        beads = np.zeros((len(BEAD_TYPES), self.band.cells))
        gaps = before = 0
        for lefts, rights in _walk(self.gold):
            kind = 0 if lefts and rights else 1 if lefts else 2
            gaps += bool(kind) and kind != before
            before = kind
            if not kind:
                if (len(lefts), len(rights)) not in BEAD_TYPES:
                    return None
                cell = self.band.starts[lefts[-1] + 1] + rights[-1] + 1
                beads[BEAD_TYPES.index((len(lefts), len(rights))), cell] = 1
        return self._totals(beads, gaps)

    def gradient(self, weights: Mapping[str, float]) -> tuple[Floats, float]:
        """Observed less expected features, and the log-likelihood of the gold beads."""
        lattice = self.lattice(weights)
        found = posteriors(lattice)
        step = 1e-3
        totals = [_log_sum(replace(lattice, gap=lattice.gap + delta)) for delta in (step, -step)]
        expected = self._totals(found.beads.astype(np.float64), (totals[0] - totals[1]) / (2 * step))
        if self.observed is None:
            raise ValueError("the gold holds a bead that the lattice lacks")
        score = float(self.observed @ np.array([weights[name] for name in self.names]))
        return self.observed - expected, score - sum(totals) / 2

    def _totals(self, beads: Floats, gaps: float) -> Floats:
        return np.array([*(float((values * beads).sum()) for values in self.bead_features.values()), gaps])


def _log_sum(lattice: Lattice) -> float:
    return log_total(lattice)


def _walk(gold: Beads) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The gold beads as a path: left null beads before right ones, as the lattice has them."""
    starts = {(column, span[0]): bead for bead in gold for column, span in enumerate(bead) if span}
    i = j = 0
    while bead := starts.get((0, i)) or starts.get((1, j)):
        if bead[0] and bead[1] and (1, j) in starts and not starts[1, j][0]:
            bead = starts[1, j]
        yield bead[0], bead[1]
        i, j = i + len(bead[0]), j + len(bead[1])


def learn(examples: Iterable[Example]) -> dict[str, float]:
    """The weights, averaged over the last two epochs of Adam (Kingma & Ba 2015)."""
    usable = [example for example in examples if example.observed is not None]
    names = usable[0].names
    weights, mean, square = np.zeros((3, len(names)))
    average, random, step = np.zeros(len(names)), np.random.default_rng(0), 0
    for epoch in range(EPOCHS):
        likelihood = 0.0
        for batch in np.array_split(random.permutation(len(usable)), len(usable) // BATCH):
            found = [usable[k].gradient(dict(zip(names, weights.tolist(), strict=True))) for k in batch]
            likelihood += sum(value for _, value in found)
            slope = sum(values for values, _ in found) / len(batch) - L2 * weights / len(usable)
            step += 1
            mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
            size = RATE * (0.3 if epoch >= EPOCHS - 3 else 1.0)
            weights = weights + size * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        if epoch >= EPOCHS - 2:
            average += weights / 2
        sys.stderr.write(f"epoch {epoch}: log-likelihood {likelihood / len(usable):.3f} a document pair\n")
    return dict(zip(names, (round(float(w), 4) for w in average), strict=True))
