"""What the elements of a page say of the lines in them: names, rows of links, cards of teasers, further articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from .html_types import Line, Lines, Node

# An element with more of the page's text than this is the text's, whatever its name says.
_MOST_IN_A_PART: Final = 0.3
_MOST_COMMENTS: Final = 0.9
_LINKED: Final = 0.5
_LINKED_LIST: Final = 0.8
_LONGEST_CARD: Final = 500
_LEAST_LINK: Final = 12
_TITLE_WORDS: Final = 3
_FEWEST_LINKS: Final = 3


def roles_of(page: Lines, prose: Sequence[int], sure: Sequence[int], title: int | None) -> list[str]:
    """The role that the elements around each line tell (a word of ``html_marks``, ``link``, ``other``), "" for none.

    ``prose`` and ``sure`` are the letters of running text in each line, and of such that is surely the article's.
    """
    own = _Elements(page, prose, sure, title).roles()
    for number, node in enumerate(page.nodes):
        own[number] = own[number] or (own[node.parent] if node.parent >= 0 else "")
    return [line.mark if line.mark == "footnote" else own[line.node] or line.mark for line in page.lines]


class _Elements:
    """Sums over the lines of elements, which are running totals at their last line less those at their first."""

    def __init__(self, page: Lines, prose: Sequence[int], sure: Sequence[int], title: int | None) -> None:
        self.page, self.title = page, title
        self.prose, self.sure = _totals(prose), _totals(sure)
        self.letters = _totals([line.letters for line in page.lines])
        self.linked = _totals([line.linked for line in page.lines])
        self.teasers = _totals([_is_teaser(line) for line in page.lines])
        self.heads = _totals([page.nodes[line.node].tag == "h1" for line in page.lines])

    def roles(self) -> list[str]:
        cards = self._cards()
        found = [self._role(node) or ("link" if n in cards else "") for n, node in enumerate(self.page.nodes)]
        for number in self._others():
            found[number] = "other"
        return found

    def _role(self, node: Node) -> str:
        part = max(_in(self.sure, node) / max(1, self.sure[-1]), _in(self.prose, node) / max(1, self.prose[-1]))
        most = _MOST_COMMENTS if node.mark == "comment" else _MOST_IN_A_PART
        is_of_title = self._holds_title(node) and node.mark in {"header", "about", "link"}
        if node.mark and part < most and not is_of_title:
            return node.mark
        return "link" if part < _MOST_IN_A_PART and self._is_links(node) else ""

    def _is_links(self, node: Node) -> bool:
        """Whether an element is a row of links: by the letters, or by lines that are nothing but links."""
        count = node.last - node.first
        most = _LINKED_LIST if node.tag in {"ul", "ol", "table", "tbody"} else _LINKED
        by_letters = count >= _FEWEST_LINKS and _in(self.linked, node) >= most * max(1, _in(self.letters, node))
        return by_letters or _in(self.teasers, node) >= max(_FEWEST_LINKS, count * 0.4)

    def _holds_title(self, node: Node) -> bool:
        return self.title is not None and node.first <= self.title < node.last

    def _cards(self) -> set[int]:
        """The elements that are one of several alike, each a link to an article with a few words on it."""
        alike: Counter[tuple[int, str, str]] = Counter()
        of: dict[int, tuple[int, str, str]] = {}
        for number, node in enumerate(self.page.nodes):
            if node.parent < 0 or not 0 < _in(self.letters, node) <= _LONGEST_CARD or self._holds_title(node):
                continue
            if any(
                line.linked >= max(_LEAST_LINK, line.letters * 0.9) for line in self.page.lines[node.first : node.last]
            ):
                of[number] = node.parent, node.tag, node.name
                alike[of[number]] += 1
        return {number for number, what in of.items() if alike[what] >= (2 if what[2] else _FEWEST_LINKS)}

    def _others(self) -> list[int]:
        """The elements like one that holds the title, with titles of their own: articles that follow it."""
        nodes = self.page.nodes
        if self.title is None or nodes[self.page.lines[self.title].node].tag != "h1":
            return []
        around = self.page.ancestors(nodes[self.page.lines[self.title].node].parent)
        like = {(nodes[n].parent, nodes[n].tag, nodes[n].name) for n in around}
        return [
            number
            for number, node in enumerate(nodes)
            if node.first > self.title and (node.parent, node.tag, node.name) in like and _in(self.heads, node)
        ]


def _totals(counts: Sequence[int]) -> list[int]:
    return list(accumulate(counts, initial=0))


def _in(totals: Sequence[int], node: Node) -> int:
    return totals[node.last] - totals[node.first]


def _is_teaser(line: Line) -> bool:
    return line.is_link and len(line.text.split()) >= _TITLE_WORDS
