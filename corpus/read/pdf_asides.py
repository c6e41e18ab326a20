"""What stands beside the running text of a page: notes in the margin, boxes that it flows around, footnotes.

They are told by their smaller letters and their places, and read behind the paragraph that they stand beside.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from .pdf_layout import Line, Word, rows

_SMALLER: Final = 0.93
_PARTED: Final = 0.8
_NEAR: Final = 1.6
_MARK: Final = re.compile(r"(?:\d{1,3}|[*†‡]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})[.)]?(?:\s|$)")
#: A first letter of several lines' height is so many times as large as the others.
CAPITAL: Final = 1.8
_MOST_ROWS: Final = 6


def without_asides(words: Sequence[Word], body: float) -> tuple[list[Word], list[list[Word]]]:
    """The words of a page without what its text flows around, and each such block."""
    seeds = [run for row in rows(words) for run in _beside(row, body)]
    blocks: list[list[Word]] = []
    for run in seeds:
        near = next((block for block in reversed(blocks) if _belongs(run, block)), None)
        if near is None:
            blocks.append(list(run))
        else:
            near.extend(run)
    found = [block for block in blocks if len({round(word.top) for word in block}) > 1]
    taken = {id(word) for block in found for word in block}
    for row in rows([word for word in words if id(word) not in taken]):
        if all(word.size < _SMALLER * body for word in row):
            for block in found:
                if _belongs(row, block):
                    block.extend(row)
                    taken.update(map(id, row))
                    break
    return [word for word in words if id(word) not in taken], found


def _beside(row: Sequence[Word], body: float) -> list[list[Word]]:
    """The runs of small words at the ends of a row whose other words are larger."""
    small = [word.size < _SMALLER * body for word in row]
    if all(small) or not any(small):
        return []
    found = []
    for turned in (False, True):
        run: list[Word] = []
        order = list(reversed(row)) if turned else list(row)
        for word, after in pairwise(order):
            if word.size >= _SMALLER * body:
                break
            run.append(word)
            gap = word.x0 - after.x1 if turned else after.x0 - word.x1
            if after.size >= _SMALLER * body:
                if gap >= _PARTED * body:
                    found.append(run)
                break
    return found


def _belongs(run: Sequence[Word], block: Sequence[Word]) -> bool:
    """Whether a run of words goes on with a block above or below it."""
    left, right = min(word.x0 for word in block), max(word.x1 for word in block)
    top, bottom = min(word.top for word in block), max(word.bottom for word in block)
    size = block[0].size
    first, last = min(word.x0 for word in run), max(word.x1 for word in run)
    is_near = run[0].top - bottom < _NEAR * size and top - run[0].bottom < _NEAR * size
    return is_near and first < right and last > left and abs(run[0].size - size) < 0.1 * size


def without_footnotes(lines: Sequence[Line], body: float) -> tuple[list[Line], list[list[Line]]]:
    """The lines without footnotes, and the lines of each: small ones at the end of a column, from a mark on."""
    columns: dict[tuple[int, tuple[int, ...]], list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.page, line.column].append(line)
    found: list[list[Line]] = []
    taken: set[int] = set()
    for column in columns.values():
        start = len(column)
        while start and column[start - 1].size < _SMALLER * body:
            start -= 1
        while start < len(column) and not _MARK.match(column[start].text):
            start += 1
        if start == len(column) or (start == 0 and len(columns) == 1):
            continue
        for line in column[start:]:
            taken.add(id(line))
            if _MARK.match(line.text) and line.words[0].x0 <= column[start].words[0].x0 + line.size:
                found.append([])
            found[-1].append(line)
    return [line for line in lines if id(line) not in taken], found


def with_capitals(words: Sequence[Word], body: float) -> list[Word]:
    """The words, with a large first letter of several lines' height put to the word whose letter it is."""
    found = list(words)
    for cap in [word for word in words if len(word.text) == 1 and word.text.isalpha() and word.size >= CAPITAL * body]:
        right = [word for word in found if word.x0 >= cap.x1 - 1 and word.size < CAPITAL * body]
        beside = [
            row
            for row in rows(right)
            if cap.top - body < (row[0].top + row[0].bottom) / 2 < cap.bottom and row[0].x0 - cap.x1 < 1.5 * body
        ]
        if not 1 < len(beside) <= _MOST_ROWS:
            continue
        # All of these lines begin where the capital does.
        moved = {id(row[0]): replace(row[0], x0=cap.x0) for row in beside}
        first = beside[0][0]
        moved[id(first)] = replace(first, x0=cap.x0, text=cap.text + first.text)
        found = [moved.get(id(word), word) for word in found if word is not cap]
    return found
