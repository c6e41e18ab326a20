"""The scores of alignments and of translations, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

    from ..evaluate import Score, Scores
    from ..metrics import MetricScore


def scores_table(scores: Scores) -> Table:
    """Strict and lax scores in percent, with and without null beads."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("percent")
    for name in ("precision", "recall", "F1"):
        table.add_column(name, justify="right")
    for name, score in _rows(scores).items():
        figures = (score.precision, score.recall, score.f1)
        table.add_row(name.replace("_", " "), *(f"{100 * figure:.1f}" for figure in figures))
    return table


def scores_json(scores: Scores) -> str:
    """One line of JSON: for each way of counting precision, recall and F1 in 0..1, and the signature."""
    rows = {
        name: {"precision": round(score.precision, 4), "recall": round(score.recall, 4), "f1": round(score.f1, 4)}
        for name, score in _rows(scores).items()
    }
    return json.dumps({**rows, "documents": scores.documents, "signature": scores.signature}) + "\n"


def translation_table(scores: Sequence[MetricScore], lines: int) -> Table:
    """The scores of a translation, with their 95 % intervals where there are few lines."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(f"{lines:,} line{'s' * (lines != 1)}")
    table.add_column("score", justify="right")
    if any(score.margin is not None for score in scores):
        table.add_column("95 %", justify="right")
    for score in scores:
        margin = [f"± {score.margin:.1f}"] if score.margin is not None else []
        table.add_row(f"{score.name}{' (lower is better)' * (score.name == 'TER')}", f"{score.value:.1f}", *margin)
    return table


def translation_json(scores: Sequence[MetricScore], lines: int) -> str:
    """One line of JSON: for each metric the score, 0..100, half its 95 % interval or null, and the signature."""
    rows = {
        score.name: {"score": score.value, "margin": score.margin, "signature": score.signature} for score in scores
    }
    return json.dumps({**rows, "lines": lines}) + "\n"


def _rows(scores: Scores) -> dict[str, Score]:
    return {
        "strict": scores.strict,
        "lax": scores.lax,
        "strict_with_nulls": scores.strict_with_nulls,
        "lax_with_nulls": scores.lax_with_nulls,
    }
