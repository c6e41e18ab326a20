"""One slogan or title that a text puts into quotation marks nearly always, and elsewhere not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ....corpus.types import Document, Finding
from ...drift.places import listed, place, quoted
from ...drift.spoken import quoted_passages
from .expressions import Expression, expressions
from .mentions import times

#: So often a text quotes an expression for its other places to be slips; once may be the first mention, with marks.
_CUSTOM = 3
_MARK_INSIDE = 2  # characters of a full stop or comma that stands before the closing mark
_CAPITAL = "[^\\W\\d_a-zа-яёәғқңөұүһі]"
_BEFORE, _BEHIND = re.compile(_CAPITAL + "[\\w’'-]*[ \u00a0]$"), re.compile("[ \u00a0-]" + _CAPITAL)


def marked_otherwise(documents: Sequence[Document]) -> Iterator[Finding]:
    """Each expression that most of its places in a text quote, with those that do not, though it has its capitals.

    Inside a quotation and in a heading an expression may go without marks, and it may be part of a longer name.
    Publications have houses and styles: each text is held against itself only.
    """
    for document in documents:
        found: dict[tuple[object, ...], tuple[list[Expression], list[Expression]]] = defaultdict(lambda: ([], []))
        inside = _Inside(document)
        for expression in expressions([document]):
            if not inside.another(expression) and (expression.quoted or _is_bare(document, expression)):
                form = expression.keys, expression.glue, expression.capitals
                found[form][expression.quoted].append(expression)
        for bare, marked in found.values():
            if bare and len(marked) >= max(_CUSTOM, len(bare) + 1):
                yield _finding(document, bare, len(marked))


class _Inside:
    """Where the outermost quotations of a text are."""

    def __init__(self, document: Document) -> None:
        found = list(quoted_passages(document))
        self._starts, self._ends = [q.start for q in found], [q.end for q in found]

    def another(self, expression: Expression) -> bool:
        """Whether an expression stands in a longer quotation."""
        at = bisect_right(self._starts, expression.start) - 1
        inside = at >= 0 and expression.start < self._ends[at]
        return inside and self._ends[at] - self._starts[at] > expression.end - expression.start + _MARK_INSIDE


def _is_bare(document: Document, expression: Expression) -> bool:
    """Whether an expression without marks is no heading, no line in capitals, and no part of a longer name."""
    if document.segments[expression.segment].kind == "heading" or expression.text.isupper():
        return False
    before = document.text[max(0, expression.start - 40) : expression.start]
    return not (_BEFORE.search(before) or _BEHIND.match(document.text, expression.end))


def _finding(document: Document, bare: Sequence[Expression], marked: int) -> Finding:
    where = tuple(place(document, (e.segment,), (e.start, e.end)) for e in bare)
    lines = listed([f"line {at.line}" for at in where], 5)
    detail = (
        f"{quoted(bare[0].text)} stands {times(marked)} in quotation marks, but {times(len(bare))} without: {lines}."
    )
    return Finding("format", "minor", where, detail)
