"""One entry for two and for three versions: documents in, alignment and pairwise alignments out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..corpus.types import Alignment, Bead, Document
from ..models.base import Scorer
from ..models.neural import scorer_of
from ..models.scorer_names import LEXICAL
from ..models.vector_cache import Progress, silent
from .band import Order
from .leftovers import align_long_pair
from .plausible import surer
from .triple import align_triple


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """How to align: whether blocks may stand in another order, how sure a link must be to be made, and who judges.

    ``scorer`` is "lexical", the name, hub id or folder of a sentence encoder or a translator, or "both" ("both:NAME").
    ``force`` takes a model that is poor in a language; ``overlaps`` has neighbouring sentences encoded as one text too.
    """

    order: Order = "auto"
    min_score: float = 0.0
    scorer: str = LEXICAL
    force: bool = False
    overlaps: bool = False


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
    progress: Progress = silent,
    scorer: Scorer | None = None,
) -> Aligned:
    """Two or three versions aligned; the beads run in the order of the first one.

    ``locked`` holds, by the columns of two of three documents, beads that are kept as they are; ``progress`` is told
    how many of how many sentences an encoder has read. ``scorer`` is one that was opened before, with these options.
    Raises ``ValueError`` for any other number of documents, and ``ModelUnavailableError`` for a scorer that cannot be
    used.
    """
    languages = [document.lang for document in documents]
    if scorer is None:
        scorer = scorer_of(options.scorer, languages, force=options.force, overlaps=options.overlaps, progress=progress)
    if len(documents) == 2:
        left, right = documents
        alignment = align_long_pair(left, right, scorer, options.order)
        alignment = replace(alignment, beads=surer(alignment.beads, options.min_score))
        return Aligned(alignment, {(left.lang, right.lang): alignment})
    first, second, third = documents
    triple = align_triple((first, second, third), scorer, options.order, locked, options.min_score)
    return Aligned(triple.alignment, {(languages[a], languages[b]): found for (a, b), found in triple.pairs.items()})
