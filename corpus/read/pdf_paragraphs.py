"""The paragraphs of a laid-out text: lines joined until an indent, a gap, another size or a short line ends them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from ..kinds import DASH, is_list_marker
from .assemble import Piece, tidy
from .hyphens import Hyphens
from .pdf_layout import Line

_FINAL: Final = re.compile(r"[.!?…:;][\"'’”»)\]]*$")
_HYPHEN: Final = re.compile(r"[^\W\d_][-\u2010\u2011\u00ad\ufffe\u00ac]$")
_INDENT: Final = 0.7
_DEEP_INDENT: Final = 8.0
_GAP: Final = 1.4
_OFTEN: Final = 0.03
_MOSTLY: Final = 0.8
_LARGER: Final = 1.12
_SHORT: Final = 0.88
_SPACE: Final = 0.3


def usual_size(lines: Sequence[Line]) -> float:
    """The size in which most of a text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def paragraphs(lines: Sequence[Line], hyphens: Hyphens, body: float) -> Iterator[Piece]:
    """The paragraphs with the page on which each of their parts stands; larger than ``body`` or bold: headings."""
    if not lines:
        return
    mostly_bold = sum(line.bold for line in lines) * 2 > len(lines)
    pitch = _pitch(lines)
    usual = usual_size(lines)
    has_indents = _OFTEN * len(lines) < sum(_indent(line) > 0 for line in lines) < _MOSTLY * len(lines)
    groups: list[list[Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        step = pitch * max(1.0, line.size / usual)
        if _is_apart(before, line, groups[-1], step, has_indents=has_indents):
            groups.append([line])
        else:
            groups[-1].append(line)
    for group in groups:
        large = group[0].size >= body * _LARGER
        bold = group[0].bold and not mostly_bold and not _FINAL.search(group[-1].text)
        yield _piece(group, hyphens, is_heading=len(group) <= 4 and (large or bold))


def _piece(group: Sequence[Line], hyphens: Hyphens, *, is_heading: bool) -> Piece:
    text, starts = hyphens.joined([tidy_line(line) for line in group])
    places = [(start, f"page {line.page}") for start, line in zip(starts, group, strict=True)]
    cleaned = tidy(text)
    if len(cleaned) != len(text):  # offsets would be wrong: the page of the first line stands for all
        places = places[:1]
    return Piece(cleaned, places[0][1], "heading" if is_heading else None, places=tuple(places))


def tidy_line(line: Line) -> str:
    """A line's text, in which a hyphen at its end is left to be judged."""
    text = line.text
    return tidy(text[:-1]) + text[-1:] if _HYPHEN.search(text) else tidy(text)


def _is_apart(before: Line, line: Line, group: Sequence[Line], pitch: float, *, has_indents: bool) -> bool:
    """Whether a line begins a paragraph behind the line before it."""
    if abs(line.size - before.size) > 0.1 * before.size or (line.bold != before.bold and _is_whole(before)):
        return True
    if _HYPHEN.search(before.text):
        return False
    ended = _FINAL.search(before.text) is not None
    if line.page != before.page or line.column != before.column:
        if not ended:
            return _is_short(before, line) and not line.text[:1].islower()
        return _is_short(before, line) or not has_indents or _indent(line) > 0
    if line.words[0].top - before.words[0].top > pitch * _GAP + 0.5:
        return True
    if _indent(line) > 0 and before.words[0].x0 - before.left < _indent(line) - _INDENT * line.size / 2:
        return True
    if has_indents and _indent(line) > 0 and len(group) == 1 and ended:
        return True  # behind a paragraph of one line, which begins at the same indent
    if (DASH.match(line.text) or is_list_marker(line.text)) and (ended or _is_short(before, line)):
        return True
    if before.text.endswith(";") and _is_short(before, line):
        return True
    if not _is_short(before, line) or line.text[:1].islower():
        return False
    if has_indents:  # there a short line ends a heading only; the lines of narrow columns are of any length
        return not ended and len(group) == 1 and not _indent(before)
    return ended or len(group) == 1


def _indent(line: Line) -> float:
    """How far the line's first word stands from the column's edge, if that is an indent and no other layout."""
    indent = line.words[0].x0 - line.left
    return indent if _INDENT * line.size < indent < _DEEP_INDENT * line.size else 0.0


def _is_whole(line: Line) -> bool:
    return line.bold or _FINAL.search(line.text) is not None


def _is_short(line: Line, after: Line) -> bool:
    """Whether a line ends before its column does, although the next one's first word would have had room in it."""
    end, first = line.words[-1].x1, after.words[0]
    if end >= line.left + (line.right - line.left) * _SHORT:
        return False
    return end + _SPACE * line.size + first.x1 - first.x0 < line.right - _SPACE * line.size


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance from line to line."""
    steps = [
        round(after.words[0].top - before.words[0].top, 1)
        for before, after in pairwise(lines)
        if after.page == before.page and after.column == before.column and after.words[0].top > before.words[0].top
    ]
    return _usual(steps) if steps else 1.2 * lines[0].size


def _usual(values: Iterable[float]) -> float:
    return Counter(values).most_common(1)[0][0]
