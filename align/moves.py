"""Which beads stand in another order in the other document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ..corpus.types import Bead
from .closure import reading_order


def marked(links: Iterable[Bead]) -> tuple[Bead, ...]:
    """The links of two documents in the order of the first, those marked as moved that leave the common order.

    The common order is the heaviest chain of links that rise in both documents, a link weighing as many segments as
    it holds: what is moved is as little as can be.
    """
    beads = sorted(links, key=lambda bead: bead.spans[0])
    if not beads:
        return ()
    ends = [(bead.spans[1][0], bead.spans[1][-1]) for bead in beads]
    if all(last < first for (_, last), (first, _) in pairwise(ends)):
        return tuple(replace(bead, moved=False) for bead in beads)
    kept = _heaviest_chain(ends, [sum(map(len, bead.spans)) for bead in beads])
    return tuple(replace(bead, moved=k not in kept) for k, bead in enumerate(beads))


def _heaviest_chain(ends: Sequence[tuple[int, int]], weights: Sequence[int]) -> set[int]:
    """The numbers of the links of the heaviest chain in which each begins behind the last one's end.

    The best chain that ends before any place is kept in a Fenwick tree (1994, "A new data structure for cumulative
    frequency tables"), so that the time is that of sorting. Of equally heavy chains the one with earlier links wins.
    """
    tree = [(0, 1)] * (max(last for _, last in ends) + 2)
    totals, before = [], []
    for k, ((first, last), weight) in enumerate(zip(ends, weights, strict=True)):
        best, place = (0, 1), first
        while place:
            best, place = max(best, tree[place]), place & (place - 1)
        totals.append(best[0] + weight)
        before.append(-best[1])
        place = last + 1
        while place < len(tree):
            tree[place], place = max(tree[place], (totals[k], -k)), place + (place & -place)
    kept, k = set(), totals.index(max(totals))
    while k >= 0:
        kept.add(k)
        k = before[k]
    return kept


def ordered(beads: Iterable[Bead]) -> tuple[Bead, ...]:
    """The beads of two documents in reading order, those marked as moved that leave the common order."""
    beads = tuple(beads)
    return reading_order([*marked(b for b in beads if not b.is_null), *(b for b in beads if b.is_null)])
