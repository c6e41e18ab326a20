"""The versions of every work in the same order, so that each pair of languages is one and the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ...corpus.order import in_first_document_order, reversed_pair
from ...corpus.types import Alignment, Bead
from ..engine import Aligned


def ordered(aligned: Aligned, place: Callable[[str], Any]) -> Aligned:
    """The same alignments with the languages in the order that the key ``place`` gives."""
    languages = aligned.alignment.languages
    columns = sorted(range(len(languages)), key=lambda column: place(languages[column]))
    if columns == sorted(columns):
        return aligned
    pairs = {}
    for (first, second), pair in aligned.pairs.items():
        turned = place(second) < place(first)
        pairs[(second, first) if turned else (first, second)] = reversed_pair(pair) if turned else pair
    in_order = sorted(pairs, key=lambda pair: tuple(map(place, pair)))
    return Aligned(_permuted(aligned.alignment, columns), {pair: pairs[pair] for pair in in_order})


def _permuted(alignment: Alignment, columns: list[int]) -> Alignment:
    def bead(one: Bead) -> Bead:
        return replace(one, spans=tuple(one.spans[column] for column in columns))

    documents = tuple(alignment.documents[column] for column in columns)
    return Alignment(documents, in_first_document_order(map(bead, alignment.beads)))
