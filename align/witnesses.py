"""Many copies of one source read together: what each has of every sentence, and which copies depart in one way.

Copies that share a departure from the source probably share more than the source: one was made from the other, or
both from a third (the argument from common errors in textual criticism, after Lachmann).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ..corpus.text import key
from ..corpus.types import Comparison, Document, Indices, Relation
from ..corpus.write.tsv import cell

#: What counts as the same text: differences of form only.
FAITHFUL: Final[tuple[Relation, ...]] = ("identical", "format")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a copy has for a sentence of the source: the copy's segments, its text there, and how it relates.

    A link of several sentences is the reading of each of them.
    """

    copy: Indices
    text: str
    relation: Relation
    moved: bool

    @property
    def is_faithful(self) -> bool:
        """Whether the sentence is taken over as it is, but for quotation marks and the like."""
        return self.relation in FAITHFUL


@dataclass(frozen=True)
class Witnesses:
    """For each segment of the source, and for each copy, its reading; ``None`` where the copy lacks the segment."""

    source: Document
    copies: tuple[Document, ...]
    rows: tuple[tuple[Reading | None, ...], ...]

    def departures(self, copy: int) -> int:
        """How many sentences of the source the copy has in other words."""
        return len(self._departures[copy])

    def shared(self, first: int, second: int) -> int:
        """How many sentences of the source two copies have in other words, and in the same words."""
        one, other = self._departures[first], self._departures[second]
        return sum(other.get(index) == text for index, text in one.items())

    def nearest(self, copy: int) -> tuple[int, int] | None:
        """The copy that shares most departures with this one, and how many; ``None`` where none shares any."""
        others = ((self.shared(copy, other), -other) for other in range(len(self.copies)) if other != copy)
        most, number = max(others, default=(0, 0))
        return (-number, most) if most else None

    @cached_property
    def _departures(self) -> list[dict[int, str]]:
        """For each copy the sentences that it words otherwise, folded, by their number in the source."""
        columns = zip(*self.rows, strict=True) if self.rows else [()] * len(self.copies)
        return [
            {index: key(reading.text) for index, reading in enumerate(column) if reading and not reading.is_faithful}
            for column in columns
        ]


def witnesses(comparisons: Sequence[Comparison]) -> Witnesses:
    """The copies of the comparisons, all of which have one source, side by side."""
    source = comparisons[0].source
    columns = [_readings(comparison) for comparison in comparisons]
    rows = tuple(tuple(column.get(index) for column in columns) for index in range(len(source)))
    return Witnesses(source, tuple(comparison.copy for comparison in comparisons), rows)


def witnesses_tsv(together: Witnesses) -> Iterator[str]:
    """The lines of a table: for each sentence of the source its line and text, and what every copy has for it."""
    heads = ((f"{cell(copy.id)}: relation", f"{cell(copy.id)}: text") for copy in together.copies)
    yield _line(["segment", "line", "source", *(head for pair in heads for head in pair)])
    source = together.source
    for index, row in enumerate(together.rows):
        cells = [str(index), str(source.line(source.segments[index].start)), cell(source.segment_text(index))]
        for reading in row:
            moved = ", moved" if reading and reading.moved else ""
            cells += [f"{reading.relation}{moved}", cell(reading.text)] if reading else ["missing", ""]
        yield _line(cells)


def _line(cells: Iterable[str]) -> str:
    return "\t".join(cells) + "\n"


def _readings(comparison: Comparison) -> dict[int, Reading]:
    """The first reading of each source segment that the copy has."""
    found: dict[int, Reading] = {}
    for link in comparison.links:
        reading = Reading(link.copy, comparison.copy.joined(link.copy), link.relation, link.moved)
        for index in link.source:
            if index not in found or (reading.is_faithful and not found[index].is_faithful):
                found[index] = reading
    return found
