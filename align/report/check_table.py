"""What was checked, on the screen: the figures of each pair and text, then the findings, the gravest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..score import Score, scored, scored_text, versions_coverage
from ..terminal import shown
from .findings_table import by_severity, counted, findings_table, plain_table
from .summary import rounded, traced, used

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from ...corpus.types import Finding, Place
    from ..checks.engine import Checked


def check_table(checked: Checked) -> RenderableType:
    """The figures, what was found in the texts by themselves and together, and what between each pair of versions."""
    from rich.console import Group
    from rich.text import Text

    scores = [
        *(scored(pair, findings) for pair, findings in zip(checked.versions, checked.between, strict=True)),
        *(scored_text(document, checked.of(document)) for document in checked.documents),
    ]
    parts: list[RenderableType] = [_figures(checked, scores)]
    parts += [Text(signature, style="dim") for signature in dict.fromkeys(s.signature for s in scores)]
    parts.append(Text(f"findings: {counted(checked.findings)}"))
    for pair, findings in zip(checked.versions, checked.between, strict=True):
        parts += _findings(findings, f"{shown(pair.right.id)} beside {shown(pair.left.id)}")
    paired = {finding for findings in checked.between for finding in findings}
    alone = [finding for finding in checked.findings if finding not in paired]
    several = len(checked.documents) > 1
    parts += _findings(alone, "In the texts, and between texts of one language" if several else "In the text")
    return Group(*parts)


def _findings(findings: Sequence[Finding], title: str) -> list[RenderableType]:
    from rich.text import Text

    return [Text(), findings_table(findings, _called, title)] if findings else []


def _called(place: Place) -> str:
    return shown(place.document)


def _figures(checked: Checked, scores: Sequence[Score]) -> Table:
    """A row for each pair of versions and each text."""
    from rich.text import Text

    table = plain_table()
    table.add_column("what", ratio=1, min_width=12, overflow="fold")
    table.add_column("score", justify="right", no_wrap=True)
    for name in ("linked", "taken up") if checked.versions else ():
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("findings")
    for (name, shares, findings), score in zip(_rows(checked), scores, strict=True):
        held = shares if checked.versions else ()
        table.add_row(*map(Text, (name, rounded(score), *held, by_severity(findings))))
    if checked.versions:
        table.caption = (
            "of “A beside B”, linked: words of A that have a counterpart in B; taken up: words of B that have one in A"
        )
        table.caption_justify = "left"
    return table


def _rows(checked: Checked) -> list[tuple[str, tuple[str, ...], Sequence[Finding]]]:
    """What each row is about, how much of it is linked (for a pair), and its findings."""
    rows: list[tuple[str, tuple[str, ...], Sequence[Finding]]] = []
    for pair, findings in zip(checked.versions, checked.between, strict=True):
        shares = versions_coverage(pair)
        linked = traced(shares), used(shares)
        rows.append((f"{shown(pair.right.id)} beside {shown(pair.left.id)}", linked, findings))
    rows += [(shown(document.id), ("", ""), checked.of(document)) for document in checked.documents]
    return rows
