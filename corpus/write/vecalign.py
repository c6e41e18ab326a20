"""Segment numbers as vecalign writes them: ``[8, 9]:[10]:0.13``, where the last is a cost, low for a sure bead."""

from __future__ import annotations

from collections.abc import Iterator

from ..order import in_first_document_order
from ..types import Alignment


def vecalign(alignment: Alignment) -> Iterator[str]:
    """A line for each bead of two documents, in the order of the first; the cost is what its score lacks to 1."""
    for bead in in_first_document_order(alignment.beads):
        left, right = (list(span) for span in bead.spans)
        cost = 0.0 if bead.is_null else 1 - bead.score  # as vecalign does: nothing was compared
        yield f"{left}:{right}:{cost:.6f}\n"
