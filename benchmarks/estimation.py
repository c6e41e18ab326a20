"""How well translations are told from damaged ones without a reference, and how true the probabilities are.

Run: ``python benchmarks/estimation.py --data FOLDER`` where FOLDER holds ``ntrex/intact``. Human translations count as
good, the same ones damaged (``_damaged.py``) as bad, all kinds of damage with equal weight and together as much as the
good ones. Weights are learnt on every second document and the figures are those of the others; ``--write`` learns from
the same half and writes ``models/data/estimate.json``. What translation models say of their output is not measured:
that would take their weights.

AUC: how often a damaged translation scores below an undamaged one. Calibration error: the mean distance, over ten
equal parts of the scale, between the mean probability in it and the share that is good, weighted by how many fall
there (Naeini et al. 2015, "Obtaining Well Calibrated Probabilities Using Bayesian Binning").
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import numpy as np
from _damaged import DAMAGES, Place
from _fitting import auc, calibration_error, fitted
from _ntrex import DEFAULT_DATA, LANGUAGES, Case, cases
from _report import Part
from rich.console import Console
from ushtil.models.grid import Floats
from ushtil.models.translation.sides import Side
from ushtil.models.translation.signals import Seen, seen

OUTPUT = Path(__file__).resolve().parents[1] / "models" / "data" / "estimate.json"
GOOD = "as it was"
#: What is measured in one direction would be chance in a pair of languages without a lexicon.
LEXICAL = ("known source words", "known target words", "order")
RIDGE = 1e-4
#: How strongly a direction's own weights are drawn towards those of all directions.
OWN = 0.03


@dataclass(frozen=True)
class Example:
    """A translation with its signals; ``kind`` is the damage done."""

    pair: str
    kind: str
    seen: Seen


def examples(every: Sequence[Case], rounds: int, seed: int) -> Iterator[Example]:
    """Each sentence once as it is, and ``rounds`` times damaged in kinds that are drawn."""
    chance = random.Random(seed)
    for source, target in permutations(LANGUAGES, 2):
        third = next(lang for lang in LANGUAGES if lang not in (source, target))
        for case in every:
            texts = {lang: case.documents[lang].sentences for lang in LANGUAGES}
            for n, (ours, theirs) in enumerate(zip(texts[source], texts[target], strict=True)):
                beside = tuple(texts[target][k] for k in (n - 1, n + 1) if 0 <= k < len(texts[target]))
                place = Place(ours, theirs, target, beside, texts[third][n])
                given = Side(ours, source)
                yield Example(f"{source}-{target}", GOOD, seen(given, Side(theirs, target)))
                for kind in chance.sample(sorted(DAMAGES), rounds):
                    made = DAMAGES[kind](place, chance)
                    if made and made.strip() and made != theirs:
                        yield Example(f"{source}-{target}", kind, seen(given, Side(made, target)))


def usual(found: Sequence[Example]) -> dict[str, float]:
    """The usual shares of undamaged translations, never quite none nor all."""
    counts: dict[str, list[tuple[float, int]]] = {}
    for example in found:
        if example.kind == GOOD:
            for name, pair in example.seen.shares.items():
                counts.setdefault(name, []).append(pair)
    return {
        name: round(min(max(sum(c for c, _ in some) / max(sum(n for _, n in some), 1), 0.02), 0.98), 4)
        for name, some in counts.items()
    }


def weights_of(found: Sequence[Example]) -> Floats:
    """The weight of each example: good and bad count as much, and each kind of damage as much as another."""
    counts = {kind: sum(e.kind == kind for e in found) for kind in {e.kind for e in found}}
    shares_ = {kind: (1 if kind == GOOD else 1 / (len(counts) - 1)) / count for kind, count in counts.items()}
    result = np.array([shares_[e.kind] for e in found])
    return result / result.sum()


def learnt(found: Sequence[Example], own: float = OWN) -> dict[str, dict]:
    """The table of weights: for each direction, drawn towards those of all, and for other pairs of languages."""
    directions = list(dict.fromkeys(e.pair for e in found))
    typical = {pair: usual([e for e in found if e.pair == pair]) for pair in directions}
    names = list(found[0].seen.signals(typical[directions[0]]))
    rows = np.array([list(e.seen.signals(typical[e.pair]).values()) for e in found])
    good = np.array([float(e.kind == GOOD) for e in found])
    scale = np.append(rows.std(axis=0) + 1e-9, 1.0)
    rows /= scale[:-1]
    nothing = np.zeros(len(scale))
    all_of_them = fitted(rows, good, weights_of(found), nothing, RIDGE, ())
    tables = {}
    for pair in directions:
        here = np.array([e.pair == pair for e in found])
        weight = weights_of([e for e in found if e.pair == pair])
        tables[pair] = _table(
            names, typical[pair], fitted(rows[here], good[here], weight, all_of_them, own, ()) / scale
        )
    together = usual(found)
    rows = np.array([list(e.seen.signals(together).values()) for e in found]) / scale[:-1]
    frozen = [names.index(name) for name in LEXICAL]
    others = fitted(rows, good, weights_of(found), nothing, RIDGE, frozen)
    return {**tables, "others": _table(names, together, others / scale)}


def _table(names: Sequence[str], typical: dict[str, float], theta: Floats) -> dict[str, object]:
    weights = {name: round(float(value), 4) for name, value in zip(names, theta[:-1], strict=True)}
    return {"usual": typical, "weights": weights, "offset": round(float(theta[-1]), 4)}


def odds_of(table: dict[str, dict], example: Example, pair: str | None = None) -> float:
    """What ``estimate.seen_odds`` says with these weights."""
    own = table[pair or example.pair]
    found = example.seen.signals(own["usual"])
    return own["offset"] + sum(own["weights"][name] * value for name, value in found.items())


def report(table: dict[str, dict], found: Sequence[Example], pair: str | None = None) -> Part:
    """AUC by kind of damage and direction, with the calibration error."""
    odds = np.array([odds_of(table, e, pair) for e in found])
    probability = 1 / (1 + np.exp(-odds))
    directions = list(dict.fromkeys(e.pair for e in found))
    rows = []
    for kind in [*DAMAGES, "all", "calibration error"]:
        cells = []
        for direction in [*directions, ""]:
            here = np.array([direction in (e.pair, "") for e in found])
            part = [e for e, inside in zip(found, here, strict=True) if inside]
            kinds = np.array([e.kind for e in part])
            good = kinds == GOOD
            if kind == "calibration error":
                value = calibration_error(probability[here], good.astype(float), weights_of(part))
            elif kind == "all":
                value = float(np.mean([auc(odds[here][good], odds[here][kinds == k]) for k in DAMAGES]))
            else:
                value = auc(odds[here][good], odds[here][kinds == kind])
            cells.append(f"{value:.3f}")
        rows.append((kind, *cells))
    title = "Without the lexicon, as other languages are judged" if pair else "Translations told from damaged ones"
    note = f"AUC on documents that nothing was learnt from; {len(found):,} translations, damaged ones among them."
    return Part(title, note, ("damage", *directions, "all"), rows)


def main() -> None:
    """Learn, measure, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--rounds", type=int, default=3, help="damaged translations for each sentence")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="write models/data/estimate.json")
    options = parser.parse_args()
    every = list(cases(options.data, "intact"))
    train = list(examples(every[::2], options.rounds, options.seed))
    table = learnt(train)
    if options.write:
        OUTPUT.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    test = list(examples(every[1::2], options.rounds, options.seed + 1))
    console = Console()
    report(table, test).show(console)
    report(table, test, "others").show(console)


if __name__ == "__main__":
    main()
