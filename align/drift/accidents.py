"""Links that are no more than chance or an echo of their neighbours, taken out."""

from __future__ import annotations

from collections.abc import Iterator

from .overlap import Overlap

# A pair must score this much when nothing beside it is linked in step: of the best of 1,400 unrelated sentences of
# Frankenstein for each of 1,400 others 99.9 % are below 0.286.
ALONE = 0.33
# And the words of the shorter must stand in the longer in the same order to this share: two interviews with one person
# share names and slogans, and those make up to 64 % of a title.
ALONE_IN_ORDER = 0.67
# A copy with less than this traced is another text: only a sentence quoted nearly word for word comes from the source.
UNRELATED = 0.1
VERBATIM = 0.85
# Of a copy with this much traced, a short sentence out of order is the source's if neither text has it twice.
DERIVED = 0.5
NEAR = 10  # a heading or a title may lead to a passage whose first sentences are left out


def without_echoes(overlap: Overlap, found: list[int | None]) -> list[int | None]:
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


def without_accidents(overlap: Overlap, found: list[int | None]) -> list[int | None]:
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
