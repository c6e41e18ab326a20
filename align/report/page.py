"""The shell of every page: one file with its styles and script inside, which may fetch nothing and run nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from .markup import escape

STYLES: Final = ("page.css", "table.css", "picture.css")
SCRIPT: Final = "filter.js"
ROWS_PER_BLOCK: Final = 100


@cache
def asset(name: str) -> str:
    """The text of a file in ``assets/``, line ends as LF (what a browser hashes)."""
    return (Path(__file__).parent / "assets" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def page(title: str, sections: Iterable[tuple[str, str, str]], lead: str = "") -> str:
    """A whole HTML document; ``sections`` are (anchor, heading, markup), ``lead`` is markup, ``title`` plain text."""
    listed = list(sections)
    style, script = "".join(asset(name) for name in STYLES), asset(SCRIPT)
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    links = "".join(f'<li><a href="#{anchor}">{escape(heading)}</a></li>' for anchor, heading, _ in listed)
    body = "".join(
        f'<section id="{anchor}" aria-labelledby="{anchor}-h">'
        f'<h2 id="{anchor}-h">{escape(heading)}</h2>{markup}</section>\n'
        for anchor, heading, markup in listed
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        '<meta name="generator" content="Ushtil">\n<link rel="icon" href="data:,">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">Skip to the content</a>\n'
        f'<header class="top"><h1><bdi>{escape(title)}</bdi></h1>{lead}'
        f'<nav aria-label="On this page"><ul>{links}</ul></nav></header>\n'
        f'<main id="main">\n{body}</main>\n'
        "<footer><p>Made by Ushtil. This page is one file: it loads nothing and sends nothing.</p></footer>\n"
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to thin out the rows: those whose ``data-f`` holds ``flag``; an empty flag shows them all."""

    flag: str
    label: str
    count: int


def filter_bar(choices: Sequence[Choice], low_score: float | None = None) -> str:
    """The bar that a script wakes up; without scripts it stays hidden and every row is shown.

    With ``low_score`` there is one more choice, the rows whose ``data-score`` lies below a limit the reader sets.
    """
    radios = "".join(
        f'<label><input type="radio" name="show" value="{escape(c.flag)}"{"" if c.flag else " checked"}> '
        f'{escape(c.label)} <span class="count">{c.count:,}</span></label>'
        for c in choices
        if c.count or not c.flag
    )
    low = "" if low_score is None else _low_score_choice(low_score)
    return (
        '<form class="filter" id="filter" hidden aria-label="Filter the rows">'
        f"<fieldset><legend>Show</legend>{radios}{low}</fieldset>"
        '<label class="find">Find <input type="search" name="find" autocomplete="off" spellcheck="false"></label>'
        '<output id="shown" aria-live="polite"></output></form>'
    )


def _low_score_choice(limit: float) -> str:
    return (
        '<span class="pair"><label><input type="radio" name="show" value="low"> score below</label> '
        '<input type="number" name="limit" aria-label="Score limit" min="0" max="1" step="0.05" '
        f'value="{limit}"></span>'
    )


@dataclass(frozen=True, slots=True)
class Table:
    """Rows cut into blocks that a browser lays out only when they come into sight.

    ``head`` is the markup of one heading row, repeated over each block; ``style`` names the column widths.
    """

    caption: str
    head: str
    style: str

    def blocks(self, rows: Sequence[str]) -> str:
        """One table per block of rows, with links to the blocks where there are several."""
        several = len(rows) > ROWS_PER_BLOCK
        parts = [self._links(len(rows))] if several else []
        for start in range(0, len(rows), ROWS_PER_BLOCK):
            end = min(start + ROWS_PER_BLOCK, len(rows))
            parts.append(
                f'<div class="block{" late" if several else ""}" id="rows-{start + 1}">'
                f'<table class="rows {self.style}">'
                f'<caption class="aside">{escape(self.caption)}, rows {start + 1:,} to {end:,}</caption>'
                f"<thead>{self.head}</thead><tbody>\n{''.join(rows[start:end])}</tbody></table></div>\n"
            )
        return "".join(parts)

    def _links(self, total: int) -> str:
        links = "".join(
            f'<li><a href="#rows-{start + 1}">{start + 1:,}</a></li>' for start in range(0, total, ROWS_PER_BLOCK)
        )
        jump = f"<details><summary>Go to row …</summary><ul>{links}</ul></details>"
        return f'<nav class="jump" aria-label="Rows">{jump}</nav>'


def figures(items: Iterable[tuple[str, str]]) -> str:
    """The few numbers a reader wants first: (value, what it counts), both plain text."""
    cells = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for value, name in items)
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
