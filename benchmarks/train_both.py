"""Learns what vectors count for, alone and beside the lexical evidence, and writes models/data/vectors.json.

    python benchmarks/train_both.py [--data DIR] [--encoder NAME] [--write]

The model is that of ``_examples.py``, as for the lexical scorer; it is learnt from every second document of the NTREX
tasks ``noisy`` and ``lossy``; the figures are those of the other half. Vectors are simulated
(see _simulated.py), of three encoders in turn, so that the weights fit none of them alone. Where a real encoder is at
hand, ``--encoder`` learns from its vectors instead.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from _examples import Example, learn
from _ntrex import DEFAULT_DATA, LANGUAGE_PAIRS, LANGUAGES, Case, cases
from _simulated import KINDS, Simulation
from _stages import Learner, Models, put_out
from ushtil.align.evaluate import evaluate
from ushtil.align.pair import align_pair
from ushtil.align.triple import PAIRS, Pair, mean_model, own_share, third_language
from ushtil.corpus.lexicon import Lexicon
from ushtil.corpus.types import Document
from ushtil.models.base import Scorer
from ushtil.models.both import BothScorer
from ushtil.models.grid import Cells
from ushtil.models.hub import located
from ushtil.models.lexical import LexicalScorer
from ushtil.models.neural import neural_scorer
from ushtil.models.vector_weights import VectorWeights
from ushtil.models.vectors import VectorScorer
from ushtil.models.weights import Stages

TARGET = Path(__file__).resolve().parents[1] / "models" / "data" / "vectors.json"
TASKS = ("noisy", "lossy")
#: The price of going on elsewhere where the order is free, as for a usual cosine; not learnt, see train_lexical.py.
JUMP = -8.0
Vectors = Callable[[Document], Cells]
EMPTY = Stages({}, {}, {})


@dataclass(frozen=True)
class Text:
    """A case with the vectors that it is seen through."""

    case: Case
    vectors: Vectors

    def evidence(self, scorer: Callable[[Vectors], Scorer]) -> dict[Pair, Any]:
        """The evidence of each pair; features and weights are not part of the ``Evidence`` that aligners know."""
        documents = [self.case.documents[lang] for lang in LANGUAGES]
        made = scorer(self.vectors)
        return {(a, b): made.evidence(documents[a], documents[b]) for a, b in PAIRS}


def stages(texts: Sequence[Text], scorer: Callable[[Vectors], Scorer], *, learns: bool) -> Stages:
    """The weights of each stage, each learnt on what the one before it leads to, and how sure the beads are.

    There are few weights and many documents, so no folds are needed as in _stages.py. ``learns`` says whether the
    evidence changes by what a first alignment teaches.
    """
    golds = [{(a, b): text.case.golds[LANGUAGES[a], LANGUAGES[b]] for a, b in PAIRS} for text in texts]
    learner = Learner(golds, [text.case.golds[LANGUAGES] for text in texts])
    found = learner.examples([text.evidence(scorer) for text in texts])
    first = learn(learner.flat(found))
    alone = _models(found, first)
    taught = first
    if learns:
        found = learner.examples(
            [{p: e[p].evidence.taught(own[p].links) for p in PAIRS} for e, own in zip(found, alone, strict=True)]
        )
        taught = learn(learner.flat(found))
        alone = _models(found, taught)
    heard = learner.examples(
        [
            {p: e[p].evidence.with_third(third_language(p, own)) for p in PAIRS}
            for e, own in zip(found, alone, strict=True)
        ]
    )
    third = learn(learner.flat(heard))
    together = [
        {p: mean_model(own[p], model[p], own_share(p, own)) for p in PAIRS}
        for own, model in zip(alone, _models(heard, third), strict=True)
    ]
    usual = np.median(
        [e[p].evidence.agreement(own[p].beads) for e, own in zip(found, alone, strict=True) for p in PAIRS]
    )
    pair, heard_pair, three = learner.sureness(alone, together)
    return Stages(first, taught, third, pair, heard_pair, three, 1.0 if learns else round(float(usual), 3))


def _models(examples: Sequence[Mapping[Pair, Example]], weights: Mapping[str, float]) -> list[Models]:
    return [{p: found[p].model(weights) for p in PAIRS} for found in examples]


def learnt(texts: Sequence[Text]) -> VectorWeights:
    """The weights of vectors alone, and beside the lexical evidence with the lexicon and without it."""
    bare = VectorWeights(EMPTY, EMPTY, EMPTY, JUMP)
    alone = stages(texts, lambda vectors: VectorScorer(vectors, bare), learns=False)
    bare = replace(bare, alone=alone)

    def both(words: LexicalScorer) -> Stages:
        return stages(texts, lambda vectors: BothScorer(VectorScorer(vectors, bare), words), learns=True)

    return replace(bare, known=both(LexicalScorer()), others=both(LexicalScorer(lexicon=Lexicon.read([]))))


def figures(texts: Sequence[Case], vectors: Vectors, weights: VectorWeights) -> dict[str, float]:
    """Strict F1 without null beads by scorer, over the three pairs, each aligned alone."""
    neural = VectorScorer(vectors, weights)
    scorers: dict[str, Scorer] = {
        "lexical": LexicalScorer(),
        "vectors": neural,
        "both": BothScorer(neural),
        "lexical, no lexicon": LexicalScorer(lexicon=Lexicon.read([])),
        "both, no lexicon": BothScorer(neural, LexicalScorer(lexicon=Lexicon.read([]))),
    }
    result = {}
    for name, scorer in scorers.items():
        pairs = [(case, pair) for case in texts for pair in LANGUAGE_PAIRS]
        found = [align_pair(case.documents[one], case.documents[other], scorer) for case, (one, other) in pairs]
        test = [[bead.spans for bead in alignment.beads] for alignment in found]
        result[name] = round(evaluate([case.golds[pair] for case, pair in pairs], test).strict.f1, 3)
    return result


def vectors_of(scorer: VectorScorer) -> Vectors:
    """What a scorer asks for a document's vectors."""
    given = scorer.vectors
    return given if callable(given) else lambda document: given[document.id]


