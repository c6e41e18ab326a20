"""For each copy segment the source segment it comes from, or none, whatever the order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .accidents import without_accidents, without_echoes
from .overlap import Floats, Ints, Overlap

CANDIDATES = 8
WAITING = 12  # places to go on from that are kept while segments without a source pass by
# A pair must score this much to be worth linking when it goes on where the last link stopped. Of 7,000 pairs of
# unrelated sentences of Frankenstein 99.9 % are below 0.138.
IN_STEP = 0.15
# The share of grams (the root of the product of both shares) that a heading and a sentence have in common at least.
TITLE = 0.6
# What a leap costs, in the same unit: an excerpt skips ahead all the time, and returns only for a moved block.
SAME_SEGMENT = 0.05
SKIP = 0.03
SKIP_PER_DOUBLING = 0.008
SKIP_AT_MOST = 0.10
RETURN = 0.12
EQUAL_WORDS = 0.25  # a short sentence with exactly the same words is evidence that its few grams do not show
# Between two links in step, a pair left over is the same sentence rewritten when half of its grams are the same.
REWRITTEN_IN_PLACE = 0.5

Titles = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Step:
    """The states after one copy segment: last source place used, best sum so far, state before, and the link made."""

    place: Ints
    total: Floats
    before: Ints
    linked: int  # the first ``linked`` states link this segment to ``place``; the others leave it without a source


def links(overlap: Overlap, titles: tuple[Titles, Titles] = (frozenset(), frozenset())) -> list[int | None]:
    """The source segment of every copy segment, on the path of the highest sum of scores less leaps.

    ``titles`` are the headings of the source and of the copy: one links to a sentence only if that says little else.
    """
    found = _walk_back(_steps(overlap))
    for j, i in enumerate(found):
        if i is not None and (i in titles[0]) != (j in titles[1]) and overlap.resemblance(i, j) < TITLE:
            found[j] = None
    found = without_accidents(overlap, without_echoes(overlap, found))
    _fill(overlap, found)
    return found


def _steps(overlap: Overlap) -> list[_Step]:
    places = [overlap.candidates(j, CANDIDATES) for j in range(len(overlap.copy))]
    nothing = np.array([-1], dtype=np.int64)
    steps = [_Step(nothing, np.zeros(1), nothing, 0)]
    last = len(overlap.source) - 1
    for j, own in enumerate(places):
        beside = [i + 1 for i in places[j - 1] if i < last] if j else []
        beside += [i - 1 for i in places[j + 1] if i > 0] if j + 1 < len(places) else []
        steps.append(_step(steps[-1], overlap, j, sorted({*own, *beside})))
    return steps


def _step(last: _Step, overlap: Overlap, copy: int, sources: list[int]) -> _Step:
    here = np.array(sources, dtype=np.int64)
    rewards = overlap.scores(copy, sources) - IN_STEP
    rewards += [EQUAL_WORDS * overlap.equal(i, copy) for i in sources]
    here, rewards = here[rewards > 0], rewards[rewards > 0]
    leaps = _leap(here[:, None] - last.place[None, :])
    leaps[:, last.place < 0] = 0.0  # a copy may begin anywhere
    sums = last.total[None, :] - leaps
    best = sums.argmax(axis=1) if len(here) else np.array([], dtype=np.int64)
    waiting = _waiting(last)
    return _Step(
        place=np.concatenate([here, last.place[waiting]]),
        total=np.concatenate([rewards + sums[np.arange(len(here)), best], last.total[waiting]]),
        before=np.concatenate([best, waiting]),
        linked=len(here),
    )


def _leap(distance: Ints) -> Floats:
    ahead = np.minimum(SKIP + SKIP_PER_DOUBLING * np.log2(np.maximum(distance, 1)), SKIP_AT_MOST)
    cost = np.where(distance < 0, RETURN, np.where(distance == 0, SAME_SEGMENT, ahead))
    return np.where(distance == 1, 0.0, cost)


def _waiting(step: _Step) -> Ints:
    """The best states, one for each place, so that a segment without a source does not end a path."""
    order = np.argsort(-step.total, kind="stable")
    _, first = np.unique(step.place[order], return_index=True)
    return np.asarray(order[np.sort(first)][:WAITING])


def _walk_back(steps: list[_Step]) -> list[int | None]:
    state = int(steps[-1].total.argmax())
    found: list[int | None] = []
    for step in reversed(steps[1:]):
        found.append(int(step.place[state]) if state < step.linked else None)
        state = int(step.before[state])
    return found[::-1]


def _fill(overlap: Overlap, found: list[int | None]) -> None:
    """Link what is left between two links when as many segments are left on both sides and each pair is alike."""
    linked = [j for j, i in enumerate(found) if i is not None]
    for before, after in zip([-1, *linked], [*linked, len(found)], strict=True):
        start = found[before] if before >= 0 else -1
        end = found[after] if after < len(found) else len(overlap.source)
        if start is None or end is None or not 1 < after - before == end - start:
            continue
        for step in range(1, after - before):
            if overlap.resemblance(start + step, before + step) >= REWRITTEN_IN_PLACE:
                found[before + step] = start + step
