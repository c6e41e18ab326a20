"""One fact with two figures, in one text or in several texts of a speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from ....corpus.numbers import Quantity
from ....corpus.types import Document, Finding, Place
from ...drift.places import listed
from .contradictions import Contradiction, contradiction
from .like_statements import Statements
from .quoted_passages import quotations
from .shared_passages import Spot, shared_passages
from .statements import Statement

_GRAVEST = ("critical", "major", "minor")


def conflicting_figures(documents: Sequence[Document]) -> Iterator[Finding]:
    """The same fact with different figures, one finding for all its places.

    Figures inside quotation marks are those of ``misquotations``. Like sentences with three figures or more are a
    series (a list of villages, a yearly report), in which each has its own.
    """
    texts = _Texts(documents)
    statements = Statements(documents)
    found = []
    for one, other in statements.pairs():
        here = contradiction(statements, one, other, texts.are_one)
        if here and here.holds():
            found.append(here)
    for group in _groups(found):
        values = {figure.value for here in group for figure in (here.left, here.right)}
        if len(values) == 2 and not any(texts.is_quoted(*side) for here in group for side in _both(here)):
            yield _finding(group)


class _Texts:
    """What quotes and republishes in a collection, found when it is first asked for."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._quoted: dict[int, list[tuple[int, int]]] = {}

    @cached_property
    def _excerpts(self) -> frozenset[frozenset[int]]:
        return shared_passages(tuple(self._documents)).excerpts

    def are_one(self, one: int, other: int) -> bool:
        """Whether one of two texts is largely contained in the other."""
        return frozenset((one, other)) in self._excerpts

    def is_quoted(self, row: Statement, figure: Quantity) -> bool:
        """Whether a figure stands in a passage in quotation marks."""
        if row.document not in self._quoted:
            every = quotations(self._documents[row.document])
            self._quoted[row.document] = [part.span for quotation in every for part in quotation.parts]
        at = row.passage.span[0] + figure.start
        return any(start <= at < end for start, end in self._quoted[row.document])


def _both(here: Contradiction) -> tuple[tuple[Statement, Quantity], tuple[Statement, Quantity]]:
    return (here.one, here.left), (here.other, here.right)


def _groups(found: Sequence[Contradiction]) -> list[list[Contradiction]]:
    """The contradictions that have a sentence in common, through others too."""
    first: dict[Spot, Spot] = {}

    def root(spot: Spot) -> Spot:
        while first.setdefault(spot, spot) != spot:
            first[spot] = spot = first[first[spot]]
        return spot

    for here in found:
        one, other = (root((row.document, row.segment)) for row, _ in _both(here))
        first[other] = one
    groups: dict[Spot, list[Contradiction]] = defaultdict(list)
    for here in found:
        groups[root((here.one.document, here.one.segment))].append(here)
    return list(groups.values())


def _finding(group: Sequence[Contradiction]) -> Finding:
    places: dict[Place, str] = {}
    for here in group:
        for row, figure in _both(here):
            where = row.passage.part(figure.start, figure.end)
            places[where] = f"{row.passage.title} (line {where.line}) has “{where.text}”"
    severity = min((here.severity for here in group), key=_GRAVEST.index)
    what = {
        "critical": "The same event has two dates" if group[0].is_date else "A republished sentence has another figure",
        "major": "The same thing has two figures",
        "minor": "Nearly the same sentence has two figures, and neither names its date",
    }[severity]
    return Finding("number", severity, tuple(places), f"{what}: {listed([*places.values()])}.")
