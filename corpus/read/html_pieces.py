"""The lines of an article as pieces: what kind each is, and where on the page it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from ..turns import ASKS
from ..types import Kind
from .assemble import Piece
from .html_article import Verdict
from .html_tags import HEADINGS
from .html_types import Lines

_HEADINGS: Final = HEADINGS | {"h1"}
_BLOCKS: Final = _HEADINGS | {"li", "td", "th"}
_OUTER: Final = frozenset({"table", "ul", "ol", "article", "main", "section"})
#: Why lines are kept that may not be the article's, by their roles.
REASONS: Final = {
    "link": "a link to other articles",
    "follow": "an invitation to follow or subscribe",
    "advertisement": "a mark of advertising",
    "hidden": "hidden on the page",
    "caption": "the caption of a picture",
    "about": "the author, the date or a counter of the page",
    "aside": "beside the article",
    "form": "beside the article",
    "other": "another article on the same page",
    "again": "a sentence of the article again",
    "apart": "a line apart from the article",
}
_FINAL: Final = re.compile(r"[.!?…:][\"'’”»)\]]*$")
_LONGEST_CELL: Final = 400
_FEWEST_QUESTIONS: Final = 2
_LONGEST_QUESTION: Final = 900


def pieces(page: Lines, verdict: Verdict, title: int | None) -> Iterator[Piece]:
    """The pieces of a page in reading order, with what is kept for a reason among them."""
    tables, blocks = _tables(page), _blocks(page)
    asked = _questions(page, verdict, title)
    counts: Counter[str] = Counter()
    for number, line in enumerate(page.lines):
        role = verdict.roles[number]
        if role is None:
            continue
        node = blocks[line.node]
        kind: Kind | None = None
        if number in asked:
            kind, called = "question", "paragraph"
        elif number == title or page.nodes[node].tag in _HEADINGS:
            kind, called = "heading", "heading"
        elif page.nodes[node].tag == "li":
            kind, called = "item", "list item"
        elif (cell := tables.get(node)) is not None:
            kind, called = "item", cell
        else:
            called = "paragraph"
        if not called.startswith("table"):
            counts[called] += 1
            called = f"{called} {counts[called]}"
        yield Piece(line.text, called, kind if not role else "note", reason=REASONS.get(role, ""))


def _blocks(page: Lines) -> list[int]:
    """For each element the heading, item or cell that it stands in, or else itself."""
    found: list[int] = []
    for number, node in enumerate(page.nodes):
        outer = found[node.parent] if node.parent >= 0 else number
        is_in_one = node.tag not in _OUTER and page.nodes[outer].tag in _BLOCKS
        found.append(outer if is_in_one and node.tag not in _BLOCKS else number)
    return found


def _tables(page: Lines) -> dict[int, str]:
    """The places of the cells of tables that hold data; most tables of old pages only lay the page out."""
    letters = list(accumulate((line.letters for line in page.lines), initial=0))
    around: list[int] = []
    cells: dict[int, list[tuple[int, int, int]]] = {}
    row, column, laid_out = Counter[int](), Counter[int](), set[int]()
    for number, node in enumerate(page.nodes):
        table = around[node.parent] if node.parent >= 0 else -1
        around.append(number if node.tag == "table" else table)
        if table >= 0 and node.tag == "tr":
            row[table] += 1
            column[table] = 0
        elif table >= 0 and node.tag in {"td", "th"}:
            column[table] += 1
            cells.setdefault(table, []).append((number, max(1, row[table]), column[table]))
        if table >= 0 and (
            node.tag in {"table", "h1", "h2", "h3"}
            or (node.tag in {"td", "th"} and letters[node.last] - letters[node.first] > _LONGEST_CELL)
        ):
            laid_out.add(table)
    data = [table for table in cells if table not in laid_out and max(width for _, _, width in cells[table]) > 1]
    return {
        cell: f"table {number}, row {at}, column {width}"
        for number, table in enumerate(data, 1)
        for cell, at, width in cells[table]
    }


def _questions(page: Lines, verdict: Verdict, title: int | None) -> set[int]:
    """The lines in the one look that a page gives to questions: bold letters, a term, an element's name."""
    looks: dict[tuple[str, str, bool], list[int]] = {}
    for number, line in enumerate(page.lines):
        if verdict.roles[number] == "" and number != title:
            node = page.nodes[line.node]
            looks.setdefault((node.tag, node.name, line.bold * 10 >= line.letters * 9), []).append(number)
    asking = {look: [n for n in numbers if _asks(page, n)] for look, numbers in looks.items()}
    all_asking = sum(map(len, asking.values()))
    found: set[int] = set()
    for look, numbers in looks.items():
        asks = asking[look]
        fewest = _FEWEST_QUESTIONS + (look[0] in _HEADINGS)
        if look[0] in {"h1", "li", "td", "th"} or len(asks) < fewest or len(looks) < 2:
            continue
        of_these = [n for n in numbers if n >= asks[0] and _FINAL.search(page.lines[n].text)]
        if (
            len(asks) * 2 > len(of_these)
            and len(asks) * 5 >= all_asking * 4
            and (look[2] or len(asks) * 2 >= len(numbers))
        ):
            found.update(n for n in of_these if len(page.lines[n].text) < _LONGEST_QUESTION)
    return found


def _asks(page: Lines, number: int) -> bool:
    return ASKS.search(page.lines[number].text[-40:]) is not None
