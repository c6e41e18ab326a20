"""One entry for two and for three versions: documents in, alignment and pairwise alignments out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..corpus.types import Alignment, Document
from ..models.lexical import LexicalScorer
from .pair import align_pair
from .triple import align_triple


@dataclass(frozen=True)
class Aligned:
    """The alignment of all versions, and by language codes those of each pair (finer than the three-way one)."""

    alignment: Alignment
    pairs: Mapping[tuple[str, str], Alignment]


def align_documents(documents: Sequence[Document]) -> Aligned:
    """Two or three versions aligned; the beads run in the order of the first one.

    Raises ``ValueError`` for any other number of documents.
    """
    scorer = LexicalScorer()
    if len(documents) == 2:
        left, right = documents
        alignment = align_pair(left, right, scorer)
        return Aligned(alignment, {(left.lang, right.lang): alignment})
    first, second, third = documents
    triple = align_triple((first, second, third), scorer)
    languages = [document.lang for document in documents]
    return Aligned(triple.alignment, {(languages[a], languages[b]): found for (a, b), found in triple.pairs.items()})
