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
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from _ntrex import DEFAULT_DATA, LANGUAGE_PAIRS, LANGUAGES, Case, cases
from ushtil.align.dp import Lattice, forward, posteriors
from ushtil.align.evaluate import Beads, evaluate
from ushtil.align.pair import PairModel
from ushtil.align.triple import PAIRS, align_triple, third_language
from ushtil.models.grid import BEAD_TYPES, Band, Floats
from ushtil.models.lengths import LengthModel
from ushtil.models.lexical import LexicalEvidence, LexicalScorer, LexicalWeights

TARGET = Path(__file__).resolve().parents[1] / "models" / "data" / "lexical.json"
TASKS = ("intact", "noisy", "lossy")
EPOCHS, BATCH, RATE, L2 = 8, 12, 0.1, 0.5


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
        return {name: np.broadcast_to(values, shape) for name, values in self.evidence.bead_features(self.band)}

    @cached_property
    def null_features(self) -> dict[str, tuple[Floats, Floats]]:
        return {name: (left, right) for name, left, right in self.evidence.null_features()}

    @cached_property
    def names(self) -> list[str]:
        return [*self.bead_features, *self.null_features, "gap"]

    def lattice(self, weights: Mapping[str, float]) -> Lattice:
        rows, columns = self.band.nodes()
        beads = sum((weights[name] * values for name, values in self.bead_features.items()), start=np.zeros(1))
        left = sum((weights[name] * values for name, (values, _) in self.null_features.items()), start=np.zeros(1))
        right = sum((weights[name] * values for name, (_, values) in self.null_features.items()), start=np.zeros(1))
        for t, (p, q) in enumerate(BEAD_TYPES):
            beads[t, (rows < p) | (columns < q)] = -np.inf
        return Lattice(self.band, self.band.starts, beads, left, right, weights["gap"])

    @cached_property
    def observed(self) -> Floats | None:
        """What the gold beads hold of each feature; None if the lattice lacks one of them."""
        beads = np.zeros((len(BEAD_TYPES), int(self.band.starts[-1])))
        left, right, gaps = np.zeros(self.evidence.rows), np.zeros(self.evidence.columns), 0
        before = 0
        for lefts, rights in _walk(self.gold):
            kind = 0 if lefts and rights else 1 if lefts else 2
            gaps += bool(kind) and kind != before
            before = kind
            if not kind:
                if (len(lefts), len(rights)) not in BEAD_TYPES:
                    return None
                cell = self.band.starts[lefts[-1] + 1] + rights[-1] + 1
                beads[BEAD_TYPES.index((len(lefts), len(rights))), cell] = 1
            left[list(lefts)] += kind == 1
            right[list(rights)] += kind == 2
        return self._totals(beads, left, right, gaps)

    def gradient(self, weights: Mapping[str, float]) -> tuple[Floats, float]:
        """Observed less expected features, and the log-likelihood of the gold beads."""
        lattice = self.lattice(weights)
        found = posteriors(lattice)
        step = 1e-3
        totals = [_log_sum(replace(lattice, gap=lattice.gap + delta)) for delta in (step, -step)]
        expected = self._totals(found.beads, found.left_null, found.right_null, (totals[0] - totals[1]) / (2 * step))
        if self.observed is None:
            raise ValueError("the gold holds a bead that the lattice lacks")
        score = float(self.observed @ np.array([weights[name] for name in self.names]))
        return self.observed - expected, score - sum(totals) / 2

    def _totals(self, beads: Floats, left: Floats, right: Floats, gaps: float) -> Floats:
        ours = [float((values * beads).sum()) for values in self.bead_features.values()]
        nulls = [float(a @ left + b @ right) for a, b in self.null_features.values()]
        return np.array([*ours, *nulls, gaps])


def _log_sum(lattice: Lattice) -> float:
    return float(np.logaddexp.reduce(forward(lattice, np.logaddexp)[:, -1]))


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


def main() -> None:
    """Learn, report on the held-out half, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--write", action="store_true", help="replace models/data/lexical.json")
    options = parser.parse_args()
    texts = {task: list(cases(options.data, task)) for task in TASKS}
    lengths = length_model(texts["intact"][::2])
    learning = [case for task in TASKS for case in texts[task][::2]]
    bare = LexicalScorer(LexicalWeights({}, {}, lengths))
    evidence = [
        {(a, b): bare.evidence(case.documents[LANGUAGES[a]], case.documents[LANGUAGES[b]]) for a, b in PAIRS}
        for case in learning
    ]
    golds = [{(a, b): case.golds[LANGUAGES[a], LANGUAGES[b]] for a, b in PAIRS} for case in learning]
    examples = [{pair: Example(e[pair], g[pair]) for pair in PAIRS} for e, g in zip(evidence, golds, strict=True)]
    pairwise = learn(example for found in examples for example in found.values())
    joint_examples = []
    for found, e in zip(examples, evidence, strict=True):
        lattices = {pair: found[pair].lattice(pairwise) for pair in PAIRS}
        alone = {pair: PairModel(lattice, posteriors(lattice)) for pair, lattice in lattices.items()}
        joint_examples += [Example(e[p].with_third(third_language(p, alone)), found[p].gold) for p in PAIRS]
    joint = learn(joint_examples)
    weights = LexicalWeights(pairwise, joint, lengths)
    held_out = figures({task: found[1::2] for task, found in texts.items()}, LexicalScorer(weights))
    table = {
        "about": "learnt by benchmarks/train_lexical.py from every second NTREX document (intact, noisy, lossy)",
        "held-out strict F1, third language heard": held_out,
        "lengths": {
            "verbosity": dict(lengths.verbosity),
            "spread": lengths.spread,
            "noise": lengths.noise,
            "background": lengths.background,
        },
        "pairwise": pairwise,
        "joint": joint,
    }
    text = json.dumps(table, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.write(text)
    if options.write:
        TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
