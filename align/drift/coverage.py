"""How much of a copy comes from its source, and how much of the source it uses, in words."""

from __future__ import annotations

from dataclasses import dataclass

from ...corpus.text import tokens
from ...corpus.types import Comparison, Document


@dataclass(frozen=True, slots=True)
class Coverage:
    """Words of linked segments and of the whole document, for the copy and for the source."""

    traced: int
    copy: int
    used: int
    source: int

    @property
    def copy_traced(self) -> float:
        """The share of the copy's words that stand in a segment with a source."""
        return self.traced / self.copy if self.copy else 0.0

    @property
    def source_used(self) -> float:
        """The share of the source's words that stand in a segment which the copy reproduces."""
        return self.used / self.source if self.source else 0.0


def coverage(comparison: Comparison) -> Coverage:
    """The coverage of both sides; a segment counts whole, however much of it was changed."""
    linked_copy = {j for link in comparison.links for j in link.copy}
    linked_source = {i for link in comparison.links for i in link.source}
    copy, source = word_counts(comparison.copy), word_counts(comparison.source)
    return Coverage(
        traced=sum(copy[j] for j in linked_copy),
        copy=sum(copy),
        used=sum(source[i] for i in linked_source),
        source=sum(source),
    )


def word_counts(document: Document) -> list[int]:
    """How many words and numbers each segment has."""
    return [sum(token.kind != "punct" for token in tokens(text)) for text in document.sentences]
