"""A page as lines in reading order, each in its element."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Node:
    """An element that begins a line of its own; its lines are those from ``first`` up to ``last``."""

    parent: int
    tag: str
    name: str
    mark: str
    first: int
    last: int = 0


@dataclass(slots=True)
class Line:
    """A line that a reader of the page sees, the element it stands in, and how many of its letters are what."""

    text: str
    node: int
    letters: int
    linked: int
    bold: int
    mark: str = ""

    @property
    def is_link(self) -> bool:
        """Whether the line is nothing but a link."""
        return self.linked >= max(1, self.letters * 0.9)


@dataclass(slots=True)
class Lines:
    """All lines of a page, with the elements they stand in (parents before their children)."""

    lines: list[Line] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)

    def ancestors(self, node: int) -> Iterator[int]:
        """The element and those around it, outwards."""
        while node >= 0:
            yield node
            node = self.nodes[node].parent
