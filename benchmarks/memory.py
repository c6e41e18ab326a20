"""The translation memory at size: how long it takes to fill, how large it is, how fast and how complete it answers.

    python benchmarks/memory.py [--data DIR] [--size 1000000] [--queries 100]

Every unit has an English text and, by turns, a Kazakh or a Russian one, so that English has as many texts as there are
units and the others half of that; the texts are synthetic (``_sentences.py``). Queries are texts of the memory with
0, 8, 16 or 28 % of their words changed; a quarter of the changes in Kazakh are other endings. The truth is brute force:
the word-level Levenshtein distance to every text of the language, of which all with a match rate of at least 70 %, as
OmegaT counts it, must be found (also those whose stems are so alike). The times are of the CPU, one thread, all of
``lookup``: candidates, rates, units and their provenance. The floor: recall 0.99, p95 100 ms.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from _report import Part
from _sentences import LANGUAGES, Sentences
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract
from rich.console import Console
from ushtil.corpus.memory.rates import Reading
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant
from ushtil.corpus.memory.words import signature, terms

MINIMUM, EDITS, CHUNK, LIMIT = 70, (0.0, 0.08, 0.16, 0.28), 10_000, 100_000
TARGETS = {"en": "kk", "kk": "en", "ru": "en"}


@dataclass
class Measured:
    """The CPU times of the queries of one language, in ms, and how many of the true matches were found."""

    milliseconds: list[float] = field(default_factory=list)
    found: int = 0
    true: int = 0
    best_found: int = 0
    best: int = 0


def build(path: Path, sources: dict[str, Sentences], size: int) -> float:
    """The CPU seconds of filling the memory, without those of making the sentences."""
    spent = 0.0
    records = _records(sources)
    with Memory.open(path, write=True) as memory, memory.adding() as adder:
        for _ in range(0, size, CHUNK):
            chunk = list(islice(records, CHUNK))
            start = time.process_time()
            for record in chunk:
                adder.add(record)
            spent += time.process_time() - start
        start = time.process_time()
        adder.finish()
        spent += time.process_time() - start
    return spent


def _records(sources: dict[str, Sentences]) -> Iterator[Record]:
    number = 0
    while True:
        other = ("kk", "ru")[number % 2]
        document = f"document-{number // 200}"
        yield Record(
            (Variant("en", sources["en"].make()), Variant(other, sources[other].make())),
            score=0.9,
            documents={"en": document, other: document},
        )
        number += 1


def measure(memory: Memory, source: Sentences, queries: int) -> Measured:
    """Look texts up and hold the answers against brute force."""
    lang, target = source.lang, TARGETS[source.lang]
    held = memory.connection.execute(
        "SELECT t.text, t.signature FROM texts t JOIN languages l ON l.id = t.lang WHERE l.code = ? AND EXISTS "
        "(SELECT 1 FROM variants v JOIN variants w ON w.unit = v.unit JOIN languages m ON m.id = w.lang "
        "WHERE v.text = t.id AND m.code = ?)",
        (lang, target),
    ).fetchall()
    result = Measured()
    for number in range(queries):
        text = source.random.choice(held)[0]
        query = source.edited(text, EDITS[number % len(EDITS)])
        start = time.process_time()
        matches = memory.lookup(query, lang, target, MINIMUM, limit=LIMIT)
        result.milliseconds.append(1000 * (time.process_time() - start))
        _judge(result, query, {match.source_text for match in matches}, held, lang)
    return result


def _judge(result: Measured, query: str, found: set[str], held: list[tuple[str, str]], lang: str) -> None:
    """Count the true matches. Signatures are at least as alike as the terms, so that they leave none of them out."""
    own = signature(terms(query, lang))
    near = extract(
        own, [row[1] for row in held], scorer=Levenshtein.normalized_similarity, score_cutoff=MINIMUM / 100 - 1e-6,
        processor=None, limit=None,
    )  # fmt: skip
    true, asked = {}, Reading.of(query, lang)
    for _, _, place in near:
        text = held[place][0]
        rate = asked.rates(Reading.of(text, lang)).stems
        if rate >= MINIMUM:
            true[text] = rate
    result.true += len(true)
    result.found += len(found & set(true))
    if true:
        best = max(true.values())
        result.best += 1
        result.best_found += any(text in found for text, rate in true.items() if rate == best)


def row(lang: str, measured: Measured) -> tuple[str, ...]:
    """The figures of a language as cells."""
    half, most = np.percentile(measured.milliseconds, [50, 95])
    recall = measured.found / max(1, measured.true)
    best = measured.best_found / max(1, measured.best)
    count = f"{len(measured.milliseconds)}"
    return lang, count, f"{half:.1f}", f"{most:.1f}", f"{measured.true}", f"{recall:.4f}", f"{best:.4f}"


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = Path(__file__).resolve().parents[1] / "../shared/data"
    parser.add_argument("--data", type=Path, default=data if data.is_dir() else None, help="the corpora to imitate")
    parser.add_argument("--size", type=int, default=1_000_000, help="how many units (1,000,000)")
    parser.add_argument("--queries", type=int, default=100, help="how many queries of each language (100)")
    options = parser.parse_args()
    console = Console(width=120)
    sources = {lang: Sentences(lang, options.data) for lang in LANGUAGES}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "memory.db"
        seconds = build(path, sources, options.size)
        megabytes = path.stat().st_size / 1e6
        header = ("units", "CPU s to fill", "units a second", "MB")
        built = (f"{options.size:,}", f"{seconds:.0f}", f"{options.size / seconds:,.0f}", f"{megabytes:,.0f}")
        Part("Filling", "Sentences are made beforehand.", header, [built]).show(console)
        with Memory.open(path) as memory:
            rows = [row(lang, measure(memory, sources[lang], options.queries)) for lang in LANGUAGES]
    titles = ("language", "queries", "p50 ms", "p95 ms", "true matches", "recall", "recall of the best")
    Part("Looking up", f"Matches of {MINIMUM} % and more; CPU, one thread.", titles, rows).show(console)
    return 0


if __name__ == "__main__":
    sys.exit(main())
