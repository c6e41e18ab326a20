"""A change of stance before it is told: the edits that make it, and what they turn a statement into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Prefix

from .edits import Edit

# Two words count as forms of one with so many first letters in common, and this share of the longer one.
_STEM, _STEM_SHARE = 3, 0.55
# An edit of more pieces is a rewritten passage, in which a single word proves nothing.
LONGEST = 24


@dataclass(frozen=True, slots=True)
class Turn:
    """An edit, and what it makes of the statement ("a duty becomes a possibility")."""

    edit: Edit
    meaning: str


def together(turns: Iterable[Turn]) -> Iterator[tuple[str, list[Edit]]]:
    """The edits of each meaning, in the order of their first."""
    found: dict[str, list[Edit]] = {}
    for turn in turns:
        found.setdefault(turn.meaning, []).append(turn.edit)
    yield from found.items()


def unlike(side: Sequence[str], other: Sequence[str]) -> int:
    """How many words of one side are no form of a word on the other."""
    return sum(not any(_are_forms(word, against) for against in other) for word in side)


def _are_forms(one: str, other: str) -> bool:
    same = Prefix.similarity(one, other)
    return one == other or (same >= _STEM and same >= _STEM_SHARE * max(len(one), len(other)))
