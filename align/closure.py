"""Three-way beads as the closure of pairwise ones, and the order in which beads are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..corpus.types import Bead

Pair = tuple[int, int]
Node = tuple[int, int]
PairBeads = Mapping[Pair, Sequence[Bead]]


def components(beads: PairBeads, lengths: Sequence[int]) -> list[list[Node]]:
    """Groups of (document, segment) nodes that pairwise beads connect, each sorted, in order of the first node."""
    parent = {(column, index): (column, index) for column, length in enumerate(lengths) for index in range(length)}

    def root(node: Node) -> Node:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for pair, pair_beads in beads.items():
        for bead in pair_beads:
            nodes = [(column, index) for column, span in zip(pair, bead.spans, strict=True) for index in span]
            if not bead.is_null:
                for node in nodes[1:]:
                    parent[root(node)] = root(nodes[0])
    groups: dict[Node, list[Node]] = defaultdict(list)
    for node in parent:
        groups[root(node)].append(node)
    return list(groups.values())


def closure(beads: PairBeads, lengths: Sequence[int]) -> tuple[Bead, ...]:
    """The beads of all documents that the pairwise beads connect, in reading order.

    A bead is as sure as the second surest of the three pairs, of which two suffice to make it, a pair being as sure as
    the least sure of its beads; and it has moved if one of them has.
    """
    sureness: dict[tuple[Pair, Node], float] = {}
    moved: set[Node] = set()
    for pair, pair_beads in beads.items():
        for bead in pair_beads:
            for column, span in zip(pair, bead.spans, strict=True):
                sureness.update({(pair, (column, index)): bead.score for index in span})
                moved.update((column, index) for index in span if bead.moved)
    result = []
    for group in components(beads, lengths):
        spans = tuple(tuple(index for column, index in group if column == c) for c in range(len(lengths)))
        scores = sorted(
            min((sureness[pair, node] for node in group if (pair, node) in sureness), default=0.0) for pair in beads
        )
        result.append(Bead(spans, scores[len(scores) // 2], not moved.isdisjoint(group)))
    return reading_order(result)


def reading_order(beads: Iterable[Bead]) -> tuple[Bead, ...]:
    """The beads so that each document reads as straight as it can, the first document strictly.

    A bead without a segment of the first document follows the bead that precedes it in the first document that
    does have one.
    """
    waiting = list(beads)
    placed: list[Bead] = []
    for column in range(len(waiting[0].spans) if waiting else 0):
        mine = sorted((bead for bead in waiting if bead.spans[column]), key=lambda bead: bead.spans[column])
        waiting = [bead for bead in waiting if not bead.spans[column]]
        placed = _inserted(placed, mine, column)
    return tuple(placed)


def _inserted(placed: list[Bead], mine: list[Bead], column: int) -> list[Bead]:
    """``placed`` with each bead of ``mine`` behind the bead that holds the segment before its own in ``column``."""
    holder = {index: k for k, bead in enumerate(placed) for index in bead.spans[column]}
    behind: dict[int, list[Bead]] = defaultdict(list)
    for bead in mine:
        place = holder.get(bead.spans[column][0] - 1, -1)
        behind[place].append(bead)
        holder.update(dict.fromkeys(bead.spans[column], place))
    result = behind[-1]
    for k, bead in enumerate(placed):
        result += [bead, *behind[k]]
    return result
