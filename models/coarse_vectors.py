"""Whether two stretches of text go together at all by their vectors: what guides the search in long documents."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .coarse import Groups
from .grid import COARSE_TYPES, Band, Cells
from .margins import margins
from .spans import Side

#: Groups are seldom cut alike, so a share of a translation's usual margin is enough to speak for going together; and
#: how strongly it does.
_EVEN, _SLOPE = 0.25, 16.0


@dataclass(frozen=True)
class GroupedVectors(Groups):
    """Vectors of groups of neighbouring segments, for a coarse first pass."""

    left: Side
    right: Side
    usual: float

    def bead_scores(self, band: Band) -> Cells:
        """See ``Searched``."""
        scores = np.zeros((COARSE_TYPES, band.cells), dtype=np.float32)
        for cells, found in margins(self.left, self.right, band, COARSE_TYPES):
            scores[:, cells] = np.float32(_SLOPE) * (found / np.float32(self.usual) - np.float32(_EVEN))
        return scores

    def grouped(self, size: int) -> GroupedVectors:
        """See ``Searched``."""
        return replace(self, left=self.left.grouped(size), right=self.right.grouped(size))
