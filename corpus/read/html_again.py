"""Lines inside an article that are none of it: pulled quotes (its sentences in large letters), headings of teasers."""

from __future__ import annotations

import re
from typing import Final

from ..text import key
from .html_tags import HEADINGS
from .html_types import Lines

_BREAK: Final = re.compile(r"(?<=[.!?…])\s+")
_EDGES: Final = " \"'“”«».,!?…—–-"
_SHORTEST: Final = 25


def mark_repeated(page: Lines, roles: list[str | None], title: int | None) -> None:
    """Mark, as ``again``, the lines set apart (quotes, boxes) all whose sentences stand in the article, too."""
    apart: list[bool] = []
    for node in page.nodes:
        name = node.name.lower()
        own = node.tag in {"aside", "blockquote", "figure"} or "quote" in name or "pull" in name
        apart.append(own or (node.parent >= 0 and apart[node.parent]))
    inside = [(n, line) for n, line in enumerate(page.lines) if roles[n] in {"", "aside", "apart"} and n != title]
    sentences = {part for n, line in inside if not roles[n] and not apart[line.node] for part in _sentences(line.text)}
    for n, line in inside:
        if apart[line.node] and len(line.text) >= _SHORTEST and sentences.issuperset(_sentences(line.text)):
            roles[n] = "again"


def mark_headings(page: Lines, roles: list[str | None], title: int | None) -> None:
    """Mark the headings below which only teasers stand."""
    has_text = has_site = False
    for n in range(len(page.lines) - 1, -1, -1):
        if roles[n] == "" and n != title and page.nodes[page.lines[n].node].tag in HEADINGS:
            if has_site and not has_text:
                roles[n] = "link"
            else:
                has_text = has_site = False
        elif roles[n] == "":
            has_text = True
        else:
            has_site = True


def _sentences(text: str) -> list[str]:
    return [part.strip(_EDGES) for part in _BREAK.split(key(text)) if part.strip(_EDGES)]
