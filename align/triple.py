"""Three documents aligned together: three pairwise alignments that do not contradict one another.

After Simard (1999), "Text-Translation Alignment: Three Languages Are Better Than Two" (W99-0602): each pair is
aligned by itself, then once more with what the two other pairs say of it; where the three alignments still
contradict one another, the most probable change that makes them agree is taken. The three-way beads are the
closure of the pairwise ones. A programme over three-way steps would be simpler and is worse: projected to a pair
its beads are too coarse.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..corpus.types import Alignment, Document
from ..models.base import Evidence, Scorer
from ..models.grid import Floats
from ..models.sparse import Matches, ThirdLanguage
from .closure import closure
from .dp import Posteriors
from .pair import PairModel
from .repair import reconciled

Pair = tuple[int, int]
PAIRS: tuple[Pair, ...] = ((0, 1), (0, 2), (1, 2))


@dataclass(frozen=True)
class Triple:
    """The three-way alignment and, by the columns of the documents, the pairwise alignments it is the closure of."""

    alignment: Alignment
    pairs: Mapping[Pair, Alignment]


def align_triple(documents: tuple[Document, Document, Document], scorer: Scorer) -> Triple:
    """The three versions aligned, each pair with the evidence of the third version."""
    evidence = {(a, b): scorer.evidence(documents[a], documents[b]) for a, b in PAIRS}
    alone = {pair: PairModel.of(found) for pair, found in evidence.items()}
    models = {pair: _with_third(pair, evidence[pair], alone) for pair in PAIRS}
    beads = reconciled(models)
    pairs = {(a, b): Alignment((documents[a], documents[b]), beads[a, b]) for a, b in PAIRS}
    return Triple(Alignment(documents, closure(beads, tuple(len(document) for document in documents))), pairs)


def _with_third(pair: Pair, evidence: Evidence, alone: Mapping[Pair, PairModel]) -> PairModel:
    """The pair's model: the mean of its own and of one that has heard the third version.

    The mean, because the third version errs where its own alignments do: on held-out documents it helps the two
    translations much and the pairs with the original little, and the mean loses nothing on any of them.
    """
    own = alone[pair]
    heard = PairModel.of(evidence.with_third(third_language(pair, alone)), own.lattice.band)
    return PairModel(own.lattice, _mean(own.probabilities, heard.probabilities))


def third_language(pair: Pair, alone: Mapping[Pair, PairModel]) -> ThirdLanguage:
    """What the third version says of the links between the two documents of a pair."""
    left, right = pair
    (third,) = {0, 1, 2} - {left, right}
    from_left, lost_right = _seen_from(left, third, alone)
    from_right, lost_left = _seen_from(right, third, alone)
    return ThirdLanguage(
        from_left.then(from_right.flipped()),
        _lost(from_left, lost_left, len(_null(left, right, alone))),
        _lost(from_right, lost_right, len(_null(right, left, alone))),
    )


def _seen_from(one: int, third: int, alone: Mapping[Pair, PairModel]) -> tuple[Matches, Floats]:
    """The links from one document to the third, and how probably each of the third's segments has none there."""
    links = alone[one, third].links if one < third else alone[third, one].links.flipped()
    return links, _null(third, one, alone)


def _null(one: int, other: int, alone: Mapping[Pair, PairModel]) -> Floats:
    """How probably each segment of one document has no counterpart in the other."""
    if one < other:
        return alone[one, other].probabilities.left_null
    return alone[other, one].probabilities.right_null


def _lost(links: Matches, lost: Floats, segments: int) -> Floats:
    """For each segment how probably it goes with a part of the third document that the other one lacks."""
    sums = np.bincount(links.row, links.weight * lost[links.column], minlength=segments)
    return np.minimum(sums.astype(np.float64), 1.0)


def _mean(first: Posteriors, second: Posteriors) -> Posteriors:
    return Posteriors(
        (first.beads + second.beads) / 2,
        (first.left_null + second.left_null) / 2,
        (first.right_null + second.right_null) / 2,
    )
