"""One entry for two and for three versions: documents in, alignment and pairwise alignments out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..corpus.types import Alignment, Bead, Document
from ..models.lexical import LexicalScorer
from .band import Order
from .leftovers import align_long_pair
from .plausible import surer
from .triple import align_triple


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """How to align: whether blocks may stand in another order, and how sure a link must be to be made."""

    order: Order = "auto"
    min_score: float = 0.0


DEFAULTS = AlignOptions()


@dataclass(frozen=True)
class Aligned:
    """The alignment of all versions, and by language codes those of each pair (finer than the three-way one)."""

    alignment: Alignment
    pairs: Mapping[tuple[str, str], Alignment]


def align_documents(
    documents: Sequence[Document],
    options: AlignOptions = DEFAULTS,
    locked: Mapping[tuple[int, int], Sequence[Bead]] | None = None,
) -> Aligned:
    """Two or three versions aligned; the beads run in the order of the first one.

    ``locked`` holds, by the columns of two of three documents, beads that are kept as they are. Raises ``ValueError``
    for any other number of documents.
    """
    scorer = LexicalScorer()
    if len(documents) == 2:
        left, right = documents
        alignment = align_long_pair(left, right, scorer, options.order)
        alignment = replace(alignment, beads=surer(alignment.beads, options.min_score))
        return Aligned(alignment, {(left.lang, right.lang): alignment})
    first, second, third = documents
    triple = align_triple((first, second, third), scorer, options.order, locked, options.min_score)
    languages = [document.lang for document in documents]
    return Aligned(triple.alignment, {(languages[a], languages[b]): found for (a, b), found in triple.pairs.items()})
