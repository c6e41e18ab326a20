"""Pairwise alignments made free of contradiction, with the least loss of probability.

If a segment goes with one of the second document, and that one with one of the third, then the first and the
third go together too; unless the middle one is longer than either and a neighbour accounts for its other part.
Where this fails, changes inside the smallest group of connected segments are tried and the most probable one is
taken: a pair's beads drawn from the two other pairs, a bead dissolved, or only one pair's beads kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log

from ..corpus.types import Bead, Indices
from .closure import Node, Pair, components
from .locks import AnyModel, LockedModel
from .moves import ordered

#: No bead is held for less probable than this: a few beads of no probability must not outweigh all others.
_LEAST = 1e-4
#: In a group of more beads, which equal lines make, only whole pairs are dissolved: trying more would take too long.
_MOST_BEADS = 60
#: A link table: each node's partners in other documents.
Links = Mapping[Node, set[Node]]
#: What one group of connected segments looks like in one pair: spans of linked beads and of null beads.
Spans = tuple[Indices, Indices]
Local = dict[Pair, tuple[Spans, ...]]


def reconciled(models: Mapping[Pair, AnyModel]) -> dict[Pair, tuple[Bead, ...]]:
    """For each pair of documents its beads, in path order, such that no two pairs contradict the third."""
    beads = {pair: model.beads for pair, model in models.items()}
    lengths = [len(models[0, 1].left_null), *(len(models[0, c].right_null) for c in (1, 2))]
    holders = {pair: _holders(pair, found) for pair, found in beads.items()}
    for group in components(beads, lengths):
        inside = {p: {holders[p][node] for node in group if node[0] in p} for p in models}
        local: Local = {p: tuple(sorted(b.spans for b in found)) for p, found in inside.items()}  # type: ignore[misc]
        if len(group) > 2 and contradictions(local):
            change = _best_change(local, models, holders)
            for pair, spans in change.items():
                changed = [Bead(s, _sureness(pair, s, change, models)) for s in spans]
                holders[pair] |= _holders(pair, changed)
    return {pair: ordered(set(found.values())) for pair, found in holders.items()}


def _holders(pair: Pair, beads: Iterable[Bead]) -> dict[Node, Bead]:
    """For each segment of two documents the bead it stands in."""
    return {(column, i): bead for bead in beads for column, span in zip(pair, bead.spans, strict=True) for i in span}


def contradictions(local: Mapping[Pair, Sequence[Spans]]) -> list[tuple[Node, Node, Node]]:
    """The chains a - b - c of linked segments of three documents of which a and c are not linked without excuse.

    The excuse: b also holds a neighbour of a that goes with c, or a neighbour of c that goes with a.
    """
    links = _links(local)
    return [
        (a, b, c)
        for b, partners in links.items()
        for a in partners
        for c in partners
        if a[0] < c[0] and c not in links[a] and not (links[b] & links[a] & _same(links[b], c[0]))
        if not (links[b] & links[c] & _same(links[b], a[0]))
    ]


def _same(nodes: set[Node], column: int) -> set[Node]:
    return {node for node in nodes if node[0] == column}


def _links(local: Mapping[Pair, Sequence[Spans]]) -> Links:
    links: dict[Node, set[Node]] = defaultdict(set)
    for (left, right), spans in local.items():
        for lefts, rights in spans:
            for i in lefts:
                links[left, i] |= {(right, j) for j in rights}
            for j in rights:
                links[right, j] |= {(left, i) for i in lefts}
    return dict(links)


def _best_change(local: Local, models: Mapping[Pair, AnyModel], holders: Mapping[Pair, Mapping[Node, Bead]]) -> Local:
    """The most probable consistent variant that reads in order; keeping a single pair's beads is always one."""
    possible = [
        variant
        for variant in _variants(local)
        if not contradictions(variant)
        and all(_allowed(pair, local[pair], variant[pair], model, holders[pair]) for pair, model in models.items())
    ]
    return max(possible, key=lambda variant: _log_probability(variant, models))


