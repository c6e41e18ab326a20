"""The bar that thins out findings and rows; a script wakes it up, and without one everything is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from ...corpus.types import FindingKind
from .findings import SEVERITIES
from .markup import escape

if TYPE_CHECKING:
    from ...corpus.types import Finding


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to thin out the rows: those whose ``data-f`` holds ``flag``; an empty flag shows them all."""

    flag: str
    label: str
    count: int


def filter_bar(choices: Sequence[Choice], low_score: float | None = None, findings: Sequence[Finding] = ()) -> str:
    """A form that combines severity, kind, the sort of row and words; the kinds and severities are those present.

    With ``low_score`` there is one more choice, the rows whose ``data-score`` lies below a limit the reader sets.
    """
    return (
        '<form class="filter" id="filter" role="search" hidden aria-label="Filter">'
        '<div class="words"><label class="find">Find '
        '<input type="search" name="find" autocomplete="off" spellcheck="false"></label>'
        '<button type="reset">Show all</button><output id="shown" aria-live="polite"></output></div>'
        f"{_facets(findings)}{_rows(choices, low_score)}</form>"
    )


def _facets(findings: Sequence[Finding]) -> str:
    severities = Counter(finding.severity for finding in findings)
    kinds = Counter(finding.kind for finding in findings)
    return _facet("severity", "Severity", [(name, severities[name]) for name in SEVERITIES]) + _facet(
        "kind", "Kind", [(name, kinds[name]) for name in get_args(FindingKind)]
    )


def _facet(name: str, legend: str, options: Sequence[tuple[str, int]]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="{name}" value="{escape(value)}"> {escape(value)} '
        f'<span class="count">{count:,}</span></label>'
        for value, count in options
        if count
    )
    return f"<fieldset><legend>{legend}</legend>{boxes}</fieldset>" if boxes else ""


def _rows(choices: Sequence[Choice], low_score: float | None) -> str:
    radios = "".join(
        f'<label><input type="radio" name="show" value="{escape(c.flag)}"{"" if c.flag else " checked"}> '
        f'{escape(c.label)} <span class="count">{c.count:,}</span></label>'
        for c in choices
        if c.count or not c.flag
    )
    low = "" if low_score is None else _low_score_choice(low_score)
    return f"<fieldset><legend>Rows</legend>{radios}{low}</fieldset>" if choices else ""


def _low_score_choice(limit: float) -> str:
    return (
        '<span class="pair"><label><input type="radio" name="show" value="low"> score below</label> '
        '<input type="number" name="limit" aria-label="Score limit" min="0" max="1" step="0.05" '
        f'value="{limit}"></span>'
    )
