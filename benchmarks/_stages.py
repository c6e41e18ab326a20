"""The weights of each stage of an alignment, learnt so that a stage sees what its use will see; and their file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from _examples import Example, learn
from ushtil.align.closure import closure
from ushtil.align.evaluate import Beads
from ushtil.align.pair import PairModel
from ushtil.align.plausible import rescored
from ushtil.align.repair import reconciled
from ushtil.align.triple import PAIRS, Pair, mean_model, own_share, third_language
from ushtil.corpus.types import Bead
from ushtil.models.lexical_evidence import LexicalEvidence
from ushtil.models.sureness import Sureness
from ushtil.models.weights import Stages

Models = dict[Pair, PairModel]


@dataclass(frozen=True)
class Learner:
    """The cases learnt from: evidence by case and pair, in two folds, so that a stage sees what its use will see.

    What a first alignment teaches, and what a third version says, is wrong more often on texts whose alignment has not
    been learnt from; so each fold is prepared by weights learnt from the other.
    """

    golds: Sequence[Mapping[Pair, Beads]]
    three_way: Sequence[Beads]

    def stages(self, evidence: Sequence[Mapping[Pair, LexicalEvidence]]) -> Stages:
        """The weights of each stage, and how sure the beads are that they lead to."""
        first = self.examples(evidence)
        models = self.models(first)
        taught = self.examples(
            [{p: e[p].taught(own[p].links) for p in PAIRS} for e, own in zip(evidence, models, strict=True)]
        )
        alone = self.models(taught)
        heard = self.examples(
            [
                {p: found[p].evidence.with_third(third_language(p, own)) for p in PAIRS}
                for found, own in zip(taught, alone, strict=True)
            ]
        )
        together = [
            {p: mean_model(own[p], model[p], own_share(p, own)) for p in PAIRS}
            for own, model in zip(alone, self.models(heard), strict=True)
        ]
        sure_alone, sure_heard, sure_three = self.sureness(alone, together)
        usual = np.median(
            [f[p].evidence.agreement(own[p].beads) for f, own in zip(first, alone, strict=True) for p in PAIRS]
        )
        weights = [learn(self.flat(found)) for found in (first, taught, heard)]
        return Stages(weights[0], weights[1], weights[2], sure_alone, sure_heard, sure_three, round(float(usual), 3))

    def sureness(self, alone: Sequence[Models], together: Sequence[Models]) -> Iterator[Sureness]:
        """How sure the beads of two versions alone, of two with a third heard, and of three really are."""
        yield self.fitted_to({p: found[p].beads for p in PAIRS} for found in alone)
        agreed = [reconciled(found) for found in together]
        heard = self.fitted_to(agreed)
        yield heard
        lengths = [(*found[0, 1].lattice.band.shape, found[0, 2].lattice.band.shape[1]) for found in alone]
        closed = [
            closure({p: rescored(found[p], heard) for p in PAIRS}, size)
            for found, size in zip(agreed, lengths, strict=True)
        ]
        yield fitted(b for found, gold in zip(closed, self.three_way, strict=True) for b in judged(found, gold))

    def fitted_to(self, found: Iterable[Mapping[Pair, Sequence[Bead]]]) -> Sureness:
        return fitted(
            bead
            for beads, gold in zip(found, self.golds, strict=True)
            for p in PAIRS
            for bead in judged(beads[p], gold[p])
        )

    def examples(self, evidence: Sequence[Mapping[Pair, LexicalEvidence]]) -> list[dict[Pair, Example]]:
        return [{p: Example(e[p], g[p]) for p in PAIRS} for e, g in zip(evidence, self.golds, strict=True)]

    def models(self, examples: Sequence[Mapping[Pair, Example]]) -> list[Models]:
        """The models of each case by weights of the other fold."""
        weights = [learn(self.flat(examples[1 - fold :: 2])) for fold in range(2)]
        return [{p: found[p].model(weights[number % 2]) for p in PAIRS} for number, found in enumerate(examples)]

    @staticmethod
    def flat(examples: Iterable[Mapping[Pair, Example]]) -> list[Example]:
        return [example for found in examples for example in found.values()]


def judged(beads: Iterable[Bead], gold: Beads) -> Iterator[tuple[float, bool]]:
    """The score of each bead, and whether it is right."""
    right = {tuple(map(tuple, spans)) for spans in gold}
    return ((bead.score, bead.spans in right) for bead in beads)


def fitted(found: Iterable[tuple[float, bool]]) -> Sureness:
    """The most likely law from scores to being right, by Newton's method; a little weight lies on no change."""
    table = np.array([(score, right) for score, right in found], dtype=np.float64)
    score = np.clip(table[:, 0], 1e-4, 1 - 1e-4)
    design = np.stack([np.log(score / (1 - score)), np.ones(len(score))])
    law, start = np.array([1.0, 0.0]), np.array([1.0, 0.0])
    for _ in range(25):
        expected = 1 / (1 + np.exp(-law @ design))
        slope = design @ (table[:, 1] - expected) - (law - start)
        curve = (design * expected * (1 - expected)) @ design.T + np.eye(2)
        law = law + np.linalg.solve(curve, slope)
    return Sureness(*(round(float(value), 4) for value in law))


def put_out(table: Mapping[str, Any], target: Path | None) -> None:
    """Show the weights with their figures, and write them to ``target`` if there is one."""
    text = json.dumps(table, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.write(text)
    if target:
        target.write_text(text, encoding="utf-8")
