"""Which lines of a page are its article: those of the element that holds most of the running text.

trafilatura, which knows the names that many sites give to their parts, says which lines it would keep. That tells where
the article is. What belongs to it is decided line by line on the page itself: a line inside it that may be the site's
is kept with a reason (kind ``note``), for a doubtful line of the article must not be lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Final

from .html_again import mark_headings, mark_repeated
from .html_alone import LEFT_OUT, of_link, own_mark, roles_alone
from .html_roles import roles_of
from .html_tags import HEADINGS
from .html_trust import FINAL, LEAST, PROSE, is_prose, running, trusted
from .html_types import Lines

_STRUCTURE: Final = HEADINGS | {
    "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "blockquote", "pre",
}  # fmt: skip
_DATE: Final = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b")
_DATE_WORDS: Final = 6
_NEAR_TITLE: Final = 4
# The article's element holds so much of what is surely the article's; a wider one, if what it adds is mostly that.
_HOLDS: Final = 0.8
_MOSTLY: Final = 0.9
_LITTLE: Final = 7
_FEW: Final = 3
_NEAR: Final = 12
# Roles of lines that are the text's: none, and a footnote.
_OF_TEXT: Final = frozenset({"", "footnote"})

Shape = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """For each line of a page: taken (""), kept with a reason (a role), or left out (``None``)."""

    roles: list[str | None]
    found: bool = True


def judged(page: Lines, kept: Iterable[str], title: int | None) -> Verdict:
    """What each line of the page is; ``kept`` are the lines that trafilatura takes, ``title`` the title's number."""
    judge = _Judge(page, kept, title)
    if sum(judge.sure) < LEAST:
        alone = roles_alone(page, judge.marks, title)
        # A page of nothing but links is better than none.
        return Verdict(alone if "" in alone else [""] * len(alone), found=False)
    roles = judge.roles()
    mark_repeated(page, roles, title)
    mark_headings(page, roles, title)
    return Verdict(roles)


