"""The scores of alignments, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

    from ..evaluate import Score, Scores


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


def _rows(scores: Scores) -> dict[str, Score]:
    return {
        "strict": scores.strict,
        "lax": scores.lax,
        "strict_with_nulls": scores.strict_with_nulls,
        "lax_with_nulls": scores.lax_with_nulls,
    }
