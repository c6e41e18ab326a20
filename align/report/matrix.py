"""Many copies of one source as one table: a row a copy, a column a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..drift.coverage import coverage
from ..score import scored
from ..terminal import shown
from ..witnesses import Witnesses, witnesses
from .findings_table import by_severity, plain_table
from .summary import rounded, traced, used

if TYPE_CHECKING:
    from rich.table import Table

    from ...corpus.types import Comparison


def matrix_table(comparisons: Sequence[Comparison]) -> Table:
    """Score, both coverages, links and findings of each copy, and which other copy departs as it does."""
    from rich.text import Text

    table = plain_table(f"{len(comparisons)} copies against {shown(comparisons[0].source.id)}")
    table.add_column("copy", ratio=1, min_width=12, overflow="fold")
    for name in ("score", "traced", "used", "links", "moved"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("findings", no_wrap=True)
    table.add_column("departs like", ratio=1, overflow="fold")
    together = witnesses(comparisons)
    for number, comparison in enumerate(comparisons):
        row = [shown(comparison.copy.id), *_figures(comparison), _nearest(together, number)]
        table.add_row(*map(Text, row))
    table.caption = "traced: words of the copy that have a source; used: words of the source that the copy has\n"
    table.caption_justify = "left"
    return table


def _figures(comparison: Comparison) -> list[str]:
    shares = coverage(comparison)
    return [
        rounded(scored(comparison)),
        traced(shares),
        used(shares),
        str(len(comparison.links)),
        str(sum(link.moved for link in comparison.links)),
        by_severity(comparison.findings).replace(", ", "\n"),
    ]


def _nearest(together: Witnesses, copy: int) -> str:
    """``journal.en (3 of 5)``: the other copy that words most of the same sentences in the same other way."""
    nearest = together.nearest(copy)
    if nearest is None:
        return "–"
    other, shared = nearest
    return f"{shown(together.copies[other].id)} ({shared} of {together.departures(copy)})"
