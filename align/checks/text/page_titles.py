"""The title of a web page in front of a text, with its section and site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from ....corpus.site_phrases import is_path
from ....corpus.tables import table_lines
from ....corpus.text import key
from ....corpus.types import Document, Finding, Place, Span
from ...drift.places import listed, place, quoted
from .top_lines import EDGES, Line, top_lines

_TABLE = Path(__file__).parent / "data" / "sections.tsv"
#: Pages' titles and sections stand among so many lines.
_SECTIONS = 3
_BAR = re.compile(r"\s+(?:[|¦»•·]|::)\s+")
_DASH = re.compile(r"\s+[-–—]\s+")
#: Words of a title that tells, where it stands again and where it does not, and of a site's name.
_FEWEST_WORDS = 3
_FEWEST_BEFORE_DASH = 4
_FEWEST_ALONE = 5
_MOST_OF_SITE = 10


@dataclass(frozen=True, slots=True)
class _PageTitle:
    """The part of a line that is the text's own title, the keys of the others, and where these stand."""

    title: str
    parts: tuple[str, ...]
    site: Span


def page_titles(document: Document) -> Iterator[Finding]:
    """One finding for a page's title with its section and site, and for lines before the text's title that say these.

    A section by itself, such as "News", is told where a title stands below it.
    """
    top = top_lines(document)
    sections = [
        line for line in top[:_SECTIONS] if line.key in _section_names() and _has_title_below(document, line, top)
    ]
    for number, line in enumerate(top[:_SECTIONS]):
        page = _page_title(line, top, number)
        if page is None:
            continue
        start = document.segments[line.segment].start
        site = place(document, (line.segment,), (start + page.site[0], start + page.site[1]))
        menu = [other for other in top if other is not line and (other.key in page.parts or other in sections)]
        again = [other for other in top if other is not line and other.key == page.title]
        yield _finding(document, site, [place(document, (other.segment,)) for other in menu], again)
        return
    if sections:
        where = tuple(place(document, (line.segment,)) for line in sections)
        said = listed([f"{quoted(at.text)} on line {at.line}" for at in where])
        detail = f"This looks like the section of a site, left over before the title of the text: {said}."
        yield Finding("addition", "minor", where, detail)


def _has_title_below(document: Document, line: Line, top: Sequence[Line]) -> bool:
    return any(
        other.segment > line.segment
        and document.segments[other.segment].kind == "heading"
        and len(other.key.split()) > _FEWEST_WORDS
        for other in top
    )


@lru_cache(maxsize=1)
def _section_names() -> frozenset[str]:
    return frozenset(key(name) for line in table_lines(_TABLE) for name in line.split("\t")[1].split("|"))


def _page_title(line: Line, top: Sequence[Line], number: int) -> _PageTitle | None:
    if is_path(line.text):
        return None
    known = {other.key for other in top if other is not line}
    bars = list(_BAR.finditer(line.text))
    for marks in (bars, list(_DASH.finditer(line.text))[-1:], list(_DASH.finditer(line.text))[:1]):
        if marks and (page := _parted(line.text, [mark.span() for mark in marks], known, is_bar=marks is bars)):
            return page
    beside = [other for other in top[max(0, number - 1) : number + 2] if other is not line]
    bars = [bar for bar in bars if "|" in bar[0]]  # other marks may be part of a title: « Roads »
    if bars and not any(_BAR.search(other.text) for other in beside) and (number == 0 or len(bars) > 1):
        return _alone(line.text, [bar.span() for bar in bars])
    return None


def _alone(text: str, bars: Sequence[Span]) -> _PageTitle | None:
    """The title of a page that does not stand again, parted by bars from its site."""
    parts = _keys(text, bars)
    if len(parts[0].split()) >= _FEWEST_ALONE and all(parts):
        return _PageTitle(parts[0], parts[1:], _trimmed(text, (bars[0][0], len(text))))
    return None


def _parted(text: str, marks: Sequence[Span], known: set[str], *, is_bar: bool) -> _PageTitle | None:
    """The title of a page whose first or last part stands again as a line of its own."""
    parts = _keys(text, marks)
    fewest = _FEWEST_WORDS if is_bar else _FEWEST_BEFORE_DASH
    for title, others, site in (
        (parts[0], parts[1:], (marks[0][0], len(text))),
        (parts[-1], parts[:-1], (0, marks[-1][1])),
    ):
        short = is_bar or sum(len(other.split()) for other in others) <= _MOST_OF_SITE
        if title in known and len(title.split()) >= fewest and short and all(others):
            return _PageTitle(title, others, _trimmed(text, site))
    return None


def _keys(text: str, marks: Sequence[Span]) -> tuple[str, ...]:
    ends = [(0, 0), *marks, (len(text), len(text))]
    return tuple(key(text[before[1] : after[0]]).strip(EDGES) for before, after in pairwise(ends))


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _finding(document: Document, site: Place, menu: Sequence[Place], again: Sequence[Line]) -> Finding:
    detail = f"{quoted(site.text)} on line {site.line} comes from the title of a web page and names its section or site"
    if menu:
        detail += ", as does " + listed([f"{quoted(at.text)} on line {at.line}" for at in menu])
    if again:
        detail += f"; the title itself stands again on line {document.line(document.segments[again[0].segment].start)}"
    return Finding("addition", "minor", (site, *menu), detail + ".")
