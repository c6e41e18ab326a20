"""Precision, recall and F1 of sentence boundaries, and speed, for our segmenter and for razdel.

    python benchmarks/segmentation.py [--data DIR] [--interior]

The hand-made gold: the sentences of a paragraph are joined by a space; its ends are not scored, nor are the optional
boundaries (``¦``). The news (NTREX): the lines of a document are joined by a space. Line ends with final punctuation
are the positives; line ends without (headlines) are neutral, for nobody can find them in joined text. A boundary
proposed inside a line counts against precision unless the line has ``. ! ? …`` with closing quotes, white space and a
capital there, **and** the place is not on the list of known mistakes (``WRONG``): all proposals of both programmes of
that form were read, and those that cut a sentence are on the list. ``--interior`` prints them for the next reader.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from razdel import sentenize
from rich.console import Console
from rich.table import Table
from ushtil.corpus.sentences import sentence_spans

LANGUAGES = ("en", "kk", "ru")
FINAL = re.compile(r"[.!?…][\s»”“\"'’)\]]*$")
SENTENCE_END = re.compile(r"[.!?…][»”“\"'’)\]]*$")
CAPITAL = re.compile(r"\s*[-–—]?\s*[«“„\"'(]?\s*(?:[^\W\d_]|\d)")
# What stands before a proposal that, read by hand, cuts a sentence in two.
WRONG = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Dr|Mr|Mrs|Ms|St|No|Jr|Sr|vs|Gen|Sen|Rep|Gov|Lt|Sgt|Rev|Sens|Roe v|им|г|ул|ж|қ|с)"
    r"|\b[A-Z]\.[A-Z])\.$"
)
Segmenter = Callable[[str, str], list[int]]


@dataclass
class Score:
    """Counts of one language and programme."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    bytes: int = 0
    seconds: float = 0.0
    interior: list[str] = field(default_factory=list)

    def row(self) -> list[str]:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        speed = self.bytes / 1e6 / max(1e-9, self.seconds)
        return [f"{precision:.4f}", f"{recall:.4f}", f"{f1:.4f}", f"{speed:.1f}"]

    def add(self, text: str, found: list[int], gold: set[int], neutral: set[int]) -> None:
        """Count the proposals of one joined text against its gold; interior sentence ends are neutral."""
        proposed = set(found) - neutral
        self.right += len(proposed & gold)
        self.missed += len(gold - proposed)
        self.wrong += len(proposed - gold)


def ours(text: str, lang: str) -> list[int]:
    """The boundaries that the project proposes."""
    return [end for _, end in sentence_spans(text, lang)[:-1]]


def razdels(text: str, lang: str) -> list[int]:
    """The boundaries that razdel proposes (made for Russian)."""
    return [sentence.stop for sentence in sentenize(text)][:-1]


def timed(segmenter: Segmenter, text: str, lang: str, score: Score) -> list[int]:
    """The proposals for a text, with their cost added to the score."""
    start = time.process_time()
    found = segmenter(text, lang)
    score.seconds += time.process_time() - start
    score.bytes += len(text.encode("utf-8"))
    return found


def hard_gold(data: Path, segmenter: Segmenter, lang: str) -> Score:
    """The score on the hand-made boundaries."""
    score = Score()
    for paragraph in (data / "segmentation" / f"{lang}.dev.txt").read_text(encoding="utf-8").split("\n\n"):
        sentences = [line.split("\t")[0] for line in paragraph.split("\n") if line]
        text = ""
        gold: set[int] = set()
        optional: set[int] = set()
        for sentence in sentences:
            *parts, last = sentence.split("¦")
            for part in parts:
                text += part
                optional.add(len(text))
            text += last
            gold.add(len(text))
            text += " "
        gold.discard(len(text) - 1)
        score.add(text, timed(segmenter, text[:-1], lang, score), gold, optional)
    return score


def news(data: Path, segmenter: Segmenter, lang: str) -> Score:
    """The score on the news, lines joined by document."""
    score = Score()
    for path in sorted((data / "ntrex" / "intact").glob(f"*.{lang}.txt")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        text = " ".join(lines)
        gold: set[int] = set()
        neutral: set[int] = set()
        end = -1
        for line in lines[:-1]:
            end += len(line) + 1
            (gold if FINAL.search(line) else neutral).add(end)
        found = timed(segmenter, text, lang, score)
        for place in set(found) - gold - neutral:
            before, after = text[max(0, place - 60) : place], text[place : place + 40]
            score.interior.append(f"{before} | {after}")
            if SENTENCE_END.search(before) and CAPITAL.match(after) and not WRONG.search(before):
                neutral.add(place)
        score.add(text, found, gold, neutral)
    return score


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[1] / "../shared/data")
    parser.add_argument("--interior", action="store_true", help="print each boundary proposed inside a line")
    options = parser.parse_args()
    console = Console()
    if not (options.data / "segmentation").is_dir():
        parser.error(f"the texts are not here: {options.data / 'segmentation'} is missing")
    table = Table("text", "language", "programme", "P", "R", "F1", "MB/s (CPU)")
    for name, measure in (("hand-made gold", hard_gold), ("NTREX", news)):
        for lang in LANGUAGES:
            for programme, segmenter in (("ushtil", ours), ("razdel", razdels)):
                segmenter("Ready.", lang)  # the tables are read once, and not in the time measured
                score = measure(options.data, segmenter, lang)
                table.add_row(name, lang, programme, *score.row())
                if options.interior:
                    for place in score.interior:
                        console.print(f"{lang} {programme}: {place}", markup=False, highlight=False)
    console.print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