class _Judge:
    def __init__(self, page: Lines, kept: Iterable[str], title: int | None) -> None:
        self.page, self.lines, self.nodes, self.title = page, page.lines, page.nodes, title
        prose = running(page.lines)
        self.sure = trusted(page.lines, prose, kept)
        self.marks = roles_of(page, prose, self.sure, title)
        self.sure = [size if mark in _OF_TEXT else 0 for size, mark in zip(self.sure, self.marks, strict=True)]
        self._trim()
        self.shapes: set[Shape] = set()
        self.beside: set[int] = set()
        self.begin = 0

    def roles(self) -> list[str | None]:
        first, last = self._holder()
        known = [n for n in range(first, last) if self.sure[n]]
        self.shapes = {shape for n in known for shape in self._shapes(n)} | self._repeated(known)
        self.beside = {self.nodes[self.lines[n].node].parent for n in known} | {self.lines[n].node for n in known}
        self.begin = self.title if self.title is not None and self.title < known[0] else known[0]
        between = range(self.begin, known[-1] + 1)
        return [
            self._role(n, inside=n in between or first <= n < last, between=n in between)
            for n in range(len(self.lines))
        ]

    def _role(self, number: int, *, inside: bool, between: bool) -> str | None:
        line = self.lines[number]
        mark = own_mark(line, self.marks[number])
        if number == self.title or mark == "footnote" or (self.sure[number] and not mark and inside):
            return ""
        if mark == "link" and between and line.text.endswith((".", ";")) and self._is_beside(number):
            return ""  # an item of a list of documents
        if mark:
            return None if mark in LEFT_OUT or (not inside and mark != "other") else mark
        if between and self.title is not None and number <= self.title + _NEAR_TITLE and _is_date(line.text):
            return "about"
        if line.is_link:
            return of_link(line) if inside and number >= self.begin else None
        return self._of_text(number, inside=inside, between=between)

    def _of_text(self, number: int, *, inside: bool, between: bool) -> str | None:
        line, shape = self.lines[number], self._shape(number, 3)
        if not line.letters:
            return "apart" if between else None
        if inside and (not self.shapes.isdisjoint(self._shapes(number)) or self._is_beside(number)):
            return ""
        # A sentence, a heading or an item between lines of the article is one of its lines.
        if between and (FINAL.search(line.text) or is_prose(line) or self._tag(number) in _STRUCTURE):
            return ""
        # The article goes on elsewhere, behind an advertisement: in an element of the same name.
        if shape in self.shapes and any(not part.endswith(".") for part in shape):
            return ""
        return "apart" if inside or (is_prose(line) and line.letters >= 2 * PROSE) else None

    def _tag(self, number: int) -> str:
        return self.nodes[self.lines[number].node].tag

    def _shape(self, number: int, size: int) -> Shape:
        """The tags and names of the element of a line and of those around it."""
        around = islice(self.page.ancestors(self.lines[number].node), size)
        return tuple(f"{self.nodes[node].tag}.{self.nodes[node].name}" for node in around)

    def _shapes(self, number: int) -> tuple[Shape, Shape]:
        return self._shape(number, 2), self._shape(number, 3)

    def _is_beside(self, number: int) -> bool:
        """Whether a line stands in a list, table or paragraph right beside paragraphs of the article."""
        for node in islice(self.page.ancestors(self.lines[number].node), _NEAR):
            if self.nodes[node].tag not in _STRUCTURE:
                return False
            if self.nodes[node].parent in self.beside:
                return True
        return False

    def _repeated(self, known: Sequence[int]) -> set[Shape]:
        """The looks of lines that stand between those of the article again and again: the questions of an interview."""
        seen: Counter[Shape] = Counter()
        last: Shape = ()
        for n in range(known[0], known[-1]):
            if not self.marks[n] and self.lines[n].linked * 2 < self.lines[n].letters:
                shape = self._shape(n, 3)
                seen[shape] += shape != last
                last = shape
        return {shape for shape, count in seen.items() if count >= _FEW}

    def _holder(self) -> tuple[int, int]:
        """The lines of the smallest element that holds nearly all the text that is surely the article's.

        It is widened as long as hardly anything but such text comes in: old pages never close what they open.
        """
        total = list(accumulate(self.sure, initial=0))
        letters = list(accumulate((line.letters for line in self.lines), initial=0))
        best, around = (0, len(self.lines)), -1
        for number, node in enumerate(self.nodes):
            size = node.last - node.first
            if total[node.last] - total[node.first] >= _HOLDS * total[-1] and size <= best[1] - best[0]:
                best, around = (node.first, node.last), number
        for outer in self.page.ancestors(around):
            wide = self.nodes[outer].first, self.nodes[outer].last
            text = total[wide[1]] - total[wide[0]] - total[best[1]] + total[best[0]]
            if text < _MOSTLY * (letters[wide[1]] - letters[wide[0]] - letters[best[1]] + letters[best[0]]):
                break
            best = wide
        return best

    def _trim(self) -> None:
        """Doubt what trafilatura takes behind a row of links at the end of the page: a footer without a name."""
        known = [n for n, size in enumerate(self.sure) if size]
        links = list(accumulate((mark == "link" for mark in self.marks), initial=0))
        gaps = [i for i in range(1, len(known)) if links[known[i]] - links[known[i - 1]] >= _FEW]
        if not gaps:
            return
        head, tail = known[: gaps[-1]], known[gaps[-1] :]
        shapes = {shape for n in head for shape in self._shapes(n)}
        is_little = sum(self.sure[n] for n in tail) * _LITTLE < sum(self.sure)
        if is_little and shapes.isdisjoint(shape for n in tail for shape in self._shapes(n)):
            for n in tail:
                self.sure[n] = 0


def _is_date(text: str) -> bool:
    """Whether a line is a date, perhaps with the time and the place."""
    return len(text.split()) <= _DATE_WORDS and _DATE.search(text) is not None and not text.endswith(("!", "?", ":"))
