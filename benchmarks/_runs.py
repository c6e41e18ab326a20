"""Alignments of a task made in a process of their own, with what they cost."""

from __future__ import annotations

import importlib.util
import multiprocessing
import os
import resource
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import TypeVar

from _made_up import long_pair, made_up_vectors
from _ntrex import LANGUAGES, Case
from _tasks import document, documents_of
from ushtil.align.evaluate import evaluate
from ushtil.align.pair import PairModel, align_pair
from ushtil.align.triple import PAIRS, align_triple
from ushtil.corpus.types import Bead
from ushtil.models.lexical import LexicalScorer
from ushtil.models.vectors import VectorEvidence

Result = TypeVar("Result")
GALE_CHURCH, ALONE, THIRD, THREE_WAY = "Gale-Church (NLTK)", "lexical", "lexical + third", "lexical three-way"


@dataclass(frozen=True)
class Run:
    """The beads of each document of a task in some languages; ``seconds`` of CPU, if they were measured apart."""

    way: str
    languages: tuple[str, ...]
    beads: list[tuple[Bead, ...]]
    seconds: float | None


def by_gale_church(data: Path, task: str, limit: int | None) -> list[Run]:
    """The pairs of a task by lengths alone; nothing where NLTK is not installed."""
    if not importlib.util.find_spec("nltk"):
        return []
    from _gale_church import gale_church

    return [_pair(GALE_CHURCH, found, pair, gale_church) for found, pair in _pairs(data, task, limit)]


def by_pairs(data: Path, task: str, limit: int | None) -> list[Run]:
    """The pairs of a task by the lexical scorer, each alone."""
    scorer = ready()
    return [
        _pair(ALONE, found, pair, lambda left, right: align_pair(left, right, scorer).beads)
        for found, pair in _pairs(data, task, limit)
    ]


def by_triples(data: Path, task: str, limit: int | None) -> list[Run]:
    """The pairs of a task with the third language heard, and the three-way beads; nothing where there is no third."""
    found, scorer = documents_of(data, task)[:limit], ready()
    if set(found[0].documents) != set(LANGUAGES):
        return []
    start = process_time()
    triples = [align_triple(tuple(case.documents[lang] for lang in LANGUAGES), scorer) for case in found]
    seconds = process_time() - start
    runs = []
    for a, b in PAIRS:
        pair = LANGUAGES[a], LANGUAGES[b]
        if pair in found[0].golds:
            runs.append(Run(THIRD, pair, [triple.pairs[a, b].beads for triple in triples], None))
    if LANGUAGES in found[0].golds:
        runs.append(Run(THREE_WAY, LANGUAGES, [triple.alignment.beads for triple in triples], seconds))
    elif runs:
        last = runs[-1]
        runs[-1] = Run(last.way, last.languages, last.beads, seconds)
    return runs


def ready() -> LexicalScorer:
    """The lexical scorer after it has read its tables, which takes about a second and is not counted."""
    scorer = LexicalScorer()
    for left, right in combinations(LANGUAGES, 2):
        align_pair(document(left, ["2024"]), document(right, ["2024"]), scorer)
    return scorer


def _pairs(data: Path, task: str, limit: int | None) -> Iterator[tuple[list[Case], tuple[str, str]]]:
    found = documents_of(data, task)[:limit]
    yield from ((found, (which[0], which[1])) for which in found[0].golds if len(which) == 2)


def _pair(way: str, found: list[Case], pair: tuple[str, str], align: Callable[..., tuple[Bead, ...]]) -> Run:
    start = process_time()
    beads = [align(case.documents[pair[0]], case.documents[pair[1]]) for case in found]
    return Run(way, pair, beads, process_time() - start)


def align_vectors(size: int, dimension: int) -> tuple[float, float]:
    """Strict F1 and seconds for two made-up documents given as vectors."""
    left, right, gold = made_up_vectors(size, dimension)
    start = process_time()
    beads = PairModel.of(VectorEvidence.of(left, right)).beads
    seconds = process_time() - start
    return evaluate([gold], [[bead.spans for bead in beads]]).strict.f1, seconds


def align_texts(data: Path, size: int) -> tuple[float, float]:
    """Strict F1 and seconds for two long documents."""
    left, right, gold = long_pair(data, size)
    scorer = ready()
    start = process_time()
    found = align_pair(left, right, scorer)
    seconds = process_time() - start
    return evaluate([gold], [[bead.spans for bead in found.beads]]).strict.f1, seconds


def in_own_process(function: Callable[..., Result], *arguments: object) -> tuple[Result, float]:
    """The result with the peak memory in MB of a process of its own, which calculates in one thread."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result(), pool.submit(_peak).result()


def _peak() -> float:
    """Peak memory in MB; where Linux tells it, without that of the process that started this one."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
        return float(lines["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