def main() -> None:
    """Learn, report on the held-out half, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--encoder", help="learn from the vectors of this encoder: a short name, a hub id or a folder")
    parser.add_argument("--write", action="store_true", help="replace models/data/vectors.json")
    parser.add_argument("--figures", action="store_true", help="only the figures of the weights in use")
    options = parser.parse_args()
    sources: dict[str, Vectors] = {}
    if options.encoder:
        scorer = neural_scorer(located(options.encoder))
        sources[options.encoder] = vectors_of(scorer)
        about = f"on the vectors of {options.encoder}"
    else:
        made = [Simulation(options.data, kind).calibrated() for kind in KINDS]
        sources = {found.kind.name: found.vectors for found in made}
        about = "on simulated vectors that find as many translations among the lines of NTREX as is published for " + (
            ", ".join(f"{found.kind.name} ({found.kind.nearest})" for found in made)
        )
    every = [case for task in TASKS for case in list(cases(options.data, task))[::2]]
    vectors = list(sources.values())
    texts = [Text(case, vectors[number % len(vectors)]) for number, case in enumerate(every)]
    weights = VectorWeights.default() if options.figures else learnt(texts)
    held_out = {
        task: {
            name: figures(list(cases(options.data, task))[1::2], source, weights) for name, source in sources.items()
        }
        for task in TASKS
    }
    table = {
        "about": "learnt by benchmarks/train_both.py from every second document of the NTREX tasks noisy and lossy, "
        + about,
        "held-out strict F1, each pair alone": held_out,
        **asdict(weights),
    }
    put_out(table, TARGET if options.write else None)


if __name__ == "__main__":
    main()
