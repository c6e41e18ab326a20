"""How right and how fast alignments are: the NTREX tasks against their golds, and long made-up documents.

    python benchmarks/alignment.py [--data DIR] [--speed]

Each pair is aligned alone and with the third language heard; the three-way beads are the closure of the latter.
Scores are F1 over all documents together. With ``--speed``, pairs of 1,000, 5,000 and 20,000 segments a side are
aligned instead: lines of the news in new orders, with other numbers, of which each side lost a tenth in runs.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
import resource
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import process_time

from _ntrex import DEFAULT_DATA, LANGUAGE_PAIRS, LANGUAGES, Case, cases
from rich.console import Console
from rich.table import Table
from ushtil.align.evaluate import Beads, evaluate
from ushtil.align.pair import align_pair
from ushtil.align.triple import PAIRS, align_triple
from ushtil.corpus.types import Alignment, Document, Segment
from ushtil.models.lexical import LexicalScorer

TASKS = ("intact", "noisy", "lossy", "excerpt")
SIZES = (1_000, 5_000, 20_000)
SPEED_PAIR = ("en", "kk")
OMITTED, LONGEST_RUN = 0.1, 5
LEARNT = (
    "The weights were learnt from every second document of intact, noisy and lossy (the first, the third ...): of "
    "these tasks the held-out documents are the others. The excerpts are made from the same news, ten long texts "
    "cut from many documents, so none of them is wholly held out. Their blocks are out of order, which a monotone "
    "alignment cannot follow."
)


def main() -> int:
    """Print the tables; 2 where the texts are missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="the folder that holds ntrex")
    parser.add_argument("--speed", action="store_true", help="time long documents instead")
    options = parser.parse_args()
    if not (options.data / "ntrex").is_dir():
        sys.stderr.write(f"{options.data / 'ntrex'}: no such folder; name the folder of the corpora with --data\n")
        return 2
    console = Console(width=100)
    if options.speed:
        console.print(speed_table(options.data))
    else:
        console.print(quality_table(options.data))
        console.print(LEARNT)
    return 0


def quality_table(data: Path) -> Table:
    """Scores of each task, and what it cost."""
    columns = ("task", "aligned", "languages", "strict F1", "lax F1", "with nulls", "held out", "CPU s", "peak MB")
    table = Table(*columns, title="Strict and lax F1 without null beads, strict with them; strict, held-out documents")
    for task, (rows, peak) in zip(TASKS, _in_own_process(_task_rows, [(data, task) for task in TASKS]), strict=True):
        for number, row in enumerate(rows):
            table.add_row(task if not number else "", *row, f"{peak:.0f}" if not number else "")
        table.add_section()
    return table


def _task_rows(data: Path, task: str) -> list[tuple[str, ...]]:
    found = list(cases(data, task))
    scorer = LexicalScorer()
    rows = []
    for pair in LANGUAGE_PAIRS:
        start = process_time()
        alone = [align_pair(case.documents[pair[0]], case.documents[pair[1]], scorer) for case in found]
        rows.append(_row("alone", pair, found, alone, process_time() - start, task))
    start = process_time()
    triples = [align_triple(_documents(case), scorer) for case in found]
    seconds = process_time() - start
    for indices, pair in zip(PAIRS, LANGUAGE_PAIRS, strict=True):
        rows.append(_row("+ third", pair, found, [triple.pairs[indices] for triple in triples], None, task))
    rows.append(_row("three-way", LANGUAGES, found, [triple.alignment for triple in triples], seconds, task))
    return rows


def _documents(case: Case) -> tuple[Document, Document, Document]:
    first, second, third = (case.documents[lang] for lang in LANGUAGES)
    return first, second, third


def _row(
    way: str, which: tuple[str, ...], found: Sequence[Case], made: Sequence[Alignment], cost: float | None, task: str
) -> tuple[str, ...]:
    golds = [case.golds[which] for case in found]
    beads: list[Beads] = [[bead.spans for bead in alignment.beads] for alignment in made]
    scores = evaluate(golds, beads)
    held_out = "" if task == "excerpt" else f"{evaluate(golds[1::2], beads[1::2]).strict.f1:.3f}"
    values = (f"{score.f1:.3f}" for score in (scores.strict, scores.lax, scores.strict_with_nulls))
    return way, "-".join(which), *values, held_out, "" if cost is None else f"{cost:.1f}"


def speed_table(data: Path) -> Table:
    """What long documents cost, and how many of their true links are found."""
    title = f"Pairs of {'-'.join(SPEED_PAIR)}, a tenth of each side left out"
    table = Table("segments", "strict F1", "CPU s", "ms a segment", "peak MB", title=title)
    for size, ((f1, seconds), peak) in zip(SIZES, _in_own_process(_speed, [(data, s) for s in SIZES]), strict=True):
        table.add_row(f"{size:,}", f"{f1:.3f}", f"{seconds:.1f}", f"{1000 * seconds / size:.2f}", f"{peak:.0f}")
    return table


def _speed(data: Path, size: int) -> tuple[float, float]:
    left, right, gold = long_pair(data, size)
    start = process_time()
    found = align_pair(left, right, LexicalScorer())
    seconds = process_time() - start
    return evaluate([gold], [[bead.spans for bead in found.beads]]).strict.f1, seconds


def long_pair(data: Path, size: int) -> tuple[Document, Document, Beads]:
    """Two documents of ``size`` segments each, about, and their true links."""
    chance = random.Random(size)
    lines = [
        pair
        for case in cases(data, "intact")
        for pair in zip(*(case.documents[lang].sentences for lang in SPEED_PAIR), strict=True)
    ]
    texts: list[tuple[str, ...]] = []
    while len(texts) < size / (1 - OMITTED):
        shift = 7 * (len(texts) // len(lines))
        texts += [tuple(_renumbered(text, shift) for text in pair) for pair in chance.sample(lines, len(lines))]
    texts = texts[: round(size / (1 - OMITTED))]
    kept = [_kept(len(texts), chance) for _ in SPEED_PAIR]
    places = [{line: place for place, line in enumerate(side)} for side in kept]
    gold = [((places[0][k],), (places[1][k],)) for k in kept[0] if k in places[1]]
    first, second = (
        _document(lang, [texts[k][column] for k in kept[column]]) for column, lang in enumerate(SPEED_PAIR)
    )
    return first, second, gold


def _renumbered(text: str, shift: int) -> str:
    return re.sub(r"\d{1,6}", lambda match: str(int(match[0]) + shift), text)


def _kept(lines: int, chance: random.Random) -> list[int]:
    """The lines that are left when runs of one to five fall out, a tenth in all."""
    kept: list[int] = []
    line = 0
    while line < lines:
        if chance.random() < OMITTED / (1 - OMITTED) / ((1 + LONGEST_RUN) / 2):
            line += chance.randint(1, LONGEST_RUN)
        else:
            kept.append(line)
            line += 1
    return kept


def _document(lang: str, texts: Sequence[str]) -> Document:
    segments, start = [], 0
    for text in texts:
        segments.append(Segment(start, start + len(text), 0))
        start += len(text) + 1
    return Document(lang, lang, "\n".join(texts), tuple(segments))


def _in_own_process(function, calls) -> Iterator:
    """Each result with the peak memory in MB of a process of its own."""
    context = multiprocessing.get_context("spawn")
    for arguments in calls:
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            result = pool.submit(function, *arguments).result()
            yield result, pool.submit(_peak).result()


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
