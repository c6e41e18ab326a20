"""``ushtil evaluate``: how close alignments come to the ones people made."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Format = Literal["table", "json"]


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The right alignment, or a folder of them.")],
    test: Annotated[Path, typer.Argument(metavar="TEST", help="The alignment to judge, or a folder of them.")],
    form: Annotated[Format, typer.Option("--format", help="How to print the scores.")] = "table",
) -> None:
    """Score alignments against the right ones: precision, recall and F1, strict and lax.

    \b
    One text:     ushtil evaluate speech.gold.tsv speech.tsv
    Many texts:   ushtil evaluate golds/ results/

    Both hold one piece a line: segment numbers from 0, comma-separated, with a tab between the languages and
    nothing where a language has no counterpart. What ushtil align writes as .tsv or .jsonl is read too. In two
    folders the files of one name belong together, and all texts are counted as one.
    """  # noqa: D301 - the escape keeps the lines apart
    from .. import evaluate as scorer
    from ..golds import bead_pairs
    from ..terminal import emit, emit_table

    pairs = bead_pairs(gold, test)
    scores = scorer.evaluate([first.beads for first, _ in pairs], [second.beads for _, second in pairs])
    if form == "json":
        from ..report.scores import scores_json

        emit(scores_json(scores))
    else:
        from ..report.scores import scores_table

        emit_table(scores_table(scores))
        emit(f"{scores.signature}\n")
