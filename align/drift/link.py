"""For each copy segment the source segment it comes from, or none, whatever the order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .overlap import Floats, Ints, Overlap

CANDIDATES = 8
WAITING = 12  # places to go on from that are kept while segments without a source pass by
# A pair must score this much to be worth linking when it goes on where the last link stopped, and that much when
# nothing beside it is linked in step. Of 7,000 pairs of unrelated sentences of Frankenstein 99.9 % are below 0.138; of
# the best of 1,400 unrelated ones for each of 1,400 sentences 99.9 % are below 0.286.
IN_STEP = 0.15
ALONE = 0.33
# And the words of the shorter must stand in the longer in the same order to this share: two interviews with one person
# share names and slogans, and those make up to 64 % of a title.
ALONE_IN_ORDER = 0.67
# The share of grams (the root of the product of both shares) that a heading and a sentence have in common at least.
TITLE = 0.6
# A copy with less than this traced is another text: only a sentence quoted nearly word for word comes from the source.
UNRELATED = 0.1
VERBATIM = 0.85
# Of a copy with this much traced, a short sentence out of order is the source's if neither text has it twice.
DERIVED = 0.5
NEAR = 10  # a heading or a title may lead to a passage whose first sentences are left out
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
    found = _without_accidents(overlap, _without_echoes(overlap, found))
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


def _without_echoes(overlap: Overlap, found: list[int | None]) -> list[int | None]:
    """The links less those to the same segment as a neighbour's that hold no more of it than the neighbour does."""
    kept = list(found)
    for j in range(1, len(kept)):
        source, before = kept[j], kept[j - 1]
        if source is None or source != before:
            continue
        scores = [float(overlap.scores(n, [source])[0]) for n in (j - 1, j)]
        weaker, other = (j - 1, j) if scores[0] <= scores[1] else (j, j - 1)
        rest, _ = overlap.rest((source,), (other,))
        if not overlap.explains(rest, overlap.copy[weaker]) and overlap.in_order(source, weaker) < VERBATIM:
            kept[weaker] = None
    return kept


def _without_accidents(overlap: Overlap, found: list[int | None]) -> list[int | None]:
    """The links in step with one that stands by itself; weak ones cannot hold one another up."""
    runs = list(_in_step(found))
    standing = [run for run in runs if any(_stands(overlap, found, j) for j in run)]
    traced = _traced(overlap, standing)
    if traced < UNRELATED:
        standing = [run for run in standing if any(_in_order(overlap, found, j) >= VERBATIM for j in run)]
    elif traced >= DERIVED:
        standing = [run for run in runs if run in standing or any(_is_only_twin(overlap, found, j) for j in run)]
    kept: list[int | None] = [None] * len(found)
    for run in standing:
        kept[run.start : run.stop] = found[run.start : run.stop]
    return kept


def _traced(overlap: Overlap, runs: list[range]) -> float:
    """The share of the copy, by weight of its grams, that the runs link."""
    return float(sum(overlap.copy_mass[run.start : run.stop].sum() for run in runs) / max(overlap.copy_mass.sum(), 1.0))


def _in_step(found: list[int | None]) -> Iterator[range]:
    """Runs of neighbouring copy segments linked to one source segment after the other."""
    start = 0
    for j in range(1, len(found) + 1):
        before, here = found[j - 1], found[j] if j < len(found) else None
        if before is None or here is None or not 0 <= here - before <= 1:
            if before is not None:
                yield range(start, j)
            start = j


def _stands(overlap: Overlap, found: list[int | None], copy: int) -> bool:
    source = found[copy]
    if source is None:
        return False
    if overlap.equal(source, copy) and _is_near(found, source, copy):
        return True
    score = float(overlap.scores(copy, [source])[0])
    return score >= ALONE and overlap.in_order(source, copy) >= ALONE_IN_ORDER


def _in_order(overlap: Overlap, found: list[int | None], copy: int) -> float:
    source = found[copy]
    return 0.0 if source is None else overlap.in_order(source, copy)


def _is_only_twin(overlap: Overlap, found: list[int | None], copy: int) -> bool:
    source = found[copy]
    return source is not None and overlap.are_only_twins(source, copy)


def _is_near(found: list[int | None], source: int, copy: int) -> bool:
    """Whether the links around a segment lead to the same part of the source.

    Equal words of a title or of "Thank you." prove nothing where they stand far from what surrounds them.
    """
    before = next((i for j in range(copy - 1, -1, -1) if (i := found[j]) is not None), None)
    after = next((i for j in range(copy + 1, len(found)) if (i := found[j]) is not None), None)
    return (before is not None and 0 <= source - before <= NEAR) or (after is not None and 0 <= after - source <= NEAR)
