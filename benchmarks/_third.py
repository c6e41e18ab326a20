"""What a third language adds, over all documents of some tasks together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from _figures import RESAMPLES, SEED, counts
from _runs import ALONE, THIRD, Run
from ushtil.align.evaluate import Beads

HEADER = ("languages", "documents", "alone", "third heard", "gained [95 %]", "alone, held out", "third, held out")
NOTE = f"""\
Strict F1 over the documents of `intact`, `noisy`, `lossy` and `excerpt` together, each pair alone and with the third
version heard. In brackets: the middle 95 % of what is gained in {RESAMPLES:,} bootstrap resamples over documents."""


class ThirdHeard:
    """The links of each pair, right, made and wanted, by document, alone and with the third language heard."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
        self._held_out: dict[tuple[str, str], list[bool]] = defaultdict(list)

    def add(self, run: Run, golds: Sequence[Beads]) -> None:
        """Count one way and pair of a task."""
        if run.way in (ALONE, THIRD):
            key = run.way, "-".join(run.languages)
            tests = [[bead.spans for bead in beads] for beads in run.beads]
            self._counts[key] += [counts(gold, test) for gold, test in zip(golds, tests, strict=True)]
            self._held_out[key] += [number % 2 == 1 for number in range(len(golds))]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """One row a pair of languages."""
        for way, languages in list(self._counts):
            if way != ALONE or (THIRD, languages) not in self._counts:
                continue
            alone, third = (np.array(self._counts[w, languages]) for w in (ALONE, THIRD))
            held_out = np.array(self._held_out[ALONE, languages])
            drawn = np.random.default_rng(SEED).integers(len(alone), size=(RESAMPLES, len(alone)))
            low, high = np.quantile(_f1(third[drawn]) - _f1(alone[drawn]), [0.025, 0.975])
            gained = f"{_f1(third) - _f1(alone):+.4f} [{low:+.4f}, {high:+.4f}]"
            shown = (f"{_f1(found):.4f}" for found in (alone, third))
            yield languages, f"{len(alone)}", *shown, gained, *(f"{_f1(c[held_out]):.4f}" for c in (alone, third))


def _f1(found: np.ndarray) -> np.ndarray:
    """F1 of counts, shape (..., documents, 3)."""
    right, made, wanted = np.moveaxis(found.sum(axis=-2), -1, 0)
    return 2 * right / np.maximum(made + wanted, 1)
