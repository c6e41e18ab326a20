"""Beads in an order that a reader of the first document can follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .types import Alignment, Bead


def in_first_document_order(beads: Iterable[Bead]) -> tuple[Bead, ...]:
    """The beads by their first segment in the first document; one without any stays behind the bead it follows."""
    keyed: list[tuple[int, Bead]] = []
    last = -1
    for bead in beads:
        last = min(bead.spans[0], default=last)
        keyed.append((last, bead))
    return tuple(bead for _, bead in sorted(keyed, key=lambda pair: pair[0]))


def reversed_pair(alignment: Alignment) -> Alignment:
    """The same alignment of two documents with the second one first."""
    turned = (replace(bead, spans=bead.spans[::-1]) for bead in alignment.beads)
    return Alignment(alignment.documents[::-1], in_first_document_order(turned))
