"""The section with the map of a comparison: the picture, what its marks mean, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from .markup import counted, sentences
from .parts import legend
from .ribbons import blocks, map_picture, omitted_rows

if TYPE_CHECKING:
    from ...corpus.types import Comparison
    from .rows import Row

_LEGEND: Final = legend(
    (
        ("ribbon kept", "taken over, in the order of the source"),
        ("ribbon moved", "taken over, but moved (M1, M2 …)"),
        ("part changed", "words changed"),
        ("part omitted", "left out of a paragraph that is otherwise taken over (L1, L2 …)"),
        ("part added", "added in the copy"),
        ("bar", "not taken up"),
    )
)


def map_section(comparison: Comparison, rows: Sequence[Row]) -> str:
    """The picture beside its legend and the lists of what was moved, left out and added, with links to the rows."""
    parts = [_moved(rows), _omitted(rows), _added(rows)]
    return (
        f'<div class="mapped"><figure>{map_picture(comparison, rows)}</figure>'
        f"<div>{_LEGEND}{''.join(parts)}</div></div>"
    )


def _moved(rows: Sequence[Row]) -> str:
    items = [
        f'<li><a href="#r{b.row + 1}">M{n}</a>: {sentences(b.copy)} of the copy come{"s" if len(b.copy) == 1 else ""} '
        f"from {sentences(b.source)} of the source</li>"
        for n, b in enumerate((block for block in blocks(rows) if block.moved), 1)
    ]
    return _list("Moved blocks", items) or "<p>No block was moved.</p>"


def _omitted(rows: Sequence[Row]) -> str:
    items = [
        f'<li><a href="#r{number + 1}">L{n}</a>: {sentences(rows[number].source)} of the source</li>'
        for n, number in enumerate(omitted_rows(rows), 1)
    ]
    return _list("Left out of passages that are taken over", items, folded=len(items) > 12)


def _added(rows: Sequence[Row]) -> str:
    items = [
        f'<li><a href="#r{number + 1}">{sentences(row.copy)}</a> of the copy</li>'
        for number, row in enumerate(rows)
        if row.kind == "addition"
    ]
    return _list("Added in the copy", items, folded=len(items) > 12)


def _list(heading: str, items: Sequence[str], *, folded: bool = False) -> str:
    if not items:
        return ""
    listed = f'<ul class="moves">{"".join(items)}</ul>'
    if folded:
        listed = f"<details><summary>{counted(len(items), 'place')}</summary>{listed}</details>"
    return f"<h3>{heading}</h3>{listed}"
