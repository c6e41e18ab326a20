"""Pages in which no article is recognised, short ones mostly: all their lines, but for what surely is the site's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .html_trust import is_prose
from .html_types import Line, Lines

#: What the site says around a text, and nobody takes for the text, is left out; the rest is kept with a reason.
LEFT_OUT: Final = frozenset({
    "menu", "share", "cookie", "comment", "search", "tags", "footer", "archive", "sidebar", "header",
})  # fmt: skip
_FEW: Final = 3


def roles_alone(page: Lines, marks: Sequence[str], title: int | None) -> list[str | None]:
    """What the lines of such a page are; links between its sentences are kept with a reason, other links left out."""
    said = [n for n, line in enumerate(page.lines) if not marks[n] and not line.is_link and is_prose(line)]
    begin = min([*said[:1], *([] if title is None else [title])], default=0)
    between = range(begin, max(said, default=0))
    return [
        "" if n == title else _role(line, own_mark(line, marks[n]), between=n in between)
        for n, line in enumerate(page.lines)
    ]


def _role(line: Line, mark: str, *, between: bool) -> str | None:
    if mark == "footnote":
        return ""
    if mark in LEFT_OUT or (line.is_link and not between):
        return None
    if line.is_link:
        return mark or of_link(line)
    return mark


def own_mark(line: Line, mark: str) -> str:
    """The role that the page tells a line; a sentence is none of the article's dates and counters."""
    return "" if mark == "about" and is_prose(line) and line.text[-1:] in ".!?…" else mark


def of_link(line: Line) -> str:
    """A line that is nothing but a link is a sentence of the article only with a sentence's end."""
    return "" if line.text.rstrip("\"'’”»)]").endswith(".") and len(line.text.split()) > _FEW else "link"
