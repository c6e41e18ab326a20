"""Findings as lists, the gravest first, each with links to the rows where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, get_args

from ...corpus.types import FindingKind, Severity
from .markup import counted, escape
from .parts import Figure, counts_table
from .spots import Spot, spot_link, spots_list

if TYPE_CHECKING:
    from ...corpus.types import Finding

SEVERITIES: Final[tuple[Severity, ...]] = ("critical", "major", "minor", "neutral")
_KINDS: Final = get_args(FindingKind)

PER_LIST: Final = 100
"""Longer lists are cut, so that a browser lays out only what comes into sight."""

Spots = Sequence[Sequence[Spot]]


def by_gravity(findings: Sequence[Finding], numbers: Iterable[int] | None = None) -> list[int]:
    """Positions of findings, the gravest severity first, then in the order of kinds, then as they were given."""
    chosen = range(len(findings)) if numbers is None else numbers
    return sorted(chosen, key=lambda n: (SEVERITIES.index(findings[n].severity), _KINDS.index(findings[n].kind), n))


def findings_list(findings: Sequence[Finding], spots: Spots) -> str:
    """Every finding once, grouped by severity; the neutral ones are folded away where there are others."""
    if not findings:
        return "<p>Nothing to report.</p>"
    parts = []
    for severity in SEVERITIES:
        chosen = [n for n, finding in enumerate(findings) if finding.severity == severity]
        if chosen:
            is_open = severity != "neutral" or len(chosen) == len(findings)
            heading = escape(counted(len(chosen), f"{severity} finding"))
            parts.append(findings_group(heading, chosen, findings, spots, is_open=is_open))
    return "".join(parts)


def findings_group(
    heading: str, numbers: Iterable[int], findings: Sequence[Finding], spots: Spots, *, is_open: bool = True
) -> str:
    """The findings at ``numbers`` in that order, under a heading (markup) that folds them."""
    items = [_finding(n, findings[n], spots[n]) for n in numbers]
    style = ' class="many"' if len(items) > PER_LIST else ""
    lists = [f"<ul{style}>{''.join(items[k : k + PER_LIST])}</ul>" for k in range(0, len(items), PER_LIST)]
    return (
        f'<details class="findings"{" open" if is_open else ""}><summary><h3>{heading}</h3> '
        f'<span class="count"></span></summary>{"".join(lists)}</details>\n'
    )


def _finding(number: int, finding: Finding, spots: Sequence[Spot]) -> str:
    return (
        f'<li id="f{number + 1}" class="finding" data-s="{escape(finding.severity)}" data-k="{escape(finding.kind)}">'
        f"<p>{badge(finding)} <bdi>{escape(finding.detail)}</bdi></p>{spots_list(spots)}</li>"
    )


def badge(finding: Finding) -> str:
    """Severity and kind of a finding, in words."""
    return (
        f'<span class="tag {escape(finding.severity)}">{escape(finding.severity)}</span> '
        f"<strong>{escape(finding.kind)}</strong>"
    )


def here(numbered: Iterable[tuple[int, Finding]]) -> str:
    """The findings (each with its position) that concern a row, with links to their entries."""
    items = "".join(
        f'<li>{badge(finding)} <a href="#f{number + 1}"><bdi>{escape(finding.detail)}</bdi></a></li>'
        for number, finding in numbered
    )
    return f'<ul class="here">{items}</ul>' if items else ""


def gravest(findings: Sequence[Finding], spots: Spots, most: int = 3) -> str:
    """The gravest findings above neutral in words, each with a link to its entry and to its first place."""
    chosen = [n for n in by_gravity(findings) if findings[n].severity != "neutral"][:most]
    if not chosen:
        return ""
    items = "".join(
        f'<li>{badge(findings[n])} <a href="#f{n + 1}"><bdi>{escape(findings[n].detail)}</bdi></a>'
        f"{_first_place(spots[n])}</li>"
        for n in chosen
    )
    heading = "The gravest finding" if len(chosen) == 1 else "The gravest findings"
    return f'<div class="gravest"><h3>{heading}</h3><ol>{items}</ol></div>'


def _first_place(spots: Sequence[Spot]) -> str:
    linked = next(iter([spot for spot in spots if spot.anchor] or spots), None)
    return f' <span class="dim">{spot_link(linked)}</span>' if linked else ""


def grave_counts(findings: Sequence[Finding]) -> str:
    """How many findings are critical and how many major, in words: ``1 critical and 2 major``; empty for none."""
    counts = Counter(finding.severity for finding in findings)
    return " and ".join(f"{counts[s]:,} {s}" for s in SEVERITIES[:2] if counts[s])


def severity_figures(findings: Sequence[Finding]) -> list[Figure]:
    """How many findings of each severity."""
    counts = Counter(finding.severity for finding in findings)
    return [Figure(f"{counts[s]:,}", f"{s} finding{'' if counts[s] == 1 else 's'}", s) for s in SEVERITIES]


def kind_counts(findings: Sequence[Finding]) -> str:
    """A table of the findings by kind and severity."""
    if not findings:
        return ""
    counts = Counter((finding.kind, finding.severity) for finding in findings)
    kinds = [kind for kind in _KINDS if any(counts[kind, s] for s in SEVERITIES)]
    rows = [(kind, *(f"{counts[kind, s]:,}" if counts[kind, s] else "–" for s in SEVERITIES)) for kind in kinds]
    total = ("all", *(f"{sum(counts[kind, s] for kind in kinds):,}" for s in SEVERITIES))
    return counts_table("Findings by kind and severity", ("Kind", *SEVERITIES), [*rows, total])
