"""What pages are put together from: rows in blocks, figures, small tables and legends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from .markup import escape

ROWS_PER_BLOCK: Final = 100


@dataclass(frozen=True, slots=True)
class Table:
    """Rows cut into blocks that a browser lays out only when they come into sight.

    ``head`` is the markup of one heading row, repeated over each block; ``style`` names the column widths; ``prefix``
    tells the blocks of several tables on a page apart.
    """

    caption: str
    head: str
    style: str
    prefix: str = ""

    def blocks(self, rows: Sequence[str]) -> str:
        """One table per block of rows, with links to the blocks where there are several."""
        several = len(rows) > ROWS_PER_BLOCK
        parts = [self._links(len(rows))] if several else []
        for start in range(0, len(rows), ROWS_PER_BLOCK):
            end = min(start + ROWS_PER_BLOCK, len(rows))
            parts.append(
                f'<div class="block{" late" if several else ""}" id="{self._block(start)}">'
                f'<table class="rows {self.style}">'
                f'<caption class="aside">{escape(self.caption)}, rows {start + 1:,} to {end:,}</caption>'
                f"<thead>{self.head}</thead><tbody>\n{''.join(rows[start:end])}</tbody></table></div>\n"
            )
        return "".join(parts)

    def _block(self, start: int) -> str:
        return f"rows-{self.prefix}{start + 1}"

    def _links(self, total: int) -> str:
        links = "".join(
            f'<li><a href="#{self._block(start)}">{start + 1:,}</a></li>' for start in range(0, total, ROWS_PER_BLOCK)
        )
        jump = f"<details><summary>Go to row …</summary><ul>{links}</ul></details>"
        return f'<nav class="jump" aria-label="{escape(self.caption)}">{jump}</nav>'


class Figure(NamedTuple):
    """A number that a reader wants first, what it counts, and the style of its mark (a severity), if any."""

    value: str
    what: str
    style: str = ""


def figures(items: Iterable[Figure]) -> str:
    """The few numbers a reader wants first."""
    cells = "".join(
        f'<div class="{escape(style or "plain")}"><dt>{escape(what)}</dt><dd>{escape(value)}</dd></div>'
        for value, what, style in items
    )
    return f'<dl class="figures">{cells}</dl>'


def counts_table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], *, stack: bool = False) -> str:
    """A small table of plain texts, rows headed by their first cell; ``stack`` lays them out as lists if narrow."""
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    labels = [f'<td data-label="{escape(name)}">' for name in head]
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        f"{''.join(f'{label}{escape(cell)}</td>' for label, cell in zip(labels[1:], row[1:], strict=True))}</tr>"
        for row in rows
    )
    style = "counts stack" if stack else "counts"
    return (
        f'<table class="{style}"><caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def legend(items: Iterable[tuple[str, str]]) -> str:
    """What the marks of a picture mean, in words: (style of the mark, words)."""
    listed = "".join(
        '<li><svg class="key" viewBox="0 0 16 16" aria-hidden="true">'
        f'<rect class="{escape(style)}" x="1" y="1" width="14" height="14"/></svg> {escape(words)}</li>'
        for style, words in items
    )
    return f'<ul class="legend" aria-label="Legend">{listed}</ul>'
