"""The tables of a Word file: their rows and cells, and which of their columns are in another language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..language import LANGUAGE_NAMES, recognise
from ..tables import primary_language
from .xml import attribute, children, local

_WRAPPERS: Final = frozenset({"sdt", "sdtContent", "ins", "customXml"})
_FEWEST_LETTERS: Final = 30
# Columns that translate each other are about as long; one of terms beside their explanations is not.
_MOST_LONGER: Final = 2.5


def inside(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those that stand in content controls."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in _WRAPPERS:
            yield from inside(child, name)


def marks(parent: Any, name: str) -> Iterator[Any]:
    """What stands in the properties ``name`` of an element."""
    for properties in children(parent, name):
        yield from properties


def cell_columns(row: Any) -> Iterator[tuple[int, Any]]:
    """The cells of a row that were not deleted, each with the column of the grid in which it begins, from 0."""
    column = sum(_number(mark) for mark in marks(row, "trPr") if local(mark) == "gridBefore")
    for cell in inside(row, "tc"):
        if not any(local(mark) == "cellDel" for mark in marks(cell, "tcPr")):
            yield column, cell
        column += _span(cell)


def is_layout(rows: Sequence[Any]) -> bool:
    """Whether a table is a frame around text: one single cell."""
    return len(rows) == 1 and len(list(inside(rows[0], "tc"))) == 1


def foreign_columns(rows: Sequence[Any], lang: str | None) -> dict[int, str]:
    """The columns that say in another language what a column in ``lang`` says, each with the reason in words."""
    wanted = primary_language(lang or "")
    if wanted not in LANGUAGE_NAMES:
        return {}
    texts: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        for column, cell in cell_columns(row):
            if _span(cell) == 1:
                texts[column].append(" ".join(part.text or "" for part in cell.iter("{*}t")))
    sizes = {column: sum(map(str.isalpha, "".join(cells))) for column, cells in texts.items()}
    found = {column: recognise("\n".join(cells)) for column, cells in texts.items() if sizes[column] >= _FEWEST_LETTERS}
    own = max((sizes[column] for column, code in found.items() if code == wanted), default=0)
    return {
        column: f"in {LANGUAGE_NAMES[code]}"
        for column, code in found.items()
        if code and code != wanted and own / _MOST_LONGER <= sizes[column] <= own * _MOST_LONGER
    }


def _span(cell: Any) -> int:
    return max(1, sum(_number(mark) for mark in marks(cell, "tcPr") if local(mark) == "gridSpan"))


def _number(mark: Any) -> int:
    value = attribute(mark, "val")
    return int(value) if value.isdecimal() and len(value) < 4 else 0
