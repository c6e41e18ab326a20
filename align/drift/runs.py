"""Numbers that follow one another, put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from ...corpus.types import Indices


def runs(indices: Iterable[int], together: Callable[[int, int], bool] = lambda a, b: True) -> Iterator[Indices]:
    """Consecutive indices in groups; neighbours for which ``together`` is false are kept apart."""
    ordered = sorted(indices)
    if not ordered:
        return
    run = [ordered[0]]
    for before, index in pairwise(ordered):
        if index == before + 1 and together(before, index):
            run.append(index)
        else:
            yield tuple(run)
            run = [index]
    yield tuple(run)
