"""Long texts, of which the whole grid is not looked at: what moved is found among what the monotone path leaves."""

from __future__ import annotations

from dataclasses import replace

from ..corpus.types import Alignment, Bead, Document, Indices
from ..models.base import Scorer
from .band import FREE_GRID, Order, sees_all
from .moves import ordered
from .pair import PairModel, align_pair
from .plausible import SURE, are_unrelated


def align_long_pair(left: Document, right: Document, scorer: Scorer, order: Order) -> Alignment:
    """Two versions aligned, with a second pass, free of order, over what a long text's monotone path leaves."""
    alignment = align_pair(left, right, scorer, order)
    if order == "monotone" or sees_all(len(left), len(right), order) or are_unrelated(alignment.beads):
        return alignment
    rest = [tuple(i for bead in alignment.beads if bead.is_null for i in bead.spans[side]) for side in (0, 1)]
    if not all(rest) or (len(rest[0]) + 1) * (len(rest[1]) + 1) > FREE_GRID:
        return alignment
    found = _found(_part(left, rest[0]), _part(right, rest[1]), scorer, (rest[0], rest[1]))
    taken = [{index for bead in found for index in bead.spans[side]} for side in (0, 1)]
    kept = [b for b in alignment.beads if not (taken[0] & set(b.spans[0]) or taken[1] & set(b.spans[1]))]
    return replace(alignment, beads=ordered([*kept, *found]))


def _found(left: Document, right: Document, scorer: Scorer, places: tuple[Indices, Indices]) -> list[Bead]:
    """The sure links of the parts, in the numbers of the whole; ``places`` are the segments the parts are made of."""
    model = PairModel.of(scorer.evidence(left, right), "free")
    beads = []
    for bead in model.sure(model.beads):
        spans = tuple(tuple(where[index] for index in span) for where, span in zip(places, bead.spans, strict=True))
        whole = all(span[-1] - span[0] == len(span) - 1 for span in spans if span)
        if not bead.is_null and bead.score >= SURE and whole:
            beads.append(replace(bead, spans=spans))
    return beads


def _part(document: Document, indices: Indices) -> Document:
    """The document with these segments alone."""
    return replace(document, segments=tuple(document.segments[index] for index in indices))
