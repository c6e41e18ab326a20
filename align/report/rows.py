"""A comparison laid out as rows in the order of the copy, with what the copy left out put where it stood."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from ..drift.runs import runs

if TYPE_CHECKING:
    from ...corpus.types import Comparison, Document, Indices, Link, Place

RowKind = Literal["link", "addition", "omission", "unused"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``findings`` are positions in ``Comparison.findings``.

    ``omission`` holds source segments that a finding names, ``unused`` those that the copy simply does not take up.
    """

    kind: RowKind
    source: Indices
    copy: Indices
    link: Link | None = None
    findings: tuple[int, ...] = ()


@dataclass(frozen=True)
class Layout:
    """Rows in reading order; ``places[k]`` says for each place of finding ``k`` in which row it stands, if in any."""

    rows: tuple[Row, ...]
    places: tuple[tuple[int | None, ...], ...]


def lay_out(comparison: Comparison) -> Layout:
    """Every segment of both documents stands in a row, and every finding in each row that holds one of its places."""
    rows = _with_source_gaps(comparison, _copy_rows(comparison))
    finder = _RowFinder(comparison, rows)
    places = tuple(tuple(finder.row(place) for place in finding.where) for finding in comparison.findings)
    found: dict[int, list[int]] = {}
    for number, homes in enumerate(places):
        for home in dict.fromkeys(home for home in homes if home is not None):
            found.setdefault(home, []).append(number)
    return Layout(tuple(replace(row, findings=tuple(found.get(n, ()))) for n, row in enumerate(rows)), places)


def _copy_rows(comparison: Comparison) -> list[Row]:
    linked = {i for link in comparison.links if link.source for i in link.copy}
    segments = comparison.copy.segments
    rows = [Row("link", link.source, link.copy, link) for link in comparison.links if link.source and link.copy]
    free = (i for i in range(len(segments)) if i not in linked)
    rows += [
        Row("addition", (), run) for run in runs(free, lambda a, b: segments[a].paragraph == segments[b].paragraph)
    ]
    return sorted(rows, key=lambda row: min(row.copy))


def _with_source_gaps(comparison: Comparison, rows: list[Row]) -> list[Row]:
    """The rows with each run of source segments that no link holds after the row of the segment before it."""
    first_row: dict[int, int] = {}
    for number, row in enumerate(rows):
        for index in row.source:
            first_row.setdefault(index, number)
    omitted = _omitted(comparison)
    free = (i for i in range(len(comparison.source)) if i not in first_row)
    after: dict[int, list[Row]] = {}
    anchor = -1
    for run in runs(free, lambda a, b: (a in omitted) == (b in omitted)):
        anchor = first_row.get(run[0] - 1, anchor) if run[0] else -1
        after.setdefault(anchor, []).append(Row("omission" if run[0] in omitted else "unused", run, ()))
    whole = list(after.get(-1, ()))
    for number, row in enumerate(rows):
        whole += [row, *after.get(number, ())]
    return whole


def _omitted(comparison: Comparison) -> set[int]:
    return {
        index
        for finding in comparison.findings
        if finding.kind == "omission"
        for place in finding.where
        if any(d is comparison.source for d in holders(place, comparison))
        for index in held_segments(place, comparison.source)
    }


def holders(place: Place, comparison: Comparison) -> tuple[Document, ...]:
    """The document that the place names; of two with one name the one that reads as quoted there, the copy first."""
    named = [document for document in (comparison.copy, comparison.source) if document.id == place.document]
    exact = [document for document in named if document.text[place.start : place.end] == place.text]
    return tuple((exact or named)[:1])


def held_segments(place: Place, document: Document) -> Indices:
    """The segments a place names, or else those that its characters touch."""
    if place.segments:
        return tuple(i for i in place.segments if 0 <= i < len(document))
    low = bisect_right(document.segments, place.start, key=lambda s: s.end)
    high = bisect_left(document.segments, max(place.end, place.start + 1), key=lambda s: s.start)
    return tuple(range(low, high))


class _RowFinder:
    """Leads from a place to the number of the first row that holds one of its segments."""

    def __init__(self, comparison: Comparison, rows: list[Row]) -> None:
        self._comparison = comparison
        self._in_copy: dict[int, int] = {}
        self._in_source: dict[int, int] = {}
        for number, row in enumerate(rows):
            for held, indices in ((self._in_copy, row.copy), (self._in_source, row.source)):
                for index in indices:
                    held.setdefault(index, number)

    def row(self, place: Place) -> int | None:
        for document in holders(place, self._comparison):
            held = self._in_copy if document is self._comparison.copy else self._in_source
            for index in held_segments(place, document):
                if index in held:
                    return held[index]
        return None
