"""The running heads and feet of pages: what returns at the same place of page after page, and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from .pdf_layout import Word, rows

_ZONE: Final = 0.12
_CANDIDATES: Final = 3
_NUMBER: Final = re.compile(
    r"[-–—\s\[|]*(?:(?:стр|с|p|page|бет|страница)\.?\s*)?(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|из|-)\s*\d{1,4})?(?:\s*-?\s*(?:бет|стр\.?))?[-–—\s\]|]*",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\d+")
_NEAR: Final = 12.0


def without_heads(pages: Sequence[Sequence[Word]], heights: Sequence[float]) -> tuple[list[list[Word]], list[str]]:
    """The words of each page without running heads and page numbers, and the texts of the heads left out."""
    marginal = [_marginal(words, height) for words, height in zip(pages, heights, strict=True)]
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page, found in enumerate(marginal):
        for row in found:
            places[_pattern(row)].append((page, row[0].top))
    least = 2 if len(pages) < 6 else max(2, len(pages) // 4)
    dropped: dict[str, str] = {}
    kept: list[list[Word]] = []
    for words, found in zip(pages, marginal, strict=True):
        gone: set[int] = set()
        for row in found:
            text = " ".join(word.text for word in row)
            is_number = _NUMBER.fullmatch(text) is not None
            if is_number or _returns(places[_pattern(row)], row[0].top, least):
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
