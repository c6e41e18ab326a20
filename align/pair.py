"""Two documents aligned: the probability of every bead in a band of the grid, and the best beads.

The beads chosen are those that are expected to put the most segments into a right bead (posterior decoding), which on
held-out documents links more beads rightly than the single most probable path. The words that the two documents
share are learnt from a first alignment, and used in a second one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ..corpus.types import Alignment, Bead, Document
from ..models.base import Evidence, Scorer
from ..models.grid import BEAD_SIZES, BEAD_TYPES, REACH, Floats, span_sums
from ..models.sparse import Matches
from ..models.sureness import UNCHANGED, Sureness
from .band import FREE_GRID, Order, find_band
from .dp import Lattice, Posteriors, Step, best_path, posteriors
from .free import chosen, free_posteriors
from .moves import ordered
from .plausible import SURE, plausible, rescored

#: Less probable links are neither chosen, where the order is free, nor handed on to other language pairs.
_FAINT = 0.01
#: The order is given up if, of all paths with jumps and without, those without weigh less than ``exp`` of minus this.
_JUMPED = 3.0
#: How many segments a null bead counts for in the choice of beads; with 1, too little is left without a counterpart.
NULL_SIZE = 2
#: What a path's score counts beside one segment rightly placed; with half of it, some of many equal lines stay alone.
_PATH_SHARE = 0.2
_TYPE_INDEX = {sizes: t for t, sizes in enumerate(BEAD_TYPES)}
_TYPES = np.array([[_TYPE_INDEX.get((p, q), -1) for q in range(REACH + 1)] for p in range(REACH + 1)])


@dataclass(frozen=True)
class PairModel:
    """How probable every bead between two documents is; what both the pair's alignment and a triple's build on.

    Where the alignment is ``free``, beads may cross.
    """

    lattice: Lattice
    probabilities: Posteriors
    free: bool = False
    sureness: Sureness = UNCHANGED

    @classmethod
    def of(cls, evidence: Evidence, order: Order = "monotone") -> PairModel:
        """The model of two documents, given the evidence for linking their segments."""
        lattice = Lattice.of(evidence, find_band(evidence, order))
        rows, columns = lattice.band.shape
        if order != "monotone" and lattice.band.cells == (rows + 1) * (columns + 1) <= FREE_GRID:
            free = cls(lattice, free_posteriors(lattice, evidence.jump_score), True, evidence.sureness)
            if order == "free":
                return free
            found = posteriors(lattice)
            if free.probabilities.total - found.total > _JUMPED and free.has_moved:
                return free
            return cls(lattice, found, False, evidence.sureness)
        return cls(lattice, posteriors(lattice), False, evidence.sureness)

    def again(self, evidence: Evidence) -> PairModel:
        """The model with other evidence on the same two documents, in the same band and order."""
        lattice = Lattice.of(evidence, self.lattice.band)
        if self.free:
            return PairModel(lattice, free_posteriors(lattice, evidence.jump_score), True, evidence.sureness)
        return PairModel(lattice, posteriors(lattice), False, evidence.sureness)

    @cached_property
    def beads(self) -> tuple[Bead, ...]:
        """The beads, null beads included: those that put the most segments into a right bead.

        A bead gains its probability for every segment in it, and a null bead as much as a 1:1 bead. Where nothing is
        probable (a hundred equal lines), a small share of the path's own score decides.
        """
        lattice, found = self.lattice, self.probabilities
        left, right = span_sums(lattice.band, NULL_SIZE * found.left_null, NULL_SIZE * found.right_null)
        gains = BEAD_SIZES[:, None] * found.beads - left - right
        if self.free:
            gains[found.beads < _FAINT] = -1
            return self._completed(self._bead(step) for step in chosen(gains, lattice.band))
        gains += _PATH_SHARE * lattice.beads
        return self._beads(best_path(replace(lattice, beads=gains, gap=_PATH_SHARE * lattice.gap)))

    @cached_property
    def unsure(self) -> float:
        """How improbable the beads are on average, in 0..1, each for every segment in it."""
        sizes = np.array([sum(map(len, bead.spans)) for bead in self.beads])
        doubts = np.array([1 - bead.score for bead in self.beads])
        return float((sizes * doubts).sum() / max(sizes.sum(), 1))

    @property
    def has_moved(self) -> bool:
        """Whether a bead that stands in another order is likely."""
        return any(bead.moved and bead.score >= SURE for bead in self.beads)

    def sure(self, beads: Iterable[Bead]) -> tuple[Bead, ...]:
        """The beads, scored by how sure a bead of its probability really is."""
        return rescored(beads, self.sureness)

    @property
    def left_null(self) -> Floats:
        """How probable it is that each left segment has no counterpart."""
        return self.probabilities.left_null

    @property
    def right_null(self) -> Floats:
        """How probable it is that each right segment has no counterpart."""
        return self.probabilities.right_null

    def _bead(self, step: Step) -> Bead:
        spans = tuple(range(step.row - step.left, step.row)), tuple(range(step.column - step.right, step.column))
        return Bead(spans, self.probability(*spans))

    def _beads(self, path: Sequence[Step]) -> tuple[Bead, ...]:
        """The steps of a path with their probabilities."""
        steps = [(step.row, step.column, step.left, step.right) for step in path]
        row, column, left, right = np.array(steps, dtype=np.int64).reshape(-1, 4).T
        kind = _TYPES[left, right]
        cell = self.lattice.band.index(row, column)
        found = self.probabilities
        score = np.where(kind < 0, 0.0, found.beads[kind, cell])
        score[right == 0] = found.left_null[row[right == 0] - 1]
        score[left == 0] = found.right_null[column[left == 0] - 1]
        return tuple(
            Bead((tuple(range(i - p, i)), tuple(range(j - q, j))), probability)
            for i, j, p, q, probability in zip(
                *(axis.tolist() for axis in (row, column, left, right, np.clip(score, 0, 1))), strict=True
            )
        )

    def _completed(self, links: Iterable[Bead]) -> tuple[Bead, ...]:
        """The links, marked where they moved, with null beads for all other segments, in reading order."""
        beads = list(links)
        for side, size in enumerate(self.lattice.band.shape):
            linked = {index for bead in beads for index in bead.spans[side]}
            for index in set(range(size)) - linked:
                spans = ((index,), ()) if side == 0 else ((), (index,))
                beads.append(Bead(spans, self.probability(*spans)))
        return ordered(beads)

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
        rows, columns = self.lattice.band.nodes
        found = []
        for kind, (p, q) in enumerate(BEAD_TYPES):
            likely = np.flatnonzero(self.probabilities.beads[kind] > _FAINT)
            weights = self.probabilities.beads[kind, likely].astype(np.float64)
            for i in range(1, p + 1):
                found += [Matches(rows[likely] - i, columns[likely] - j, weights) for j in range(1, q + 1)]
        return Matches.total(found)


def pair_model(left: Document, right: Document, scorer: Scorer, order: Order) -> tuple[Evidence, PairModel]:
    """What speaks for linking two documents, with what they themselves teach, and the model that follows from it."""
    evidence = scorer.evidence(left, right)
    first = PairModel.of(evidence, order)
    taught = evidence.taught(first.links)
    return taught, first if taught is evidence else first.again(taught)


def align_pair(left: Document, right: Document, scorer: Scorer, order: Order = "auto") -> Alignment:
    """Two versions aligned."""
    evidence, model = pair_model(left, right, scorer, order)
    return Alignment((left, right), plausible(model.sure(model.beads), evidence))
