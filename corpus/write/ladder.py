"""The ladder of hunalign: a rung ``i TAB j TAB score`` for each bead, which runs from there to the next rung.

A ladder only goes up: beads that cross others, or have gaps, cannot stand in it. The largest part of the beads that
stands in one order is kept; the segments of the others are written as having no counterpart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..types import Alignment, Bead, Indices


def ladder(alignment: Alignment) -> Iterator[str]:
    """The rungs of two documents, the last one behind their last segments."""
    left = right = 0
    for bead in _rising(alignment.beads):
        first, second = bead.spans
        yield from _alone(left, right, first[0], second[0])
        yield _rung(first[0], second[0], bead.score)
        left, right = first[-1] + 1, second[-1] + 1
    left_end, right_end = (len(document) for document in alignment.documents)
    yield from _alone(left, right, left_end, right_end)
    yield _rung(left_end, right_end, 0.0)


def _rising(beads: Sequence[Bead]) -> list[Bead]:
    """The longest sequence of linked beads without gaps that goes up on both sides (patience sorting)."""
    linked = [bead for bead in beads if all(map(_solid, bead.spans))]
    linked.sort(key=lambda bead: bead.spans[0])
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, bead in enumerate(linked):
        place = bisect_left(tops, bead.spans[1][0])
        before.append(piles[place - 1] if place else -1)
        tops[place : place + 1] = [bead.spans[1][0]]
        piles[place : place + 1] = [number]
    chain: list[Bead] = []
    at = piles[-1] if piles else -1
    while at >= 0:
        chain.append(linked[at])
        at = before[at]
    return chain[::-1]


def _solid(span: Indices) -> bool:
    return bool(span) and span[-1] - span[0] == len(span) - 1


def _alone(left: int, right: int, left_end: int, right_end: int) -> Iterator[str]:
    """A rung for each segment of the two ranges, first of the left one; none of them has a counterpart."""
    for index in range(left, left_end):
        yield _rung(index, right, 0.0)
    for index in range(right, right_end):
        yield _rung(left_end, index, 0.0)


def _rung(left: int, right: int, score: float) -> str:
    return f"{left}\t{right}\t{score:.4f}\n"
