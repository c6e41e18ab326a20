"""Scores are printed with what is needed to get them again."""

import io
import json

from rich.console import Console
from ushtil.align.evaluate import evaluate
from ushtil.align.report.scores import scores_json, scores_table

SCORES = evaluate([[((0,), (0,)), ((1,), (1,))]], [[((0,), (0,)), ((1,), ()), ((), (1,))]])


def test_the_table_has_percentages_for_each_way_of_counting():
    stream = io.StringIO()
    Console(file=stream, width=80).print(scores_table(SCORES))
    shown = [line.split() for line in stream.getvalue().splitlines() if line.strip()]
    assert ["strict", "100.0", "50.0", "66.7"] in shown
    assert ["strict", "with", "nulls", "33.3", "50.0", "40.0"] in shown


def test_the_json_has_shares_and_the_signature():
    content = json.loads(scores_json(SCORES))
    assert content["strict"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667}
    assert content["signature"] == SCORES.signature
    assert set(content) == {"strict", "lax", "strict_with_nulls", "lax_with_nulls", "documents", "signature"}
