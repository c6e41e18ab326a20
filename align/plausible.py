"""Beads judged by their scores: calibrated, the unsure ones dissolved, and those of texts that are not versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from ..corpus.types import Bead
from ..models.base import Evidence
from ..models.sureness import Sureness

#: Of unrelated texts of so many segments a quarter or less of the shorter one is linked with this score; of abridged
#: versions the shorter one is linked nearly whole.
_ENOUGH, SURE, _HARDLY = 5, 0.5, 0.25
#: What links are kept of texts that seem unrelated.
_SUREST = 0.95
#: How much of what could be shared linked segments share, where 1 is usual of translations. Of news and their
#: translations, whole and abridged, none had less than 0.65; of unrelated texts most have next to nothing.
_NOTHING_SHARED, _LITTLE_SHARED = 0.25, 0.75


def plausible(beads: Sequence[Bead], evidence: Evidence) -> tuple[Bead, ...]:
    """The beads; none but the surest of documents that hardly anything links, and none of those with nothing in common.

    In unrelated texts some sentence is always a little like another, and as long.
    """
    agreement = evidence.agreement(beads)
    if agreement < _NOTHING_SHARED:
        return alone_all(beads)
    if agreement < _LITTLE_SHARED and are_unrelated(beads):
        return surer(beads, _SUREST)
    return tuple(beads)


def share_nothing(beads: Sequence[Bead], evidence: Evidence) -> bool:
    """Whether the linked segments have nothing in common but their lengths and their order."""
    return evidence.agreement(beads) < _NOTHING_SHARED


def alone_all(beads: Iterable[Bead]) -> tuple[Bead, ...]:
    """The segments of all beads, each without a counterpart."""
    return surer(beads, np.inf)


def are_unrelated(beads: Iterable[Bead]) -> bool:
    """Whether no more than a quarter of the shorter of two documents, if that has five segments, is linked surely."""
    beads = tuple(beads)
    sizes = [sum(len(bead.spans[side]) for bead in beads) for side in (0, 1)]
    shorter = sizes.index(min(sizes))
    sure = sum(len(bead.spans[shorter]) for bead in beads if not bead.is_null and bead.score >= SURE)
    return sizes[shorter] >= _ENOUGH and sure <= sizes[shorter] * _HARDLY


def surer(beads: Iterable[Bead], least: float) -> tuple[Bead, ...]:
    """The beads without the links that are less sure; their segments stand alone."""
    kept: list[Bead] = []
    for bead in beads:
        kept += [bead] if bead.is_null or bead.score >= least else _dissolved(bead)
    return tuple(kept)


def _dissolved(bead: Bead) -> list[Bead]:
    """Each segment of a bead alone, as surely as the bead was not right."""
    return [
        Bead(tuple((index,) if c == column else () for c in range(len(bead.spans))), 1 - bead.score)
        for column, span in enumerate(bead.spans)
        for index in span
    ]


def rescored(beads: Iterable[Bead], sureness: Sureness) -> tuple[Bead, ...]:
    """The beads, each with how sure its score really is."""
    return tuple(replace(bead, score=sureness.of(bead.score)) for bead in beads)
