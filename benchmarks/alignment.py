"""How right, how sure and how fast alignments are, beside NLTK's Gale-Church; writes benchmarks/RESULTS.md.

    python benchmarks/alignment.py [--data DIR] [--only quality|speed] [--quick]

Everything is printed and written to benchmarks/RESULTS.md; with ``--only`` or ``--quick`` (six documents a task, short
texts for speed) it is printed only. Each row is made in a process of its own; seconds are of the CPU clock.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from _figures import BINS, RESAMPLES, Reliability, interval, judged
from _lexicon_coverage import coverage
from _made_up import LONGEST_RUN, MERGED, OMITTED, SPEED_PAIR
from _ntrex import DEFAULT_DATA, LANGUAGES, Case
from _report import Part, markdown
from _runs import (
    ALONE,
    THIRD,
    THREE_WAY,
    Run,
    align_texts,
    align_vectors,
    by_gale_church,
    by_pairs,
    by_triples,
    in_own_process,
)
from _tasks import LEARNT, TASKS, documents_of
from _third import HEADER as THIRD_HEADER
from _third import NOTE as THIRD_NOTE
from _third import ThirdHeard
from rich.console import Console
from ushtil.align.evaluate import Beads, evaluate

RESULTS = Path(__file__).with_name("RESULTS.md")
TITLE = "What the aligner reaches"
ABOUT = """\
Written by `python benchmarks/alignment.py --data DIR`; do not edit. `DIR` holds the corpora named below. `make bench`
runs it together with the other benchmarks."""
QUICK = 6
SCORES_HEADER = (
    *("task", "way", "languages", "strict F1 [95 %]", "lax F1", "strict, with nulls", "lax, with nulls"),
    *("held out [95 %]", "CPU s", "peak MB"),
)
JUDGED = ("intact", "noisy", "lossy")

QUALITY_NOTE = f"""\
Strict F1: a bead is right if the gold holds the very same bead; lax: if it shares a segment in both languages with a
gold bead. Null beads are left out on both sides, but in the columns "with nulls", which count as vecalign's scorer
does. In brackets: the middle 95 % of {RESAMPLES:,} bootstrap resamples over documents. Seconds are of the CPU, without
the second that reading the lexicon takes; those of three languages together stand in the last row. Peak memory is that
of the process that made the rows.

The weights were learnt from the first, third, fifth ... document of `intact`, `noisy` and `lossy`, the price of a jump
from those of `excerpt`: the others are held out. The excerpts are cut from the same news, so that theirs are held out
in part only. Nothing was learnt from the other texts. The lexicon was written without a look at NTREX; its gaps were
filled with frequent words of government sites in Kazakh and Russian and of English publications.

NTREX news: `intact`, `noisy` (lines left out and merged), `lossy` (Kazakh and Russian lack 30 %), `excerpt` (Kazakh and
Russian are shuffled blocks of the English text). `textberg`: German-French, many m:n beads, no lexicon. `udhr`: the
Declaration of Human Rights. `jam`: a story. `apertium`: four texts, among them a tale; two more (text1, text2)
are left out, for a line is missing in one of their versions and the gold is off by one from there on.

NLTK returns links, not beads: segments that it links are one bead here, the others null beads. It cannot follow another
order, and where it finds no path it returns next to nothing, which counts as null beads."""
COVERAGE_NOTE = """\
Content words: without function words, words of one or two letters, and names (capitals inside a sentence, or at its
beginning if the word never stands with a small letter). Known: `Lexicon.default().find` has an entry for the word."""
RELIABILITY_NOTE = """\
Links of the held-out documents of `intact`, `noisy` and `lossy`, all language pairs together, by their score: how many,
their mean score, and the share that is strictly right. The last row: how far score and share are apart, over all."""

VECTOR_SIZES = ((1_000, 1024), (5_000, 1024), (20_000, 1024), (100_000, 256))
TEXT_SIZES = (1_000, 5_000, 20_000)
VECTORS_NOTE = f"""\
Two made-up documents of so many segments each: vectors with cosines of about 0.8 between a sentence and its translation
and of 0.2 between unrelated ones. Each side lost {OMITTED:.0%} of the lines in runs of 1 to {LONGEST_RUN}, and
{MERGED:.0%} of its segments hold two to four lines. Seconds are those of everything but the making of the vectors: bead
types to 4:1 and 3:3, search for the band, probabilities, choice of beads. One thread. The memory holds the vectors."""
TEXTS_NOTE = f"""\
Two documents ({" and ".join(SPEED_PAIR)}) of lines of the news in new orders, with other numbers, of which each side
lost {OMITTED:.0%} in runs. Seconds are those of the lexical aligner from the texts to the beads."""


def main() -> int:
    """Print the tables and write them; 2 where the texts are missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="the folder that holds ntrex and the others")
    parser.add_argument("--only", choices=("quality", "speed"), help="print one half, write nothing")
    parser.add_argument("--quick", action="store_true", help="a few documents, write nothing")
    options = parser.parse_args()
    if not (options.data / "ntrex").is_dir():
        sys.stderr.write(f"{options.data / 'ntrex'}: no such folder; name the folder of the corpora with --data\n")
        return 2
    if not importlib.util.find_spec("nltk"):
        sys.stderr.write("NLTK is not installed, so Gale-Church is left out: pip install '.[bench]'\n")
    console, parts = Console(width=160), []
    for part in chain(
        quality(options.data, QUICK if options.quick else None) if options.only != "speed" else (),
        speed(options.data, quick=options.quick) if options.only != "quality" else (),
    ):
        part.show(console)
        parts.append(part)
    if not (options.only or options.quick):
        RESULTS.write_text(markdown(TITLE, ABOUT, parts), encoding="utf-8")
        console.print(f"written to {RESULTS}")
    return 0


