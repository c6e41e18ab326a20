"""Learns the weights of the lexical scorer and writes models/data/lexical.json, with the figures of the run.

    python benchmarks/train_lexical.py [--data DIR] [--write]

A globally normalised log-linear model of whole alignments (Lafferty, McCallum & Pereira 2001) over the same
lattice that the aligner decodes: the gradient is what the gold beads hold of each feature less what the model
expects. Every second document of the NTREX tasks ``intact``, ``noisy`` and ``lossy`` is learnt from; the figures
are those of the other half. Null beads count in learning but not in the figures (strict F1).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from _ntrex import DEFAULT_DATA, LANGUAGE_PAIRS, LANGUAGES, Case, cases
from ushtil.align.closure import closure
from ushtil.align.dp import Lattice, log_total, posteriors
from ushtil.align.evaluate import Beads, evaluate
from ushtil.align.pair import PairModel, align_pair
from ushtil.align.plausible import rescored
from ushtil.align.repair import reconciled
from ushtil.align.triple import PAIRS, Pair, align_triple, mean_model, own_share, third_language
from ushtil.corpus.lexicon import Lexicon
from ushtil.corpus.types import Bead
from ushtil.models.grid import BEAD_TYPES, Band, Floats, span_sums
from ushtil.models.lengths import LengthModel
from ushtil.models.lexical import LexicalEvidence, LexicalScorer
from ushtil.models.sureness import Sureness
from ushtil.models.weights import LexicalWeights, Stages

TARGET = Path(__file__).resolve().parents[1] / "models" / "data" / "lexical.json"
Models = dict[Pair, PairModel]
TASKS = ("intact", "noisy", "lossy")
JUMPS = (-1.0, -2.0, -3.0, -4.0, -5.0, -6.0, -8.0, -10.0)
EPOCHS, BATCH, RATE, L2 = 10, 12, 0.2, 0.5


@dataclass(frozen=True)
class Example:
    """One pair of documents as feature tables over the whole grid, with its gold beads."""

    evidence: LexicalEvidence
    gold: Beads

    @cached_property
    def band(self) -> Band:
        return Band.full(self.evidence.rows, self.evidence.columns)

    @cached_property
    def bead_features(self) -> dict[str, Floats]:
        shape = (len(BEAD_TYPES), int(self.band.starts[-1]))
        found = {name: np.broadcast_to(values, shape) for name, values in self.evidence.bead_features(self.band)}
        for name, left, right in self.evidence.null_features():
            ours, theirs = span_sums(self.band, left, right)
            found[name] = -(ours + theirs)
        return {name: values.astype(np.float32) for name, values in found.items()}

    @cached_property
    def names(self) -> list[str]:
        return [*self.bead_features, "gap"]

    def lattice(self, weights: Mapping[str, float]) -> Lattice:
        beads = np.zeros((len(BEAD_TYPES), self.band.cells), dtype=np.float32)
        for name, values in self.bead_features.items():
            beads += np.float32(weights[name]) * values
        return Lattice(self.band, beads, weights["gap"])

    def model(self, weights: Mapping[str, float]) -> PairModel:
        lattice = self.lattice(weights)
        return PairModel(lattice, posteriors(lattice))

    @cached_property
    def observed(self) -> Floats | None:
        """What the gold beads hold of each feature; None if the lattice lacks one of them."""
        beads = np.zeros((len(BEAD_TYPES), self.band.cells))
        gaps = before = 0
        for lefts, rights in _walk(self.gold):
            kind = 0 if lefts and rights else 1 if lefts else 2
            gaps += bool(kind) and kind != before
            before = kind
            if not kind:
                if (len(lefts), len(rights)) not in BEAD_TYPES:
                    return None
                cell = self.band.starts[lefts[-1] + 1] + rights[-1] + 1
                beads[BEAD_TYPES.index((len(lefts), len(rights))), cell] = 1
        return self._totals(beads, gaps)

    def gradient(self, weights: Mapping[str, float]) -> tuple[Floats, float]:
        """Observed less expected features, and the log-likelihood of the gold beads."""
        lattice = self.lattice(weights)
        found = posteriors(lattice)
        step = 1e-3
        totals = [_log_sum(replace(lattice, gap=lattice.gap + delta)) for delta in (step, -step)]
        expected = self._totals(found.beads.astype(np.float64), (totals[0] - totals[1]) / (2 * step))
        if self.observed is None:
            raise ValueError("the gold holds a bead that the lattice lacks")
        score = float(self.observed @ np.array([weights[name] for name in self.names]))
        return self.observed - expected, score - sum(totals) / 2

    def _totals(self, beads: Floats, gaps: float) -> Floats:
        return np.array([*(float((values * beads).sum()) for values in self.bead_features.values()), gaps])


def _log_sum(lattice: Lattice) -> float:
    return log_total(lattice)


def _walk(gold: Beads) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The gold beads as a path: left null beads before right ones, as the lattice has them."""
    starts = {(column, span[0]): bead for bead in gold for column, span in enumerate(bead) if span}
    i = j = 0
    while bead := starts.get((0, i)) or starts.get((1, j)):
        if bead[0] and bead[1] and (1, j) in starts and not starts[1, j][0]:
            bead = starts[1, j]
        yield bead[0], bead[1]
        i, j = i + len(bead[0]), j + len(bead[1])


