"""Three documents aligned together: three pairwise alignments that do not contradict one another.

After Simard (1999), "Text-Translation Alignment: Three Languages Are Better Than Two" (W99-0602): each pair is
aligned by itself, then once more with what the two other pairs say of it; where the three alignments still
contradict one another, the most probable change that makes them agree is taken. The three-way beads are the
closure of the pairwise ones. A programme over three-way steps would be simpler and is worse: projected to a pair
its beads are too coarse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..corpus.types import Alignment, Bead, Document
from ..models.base import Evidence, Scorer
from ..models.grid import Floats
from ..models.sparse import Matches, ThirdLanguage
from .band import Order
from .closure import closure
from .dp import Posteriors
from .leftovers import MovedModel
from .locks import AnyModel, LockedModel
from .pair import PairModel, pair_model
from .plausible import alone_all, rescored, share_nothing, surer
from .repair import reconciled

Pair = tuple[int, int]
#: By how much less a pair would have to be sure than the two others together for its own model and the one that has
#: heard the third version to count alike. 1, 2 and 4 and fixed shares of 0.3 to 1 were compared: the more of its own a
#: sure pair keeps the less it loses, and the two translations gain most where they are least sure.
_OWN = 4.0
PAIRS: tuple[Pair, ...] = ((0, 1), (0, 2), (1, 2))


@dataclass(frozen=True)
class Triple:
    """The three-way alignment and, by the columns of the documents, the pairwise alignments it is the closure of."""

    alignment: Alignment
    pairs: Mapping[Pair, Alignment]


def align_triple(
    documents: tuple[Document, Document, Document],
    scorer: Scorer,
    order: Order = "auto",
    locked: Mapping[Pair, Sequence[Bead]] | None = None,
    least: float = 0.0,
) -> Triple:
    """The three versions aligned, each pair with the evidence of the third version.

    Links of two versions less sure than ``least`` are not made. The beads of a ``locked`` pair are kept as they are;
    the other two pairs are fitted to them. Raises ``ValueError`` for more than one: two that somebody decided apart
    may leave nothing that the third could agree with.
    """
    locked = locked or {}
    if len(locked) > 1:
        raise ValueError("more than one pair is locked")
    evidence: dict[Pair, Evidence] = {}
    alone: dict[Pair, AnyModel] = {}
    for a, b in PAIRS:
        if (a, b) in locked:
            alone[a, b] = LockedModel(tuple(locked[a, b]), (len(documents[a]), len(documents[b])))
        else:
            evidence[a, b], alone[a, b] = pair_model(documents[a], documents[b], scorer, order)
    models = {pair: _with_third(pair, evidence.get(pair), alone) for pair in PAIRS}
    for (a, b), model in models.items():
        if isinstance(model, PairModel):
            models[a, b] = MovedModel.of_long(model, (documents[a], documents[b]), scorer, order)
    beads = {pair: models[pair].sure(found) for pair, found in reconciled(models).items()}
    for column in range(3):
        mine = [pair for pair in PAIRS if column in pair]
        if all(pair in evidence and share_nothing(beads[pair], evidence[pair]) for pair in mine):
            beads |= {pair: alone_all(beads[pair]) for pair in mine}
    beads |= {pair: surer(beads[pair], least) for pair in evidence}
    pairs = {(a, b): Alignment((documents[a], documents[b]), found) for (a, b), found in beads.items()}
    together = closure(beads, tuple(len(document) for document in documents))
    three_way = next(iter(evidence.values())).three_way_sureness
    return Triple(Alignment(documents, rescored(together, three_way)), pairs)


def _with_third(pair: Pair, evidence: Evidence | None, alone: Mapping[Pair, AnyModel]) -> AnyModel:
    """The pair's model: a mean of its own and of one that has heard the third version."""
    own = alone[pair]
    if evidence is None or isinstance(own, LockedModel):
        return own
    heard = own.again(evidence.with_third(third_language(pair, alone)))
    return mean_model(own, heard, own_share(pair, alone))


def own_share(pair: Pair, alone: Mapping[Pair, AnyModel]) -> float:
    """What the pair's own model counts beside the one that has heard the third version, 0..1.

    That one errs where the two other pairs do: so the more, the less sure they are and the surer the pair is itself.
    """
    own, *others = (alone[which].unsure for which in (pair, *(set(PAIRS) - {pair})))
    return _OWN * sum(others) / (own + _OWN * sum(others)) if own else 1.0


def mean_model(own: PairModel, heard: PairModel, share: float) -> PairModel:
    """The model of the mean of two models' probabilities, of which the first counts so much."""
    a, b = own.probabilities, heard.probabilities
    mixed = Posteriors(
        a.beads * np.float32(share) + b.beads * np.float32(1 - share),
        a.left_null * share + b.left_null * (1 - share),
        a.right_null * share + b.right_null * (1 - share),
    )
    return replace(heard, probabilities=mixed)


def third_language(pair: Pair, alone: Mapping[Pair, AnyModel]) -> ThirdLanguage:
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


def _seen_from(one: int, third: int, alone: Mapping[Pair, AnyModel]) -> tuple[Matches, Floats]:
    """The links from one document to the third, and how probably each of the third's segments has none there."""
    links = alone[one, third].links if one < third else alone[third, one].links.flipped()
    return links, _null(third, one, alone)


def _null(one: int, other: int, alone: Mapping[Pair, AnyModel]) -> Floats:
    """How probably each segment of one document has no counterpart in the other."""
    if one < other:
        return alone[one, other].left_null
    return alone[other, one].right_null


def _lost(links: Matches, lost: Floats, segments: int) -> Floats:
    """For each segment how probably it goes with a part of the third document that the other one lacks."""
    sums = np.bincount(links.row, links.weight * lost[links.column], minlength=segments)
    return np.minimum(sums.astype(np.float64), 1.0)
