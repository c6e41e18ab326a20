"""The tables of a page: those with ruled lines, and those whose cells only stand below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from .assemble import tidy
from .pdf_layout import Line, Word

Box = tuple[float, float, float, float]
_FEWEST_RULES: Final = 4
_FEWEST_ROWS: Final = 3
# More places where rules may cross are a map or a hatched drawing; and to look for cells takes the square of them.
_MOST_CROSSINGS: Final = 4_000
_SNAP: Final = 3.0
# Justified text has no gap so wide, and no two below each other.
_GAP: Final = 1.8
_ALIGNED: Final = 3.0
_NEAR: Final = 2.5


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its box on the page, and its cells row by row."""

    box: Box
    rows: tuple[tuple[str, ...], ...]

    def holds(self, word: Word) -> bool:
        """Whether the middle of a word is in it."""
        left, top, right, bottom = self.box
        return left <= (word.x0 + word.x1) / 2 <= right and top <= (word.top + word.bottom) / 2 <= bottom


def ruled_tables(page: Any) -> Iterator[Table]:
    """The tables with ruled lines: two rows and two columns at least, with text in most of their cells."""
    if len(page.lines) + len(page.rects) + len(page.curves) < _FEWEST_RULES or _crossings(page) > _MOST_CROSSINGS:
        return
    for table in page.find_tables():
        cells = tuple(tuple(tidy(cell or "") for cell in row) for row in table.extract())
        flat = [cell for row in cells for cell in row]
        if len(cells) > 1 and len(cells[0]) > 1 and sum(map(bool, flat)) * 2 > len(flat):
            yield Table(table.bbox, cells)


def _crossings(page: Any) -> int:
    """In how many places the upright and the level rules of a page could cross."""
    upright = {round(edge["x0"] / _SNAP) for edge in page.vertical_edges}
    return len(upright) * len({round(edge["top"] / _SNAP) for edge in page.horizontal_edges})


def without_grids(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[int, Table]]]:
    """The lines without those that are rows of cells, and the tables that these are, each with its page."""
    kept: list[Line] = []
    found: list[tuple[int, Table]] = []
    run: list[tuple[Line, list[list[Word]]]] = []
    for line in [*lines, None]:
        cells = _cells(line) if line is not None else []
        if line is not None and len(cells) > 1 and (not run or _goes_on(run[-1], line, cells)):
            run.append((line, cells))
            continue
        if len(run) >= _FEWEST_ROWS:
            found.append((run[0][0].page, _table(run)))
        else:
            kept += [row for row, _ in run]
        run = []
        if line is not None and len(cells) > 1:
            run.append((line, cells))
        elif line is not None:
            kept.append(line)
    return kept, found


def _cells(line: Line) -> list[list[Word]]:
    cells = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 >= _GAP * line.size:
            cells.append([])
        cells[-1].append(word)
    return cells


def _goes_on(above: tuple[Line, list[list[Word]]], line: Line, cells: Sequence[Sequence[Word]]) -> bool:
    """Whether a row of cells stands below another one, each cell in its column: from the left or the right edge."""
    before, others = above
    if (before.page, before.column) != (line.page, line.column) or len(cells) != len(others):
        return False
    if line.words[0].top - before.words[-1].bottom > _NEAR * line.size:
        return False
    return all(
        abs(cell[0].x0 - other[0].x0) < _ALIGNED
        # The words at the right edge of a justified column end alike, too.
        or (abs(cell[-1].x1 - other[-1].x1) < _ALIGNED and cell[-1].x1 < line.right - _ALIGNED)
        for cell, other in zip(cells, others, strict=True)
    )


def _table(run: Sequence[tuple[Line, Sequence[Sequence[Word]]]]) -> Table:
    words = [word for line, _ in run for word in line.words]
    box = (
        min(word.x0 for word in words), min(word.top for word in words),
        max(word.x1 for word in words), max(word.bottom for word in words),
    )  # fmt: skip
    return Table(box, tuple(tuple(tidy(" ".join(word.text for word in cell)) for cell in cells) for _, cells in run))
