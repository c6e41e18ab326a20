"""The versions of each work as rows of one table, with the findings that stand in each row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...corpus.types import Alignment, Span
from ..closure import closure
from .rows import held_segments

if TYPE_CHECKING:
    from ...corpus.types import Document, Place
    from ..checks.engine import Checked
    from ..checks.shapes import Versions


@dataclass
class WorkRows:
    """One work: its alignment, and by row (from 0) the findings there, as positions in ``Checked.findings``.

    ``marks`` are the spans of the findings by document, those aside that fill whole segments.
    """

    alignment: Alignment
    prefix: str
    found: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    marks: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self._documents = {document.id: document for document in self.alignment.documents}
        self._rows = {
            (document.id, index): row
            for row, bead in enumerate(self.alignment.beads)
            for document, span in zip(self.alignment.documents, bead.spans, strict=True)
            for index in span
        }

    def row(self, place: Place) -> int | None:
        """The row where the place begins, if it stands in this work."""
        document = self._documents.get(place.document)
        if document is None:
            return None
        held = (self._rows.get((document.id, index)) for index in held_segments(place, document))
        return next((row for row in held if row is not None), None)

    def anchor(self, place: Place) -> str:
        """The name of that row on the page, or an empty text."""
        row = self.row(place)
        return "" if row is None else f"{self.prefix}{row + 1}"

    def add(self, number: int, place: Place) -> None:
        """Note that finding ``number`` stands at ``place``."""
        row = self.row(place)
        if row is None:
            return
        if number not in self.found[row]:
            self.found[row].append(number)
        segments = self._documents[place.document].segments
        held = [segments[n] for n in place.segments if 0 <= n < len(segments)]
        if not held or (place.start, place.end) != (held[0].start, held[-1].end):
            self.marks[place.document].append((place.start, place.end))


def work_rows(checked: Checked) -> list[WorkRows]:
    """The works of which there are several versions."""
    works = [WorkRows(_alignment(pairs), f"w{number}b") for number, pairs in enumerate(_works(checked), 1)]
    of = {document.id: work for work in works for document in work.alignment.documents}
    for number, finding in enumerate(checked.findings):
        for place in finding.where:
            if place.document in of:
                of[place.document].add(number, place)
    return works


def _works(checked: Checked) -> list[list[Versions]]:
    """The pairs of versions that have documents in common, together."""
    works: list[list[Versions]] = []
    for pair in checked.versions:
        ids = {pair.left.id, pair.right.id}
        known = next((work for work in works if any(ids & {each.left.id, each.right.id} for each in work)), None)
        if known is None:
            works.append([pair])
        else:
            known.append(pair)
    return works


def _alignment(pairs: Sequence[Versions]) -> Alignment:
    """The pair's own beads, or of three versions the beads that those of the pairs make together."""
    documents: dict[str, Document] = {}
    for pair in pairs:
        documents |= {pair.left.id: pair.left, pair.right.id: pair.right}
    if len(pairs) == 1:
        return Alignment((pairs[0].left, pairs[0].right), pairs[0].beads)
    columns = {name: column for column, name in enumerate(documents)}
    beads = {(columns[pair.left.id], columns[pair.right.id]): pair.beads for pair in pairs}
    texts = tuple(documents.values())
    return Alignment(texts, closure(beads, [len(document) for document in texts]))
