"""Two documents aligned: a band found coarse to fine, the probability of every bead in it, and the best beads.

The beads chosen are those that are expected to put the most segments into a right bead (posterior decoding), which on
held-out documents links more beads rightly than the single most probable path.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..corpus.types import Alignment, Bead, Document
from ..models.base import Evidence, Scorer
from ..models.grid import BEAD_TYPES, Band, Ints
from ..models.sparse import Matches
from .dp import Lattice, Posteriors, Step, best_path, posteriors

#: Up to this many nodes the whole grid is looked at; above, a path of half the resolution guides the search.
_WHOLE_GRID = 250_000
#: How far from the coarser path, in segments, the finer one may run.
_MARGIN = 24
#: Less probable links are not handed on as evidence for other language pairs.
_FAINT = 0.01
#: How many segments a null bead counts for in the choice of beads; with 1, too little is left without a counterpart.
NULL_SIZE = 2
#: What a path's score counts beside one segment rightly placed; with half of it, some of many equal lines stay alone.
_PATH_SHARE = 0.2
_BEAD_SIZES = np.array([sum(sizes) for sizes in BEAD_TYPES], dtype=np.float64)[:, None]
_TYPE_INDEX = {sizes: t for t, sizes in enumerate(BEAD_TYPES)}


@dataclass(frozen=True)
class PairModel:
    """How probable every bead between two documents is; what both the pair's alignment and a triple's build on."""

    lattice: Lattice
    probabilities: Posteriors

    @classmethod
    def of(cls, evidence: Evidence, band: Band | None = None) -> PairModel:
        """The model of two documents, given the evidence for linking their segments, in a band found if not given."""
        lattice = Lattice.of(evidence, band or find_band(evidence))
        return cls(lattice, posteriors(lattice))

    @cached_property
    def beads(self) -> tuple[Bead, ...]:
        """The beads, null beads included, in path order: those that put the most segments into a right bead.

        A bead gains its probability for every segment in it, and a null bead as much as a 1:1 bead. Where nothing is
        probable (a hundred equal lines), a small share of the path's own score decides.
        """
        lattice, found = self.lattice, self.probabilities
        gains = Lattice(
            lattice.band,
            lattice.starts,
            _BEAD_SIZES * found.beads + _PATH_SHARE * lattice.beads,
            NULL_SIZE * found.left_null + _PATH_SHARE * lattice.left_null,
            NULL_SIZE * found.right_null + _PATH_SHARE * lattice.right_null,
            _PATH_SHARE * lattice.gap,
        )
        return tuple(self._bead(step) for step in best_path(gains))

    def _bead(self, step: Step) -> Bead:
        spans = tuple(range(step.row - step.left, step.row)), tuple(range(step.column - step.right, step.column))
        return Bead(spans, self.probability(*spans))

    def probability(self, left: tuple[int, ...], right: tuple[int, ...]) -> float:
        """How probable a bead of neighbouring segments is, or (one side empty) that all of them stand alone."""
        if not right:
            return float(min((self.probabilities.left_null[i] for i in left), default=0.0))
        if not left:
            return float(min(self.probabilities.right_null[j] for j in right))
        kind = _TYPE_INDEX.get((len(left), len(right)))
        contiguous = left[-1] - left[0] == len(left) - 1 and right[-1] - right[0] == len(right) - 1
        if kind is None or not contiguous:
            return 0.0
        found = float(self.lattice.at(self.probabilities.beads, left[-1] + 1, right[-1] + 1)[kind])
        return min(1.0, max(0.0, found))

    @cached_property
    def links(self) -> Matches:
        """How probable it is that two segments share a bead."""
        entries: dict[tuple[int, int], float] = defaultdict(float)
        for left, right, probability in self._likely_beads():
            for i in left:
                for j in right:
                    entries[i, j] += probability
        return Matches.of(entries)

    def _likely_beads(self) -> Iterator[tuple[range, range, float]]:
        rows, columns = self.lattice.band.nodes()
        for t, cell in zip(*np.nonzero(self.probabilities.beads > _FAINT), strict=True):
            (p, q), i, j = BEAD_TYPES[t], int(rows[cell]), int(columns[cell])
            yield range(i - p, i), range(j - q, j), float(self.probabilities.beads[t, cell])


def align_pair(left: Document, right: Document, scorer: Scorer) -> Alignment:
    """Two versions aligned."""
    return Alignment((left, right), PairModel.of(scorer.evidence(left, right)).beads)


def find_band(evidence: Evidence) -> Band:
    """The part of the grid that is worth looking at: all of it, or a strip around a coarser path.

    Halving the resolution again and again keeps time and memory linear, as in vecalign (Thompson & Koehn 2019).
    """
    if (evidence.rows + 1) * (evidence.columns + 1) <= _WHOLE_GRID or min(
        evidence.rows, evidence.columns
    ) < 2 * _MARGIN:
        return Band.full(evidence.rows, evidence.columns)
    coarse = evidence.grouped(2)
    path = best_path(Lattice.of(coarse, find_band(coarse)))
    return _around(path, evidence.rows, evidence.columns)


def _around(path: list[Step], rows: int, columns: int) -> Band:
    """The strip of ``_MARGIN`` nodes around a path of half the resolution."""
    low = np.full(rows + 1, columns, dtype=np.int64)
    high = np.zeros(rows + 1, dtype=np.int64)
    for step in path:
        first, last = 2 * (step.row - step.left) - _MARGIN, min(rows, 2 * step.row + _MARGIN)
        reach = slice(max(0, first), last + 1)
        low[reach] = np.minimum(low[reach], 2 * (step.column - step.right) - _MARGIN)
        high[reach] = np.maximum(high[reach], 2 * step.column + _MARGIN)
    return _clipped(low, high, columns)


def _clipped(low: Ints, high: Ints, columns: int) -> Band:
    low, high = np.clip(low, 0, columns), np.clip(high, 0, columns)
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    low[0], high[-1] = 0, columns
    return Band(low, high)
