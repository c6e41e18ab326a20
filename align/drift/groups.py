"""Links of small groups of segments: a sentence split over two, two made one, or a shifted boundary."""

from __future__ import annotations

from dataclasses import dataclass

from ...corpus.types import Indices
from .overlap import Overlap, union

LARGEST = 4  # segments on one side of a group


@dataclass(frozen=True, slots=True)
class Group:
    """Source and copy segments that hold the same text; both sides are runs of neighbours, or empty."""

    source: Indices
    copy: Indices

    def __add__(self, other: Group) -> Group:
        return Group(tuple(sorted({*self.source, *other.source})), tuple(sorted({*self.copy, *other.copy})))

    @property
    def is_small(self) -> bool:
        """Whether each side is a run of few neighbours."""
        return all(len(side) <= LARGEST and side[-1] - side[0] < len(side) for side in (self.source, self.copy))


def groups(overlap: Overlap, links: list[int | None]) -> list[Group]:
    """The linked segments of the copy, in order, each with its source and the neighbours that hold the rest of it."""
    used = {i for i in links if i is not None}
    found: list[Group] = []
    for j, i in enumerate(links):
        group = Group(() if i is None else (i,), (j,))
        if i is not None:
            group = _with_sources(overlap, group, used)
        if found and _belong(overlap, found[-1], group):
            group = found.pop() + group
        found.append(group)
    return [group for group in found if group.source]


def _with_sources(overlap: Overlap, group: Group, used: set[int]) -> Group:
    """The group with the unused source segments before and after it whose words its copy holds too."""
    for step in (-1, 1):
        while True:
            new = group.source[0] - 1 if step < 0 else group.source[-1] + 1
            if not 0 <= new < len(overlap.source) or new in used or not _belong(overlap, group, Group((new,), ())):
                break
            group += Group((new,), ())
            used.add(new)
    return group


def _belong(overlap: Overlap, one: Group, other: Group) -> bool:
    """Whether what one group leaves over is in the other."""
    both = one + other
    if not both.source or not both.copy or not both.is_small:
        return False
    source, copy = overlap.rest(one.source, one.copy)
    if one.source == other.source:
        return overlap.explains(source, union([overlap.copy[j] for j in other.copy]))
    other_source, other_copy = overlap.rest(other.source, other.copy)
    return overlap.explains(source, other_copy) or overlap.explains(other_source, copy)