def _allowed(
    pair: Pair, old: Sequence[Spans], new: Sequence[Spans], model: AnyModel, holder: Mapping[Node, Bead]
) -> bool:
    """Whether the new beads are unbroken and, unless the order is free, cross neither one another nor any other bead.

    Beads that are given must stay.
    """
    if set(new) == set(old):
        return True
    if isinstance(model, LockedModel):
        return False
    links = sorted(spans for spans in new if all(spans))
    if any(span[-1] - span[0] >= len(span) for spans in links for span in spans):
        return False
    return model.free or _in_order(pair, set(old), links, holder)


def _in_order(pair: Pair, own: set[Spans], links: Sequence[Spans], holder: Mapping[Node, Bead]) -> bool:
    """Whether the links cross neither one another nor any bead that is not replaced."""
    for left, right in links:
        before = _next_link(pair, left[0], -1, own, holder)
        after = _next_link(pair, left[-1], 1, own, holder)
        if (before and before[1][-1] > right[0]) or (after and after[1][0] < right[-1]):
            return False
    return all(a[1][-1] < b[1][0] for a, b in pairwise(links))


def _next_link(pair: Pair, left: int, step: int, own: set[Spans], holder: Mapping[Node, Bead]) -> Spans | None:
    """The nearest bead before (step -1) or after a left segment that links something and is not one of ``own``."""
    while bead := holder.get((pair[0], left := left + step)):
        if not bead.is_null and bead.spans not in own:
            return bead.spans[0], bead.spans[1]
    return None


def _variants(local: Local) -> Iterator[Local]:
    for pair in local:
        yield {other: spans if other == pair else _dissolved(spans) for other, spans in local.items()}
    if sum(map(len, local.values())) > _MOST_BEADS:
        return
    for pair in local:
        yield local | {pair: _composed(pair, local)}
        for k, (left, right) in enumerate(local[pair]):
            if left and right:
                rest = local[pair][:k] + local[pair][k + 1 :]
                dissolved = local | {pair: rest + _dissolved(((left, right),))}
                yield dissolved
                yield from (dissolved | {other: _composed(other, dissolved)} for other in local if other != pair)


def _dissolved(spans: Sequence[Spans]) -> tuple[Spans, ...]:
    """Every segment on its own, without a counterpart."""
    return (*(((i,), ()) for left, _ in spans for i in left), *(((), (j,)) for _, right in spans for j in right))


def _composed(pair: Pair, local: Local) -> tuple[Spans, ...]:
    """The pair's beads as the two other pairs imply them: segments linked to the same part of the third document."""
    links = _links({other: spans for other, spans in local.items() if other != pair})
    lefts = sorted({i for left, _ in local[pair] for i in left})
    rights = sorted({j for _, right in local[pair] for j in right})
    through = {
        ((pair[0], i), (pair[1], j))
        for i in lefts
        for j in rights
        if links.get((pair[0], i), set()) & links.get((pair[1], j), set())
    }
    merged: list[tuple[set[int], set[int]]] = []
    for (_, i), (_, j) in sorted(through):
        touching = [group for group in merged if i in group[0] or j in group[1]]
        merged = [group for group in merged if group not in touching]
        merged.append(({i}.union(*(g[0] for g in touching)), {j}.union(*(g[1] for g in touching))))
    beads = tuple((tuple(sorted(left)), tuple(sorted(right))) for left, right in merged)
    seen_left, seen_right = ({i for left, _ in beads for i in left}, {j for _, right in beads for j in right})
    alone = (tuple(i for i in lefts if i not in seen_left), tuple(j for j in rights if j not in seen_right))
    return beads + _dissolved((alone,))


def _sureness(pair: Pair, bead: Spans, local: Local, models: Mapping[Pair, AnyModel]) -> float:
    """How probable a bead is by its own pair's model, or by the two other pairs' if they say so more surely."""
    own = models[pair].probability(*bead)
    others = [models[p].probability(*spans) for p, found in local.items() if p != pair for spans in found if all(spans)]
    return max(own, min(others, default=0.0)) if all(bead) else own


def _log_probability(local: Local, models: Mapping[Pair, AnyModel]) -> float:
    """The logarithm of the probability of all beads of a group, taken as independent."""
    probabilities = (models[pair].probability(left, right) for pair, found in local.items() for left, right in found)
    return sum(log(max(probability, _LEAST)) for probability in probabilities)