def quality(data: Path, limit: int | None) -> Iterator[Part]:
    """The tables of scores, of the lexicon's coverage and of the scores' reliability."""
    rows: list[tuple[str, ...]] = []
    third = ThirdHeard()
    sure: dict[str, list[tuple[float, bool]]] = {way: [] for way in (ALONE, THIRD, THREE_WAY)}
    for task in TASKS:
        found = documents_of(data, task)[:limit]
        for make in (by_gale_church, by_pairs, by_triples):
            runs, peak = in_own_process(make, data, task, limit)
            for number, run in enumerate(runs):
                rows.append(_row(task, run, found, "" if number else f"{peak:.0f}"))
                if task in LEARNT:
                    third.add(run, [case.golds[run.languages] for case in found])
                if task in JUDGED and run.way in sure:
                    sure[run.way] += judged([case.golds[run.languages] for case in found[1::2]], run.beads[1::2])
    yield Part("Right beads", QUALITY_NOTE, SCORES_HEADER, rows)
    yield Part("What a third language adds", THIRD_NOTE, THIRD_HEADER, list(third.rows()))
    yield Part("What the lexicon knows", COVERAGE_NOTE, ("task", *LANGUAGES), list(_known(data, limit)))
    header = ("score", *chain.from_iterable((way, "mean", "right") for way in sure))
    tables = [Reliability.of(found) for found in sure.values()]
    yield Part("How far a score may be believed", RELIABILITY_NOTE, header, _reliability(tables))


def _row(task: str, run: Run, found: Sequence[Case], peak: str) -> tuple[str, ...]:
    golds = [case.golds[run.languages] for case in found]
    tests: list[Beads] = [[bead.spans for bead in beads] for beads in run.beads]
    scores = evaluate(golds, tests)
    others = (scores.lax, scores.strict_with_nulls, scores.lax_with_nulls)
    held_out = _strict(golds[1::2], tests[1::2]) if task in LEARNT else ""
    seconds = "" if run.seconds is None else f"{run.seconds:.1f}"
    values = (f"{score.f1:.3f}" for score in others)
    return task, run.way, "-".join(run.languages), _strict(golds, tests), *values, held_out, seconds, peak


def _strict(golds: Sequence[Beads], tests: Sequence[Beads]) -> str:
    ends = interval(golds, tests)
    return f"{evaluate(golds, tests).strict.f1:.3f}" + (f" [{ends[0]:.3f}, {ends[1]:.3f}]" if ends else "")


def _known(data: Path, limit: int | None) -> Iterator[tuple[str, ...]]:
    for task in TASKS:
        found = documents_of(data, task)[:limit]
        cells = []
        for lang in LANGUAGES:
            texts = [case.documents[lang] for case in found if lang in case.documents]
            cells.append("{1:.1%} of {0:,}".format(*coverage(texts)) if texts else "")
        if any(cells):
            yield task, *cells


def _reliability(tables: Sequence[Reliability]) -> list[tuple[str, ...]]:
    rows = []
    for k in range(BINS):
        cells = ((f"{t.count[k]:,}", f"{t.score[k]:.2f}", f"{t.right[k]:.2f}") for t in tables)
        filled = (cell if cell[0] != "0" else ("0", "", "") for cell in cells)
        rows.append((f"{k / BINS:.1f} to {(k + 1) / BINS:.1f}", *chain.from_iterable(filled)))
    means = ((f"{t.count.sum():,}", f"{t.mean(t.score):.3f}", f"{t.mean(t.right):.3f}") for t in tables)
    errors = (("", "", f"{t.error:.3f}") for t in tables)
    return [*rows, ("all", *chain.from_iterable(means)), ("calibration error", *chain.from_iterable(errors))]


def speed(data: Path, *, quick: bool) -> Iterator[Part]:
    """The tables of what long documents cost: the programme on given vectors, and the lexical aligner from texts on."""
    header = ("segments", "dimension", "strict F1", "CPU s", "ms a segment", "peak MB")
    sizes = VECTOR_SIZES[: 2 if quick else None]
    rows = [_cost((f"{n:,}", f"{d:,}"), n, in_own_process(align_vectors, n, d)) for n, d in sizes]
    yield Part("Speed on given vectors", VECTORS_NOTE, header, rows)
    lengths = TEXT_SIZES[: 1 if quick else None]
    rows = [_cost((f"{n:,}",), n, in_own_process(align_texts, data, n)) for n in lengths]
    yield Part("Speed on texts", TEXTS_NOTE, (header[0], *header[2:]), rows)


def _cost(names: tuple[str, ...], size: int, found: tuple[tuple[float, float], float]) -> tuple[str, ...]:
    (f1, seconds), peak = found
    return *names, f"{f1:.3f}", f"{seconds:.2f}", f"{1000 * seconds / size:.2f}", f"{peak:.0f}"


if __name__ == "__main__":
    sys.exit(main())
