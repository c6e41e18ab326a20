"""Time, size and memory of writing a million units, each way in a process of its own.

    python benchmarks/writing.py [--units 1000000] [--way align-tmx ...]

``align-*`` is what ``ushtil align -o`` does once it has aligned: the files of an alignment of two texts, written. The
texts and their alignment are in memory there, whatever is written; what counts is how much writing adds to them.
``memory-*`` is ``ushtil memory export``, the whole command; a store of the units is made first, which takes longest.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from ushtil.align.cli import main as ushtil
from ushtil.align.formats import goal_files
from ushtil.align.targets import Target
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant
from ushtil.corpus.output import write_files
from ushtil.corpus.types import Alignment, Bead, Document, Segment

LANGUAGES = ("en", "kk")
SENTENCES = {
    "en": "the river rose last night and nobody in our valley slept until the water fell again",
    "kk": "өзен түнде көтеріліп су қайтқанша алқапта ешкім ұйықтаған жоқ және бәрі күтті",
}
WAYS = (
    "align-tmx", "align-tsv", "align-jsonl", "align-moses", "align-parquet", "memory-tmx", "memory-tsv", "memory-jsonl",
)  # fmt: skip


def texts(count: int) -> Iterator[tuple[str, str]]:
    """Pairs of sentences of some fifteen words, all different."""
    chance = random.Random(7)
    for number in range(count):
        english, kazakh = (" ".join(chance.choices(SENTENCES[lang].split(), k=15)) for lang in LANGUAGES)
        yield f"{english} {number}.", f"{kazakh} {number}."


def alignment(count: int) -> Alignment:
    """Two texts of one sentence a paragraph, every sentence with its counterpart."""
    documents = []
    for side, lang in enumerate(LANGUAGES):
        sentences = [pair[side] for pair in texts(count)]
        segments, end = [], 0
        for number, sentence in enumerate(sentences):
            segments.append(Segment(end, end + len(sentence), number))
            end += len(sentence) + 1
        documents.append(Document(f"text.{lang}", lang, "\n".join(sentences), tuple(segments)))
    return Alignment(tuple(documents), tuple(Bead(((number,), (number,)), 0.9) for number in range(count)))


def fill(path: Path, count: int) -> None:
    """A store of the units, from a thousand documents."""
    with Memory.open(path, write=True) as memory, memory.adding() as adder:
        for number, pair in enumerate(texts(count)):
            variants = tuple(Variant(lang, text) for lang, text in zip(LANGUAGES, pair, strict=True))
            documents = {lang: f"text-{number * 1000 // count}.{lang}" for lang in LANGUAGES}
            adder.add(Record(variants, 0.9, publications=("Dala Shezhiresi",), documents=documents))


def _memory(name: str) -> float:
    """A figure of this process in MB: VmRSS is what it takes now, VmHWM the most since it was reset."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _one(way: str, count: int, store: Path) -> None:
    """Write in one way and print what it took."""
    verb, form = way.split("-")
    held = alignment(count) if verb == "align" else None
    with tempfile.TemporaryDirectory(dir=store.parent) as folder:
        path = Path(folder) / f"out.{form}"
        Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
        before, start = _memory("VmRSS"), time.process_time()
        if held:
            write_files(goal_files(held, {}, Target(path, form)))
        else:
            ushtil(["memory", "export", str(store), "-o", str(path), "--from", "en", "--to", "kk"])
        seconds, peak = time.process_time() - start, _memory("VmHWM")
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
    told = (
        f"{size / 1e6:>6.0f} MB  {seconds:>6.1f} s CPU  {peak - before:>4.0f} MB more than the {before:.0f} MB before"
    )
    print(f"{way:>13}  {count:>9,} units  {told}", flush=True)


def main() -> None:
    """Print a line for each way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=1_000_000)
    parser.add_argument("--way", choices=WAYS, action="append")
    parser.add_argument("--data", help="not used: the units are made up")
    parser.add_argument("--here", help=argparse.SUPPRESS)
    parser.add_argument("--store", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        _one(given.here, given.units, given.store)
        return
    ways = given.way or WAYS
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "memory.db"
        if any(way.startswith("memory") for way in ways):
            start = time.process_time()
            fill(store, given.units)
            print(
                f"{'(the store)':>13}  {given.units:>9,} units  {time.process_time() - start:>15.1f} s CPU", flush=True
            )
        for way in ways:
            command = [sys.executable, __file__, "--here", way, "--units", str(given.units), "--store", str(store)]
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
