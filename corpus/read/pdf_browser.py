"""What a browser prints into the margins of a page: when, the title, the address, and which page of how many.

It stands there on a single page, too, where nothing returns that would give it away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from .pdf_layout import Word, rows

#: In points. No text begins so near to the paper's edge: the narrowest margin of word processors is half an inch.
_EDGE: Final = 40.0
# The parts of such a row stand further apart than words.
_PARTED: Final = 1.0
_STAMP: Final = re.compile(
    r"(?:\d{1,4}([./-])\d{1,2}\1\d{1,4}\.?|[\w.]{1,12} [\w.]{1,12},? \d{4}|\d{4} [\w.]{1,12} \d{1,2} [\w.]{1,12})"
    r"(?: [гж]\.)?,?(?: (?:at|в|сағат))? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?"
)
_ADDRESS: Final = re.compile(r"(?:(?:https?|ftp|file)://|www\.|(?:about|blob|data):)\S+", re.IGNORECASE)
_COUNT: Final = re.compile(
    r"(?:(?:page|стр\.|страница|бет) )?\d{1,4}(?: ?/ ?| of | из | ішінен )\d{1,4}(?: бет)?", re.IGNORECASE
)


def browser_rows(words: Sequence[Word], height: float) -> list[list[Word]]:
    """The first and the last row of a page where a browser has written them.

    One of the two must say more than one thing, such as a date with its time and a title, or an address and a number
    of pages; then the other one, which may be a date alone, is the browser's, too.
    """
    found = rows(words)
    edges = [row for row in found[:1] if max(word.bottom for word in row) < _EDGE]
    edges += [row for row in found[1:][-1:] if min(word.top for word in row) > height - _EDGE]
    kinds = [[_kind(part) for part in _parts(row)] for row in edges]
    if not any(_is_sure(said) for said in kinds):
        return []
    return [row for row, said in zip(edges, kinds, strict=True) if any(said)]


def _is_sure(said: Sequence[str]) -> bool:
    """Whether a row holds a date with its time or an address, and one thing more."""
    return len(said) > 1 and ("stamp" in said or "address" in said)


def _kind(part: str) -> str:
    """What a part of a row says; "" for a title."""
    if _STAMP.fullmatch(part):
        return "stamp"
    if _ADDRESS.fullmatch(part):
        return "address"
    return "count" if _COUNT.fullmatch(part) else ""


def _parts(row: Sequence[Word]) -> list[str]:
    """The texts of a row that wide gaps part."""
    found = [row[0].text]
    for before, word in pairwise(row):
        if word.x0 - before.x1 < _PARTED * word.size:
            found[-1] += f" {word.text}"
        else:
            found.append(word.text)
    return found
