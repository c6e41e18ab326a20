"""Numbered headings whose count has a gap: I, II, IV, or Chapter 1, 2, 4."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ....corpus.numbers.lexer import roman
from ....corpus.text import key
from ....corpus.types import Document, Finding
from ...drift.places import place, quoted

_ROMAN = re.compile(r"([IVXLІХ]{1,7})(?:[.)](?:\s|$)|\s[–—-]\s)")
_LABELLED = re.compile(r"([^\W\d_]{3,12})\s+(?:№\s*)?(\d{1,2}|[IVXLІХ]{1,7})(?:[.:)\s]|$)")
_LABEL_LAST = re.compile(r"(\d{1,2}|[IVXLІХ]{1,7})(?:\s*-\s*|\s+)([^\W\d_]{3,12})(?:[.:)\s]|$)")
_LABELS = frozenset(
    ["chapter", "part", "section", "lesson", "глава", "часть", "раздел", "урок", "тарау", "бөлім", "сабақ", "тақырып"]
)
#: Fewer numbers in a row make no count.
_FEWEST = 3
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class _Numbered:
    segment: int
    number: int


def heading_gaps(document: Document) -> Iterator[Finding]:
    """One finding for each count of headings that goes up one by one but for one gap."""
    counts: dict[str, list[_Numbered]] = defaultdict(list)
    for index, text in enumerate(document.sentences):
        if _opens_paragraph(document, index) and (found := _numbered(text)) is not None:
            counts[found[0]].append(_Numbered(index, found[1]))
    for label, count in counts.items():
        gaps = [(a, b) for a, b in pairwise(count) if b.number != a.number + 1]
        if len(count) >= _FEWEST and len(gaps) == 1 and gaps[0][1].number == gaps[0][0].number + 2:
            yield _finding(document, label, count, *gaps[0])


def _opens_paragraph(document: Document, index: int) -> bool:
    return not index or document.segments[index - 1].paragraph != document.segments[index].paragraph


def _numbered(text: str) -> tuple[str, int] | None:
    """The label and number of a heading, the label "" for a Roman number alone."""
    if len(text) > _LONGEST:
        return None
    if (match := _ROMAN.match(text)) and (number := roman(match[1])):
        return "", number
    match = _LABELLED.match(text)
    if match and (label := key(match[1])) in _LABELS and (number := _value(match[2])):
        return label, number
    match = _LABEL_LAST.match(text)
    if match and (label := key(match[2])) in _LABELS and (number := _value(match[1])):
        return label, number
    return None


def _value(text: str) -> int | None:
    return int(text) if text.isdigit() else roman(text)


def _finding(document: Document, label: str, count: Sequence[_Numbered], one: _Numbered, other: _Numbered) -> Finding:
    where = tuple(place(document, (n.segment,)) for n in (one, other))
    what = f"{label} {one.number + 1}" if label else f"number {one.number + 1}"
    detail = (
        f"The numbered headings go from {count[0].number} to {count[-1].number}, but {what} is missing between"
        f" {quoted(where[0].text)} (line {where[0].line}) and {quoted(where[1].text)} (line {where[1].line})."
    )
    return Finding("format", "minor", where, detail)
