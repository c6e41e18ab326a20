"""Time, size and memory of writing a million units, each format in a process of its own.

    python benchmarks/writing.py [--units 1000000] [--format tmx ...]

The units come from a generator, as they come from a store; what is measured is the peak of the whole process.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from ushtil.corpus.output import Content, write_files
from ushtil.corpus.types import Indices, Unit
from ushtil.corpus.write.moses import moses
from ushtil.corpus.write.parquet import parquet
from ushtil.corpus.write.tmx import tmx

LANGUAGES = ("en", "kk", "ru")
SENTENCES = {
    "en": "the river rose last night and nobody in our valley slept until the water fell again",
    "kk": "өзен түнде көтеріліп су қайтқанша алқапта ешкім ұйықтаған жоқ және бәрі күтті",
    "ru": "ночью река поднялась и никто в нашей долине не спал пока вода снова не отступила",
}


def units(count: int) -> Iterator[Unit]:
    """Sentences of some fifteen words in three languages, all different."""
    chance = random.Random(7)
    for number in range(count):
        drawn = {lang: " ".join(chance.choices(words.split(), k=15)) for lang, words in SENTENCES.items()}
        texts = {lang: f"{text} {number}." for lang, text in drawn.items()}
        segments: dict[str, Indices] = dict.fromkeys(LANGUAGES, (number,))
        yield Unit(f"{number:016x}", texts, 0.9, segments, {lang: f"text.{lang}" for lang in LANGUAGES})


def _tmx(count: int) -> Content:
    return tmx(units(count), "en", "sentence", datetime(2026, 1, 1, tzinfo=UTC))


FORMATS: dict[str, Callable[[int], Content]] = {
    "tmx": _tmx,
    "parquet": lambda count: parquet(units(count), LANGUAGES),
    "moses": lambda count: moses(units(count), "kk"),
    "nothing": lambda count: ("" for _ in units(count)),
}


def _one(form: str, count: int) -> None:
    """Write one file and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        start = time.process_time()
        write_files({path: FORMATS[form](count)})
        seconds, size = time.process_time() - start, path.stat().st_size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{form:>8}  {count:>9,} units  {size / 1e6:>7.0f} MB  {seconds:>6.1f} s CPU  {peak:>5.0f} MB at most")


def main() -> None:
    """Print a line for each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=1_000_000)
    parser.add_argument("--format", choices=sorted(FORMATS), action="append")
    parser.add_argument("--data", help="not used: the units are made up")
    parser.add_argument("--here", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        _one(given.here, given.units)
        return
    for form in given.format or FORMATS:
        command = [sys.executable, __file__, "--here", form, "--units", str(given.units)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
