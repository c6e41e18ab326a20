"""Several ways to write one thing: how often each stands in which text, and where a reader finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from ....corpus.types import Document, Place
from ...drift.places import place, quoted
from .mentions import counted


class Standing(Protocol):
    """What stands somewhere in a collection: a mention of a name, an expression."""

    @property
    def document(self) -> int: ...

    @property
    def segment(self) -> int: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Found = TypeVar("Found", bound=Standing)


def counted_ways(
    documents: Sequence[Document], ways: Iterable[Sequence[Found]], shown: Callable[[Sequence[Found]], str]
) -> tuple[list[str], tuple[Place, ...]]:
    """Each way with its counts, the rarest first, and its first place in each text; ``shown`` is what stands for it."""
    ordered = sorted(ways, key=lambda found: (len(found), found[0].document, found[0].start))
    counts = (counted(documents, (one.document for one in found)) for found in ordered)
    said = [f"{quoted(shown(found))} ({count})" for found, count in zip(ordered, counts, strict=True)]
    firsts = (one for found in ordered for one in _first_in_each(found))
    return said, tuple(place(documents[one.document], (one.segment,), (one.start, one.end)) for one in firsts)


def _first_in_each(found: Sequence[Found]) -> list[Found]:
    firsts: dict[int, Found] = {}
    for one in sorted(found, key=lambda one: (one.document, one.start)):
        firsts.setdefault(one.document, one)
    return list(firsts.values())
