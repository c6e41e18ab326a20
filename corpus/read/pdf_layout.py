"""The lines of a page in reading order: columns one behind the other, headings over both of them in their place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

# Shares of the width within which a gutter is looked for, and of the rows that may cross it.
_MARGIN: Final = 0.15
_MOST_CROSSING: Final = 0.35
_FEWEST_ROWS: Final = 3
_STEP: Final = 2.0
_MOST_STEPS: Final = 500
_DEEPEST: Final = 2
# A wider gap is more than a space between two words, in shares of the letters' height.
_SPACE: Final = 0.75


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page with its box in points from the top left corner, and how it is set."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool = False
    font: str = ""

    @property
    def size(self) -> float:
        """The height of its letters, near the size of the font."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Line:
    """A line of a column: its words, and from where to where the column's lines run."""

    words: tuple[Word, ...]
    page: int
    left: float
    right: float
    column: tuple[int, ...] = ()

    @cached_property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size that most of its letters have."""
        sizes = sorted(word.size for word in self.words for _ in word.text)
        return sizes[len(sizes) // 2]

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is set in bold letters."""
        return all(word.bold for word in self.words)


def rows(words: Sequence[Word]) -> list[list[Word]]:
    """The words grouped into rows of one height on the page, from the top; each row from the left."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom) / 2):
        last = found[-1] if found else None
        middle = (word.top + word.bottom) / 2
        if last and last[0].top <= middle <= last[0].bottom and last[-1].top <= middle:
            last.append(word)
        else:
            found.append([word])
    return [sorted(row, key=lambda word: word.x0) for row in found]


def lines(words: Sequence[Word], page: int, column: tuple[int, ...] = ()) -> Iterator[Line]:
    """The lines of a page, or of a part of it, as they are read."""
    if not words:
        return
    found = rows(words)
    gutter = _gutter(found) if len(column) < _DEEPEST * 2 else None
    if gutter is None:
        left, right = min(word.x0 for word in words), max(word.x1 for word in words)
        for row in found:
            yield Line(tuple(row), page, left, right, column)
        return
    sides: tuple[list[Word], list[Word]] = ([], [])
    band = 0
    for row in found:
        if not _crosses(row, gutter):
            for word in row:
                sides[word.x0 >= gutter].append(word)
            continue
        yield from _beside(sides, page, (*column, band))
        sides, band = ([], []), band + 1
        left, right = min(word.x0 for word in words), max(word.x1 for word in words)
        yield Line(tuple(row), page, left, right, (*column, -1))
    yield from _beside(sides, page, (*column, band))


def _beside(sides: tuple[list[Word], list[Word]], page: int, column: tuple[int, ...]) -> Iterator[Line]:
    for number, side in enumerate(sides):
        yield from lines(side, page, (*column, number))


def _gutter(found: Sequence[Sequence[Word]]) -> float | None:
    """Where a white stripe parts two columns, or ``None``: rows on both sides of it, hardly one across it."""
    start = min(word.x0 for row in found for word in row)
    end = max(word.x1 for row in found for word in row)
    edges = [_Edges(row) for row in found]
    best: tuple[float, float] | None = None
    at = start + (end - start) * _MARGIN
    while at < end - (end - start) * _MARGIN:
        clear = [row for row in edges if not row.crosses(at)]
        crossing = len(edges) - len(clear)
        left = sum(row.first_end <= at for row in clear)
        right = sum(row.starts[-1] >= at for row in clear)
        if min(left, right) >= _FEWEST_ROWS and crossing <= _MOST_CROSSING * len(found):
            merit = min(left, right) - 2.0 * crossing
            if best is None or merit > best[0]:
                best = merit, at
        at += max(_STEP, (end - start) / _MOST_STEPS)
    return best[1] if best and best[0] > 0 else None


def _crosses(row: Sequence[Word], at: float) -> bool:
    return _Edges(row).crosses(at)


class _Edges:
    """Where the words of a row begin, and how far those up to each of them reach."""

    def __init__(self, row: Sequence[Word]) -> None:
        self.starts = [word.x0 for word in row]
        self.ends = list(accumulate((word.x1 for word in row), max))
        self.sizes = [word.size for word in row]
        self.first_end = row[0].x1

    def crosses(self, at: float) -> bool:
        """Whether a row runs over a place: a word of it does, or no more than a space between two words is there."""
        place = bisect_left(self.starts, at)
        if place == 0:
            return False
        before = self.ends[place - 1]
        if before > at or place == len(self.starts):
            return before > at
        # Beside a large title the gutter is wide for the letters of the other column only.
        return self.starts[place] - before < _SPACE * min(self.sizes[place - 1 : place + 1])