def learn(examples: Iterable[Example]) -> dict[str, float]:
    """The weights, averaged over the last two epochs of Adam (Kingma & Ba 2015)."""
    usable = [example for example in examples if example.observed is not None]
    names = usable[0].names
    weights, mean, square = np.zeros((3, len(names)))
    average, random, step = np.zeros(len(names)), np.random.default_rng(0), 0
    for epoch in range(EPOCHS):
        likelihood = 0.0
        for batch in np.array_split(random.permutation(len(usable)), len(usable) // BATCH):
            found = [usable[k].gradient(dict(zip(names, weights.tolist(), strict=True))) for k in batch]
            likelihood += sum(value for _, value in found)
            slope = sum(values for values, _ in found) / len(batch) - L2 * weights / len(usable)
            step += 1
            mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
            size = RATE * (0.3 if epoch >= EPOCHS - 3 else 1.0)
            weights = weights + size * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        if epoch >= EPOCHS - 2:
            average += weights / 2
        sys.stderr.write(f"epoch {epoch}: log-likelihood {likelihood / len(usable):.3f} a document pair\n")
    return dict(zip(names, (round(float(w), 4) for w in average), strict=True))


def length_model(texts: Sequence[Case]) -> LengthModel:
    """The law of lengths, fitted to 1:1 pairs by moments; what is unrelated is any other line of the document."""
    lengths = {
        lang: [np.array([len("".join(s.split())) for s in case.documents[lang].sentences], float) for case in texts]
        for lang in LANGUAGES
    }
    logs = {lang: np.log(np.concatenate(found)) for lang, found in lengths.items()}
    verbosity = {lang: float(np.mean(values - logs["en"])) for lang, values in logs.items()}
    squares, inverse, unrelated = [], [], []
    for a, b in LANGUAGE_PAIRS:
        expected = verbosity[b] - verbosity[a]
        squares.append((logs[b] - logs[a] - expected) ** 2)
        inverse.append(np.exp(-np.minimum(logs[a], logs[b])))
        for left, right in zip(lengths[a], lengths[b], strict=True):
            unrelated.append((np.log(np.roll(right, len(right) // 2) / left) - expected) ** 2)
    design = np.stack([np.ones(sum(map(len, squares))), np.concatenate(inverse)], axis=1)
    (spread, noise), *_ = np.linalg.lstsq(design, np.concatenate(squares), rcond=None)
    background = float(np.mean(np.concatenate(unrelated))) - float(np.mean(np.concatenate(squares)))
    rounded = {lang: round(value, 4) for lang, value in verbosity.items()}
    return LengthModel(rounded, *(round(float(np.sqrt(max(v, 1e-3))), 4) for v in (spread, noise, background)))


def figures(texts: Mapping[str, Sequence[Case]], scorer: LexicalScorer) -> dict[str, dict[str, float]]:
    """Strict F1 without null beads of each task: each pair with the third language, and three-way."""
    result: dict[str, dict[str, float]] = {}
    for task, found in texts.items():
        triples = [align_triple((c.documents["en"], c.documents["kk"], c.documents["ru"]), scorer) for c in found]
        row = {}
        for indices, pair in zip(PAIRS, LANGUAGE_PAIRS, strict=True):
            test = [[bead.spans for bead in triple.pairs[indices].beads] for triple in triples]
            row["-".join(pair)] = evaluate([case.golds[pair] for case in found], test).strict.f1
        test = [[bead.spans for bead in triple.alignment.beads] for triple in triples]
        row["en-kk-ru"] = evaluate([case.golds[LANGUAGES] for case in found], test).strict.f1
        result[task] = {name: round(value, 3) for name, value in row.items()}
    return result


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


def jump_price(excerpts: Sequence[Case], weights: LexicalWeights) -> float:
    """The price of a jump that links most beads of the excerpts rightly; of equally good ones the middle one.

    Their likelihood is no guide: it would have a jump cost so much that single sentences could never move.
    """
    scores = {}
    for price in JUMPS:
        scorer = LexicalScorer(replace(weights, jump=price))
        scores[price] = 0.0
        for a, b in LANGUAGE_PAIRS:
            found = [align_pair(case.documents[a], case.documents[b], scorer, "free") for case in excerpts]
            test = [[bead.spans for bead in alignment.beads] for alignment in found]
            scores[price] += evaluate([case.golds[a, b] for case in excerpts], test).strict.f1
    best = [price for price in JUMPS if scores[price] > max(scores.values()) - 0.01]
    sys.stderr.write(f"summed F1 of the excerpts by the price of a jump: {scores}\n")
    return best[len(best) // 2]


def main() -> None:
    """Learn, report on the held-out half, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--write", action="store_true", help="replace models/data/lexical.json")
    options = parser.parse_args()
    texts = {task: list(cases(options.data, task)) for task in TASKS}
    lengths = length_model(texts["intact"][::2])
    learning = [case for task in TASKS for case in texts[task][::2]]
    learner = Learner(
        [{(a, b): case.golds[LANGUAGES[a], LANGUAGES[b]] for a, b in PAIRS} for case in learning],
        [case.golds[LANGUAGES] for case in learning],
    )
    empty = Stages({}, {}, {})
    bare = LexicalWeights(empty, empty, lengths, 0.0)
    stages = []
    for lexicon in (Lexicon.default(), Lexicon.read([])):
        scorer = LexicalScorer(bare, lexicon)
        evidence = [
            {(a, b): scorer.evidence(case.documents[LANGUAGES[a]], case.documents[LANGUAGES[b]]) for a, b in PAIRS}
            for case in learning
        ]
        stages.append(learner.stages(evidence))
    weights = LexicalWeights(stages[0], stages[1], lengths, 0.0)
    excerpts = list(cases(options.data, "excerpt"))[::2]
    weights = replace(weights, jump=jump_price(excerpts, weights))
    held_out = figures({task: found[1::2] for task, found in texts.items()}, LexicalScorer(weights))
    table = {
        "about": "learnt by benchmarks/train_lexical.py from every second document of the NTREX tasks intact, noisy "
        "and lossy, and the price of a jump from every second excerpt",
        "held-out strict F1, third language heard": held_out,
        "lengths": asdict(lengths),
        "jump": weights.jump,
        "known": asdict(weights.known),
        "others": asdict(weights.others),
    }
    text = json.dumps(table, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.write(text)
    if options.write:
        TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
