"""The rows of a comparison as a table: source, copy, what happened, and the findings that stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ...corpus.types import Relation
from .filters import Choice
from .findings import here
from .markup import escape, isolate, language_attributes, segments_html, sentences
from .parts import Table
from .ribbons import QUIET_RELATIONS
from .rows import Layout, Row

if TYPE_CHECKING:
    from ...corpus.types import Comparison, Document

RELATION_NAMES: Final[dict[Relation, str]] = {
    "identical": "identical",
    "format": "format only",
    "wording": "wording changed",
    "abridged": "abridged",
    "expanded": "expanded",
    "reported": "reported speech",
    "split": "split",
    "merge": "merged",
}
ROW_NAMES: Final = {"addition": "added", "omission": "left out", "unused": "not taken up"}
_NOTE: Final = (
    '<p class="note">In the order of the copy. <del>Struck-through words</del> stand only in the source, '
    "<ins>underlined words</ins> only in the copy; a dotted mark is a change of format only. "
    "Sentences are counted from 1 on this page; the JSONL file counts from 0.</p>"
)


_CHOICES: Final = {
    "differs": "all differences",
    "changed": "changed",
    "moved": "moved",
    "addition": "added",
    "omission": "left out",
    "finding": "with findings",
}


def drift_choices(rows: Sequence[Row]) -> list[Choice]:
    """The sorts of row that the page can be thinned out to."""
    flags = [_flags(row) for row in rows]
    return [
        Choice("", "all", len(rows)),
        *(Choice(flag, name, sum(flag in held for held in flags)) for flag, name in _CHOICES.items()),
    ]


def drift_table(comparison: Comparison, layout: Layout) -> str:
    """The rows in the order of the copy."""
    flags = [_flags(row) for row in layout.rows]
    head = "".join(
        f'<th scope="col"{style}>{name}</th>'
        for name, style in (
            ("Row", ""),
            (f'Source <span class="file">{isolate(comparison.source.id)}</span>', ' class="c-a"'),
            (f'Copy <span class="file">{isolate(comparison.copy.id)}</span>', ' class="c-b"'),
            ("What happened", ""),
        )
    )
    table = Table("Source and copy side by side", f"<tr>{head}</tr>", "drift")
    return f"{_NOTE}{table.blocks(list(_rows(comparison, layout, flags)))}"


def _flags(row: Row) -> tuple[str, ...]:
    held: list[str] = [row.kind] if row.kind != "link" else []
    if row.link and row.link.relation not in QUIET_RELATIONS:
        held.append("changed")
    if row.link and row.link.moved:
        held.append("moved")
    if row.findings:
        held.append("finding")
    if (
        row.kind not in ("link", "unused")
        or row.findings
        or (row.link and (row.link.moved or row.link.relation != "identical"))
    ):
        held.append("differs")
    return tuple(held)


def _rows(comparison: Comparison, layout: Layout, flags: Sequence[tuple[str, ...]]) -> Iterator[str]:
    before = _rows_before(layout.rows)
    above: int | None = None  # the nearest linked row before this one
    for number, row in enumerate(layout.rows):
        style = row.kind if row.link is None else "format" if row.link.relation == "format" else "link"
        behind = before.get(number)
        together = behind is not None and behind == above and "moved" in flags[behind]
        yield (
            f'<tr id="r{number + 1}" class="{style}" data-f="{" ".join(flags[number])}">'
            f'<th scope="row"><a href="#r{number + 1}">{number + 1}</a></th>{_texts(comparison, row)}'
            f'<td class="mark">{_happened(row, behind, together)}{_row_findings(comparison, row)}</td></tr>\n'
        )
        above = number if row.link else above


def _texts(comparison: Comparison, row: Row) -> str:
    changes = row.link.changes if row.link else ()
    source = segments_html(comparison.source, row.source, sorted(change.source for change in changes), "del")
    copy = segments_html(comparison.copy, row.copy, sorted(change.copy for change in changes), "ins")
    if row.kind == "unused" and len(row.source) > 1:
        source = f'<details><summary lang="en">{sentences(row.source)}</summary>{source}</details>'
    return _cell("Source", comparison.source, source) + _cell("Copy", comparison.copy, copy)


def _cell(label: str, document: Document, content: str) -> str:
    if not content:
        return f'<td class="none" data-label="{label}"><p>nothing in the {label.lower()}</p></td>'
    return f'<td {language_attributes(document.lang)} data-label="{label}">{content}</td>'


def _happened(row: Row, before: int | None, together: bool) -> str:
    if row.link is None:
        return f'<p><span class="tag {row.kind}">{ROW_NAMES[row.kind]}</span></p>'
    relation = row.link.relation
    parts = [
        f'<p><span class="tag relation {escape(relation)}">{RELATION_NAMES[relation]}</span> '
        f'<span class="dim" title="similarity">{row.link.score:.2f}</span></p>'
    ]
    if row.link.moved:
        parts.append(f'<p><strong class="tag moved">moved</strong> {_whence(row, before, together)}</p>')
    return "".join(parts)


def _whence(row: Row, before: int | None, together: bool) -> str:
    """Where a moved row comes from; ``before`` is the row that it follows in the source."""
    if before is None:
        return f"from {sentences(row.source)} of the source, with which it opens"
    link = f'<a href="#r{before + 1}">row {before + 1}</a>'
    return f"with {link}" if together else f"from {sentences(row.source)} of the source, where it follows {link}"


def _rows_before(rows: Sequence[Row]) -> dict[int, int]:
    """For each moved row: the row whose sentences stand nearest before its own in the source, if there is one."""
    held = sorted((min(row.source), number) for number, row in enumerate(rows) if row.link)
    return {after: before for (_, before), (_, after) in pairwise(held)}


def _row_findings(comparison: Comparison, row: Row) -> str:
    return here((number, comparison.findings[number]) for number in row.findings)
