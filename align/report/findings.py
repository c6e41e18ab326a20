"""The findings of a comparison as a list, the gravest first, each with links to the rows where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ...corpus.types import Severity
from .markup import counted, escape, isolate, language_attributes
from .rows import Layout, holders

if TYPE_CHECKING:
    from ...corpus.types import Comparison, Finding, Place

SEVERITIES: Final[tuple[Severity, ...]] = ("critical", "major", "minor", "neutral")


def findings_list(comparison: Comparison, layout: Layout) -> str:
    """Every finding once, grouped by severity; the neutral ones are folded away where there are others."""
    if not comparison.findings:
        return "<p>Nothing to report.</p>"
    parts = []
    for severity in SEVERITIES:
        chosen = [n for n, finding in enumerate(comparison.findings) if finding.severity == severity]
        if not chosen:
            continue
        items = "".join(_finding(n, comparison, layout.places[n]) for n in chosen)
        is_open = "" if severity == "neutral" and len(chosen) < len(comparison.findings) else " open"
        heading = counted(len(chosen), f"{severity} finding")
        parts.append(
            f'<details class="findings"{is_open}><summary><h3>{heading}</h3></summary><ul>{items}</ul></details>'
        )
    return "".join(parts)


def _finding(number: int, comparison: Comparison, rows: Sequence[int | None]) -> str:
    finding = comparison.findings[number]
    places = "".join(_place(place, row, comparison) for place, row in zip(finding.where, rows, strict=True))
    return (
        f'<li id="f{number + 1}" class="finding"><p>{badge(finding)} <bdi>{escape(finding.detail)}</bdi></p>'
        f'<ul class="places">{places}</ul></li>'
    )


def badge(finding: Finding) -> str:
    """Severity and kind of a finding, in words."""
    return (
        f'<span class="tag {escape(finding.severity)}">{escape(finding.severity)}</span> '
        f"<strong>{escape(finding.kind)}</strong>"
    )


def _place(place: Place, row: int | None, comparison: Comparison) -> str:
    """One place of a finding: which text, which line, a link to its row, and the words themselves."""
    document = next(iter(holders(place, comparison)), None)
    side = place.document if document is None else "Copy" if document is comparison.copy else "Source"
    where = f"{isolate(side)}, line {place.line:,}"
    link = where if row is None else f'<a href="#r{row + 1}">{where}</a>'
    attributes = language_attributes(document.lang) if document else 'lang=""'
    words = f"<q {attributes}><bdi>{escape(place.text)}</bdi></q>" if place.text.strip() else "no words of its own"
    return f"<li>{link}: {words}</li>"
