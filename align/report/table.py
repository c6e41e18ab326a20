"""Alignments and comparisons as tables for a terminal; no text can steer it or pass for markup."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ...corpus.order import in_first_document_order
from ...corpus.types import Bead, Link, Place
from ...corpus.write.tsv import trust
from ..drift.coverage import coverage
from ..score import scored
from ..terminal import shown
from .bead_table import bead_type
from .findings_table import counted, findings_table, plain_table, score_lines
from .origins import badge_text
from .rows import holders
from .summary import traced, used

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

    from ...corpus.made import Made
    from ...corpus.types import Alignment, Comparison


def alignment_table(alignment: Alignment) -> Table:
    """One row a bead: its number, the texts, how many segments meet, and the score."""
    from rich.text import Text

    table = plain_table()
    table.add_column("bead", justify="right", style="dim", no_wrap=True)
    for lang in alignment.languages:
        table.add_column(Text(shown(lang)), ratio=1, overflow="fold")
    table.add_column("type", style="dim", no_wrap=True)
    table.add_column("score", justify="right", no_wrap=True)
    for number, bead in enumerate(in_first_document_order(alignment.beads)):
        made = {side.lang: side for side in bead.made if side.text}
        columns = zip(alignment.documents, bead.spans, strict=True)
        texts = [
            _made(made[document.lang]) if document.lang in made else Text(shown(document.joined(span)))
            for document, span in columns
        ]
        table.add_row(str(number), *texts, _bead_type(bead), f"{trust(bead.score, bead.made):.2f}")
    return table


def comparison_table(comparison: Comparison) -> RenderableType:
    """A summary, the links that are not word for word, and the findings, the gravest first."""
    from rich.console import Group
    from rich.text import Text

    parts: list[RenderableType] = [Text(line) for line in _summary(comparison)]
    changed = [link for link in comparison.links if link.relation != "identical"]  # moved blocks are findings
    if changed:
        parts += [Text(), _links(comparison, changed)]
    if comparison.findings:
        parts += [] if changed else [Text()]
        parts.append(findings_table(comparison.findings, partial(_side, comparison), "What to look at"))
    return Group(*parts)


def _made(side: Made) -> Text:
    """A side that no person wrote for this text: its badge and its text."""
    from rich.text import Text

    return Text.assemble((f"[{badge_text(side)}]", "cyan"), f" {shown(side.text)}")


def _bead_type(bead: Bead) -> str:
    return bead_type(bead) + (" moved" if bead.moved else "")


def _summary(comparison: Comparison) -> list[str]:
    from ...corpus.write.jsonl import summary

    counts, shares = summary(comparison), coverage(comparison)
    relations = ", ".join(f"{number} {relation}" for relation, number in counts["relations"].items())
    moved = f", {counts['moved']} moved" if counts["moved"] else ""
    return [
        f"{shown(comparison.copy.id)} against {shown(comparison.source.id)}",
        f"links: {counts['links']}" + (f" ({relations}{moved})" if relations else ""),
        f"findings: {counted(comparison.findings)}",
        *score_lines(scored(comparison)),
        f"of the copy's words {traced(shares)} have a source; of the source's words {used(shares)} are used",
    ]


def _links(comparison: Comparison, links: list[Link]) -> Table:
    from rich.text import Text

    table = plain_table("Sentences that are not word for word the same")
    table.add_column("line", justify="right", style="dim", no_wrap=True)
    table.add_column("what", no_wrap=True)
    table.add_column("source", ratio=1, overflow="fold")
    table.add_column("copy", ratio=1, overflow="fold")
    for link in links:
        start = comparison.copy.segments[link.copy[0]].start if link.copy else 0
        source, copy = _marked(comparison, link)
        what = Text(link.relation + (", moved" if link.moved else ""))
        table.add_row(str(comparison.copy.line(start)) if link.copy else "", what, source, copy)
    return table


def _marked(comparison: Comparison, link: Link) -> tuple[Text, Text]:
    r"""The texts of both sides, what went in ``[-...-]`` and what came in ``{+...+}``."""
    from rich.text import Text

    sides = []
    for document, span, changes, marks, style in (
        (comparison.source, link.source, [change.source for change in link.changes], ("[-", "-]"), "red"),
        (comparison.copy, link.copy, [change.copy for change in link.changes], ("{+", "+}"), "green"),
    ):
        text = Text()
        for index in span:
            segment = document.segments[index]
            position = segment.start
            text.append(" " if text else "")
            for start, end in sorted(changes):
                if segment.start <= start < end <= segment.end:
                    text.append(_inner(document.text[position:start]))
                    text.append(marks[0] + _inner(document.text[start:end]) + marks[1], style=style)
                    position = end
            text.append(_inner(document.text[position : segment.end]))
        sides.append(text)
    return sides[0], sides[1]


def _inner(text: str) -> str:
    """As ``shown``, with a space kept at either end."""
    padded = shown(f"|{text}|")
    return padded[1:-1]


def _side(comparison: Comparison, place: Place) -> str:
    return "copy" if any(d is comparison.copy for d in holders(place, comparison)) else "source"
