"""The words of both texts, and which of them spell the same name in the two languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ....corpus.names import THRESHOLD, match_names
from ....corpus.types import Document
from .name_grades import named_words
from .name_words import Word

Alike = Mapping[str, frozenset[str]]
"""By the key of a word the keys of the other text that spell the same name."""


@dataclass(frozen=True, slots=True)
class Side:
    """The words of a text by segment; ``capitals`` are those with a capital, by key, and ``entries`` the lexicon's."""

    document: Document
    rows: Sequence[Sequence[Word]]
    capitals: Mapping[str, str]
    entries: frozenset[int]

    @classmethod
    def of(cls, document: Document) -> Side:
        rows = named_words(document)
        capitals = {word.key: word.text for row in rows for word in row if word.capital and len(word.key) > 1}
        entries = frozenset(entry for row in rows for word in row for entry in word.entries)
        return cls(document, rows, capitals, entries)

    def words(self, segments: Iterable[int]) -> list[Word]:
        return [word for segment in segments for word in self.rows[segment]]


def spelled_alike(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Alike:
    """By key the keys of the other document that spell the same name."""
    left, right = list(ours), list(theirs)
    found: dict[str, set[str]] = defaultdict(set)
    for i, j, _ in match_names([ours[k] for k in left], [theirs[k] for k in right], THRESHOLD):
        found[left[i]].add(right[j])
    for same in ours.keys() & theirs.keys():
        found[same].add(same)
    return {word: frozenset(others) for word, others in found.items()}
