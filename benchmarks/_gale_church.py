"""NLTK's Gale-Church (1993) alignment, by lengths in characters alone, as beads.

NLTK returns pairs of linked segments. Segments that are linked with one another are one bead here, and those of which
it says nothing are null beads. Where it can find no path it returns few pairs or none; what is missing counts as null.
"""

from __future__ import annotations

from collections import defaultdict

from nltk.translate.gale_church import align_blocks
from ushtil.corpus.types import Bead, Document, Indices


def gale_church(left: Document, right: Document) -> tuple[Bead, ...]:
    """The beads of two documents."""
    pairs = align_blocks(*([len(text) for text in document.sentences] for document in (left, right)))
    return linked([(i, j) for i, j in pairs], len(left), len(right))


def linked(pairs: list[tuple[int, int]], lefts: int, rights: int) -> tuple[Bead, ...]:
    """Beads of the segments that pairs link, directly or through one another, and null beads of the others."""
    partners: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for i, j in pairs:
        if 0 <= i < lefts and 0 <= j < rights:
            partners[0, i].append((1, j))
            partners[1, j].append((0, i))
    beads: list[Bead] = []
    seen: set[tuple[int, int]] = set()
    for first in [*((0, i) for i in range(lefts)), *((1, j) for j in range(rights))]:
        if first in seen:
            continue
        found, open_ends = {first}, [first]
        while open_ends:
            new = set(partners[open_ends.pop()]) - found
            found |= new
            open_ends += new
        seen |= found
        beads.append(Bead((_side(found, 0), _side(found, 1))))
    return tuple(beads)


def _side(nodes: set[tuple[int, int]], column: int) -> Indices:
    return tuple(sorted(index for side, index in nodes if side == column))
