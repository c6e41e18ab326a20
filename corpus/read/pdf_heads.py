"""The running heads and feet of pages: what returns at the same place of page after page, and page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from .pdf_browser import browser_rows
from .pdf_layout import Word, rows

_ZONE: Final = 0.12
_CANDIDATES: Final = 3
_NUMBER: Final = re.compile(
    r"[-–—\s\[|]*(?:(?:стр|с|p|page|бет|страница)\.?\s*)?(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|из|-)\s*\d{1,4})?(?:\s*-?\s*(?:бет|стр\.?))?[-–—\s\]|]*",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\d{4}\s*[гж]\.$")  # 12 марта 2025 г.
_DIGITS: Final = re.compile(r"\d+")
_NEAR: Final = 12.0
# A head that changes from page to page stands at one height, in smaller letters, parted from what is below it.
_SAME_HEIGHT: Final = 2.5
_SMALLER: Final = 0.93
_PARTED: Final = 0.8


def without_heads(pages: Sequence[Sequence[Word]], heights: Sequence[float]) -> tuple[list[list[Word]], list[str]]:
    """The words of each page without running heads and page numbers, and the texts of the heads left out."""
    marginal = [_marginal(words, height) for words, height in zip(pages, heights, strict=True)]
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page, found in enumerate(marginal):
        for row in found:
            places[_pattern(row)].append((page, row[0].top))
    least = 2 if len(pages) < 6 else max(2, len(pages) // 4)
    changing = _changing(pages, heights)
    if len(pages) == 1 and any(_NUMBER.fullmatch(" ".join(word.text for word in row)) for row in marginal[0]):
        changing |= _above_all(pages[0], heights[0])
    dropped: dict[str, str] = {}
    kept: list[list[Word]] = []
    for words, height, found in zip(pages, heights, marginal, strict=True):
        gone: set[int] = set()
        for row in browser_rows(words, height):
            gone.update(map(id, row))
            dropped.setdefault(_pattern(row), " ".join(word.text for word in row))
        for row in found:
            text = " ".join(word.text for word in row)
            is_number = _NUMBER.fullmatch(text) is not None
            if is_number or id(row[0]) in changing or _returns(places[_pattern(row)], row[0].top, least):
                gone.update(map(id, row))
                if not is_number:
                    dropped.setdefault(_pattern(row), text)
        kept.append([word for word in words if id(word) not in gone])
    return kept, list(dropped.values())


def _marginal(words: Sequence[Word], height: float) -> list[list[Word]]:
    """The first and last rows of a page that stand in its upper or lower margin."""
    found = rows(words)
    top = [row for row in found[:_CANDIDATES] if row[0].bottom < height * _ZONE]
    bottom = [row for row in found[-_CANDIDATES:] if row[0].top > height * (1 - _ZONE)]
    return top + [row for row in bottom if row not in top]


def _pattern(row: Sequence[Word]) -> str:
    return _DIGITS.sub("#", " ".join(word.text for word in row)).lower()


def _returns(places: Sequence[tuple[int, float]], top: float, least: int) -> bool:
    return len({page for page, at in places if abs(at - top) < _NEAR}) >= least


def _changing(pages: Sequence[Sequence[Word]], heights: Sequence[float]) -> set[int]:
    """The first words of heads whose words change, as with the chapter, from the left page to the right one."""
    body = usual_style(pages)
    tops: dict[tuple[str, float], list[tuple[float, Word]]] = defaultdict(list)
    for words, height in zip(pages, heights, strict=True):
        found = rows(words)[:2]
        if len(found) == 2 and _is_head(found[0], found[1], body, height):
            first = found[0][0]
            tops[first.font, round(first.size, 1)].append((first.top, first))
    return {
        id(word)
        for places in tops.values()
        for top, word in places
        if sum(abs(other - top) < _SAME_HEIGHT for other, _ in places) > 1
    }


def _above_all(words: Sequence[Word], height: float) -> set[int]:
    """The first word of what stands over the only page of a file, which has a page number and so is from a journal."""
    found = rows(words)[:2]
    is_one = len(found) == 2 and _is_head(found[0], found[1], usual_style([words]), height)
    return {id(found[0][0])} if is_one and not _is_sentence(found[0]) else set()


def _is_sentence(row: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in row)
    return text[-1] in ".!?…" and not _YEAR.search(text)


def _is_head(row: Sequence[Word], below: Sequence[Word], body: tuple[str, float], height: float) -> bool:
    gap = min(word.top for word in below) - max(word.bottom for word in row)
    size = max(word.size for word in row)
    if row[0].bottom >= height * _ZONE or gap < _PARTED * body[1]:
        return False
    return size < _SMALLER * body[1] or (size <= 1.02 * body[1] and row[0].font != body[0] and gap > body[1])


def usual_style(pages: Sequence[Sequence[Word]]) -> tuple[str, float]:
    """The font and the size in which most of the letters are set."""
    styles: Counter[tuple[str, float]] = Counter()
    for words in pages:
        for word in words:
            styles[word.font, round(word.size, 1)] += len(word.text)
    return styles.most_common(1)[0][0] if styles else ("", 0.0)
