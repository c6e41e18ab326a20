"""Whether two sentences with different figures speak of one thing, so that one of the figures is wrong.

Time passes between publications, and nobody tells in which order they appeared: what is true of this year is not of
the next. Two figures contradict each other only where both are for the same date, or for what does not change, or
where the sentences around them are nearly the same and neither speaks of its own moment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ....corpus.numbers import Quantity, differences
from ....corpus.types import Severity
from ...drift.rounding import is_rounded
from .like_statements import Statements
from .passages import Variant
from .statements import Statement

# Of the weight of all stems of both sentences so much is common to sentences that are nearly the same, so much to
# those that say one thing of one date; of the shorter one so much must be in the longer.
_SAME, _ALIKE, _INSIDE = 0.9, 0.5, 0.85
#: Stems in common, so that a short sentence ("Our trade grew to …") without a name is not held against every other.
_ENOUGH, _ENOUGH_WITH_NAME = 10, 3
_NEIGHBOURS = 2  # sentences so near in one text list or contrast
_CALENDAR = frozenset({"year", "date"})
_WITHOUT_MEASURE = frozenset({"time", "decade", "century"})
_EXTENTS = frozenset({"length", "area"})


@dataclass(frozen=True)
class Contradiction:
    """Two sentences about one thing, and the figure of each that the other lacks.

    ``alike`` is the share of their content that is common; ``republished`` says that one text is an excerpt of the
    other, so that both speak of the same moment as two sentences of one text do.
    """

    one: Statement
    other: Statement
    left: Quantity
    right: Quantity
    alike: float
    republished: bool = False

    @property
    def is_date(self) -> bool:
        """Whether the figures are years or dates."""
        return self.left.unit in _CALENDAR

    @property
    def severity(self) -> Severity:
        """Grave where both are said of one moment, slight where the figure may have changed in between."""
        if self.is_date or (self.republished and self.alike >= _SAME):
            return "critical"
        is_fixed = self._is_of_one_moment or _is_dated(self.one) or self._is_lasting
        return "major" if is_fixed else "minor"

    def holds(self) -> bool:
        """Whether no innocent reason explains the two figures."""
        is_same = self.republished and self.alike >= _SAME
        if self.is_date:
            return is_same or (self.alike >= _SAME and self._is_one_event())
        if is_rounded(Variant.of(self.one.passage, self.other.passage).changed, self.left, self.right):
            return False
        if is_same or self._passes():
            return is_same
        return self.alike >= _SAME or _is_dated(self.one) or self._is_lasting

    @property
    def _is_of_one_moment(self) -> bool:
        return self.one.document == self.other.document or self.republished

    @property
    def _is_lasting(self) -> bool:
        """Whether the figures are of an extent that stays what it is, such as that of a border."""
        lasting = self.one.names and self.one.has("lasting") and self.other.has("lasting")
        return self.left.unit.partition(":")[0] in _EXTENTS and bool(lasting)

    def _passes(self) -> bool:
        """Whether a figure belongs to the moment at which it was said, and the other one to another moment."""
        ours, theirs = self.one.has("passing"), self.other.has("passing")
        return ours != theirs if self._is_of_one_moment else bool(ours or theirs)

    def _is_one_event(self) -> bool:
        """Whether a date differs in one part, or one event is told with no other figure than its year."""
        rows = (self.one, self.other)
        if any(row.has("passing") for row in rows) or not all(row.is_sentence for row in rows):
            return False
        if self.left.unit == "date":
            parts = [
                (int(q.value) // 10000, int(q.value) // 100 % 100, int(q.value) % 100) for q in (self.left, self.right)
            ]
            return [a == b for a, b in zip(*parts, strict=True)].count(False) == 1
        alone = all(q.soft or q in (self.left, self.right) for row in rows for q in row.quantities)
        return alone and bool(self.one.has("event") & self.other.has("event"))


def contradiction(
    statements: Statements, one: Statement, other: Statement, are_one: Callable[[int, int], bool]
) -> Contradiction | None:
    """The two figures in which sentences of the same content differ; none if more than that differs.

    ``are_one`` says of two documents whether one is an excerpt of the other.
    """
    figures = None if _are_neighbours(one, other) else _one_each(one, other)
    if not figures or not _same_subject(one, other, *figures) or statements.are_parallel(one, other):
        return None
    whole, inside = statements.likeness(one, other)
    if inside < _INSIDE or whole < _ALIKE:
        return None
    republished = one.document != other.document and are_one(one.document, other.document)
    enough = _ENOUGH_WITH_NAME if one.proper or other.proper or (republished and whole >= _SAME) else _ENOUGH
    if len(one.stems & other.stems) < enough:
        return None
    return Contradiction(one, other, *figures, whole, republished)


def _are_neighbours(one: Statement, other: Statement) -> bool:
    return one.document == other.document and abs(one.segment - other.segment) <= _NEIGHBOURS


def _one_each(one: Statement, other: Statement) -> tuple[Quantity, Quantity] | None:
    """The two figures in which the sentences differ, if each has one of the same unit that the other lacks."""
    apart = differences(one.quantities, other.quantities)
    if len(apart.left) != 1 or len(apart.right) != 1:
        return None
    left, right = apart.left[0], apart.right[0]
    return (left, right) if left.unit == right.unit and left.unit not in _WITHOUT_MEASURE else None


def _same_subject(one: Statement, other: Statement, left: Quantity, right: Quantity) -> bool:
    """Whether the sentences have the same names, and the figures count the same."""
    if one.names - other.stems or other.names - one.stems or one.is_label(left) or other.is_label(right):
        return False
    return bool(left.unit) or one.counted(left) == other.counted(right)


def _is_dated(row: Statement) -> bool:
    """Whether a year or a date stands in the sentence; both have the same if they differ in another figure."""
    return any(quantity.unit in _CALENDAR for quantity in row.quantities)
