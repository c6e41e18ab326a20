"""Scores of beads that are linear in features, against leaving their segments alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import numpy as np

from .grid import BEAD_TYPES, Band, Cells, Floats, span_sums
from .weights import Features


class Featured(Protocol):
    """Evidence that says which features beads and null beads have, and what they count for."""

    @property
    def features(self) -> Features:
        """The weight of each feature."""
        ...

    def bead_features(self, band: Band) -> Iterator[tuple[str, Cells | Floats]]:
        """Name and values, shape (bead types, cells), of each feature of a bead."""
        ...

    def null_features(self) -> Iterator[tuple[str, Floats, Floats]]:
        """Name and values, per left and per right segment, of each feature of a segment without a counterpart."""
        ...


def linear_scores(evidence: Featured, band: Band) -> Cells:
    """The scores, shape (bead types, cells); a bead's null features are those of its segments, and count against it."""
    weights = evidence.features
    scores = np.zeros((len(BEAD_TYPES), band.cells), dtype=np.float32)
    for name, values in evidence.bead_features(band):
        scores += np.asarray(values, dtype=np.float32) * np.float32(weights[name])
    for name, left, right in evidence.null_features():
        for sums in span_sums(band, left, right):
            scores -= np.float32(weights[name]) * sums
    return scores
