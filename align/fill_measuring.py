"""How well a model translates what people translated too: measured on a sample before the rest is filled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ..corpus.types import Alignment
from .fill_directions import Directions
from .quality import FEW, SAMPLE, Quality, human_pairs

#: For fewer missing sides measuring would take many times as long as filling.
_WORTH: Final = 10
#: The quality of translating pairs of texts and human translations in a direction, at most so many of them.
Measure = Callable[[Sequence[tuple[str, str]], str, str, int], Quality | None]


def measure_directions(
    alignment: Alignment, targets: Sequence[str], directions: Directions, measure: Measure
) -> list[Quality]:
    """The quality in each direction that may fill a side, where people translated enough to tell.

    A sample is as large as what is to be filled, within bounds, so that measuring costs no more than filling does for
    each source.
    """
    found = []
    for source, target, most in _worthwhile(alignment, targets, directions):
        pairs = human_pairs(alignment, source, target)
        if len(pairs) >= FEW and (quality := measure(pairs, source, target, most)):
            found.append(quality)
    return found


def _worthwhile(alignment: Alignment, targets: Sequence[str], directions: Directions) -> Iterator[tuple[str, str, int]]:
    """The directions into languages that lack much, and how many sentences are to be measured."""
    for column, target in enumerate(alignment.languages):
        if target in targets:
            missing = sum(not bead.spans[column] for bead in alignment.beads)
            sources = [document.lang for document in alignment.documents if document.lang != target and len(document)]
            if missing >= _WORTH:
                for source in directions.ranked(sources, target):
                    yield source, target, min(SAMPLE, max(FEW, missing))
