"""Where a paragraph has quotation marks that open and close, of all kinds, nested or left open."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOSERS = {"«": "»", "“": "”", "„": "“", "‹": "›", "‘": "’", "‚": "‘", "”": "”", '"': '"', "'": "'"}
_MARK = re.compile("[«»‹›“”„‘’‚\"']")
# Quotations inside one another; of marks left open only the last so many can still be closed.
_DEEPEST = 8
_BEFORE = frozenset(" \t\n\u00a0\u202f([{—–-/")
# Two marks that only look alike may close one another: „ … ” and “ … " are typed every day.
_ALSO = {"„": "”", "“": '"', '"': "”", "‘": "'", "'": "’"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """The characters between two marks, and whether the closing one is there."""

    start: int
    end: int
    closed: bool


def quoted_runs(text: str) -> list[Quoted]:
    """The outermost quotations of a paragraph, in order; one that is never closed reaches to the end of the text.

    A mark closes the innermost quotation that it can close and those inside it; one that closes nothing is passed by.
    """
    opened: list[tuple[str, int]] = []
    found: list[Quoted] = []
    for at in (match.start() for match in _MARK.finditer(text)):
        level = _closes(text, at, opened)
        if level is not None:
            start = opened[level][1]
            del opened[level:]
            while found and found[-1].start > start:
                found.pop()
            found.append(Quoted(start, at, closed=True))
        elif _opens(text, at):
            opened.append((text[at], at + 1))
    if opened:
        found.append(Quoted(opened[0][1], len(text), closed=False))
    return sorted(found, key=lambda quotation: quotation.start)


def _closes(text: str, at: int, opened: list[tuple[str, int]]) -> int | None:
    """Which opened quotation the mark closes: the innermost of its kind; never an apostrophe inside a word."""
    mark = text[at]
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark in "'’" and after.isalnum():
        return None
    if mark in "\"'“‘«" and at and text[at - 1].isspace():
        return None
    for n in range(len(opened) - 1, max(len(opened) - _DEEPEST, 0) - 1, -1):
        if mark in (_CLOSERS[opened[n][0]], _ALSO.get(opened[n][0])):
            return n
    return None


def _opens(text: str, at: int) -> bool:
    """Whether the mark stands before a word and behind none."""
    before, after = text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "
    if text[at] not in _CLOSERS or after.isspace():
        return False
    return text[at] in "«„‹‚" or before in _BEFORE or before in _CLOSERS
