"""Findings and their counts on the screen, the gravest first; no text can steer the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from ...corpus.sources import named
from ..terminal import shown
from .summary import rounded

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from ...corpus.types import Finding, Place, Severity
    from ..score import Score

_LONGEST_QUOTE: Final = 200
_MOST_PLACES: Final = 8
_ENDS: Final = " .,;:!?…\"'“”‘’«»"  # a detail quotes words without them
STYLES: Final[dict[Severity, str]] = {"critical": "bold red", "major": "red", "minor": "yellow", "neutral": "dim"}


def plain_table(title: str = "") -> Table:
    """An empty table as all of ours look."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, show_lines=False)
    table.title = title or None
    table.title_justify = "left"
    return table


def findings_table(findings: Sequence[Finding], called: Callable[[Place], str], title: str) -> Table:
    """One row a finding; ``called`` says how the text of a place is called here. Equal severities keep their order."""
    from rich.text import Text

    table = plain_table(title)
    table.add_column("severity", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("where", overflow="fold", max_width=44)
    table.add_column("what", ratio=1, overflow="fold")
    ranks = list(STYLES)
    for finding in sorted(findings, key=lambda finding: ranks.index(finding.severity)):
        severity = Text(finding.severity, style=STYLES[finding.severity])
        table.add_row(severity, finding.kind, Text(_where(finding, called)), _what(finding, called))
    return table


def counted(findings: Sequence[Finding]) -> str:
    """``4 (1 critical, 3 minor)``."""
    return f"{len(findings)} ({by_severity(findings)})" if findings else "0"


def by_severity(findings: Sequence[Finding]) -> str:
    """``1 critical, 3 minor``, or a dash for none."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(f"{counts[severity]} {severity}" for severity in STYLES if counts[severity]) or "–"


def score_lines(score: Score) -> list[str]:
    """The score with what it is made of, and the signature that reproduces it."""
    of = "words that both texts share" if score.counted == "linked" else "words"
    points = "1 point" if score.points == 1 else f"{score.points:,} points"
    return [f"consistency score: {rounded(score)} ({points} on {score.words:,} {of})", score.signature]


def _where(finding: Finding, called: Callable[[Place], str]) -> str:
    lines = list(dict.fromkeys(f"{called(place)}, {shown(named(place))}" for place in finding.where))
    rest = len(lines) - _MOST_PLACES
    return "\n".join([*lines[:_MOST_PLACES], *([f"and {rest} more"] if rest > 0 else [])])


def _what(finding: Finding, called: Callable[[Place], str]) -> Text:
    from rich.text import Text

    what = Text(shown(finding.detail))
    for place in finding.where[:1]:
        quoted = shown(place.text)
        if quoted.strip(_ENDS) not in finding.detail:
            what.append(f"\n{called(place)}: “{_shortened(quoted)}”", style="dim")
    return what


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()} …"
