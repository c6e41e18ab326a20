"""Whether two stretches of text go together at all: what guides the search in long documents.

Over many segments chance adds up: any two long stretches share something. So what they share counts from what chance
would give them, the product of their shares in the whole, and in units of what translations of their length share.
"""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass

import numpy as np

from .grid import COARSE_TYPES, Band, Cells, Floats, span_sums
from .sparse import Matches, group_sums

#: A segment's best match is a little stronger than the one with its translation.
_OF_BEST = 0.7
#: From this share of what translations share, stretches speak for going together, and how strongly; in made-up texts
#: of 1,000 to 100,000 segments with a tenth left out, the true path lies inside the band that these lead to.
_MIDDLE, _SLOPE = 0.25, 20.0
_GAP = -2.0


class Groups:
    """Groups of neighbouring segments of two documents, whatever is known of them."""

    left: Sized
    right: Sized

    @property
    def rows(self) -> int:
        """How many groups the left document has."""
        return len(self.left)

    @property
    def columns(self) -> int:
        """How many groups the right document has."""
        return len(self.right)

    @property
    def gap_score(self) -> float:
        """See ``Searched``."""
        return _GAP


@dataclass(frozen=True)
class CoarseMatches(Groups):
    """What groups of segments share; ``left`` and ``right`` are their sizes in segments.

    ``left_total`` and ``right_total`` are what each group shares with all of the other document, ``usual`` what one
    segment and its translation share.
    """

    matches: Matches
    left: Floats
    right: Floats
    left_total: Floats
    right_total: Floats
    usual: float

    @classmethod
    def of(cls, matches: Matches, rows: int, columns: int) -> CoarseMatches:
        """The matches of single segments, as groups of one."""
        best = np.zeros(rows)
        np.maximum.at(best, matches.row, matches.weight)
        totals = matches.row_totals(rows), matches.column_totals(columns)
        return cls(matches, np.ones(rows), np.ones(columns), *totals, max(_OF_BEST * float(best.mean()), 1e-9))

    def bead_scores(self, band: Band) -> Cells:
        """See ``Searched``."""
        lefts, rights = span_sums(band, self.left_total, self.right_total)
        rows, columns = span_sums(band, self.left, self.right)
        chance = lefts * rights / max(float(self.matches.weight.sum()), 1e-9)
        share = (self.matches.block_sums(band) - chance) / (self.usual * np.sqrt(np.maximum(rows * columns, 1)))
        result: Cells = (_SLOPE * (share - _MIDDLE)).astype(np.float32)
        return result[:COARSE_TYPES]

    def grouped(self, size: int) -> CoarseMatches:
        """See ``Searched``."""
        return CoarseMatches(
            self.matches.grouped(size),
            group_sums(self.left, size),
            group_sums(self.right, size),
            group_sums(self.left_total, size),
            group_sums(self.right_total, size),
            self.usual,
        )
