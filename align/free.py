"""Alignment without the order: each part of one document may stand anywhere in the other.

A hidden Markov model whose state is the place in the left document, as in Vogel, Ney and Tillmann (1996), "HMM-Based
Word Alignment in Statistical Translation", here over beads: after a bead the path goes on at once, opens a gap and goes
on further along, or jumps to any place, each at its price. It does not forbid two beads to share a left segment, so
both documents are walked through, each once as the one whose order is kept, and the choice of beads forbids it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..models.grid import BEAD_TYPES, Band, Cells, Floats
from .dp import Lattice, Posteriors, Step

#: Sums of path weights are divided by their greatest when it grows beyond this.
_BIG = 1e100
#: So many beads are looked at before those that are no longer possible are sorted out.
_AT_ONCE = 1000
_KINDS = {sizes: kind for kind, sizes in enumerate(BEAD_TYPES)}
_FLIPPED = [_KINDS[q, p] for p, q in BEAD_TYPES]


@dataclass(frozen=True)
class _Walk:
    """Weights of the paths that begin a bead at each node and of those that have ended one there.

    Shape (rows + 1, columns + 1); column ``j`` is to be multiplied by ``exp(scale[j])``.
    """

    values: Floats
    scale: Floats


def free_posteriors(lattice: Lattice, jump: float) -> Posteriors:
    """How probable each bead and each null bead is when blocks may stand in any order.

    The lattice must hold the whole grid. ``jump`` is the price of going on anywhere else.
    """
    rows, columns = lattice.band.shape
    weights = np.exp(np.minimum(lattice.beads, 80.0), dtype=np.float64).reshape(-1, rows + 1, columns + 1)
    forth, total = _probabilities(weights, lattice.gap, jump)
    back, total_back = _probabilities(weights.transpose(0, 2, 1)[_FLIPPED], lattice.gap, jump)
    beads = (forth + back[_FLIPPED].transpose(0, 2, 1)) / 2
    flat = beads.reshape(len(BEAD_TYPES), -1).astype(np.float32)
    return Posteriors.of(flat, lattice.band, (total + total_back) / 2)


def _probabilities(weights: Floats, gap: float, jump: float) -> tuple[Floats, float]:
    """The probability of each bead, shape (types, rows + 1, columns + 1), and the log of the summed path weights."""
    rows, columns = (size - 1 for size in weights.shape[1:])
    to_gap, to_any = np.exp(gap), np.exp(jump) / (rows + 1)
    begin, log_total = _forward(weights, to_gap, to_any)
    ended = _backward(weights, to_gap, to_any)
    result = np.zeros(weights.shape)
    for kind, (p, q) in enumerate(BEAD_TYPES):
        if p <= rows and q <= columns:
            scale = np.exp(begin.scale[: columns + 1 - q] + ended.scale[q:] - log_total)
            paths = begin.values[: rows + 1 - p, : columns + 1 - q] * ended.values[p:, q:] * scale
            result[kind, p:, q:] = paths * weights[kind, p:, q:]
    return result, log_total


def _forward(weights: Floats, to_gap: float, to_any: float) -> tuple[_Walk, float]:
    rows, columns = (size - 1 for size in weights.shape[1:])
    begin, scale = np.zeros((rows + 1, columns + 1)), np.zeros(columns + 1)
    waiting, ends, last = np.zeros(rows + 1), 0.0, 0.0
    for j in range(columns + 1):
        ended = np.zeros(rows + 1)
        if not j:
            ended[0] = 1.0
        else:
            scale[j] = scale[j - 1]
        for kind, (p, q) in enumerate(BEAD_TYPES):
            if q <= j and p <= rows:
                factor = np.exp(scale[j - q] - scale[j])
                ended[p:] += begin[: rows + 1 - p, j - q] * weights[kind, p:, j] * factor
        most = ended.max()
        if most > _BIG:
            scale[j] += np.log(most)
            ended, waiting, ends = ended / most, waiting / most, ends / most
        here = ended[-1] + to_gap * (ended.sum() - ended[-1])
        last = here + ends
        ends += to_gap * here
        reached = ended + to_gap * (np.cumsum(ended) - ended) + to_any * ended.sum()
        begin[:, j] = reached + waiting
        waiting = waiting + to_gap * reached
    return _Walk(begin, scale), float(np.log(last) + scale[-1])


def _backward(weights: Floats, to_gap: float, to_any: float) -> _Walk:
    rows, columns = (size - 1 for size in weights.shape[1:])
    after, scale = np.zeros((rows + 1, columns + 1)), np.zeros(columns + 1)
    waiting, end = np.zeros(rows + 1), np.append(np.full(rows, to_gap), 1.0)
    for j in range(columns, -1, -1):
        begun = np.zeros(rows + 1)
        if j < columns:
            scale[j] = scale[j + 1]
        for kind, (p, q) in enumerate(BEAD_TYPES):
            if j + q <= columns and p <= rows:
                factor = np.exp(scale[j + q] - scale[j])
                begun[: rows + 1 - p] += weights[kind, p:, j + q] * after[p:, j + q] * factor
        most = begun.max()
        if most > _BIG:
            scale[j] += np.log(most)
            begun, waiting, end = begun / most, waiting / most, end / most
        after[:, j] = _onward(begun, to_gap, to_any) + to_gap * _onward(waiting, to_gap, to_any) + end
        waiting = waiting + begun
        if j == columns:
            end = to_gap * end
    return _Walk(after, scale)


def _onward(begun: Floats, to_gap: float, to_any: float) -> Floats:
    """What may follow at each place, if a bead begins there, further along, or anywhere."""
    further = np.cumsum(begun[::-1])[::-1] - begun
    result: Floats = begun + to_gap * further + to_any * begun.sum()
    return result


def chosen(gains: Cells, band: Band) -> list[Step]:
    """Beads of positive gain that share no segment, the greatest gains first."""
    rows, columns = band.nodes
    sizes = np.array(BEAD_TYPES)
    kinds, cells = np.nonzero(gains > 0)
    order = np.argsort(-gains[kinds, cells], kind="stable")
    ends = np.stack([rows[cells[order]], columns[cells[order]]], axis=1)
    starts = ends - sizes[kinds[order]]
    used_left, used_right = bytearray(band.shape[0]), bytearray(band.shape[1])
    steps = []
    while len(ends):
        for (i, j), (a, b) in zip(ends[:_AT_ONCE].tolist(), starts[:_AT_ONCE].tolist(), strict=True):
            if not (any(used_left[a:i]) or any(used_right[b:j])):
                used_left[a:i], used_right[b:j] = b"\1" * (i - a), b"\1" * (j - b)
                steps.append(Step(i, j, i - a, j - b))
        # Most of what is left goes by at once: it would use a segment again.
        sums = [np.concatenate([[0], np.cumsum(np.frombuffer(used, np.uint8))]) for used in (used_left, used_right)]
        ends, starts = ends[_AT_ONCE:], starts[_AT_ONCE:]
        unused = np.logical_and(*(found[ends[:, k]] == found[starts[:, k]] for k, found in enumerate(sums)))
        ends, starts = ends[unused], starts[unused]
    return steps
