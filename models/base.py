"""What a scorer is: the one seam between the alignment code and whatever judges that two spans say the same.

A scorer looks at two documents once and returns their ``Evidence``; the alignment asks it for the score of
every bead type in every cell of a band and for the price of leaving a segment without a counterpart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..corpus.types import Bead, Document
from .grid import Band, Cells
from .sparse import Matches, ThirdLanguage
from .sureness import Sureness


class Searched(Protocol):
    """What the search for a band needs of two documents, or of groups of their neighbouring segments."""

    @property
    def rows(self) -> int:
        """How many left segments there are."""
        ...

    @property
    def columns(self) -> int:
        """How many right segments there are."""
        ...

    def bead_scores(self, band: Band) -> Cells:
        """Scores, shape (bead types, cells), of the bead that *ends* at the cell; of groups, the first types alone.

        They are log-odds against leaving the bead's segments alone.
        """
        ...

    @property
    def gap_score(self) -> float:
        """Score, at most 0, of each run of segments without a counterpart, paid once however long the run is."""
        ...

    def grouped(self, size: int) -> Searched:
        """The same for groups of ``size`` neighbouring segments, for a coarse first pass."""
        ...


class Evidence(Searched, Protocol):
    """What a scorer found in a pair of documents."""

    @property
    def jump_score(self) -> float:
        """Score, at most 0, of going on anywhere else than further along, where the order is free."""
        ...

    @property
    def sureness(self) -> Sureness:
        """How sure a bead's probability really is."""
        ...

    @property
    def three_way_sureness(self) -> Sureness:
        """How sure the score of a three-way bead really is."""
        ...

    def agreement(self, beads: Sequence[Bead]) -> float:
        """How much of what they could share the linked segments do share, as a part of what translations usually do."""
        ...

    def taught(self, links: Matches) -> Evidence:
        """The same evidence together with what a first alignment, links with their probabilities, teaches."""
        ...

    def with_third(self, third: ThirdLanguage) -> Evidence:
        """The same evidence together with that of a third version."""
        ...


class Scorer(Protocol):
    """Judges which spans of two documents say the same."""

    def evidence(self, left: Document, right: Document) -> Evidence:
        """What speaks for and against linking the segments of the two documents."""
        ...
