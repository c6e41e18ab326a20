"""Learns the weights of the lexical scorer and writes models/data/lexical.json, with the figures of the run.

    python benchmarks/train_lexical.py [--data DIR] [--write]

The model is that of ``_examples.py``. Every second document of the NTREX tasks ``intact``, ``noisy`` and ``lossy`` is
learnt from; the figures are those of the other half. Null beads count in learning but not in the figures (strict F1).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from _ntrex import DEFAULT_DATA, LANGUAGE_PAIRS, LANGUAGES, Case, cases
from _stages import Learner, put_out
from ushtil.align.evaluate import evaluate
from ushtil.align.pair import align_pair
from ushtil.align.triple import PAIRS, align_triple
from ushtil.corpus.lexicon import Lexicon
from ushtil.models.lengths import LengthModel
from ushtil.models.lexical import LexicalScorer
from ushtil.models.weights import LexicalWeights, Stages

TARGET = Path(__file__).resolve().parents[1] / "models" / "data" / "lexical.json"
TASKS = ("intact", "noisy", "lossy")
JUMPS = (-1.0, -2.0, -3.0, -4.0, -5.0, -6.0, -8.0, -10.0)


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
    put_out(table, TARGET if options.write else None)


if __name__ == "__main__":
    main()
