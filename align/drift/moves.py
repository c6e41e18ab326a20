"""Moved blocks: runs of links that stand in another order in the copy than in the source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """One link as seen by the order: where its source begins, and how many characters of the copy it fills."""

    source: int
    size: int


def blocks(stretches: Sequence[Stretch]) -> list[range]:
    """Runs of links, in copy order, that follow one another in the source with no other link between them."""
    if not stretches:
        return []
    rank = {source: number for number, source in enumerate(sorted({s.source for s in stretches}))}
    ranks = [rank[s.source] for s in stretches]
    starts = [n for n in range(len(ranks)) if not n or ranks[n] != ranks[n - 1] + 1]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(ranks)], strict=True)]


def moved(stretches: Sequence[Stretch]) -> list[range]:
    """The fewest characters, in whole blocks, that must be lifted out to leave the rest in the order of the source.

    Links of one source segment are one another's repetition, not a move: give the first of them only.
    """
    found = blocks(stretches)
    places = [stretches[block[0]].source for block in found]
    sizes = [sum(stretches[n].size for n in block) for block in found]
    kept = set(heaviest_increasing(places, sizes))
    return [block for number, block in enumerate(found) if number not in kept]


def heaviest_increasing(places: Sequence[int], weights: Sequence[int]) -> list[int]:
    """The indices of the strictly increasing subsequence of ``places`` with the greatest sum of ``weights``.

    Linearithmic: a Fenwick tree over the ranks keeps the heaviest chain that ends at or below each place.
    """
    ranks = sorted(set(places))
    best: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    before: list[int] = []
    for index, (place, weight) in enumerate(zip(places, weights, strict=True)):
        rank = bisect_left(ranks, place)
        total, last = _heaviest_below(best, rank)
        before.append(last)
        _raise(best, rank + 1, (total + weight, index))
    chain = []
    last = _heaviest_below(best, len(ranks))[1]
    while last >= 0:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def _heaviest_below(tree: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    found = tree[0]
    while rank > 0:
        if tree[rank][0] > found[0]:
            found = tree[rank]
        rank -= rank & -rank
    return found


def _raise(tree: list[tuple[int, int]], rank: int, value: tuple[int, int]) -> None:
    while rank < len(tree):
        if value[0] > tree[rank][0]:
            tree[rank] = value
        rank += rank & -rank
