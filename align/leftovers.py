"""Long texts, of which the whole grid is not looked at: what moved is found among what the monotone path leaves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..corpus.types import Alignment, Bead, Document, Indices
from ..models.base import Scorer
from .band import FREE_GRID, Order, sees_all
from .moves import ordered
from .pair import PairModel, align_pair
from .plausible import SURE, are_unrelated


def align_long_pair(left: Document, right: Document, scorer: Scorer, order: Order) -> Alignment:
    """Two versions aligned, with a second pass, free of order, over what a long text's monotone path leaves."""
    alignment = align_pair(left, right, scorer, order)
    found = moved_links((left, right), alignment.beads, scorer, order)
    return replace(alignment, beads=_with_links(alignment.beads, found))


def moved_links(
    documents: tuple[Document, Document], beads: Sequence[Bead], scorer: Scorer, order: Order
) -> tuple[Bead, ...]:
    """The sure links, whatever their order, of what the path through two long documents leaves without a counterpart.

    None where the order must be kept, where all was looked at already, and where the texts are unrelated.
    """
    left, right = documents
    if order == "monotone" or sees_all(len(left), len(right), order) or are_unrelated(beads):
        return ()
    rest = [tuple(sorted(i for bead in beads if bead.is_null for i in bead.spans[side])) for side in (0, 1)]
    if not all(rest) or (len(rest[0]) + 1) * (len(rest[1]) + 1) > FREE_GRID:
        return ()
    model = PairModel.of(scorer.evidence(_part(left, rest[0]), _part(right, rest[1])), "free")
    found = []
    for bead in model.sure(model.beads):
        spans = tuple(tuple(where[index] for index in span) for where, span in zip(rest, bead.spans, strict=True))
        whole = all(span[-1] - span[0] == len(span) - 1 for span in spans if span)
        if not bead.is_null and bead.score >= SURE and whole:
            found.append(replace(bead, spans=spans))
    return tuple(found)


@dataclass(frozen=True)
class MovedModel(PairModel):
    """A long pair's model, with the beads of its path and the links that were found in another order."""

    path: tuple[Bead, ...] = ()
    found: tuple[Bead, ...] = ()

    @classmethod
    def of_long(cls, model: PairModel, documents: tuple[Document, Document], scorer: Scorer, order: Order) -> PairModel:
        """The model itself where nothing has moved."""
        path = model.beads
        found = moved_links(documents, model.sure(path), scorer, order)
        if not found:
            return model
        return cls(model.lattice, model.probabilities, True, model.sureness, path, found)

    @cached_property
    def beads(self) -> tuple[Bead, ...]:
        """See ``PairModel``."""
        return _with_links(self.path, self.found)

    def probability(self, left: Indices, right: Indices) -> float:
        """See ``PairModel``; of a link in another order, how sure it is."""
        if (left, right) in self._scores:
            return self._scores[left, right]
        return super().probability(left, right)

    def sure(self, beads: Iterable[Bead]) -> tuple[Bead, ...]:
        """See ``PairModel``; links in another order are judged already."""
        return tuple(bead if bead.spans in self._scores else super(MovedModel, self).sure([bead])[0] for bead in beads)

    @cached_property
    def _scores(self) -> dict[tuple[Indices, ...], float]:
        return {bead.spans: bead.score for bead in self.found}


def _with_links(beads: Sequence[Bead], found: Sequence[Bead]) -> tuple[Bead, ...]:
    """The beads with the links in place of the null beads of their segments."""
    if not found:
        return tuple(beads)
    taken = [{index for bead in found for index in bead.spans[side]} for side in (0, 1)]
    kept = [b for b in beads if not (taken[0] & set(b.spans[0]) or taken[1] & set(b.spans[1]))]
    return ordered([*kept, *found])


def _part(document: Document, indices: Indices) -> Document:
    """The document with these segments alone."""
    return replace(document, segments=tuple(document.segments[index] for index in indices))
