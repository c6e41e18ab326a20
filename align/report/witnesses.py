"""The page on many copies of one source: figures of each, a picture of what each has, and their readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..drift.coverage import coverage
from ..score import scored
from ..witnesses import Witnesses, witnesses
from .columns import columns_picture
from .filters import filter_bar
from .findings import SEVERITIES
from .markup import counted, escape, isolate
from .page import page
from .parts import legend
from .readings import State, reading_choices, readings_table, states
from .summary import rounded, traced, used

if TYPE_CHECKING:
    from ...corpus.types import Comparison

_LEGEND = legend(
    (
        ("cell same", "as in the source"),
        ("cell changed", "in other words"),
        ("cell moved", "moved"),
        ("cell missing", "missing"),
    )
)


def witnesses_page(comparisons: Sequence[Comparison], files: Sequence[str] = ()) -> str:
    """A whole HTML document on comparisons that have one source; ``files`` are the pages of each, if there are any."""
    together = witnesses(comparisons)
    held = [[states(reading) for reading in row] for row in together.rows]
    sections = [
        ("summary", "Summary", _figures(comparisons, together, held, files)),
        ("map", "What each copy has of the source", _map(together, held)),
        ("text", "Readings side by side", readings_table(together)),
    ]
    title = f"{counted(len(together.copies), 'copy', 'copies')} of {together.source.id}"
    return page(title, sections, lead=_lead(held), stop="departure", bar=filter_bar(reading_choices(together)))


def _lead(held: Sequence[Sequence[State]]) -> str:
    everywhere = sum(all(state.kind == "same" for state in row) for row in held)
    nowhere = sum(all(state.kind == "missing" for state in row) for row in held)
    return (
        f'<p class="lead">Of {counted(len(held), "sentence")} of the source, {everywhere:,} '
        f"{'stands' if everywhere == 1 else 'stand'} in every copy as in the source, and {nowhere:,} in none.</p>"
    )


def _figures(
    comparisons: Sequence[Comparison],
    together: Witnesses,
    held: Sequence[Sequence[State]],
    files: Sequence[str],
) -> str:
    head = ("Copy", "Consistency", "Copy with a source", "Source used", "Same", "Changed", "Moved", "Missing")
    columns = "".join(f'<th scope="col">{name}</th>' for name in (*head, *SEVERITIES, "Departs like"))
    rows = "".join(_row(number, comparisons, together, held, files) for number in range(len(comparisons)))
    signature = escape(scored(comparisons[0]).signature)
    return (
        '<table class="counts stack"><caption>Copies; sentences of the source that each has, and its findings</caption>'
        f"<thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>"
        '<p class="note">A copy departs like another where both have the same sentences in the same other words. '
        f'How the consistency is counted: <span class="signature">{signature}</span></p>'
    )


def _row(
    number: int,
    comparisons: Sequence[Comparison],
    together: Witnesses,
    held: Sequence[Sequence[State]],
    files: Sequence[str],
) -> str:
    comparison = comparisons[number]
    shares, kinds = coverage(comparison), Counter(row[number].kind for row in held)
    grave = Counter(finding.severity for finding in comparison.findings)
    cells = [
        ("Consistency", rounded(scored(comparison))),
        ("Copy with a source", traced(shares)),
        ("Source used", used(shares)),
        *((kind.capitalize(), f"{kinds[kind]:,}") for kind in ("same", "changed")),
        ("Moved", f"{sum(row[number].moved for row in held):,}"),
        ("Missing", f"{kinds['missing']:,}"),
        *((severity, f"{grave[severity]:,}" if grave[severity] else "–") for severity in SEVERITIES),
    ]
    listed = "".join(f'<td data-label="{name}">{value}</td>' for name, value in cells)
    name = f"{number + 1} {isolate(comparison.copy.id)}"
    if number < len(files):
        name = f'<a href="{escape(quote(files[number].encode(errors="replace")))}">{name}</a>'
    return (
        f'<tr><th scope="row">{name}</th>{listed}<td data-label="Departs like">{_nearest(together, number)}</td></tr>'
    )


def _nearest(together: Witnesses, copy: int) -> str:
    nearest = together.nearest(copy)
    if nearest is None:
        return "–"
    other, shared = nearest
    return f"{isolate(together.copies[other].id)} ({shared:,} of {together.departures(copy):,})"


def _map(together: Witnesses, held: Sequence[Sequence[State]]) -> str:
    note = '<p class="note">Each column is a copy; from top to bottom runs the source, sentence by sentence.</p>'
    figure = f"<figure>{columns_picture(together, held)}</figure>"
    names = "".join(f"<li>{isolate(copy.id)}</li>" for copy in together.copies)
    return f'{note}<div class="mapped">{figure}<div>{_LEGEND}<h3>Copies</h3><ol>{names}</ol></div></div>'
