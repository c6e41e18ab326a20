"""The page on several texts: scores, the gravest findings, all findings by text, and the versions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...corpus.language import language_name
from ..drift.coverage import word_counts
from ..drift.places import listed
from ..plausible import are_unrelated
from ..score import Score, scored, scored_text, versions_coverage
from .bead_table import BeadTable, bead_choices
from .check_groups import groups
from .filters import filter_bar
from .findings import SEVERITIES, by_gravity, findings_group, grave_counts, gravest, kind_counts, severity_figures
from .markup import counted, escape, isolate
from .page import page
from .parts import Figure, counts_table, figures
from .spots import Spot
from .summary import rounded, traced, used
from .version_rows import WorkRows, work_rows

if TYPE_CHECKING:
    from ...corpus.types import Finding, Place
    from ..checks.engine import Checked


def check_page(checked: Checked) -> str:
    """A whole HTML document on the texts that were checked."""
    works = work_rows(checked)
    spots = _spots(checked, works)
    sections = [
        ("summary", "Summary", _summary(checked, spots)),
        ("findings", "Findings", _findings(checked, spots)),
    ]
    if works:
        sections.append(("text", "Versions side by side", "".join(_side_by_side(work, checked) for work in works)))
    choices = bead_choices([work.alignment for work in works], sum(len(work.found) for work in works)) if works else []
    bar = filter_bar(choices, findings=checked.findings) if choices or checked.findings else ""
    title = _title(checked)
    return page(title, sections, lead=_lead(checked), bar=bar)


def _title(checked: Checked) -> str:
    names = [document.id for document in checked.documents]
    if len(names) > 3:
        return f"Check of {counted(len(names), 'text')}"
    return f"Check of {listed(names)}"


def _lead(checked: Checked) -> str:
    doubts = [
        f"Hardly anything in {isolate(pair.right.id)} matches {isolate(pair.left.id)}: "
        "check that they are versions of one text."
        for pair in checked.versions
        if are_unrelated(pair.beads) or not versions_coverage(pair).traced
    ]
    if checked.findings:
        named = grave_counts(checked.findings)
        first = f"To look at first: {named}." if named else "None of them is major or critical."
        doubts.append(f"{counted(len(checked.findings), 'finding')}. {first}")
    return f'<p class="lead">{" ".join(doubts) or "Nothing was found that a reader should look at."}</p>'


def _spots(checked: Checked, works: Sequence[WorkRows]) -> list[list[Spot]]:
    documents = {document.id: document for document in checked.documents}
    holders = {document.id: work for work in works for document in work.alignment.documents}

    def spot(place: Place) -> Spot:
        work = holders.get(place.document)
        return Spot(place, place.document, documents.get(place.document), work.anchor(place) if work else "")

    return [[spot(place) for place in finding.where] for finding in checked.findings]


def _summary(checked: Checked, spots: Sequence[Sequence[Spot]]) -> str:
    pairs = [scored(pair, found) for pair, found in zip(checked.versions, _between(checked), strict=True)]
    texts = [scored_text(document, checked.of(document)) for document in checked.documents]
    top = [*_lowest(pairs, "pair of versions", "pairs of versions"), *_lowest(texts, "text", "texts")]
    tables = [_pairs_table(checked, pairs), _texts_table(checked, texts), kind_counts(checked.findings)]
    signatures = dict.fromkeys(score.signature for score in (*pairs, *texts))
    note = "".join(f'<span class="signature">{escape(signature)}</span> ' for signature in signatures)
    return (
        f"{figures([*top, *severity_figures(checked.findings)])}"
        f'{gravest(checked.findings, spots)}<div class="tables wide">{"".join(tables)}</div>'
        f'<p class="note">How the consistency is counted: {note}</p>'
    )


def _lowest(scores: Sequence[Score], one: str, many: str) -> list[Figure]:
    if not scores:
        return []
    lowest = min(scores, key=lambda score: score.value)
    what = f"consistency of the {one}" if len(scores) == 1 else f"lowest consistency of {len(scores):,} {many}"
    return [Figure(rounded(lowest), f"{what}, from 0 to 1", "main")]


def _between(checked: Checked) -> Sequence[Sequence[Finding]]:
    return checked.between or [()] * len(checked.versions)


def _severities(found: Sequence[Finding]) -> tuple[str, ...]:
    counts = [sum(finding.severity == severity for finding in found) for severity in SEVERITIES]
    return tuple(f"{count:,}" if count else "–" for count in counts)


def _pairs_table(checked: Checked, scores: Sequence[Score]) -> str:
    if not scores:
        return ""
    rows = []
    for pair, found, score in zip(checked.versions, _between(checked), scores, strict=True):
        shares = versions_coverage(pair)
        linked = traced(shares), used(shares)
        rows.append((f"{pair.right.id} beside {pair.left.id}", *_score(score), *linked, *_severities(found)))
    head = (
        "Versions",
        "Consistency",
        "Points for 1,000 words",
        "Version with a counterpart",
        "Reference taken up",
        *SEVERITIES,
    )
    return counts_table("Pairs of versions", head, rows, stack=True)


def _texts_table(checked: Checked, scores: Sequence[Score]) -> str:
    published = any(document.publication for document in checked.documents)
    rows = []
    for document, score in zip(checked.documents, scores, strict=True):
        about = (document.id, *((document.publication or "–",) if published else ()), language_name(document.lang))
        size = f"{len(document):,}", f"{sum(word_counts(document)):,}"
        rows.append((*about, *size, *_score(score), *_severities(checked.of(document))))
    about = ("Text", *(("Publication",) if published else ()), "Language", "Sentences", "Words")
    head = (*about, "Consistency", "Points for 1,000 words", *SEVERITIES)
    return counts_table("Each text by itself, and among the texts of its language", head, rows, stack=True)


def _score(score: Score) -> tuple[str, str]:
    return rounded(score), f"{score.per_thousand:.1f}"


def _findings(checked: Checked, spots: Sequence[Sequence[Spot]]) -> str:
    found = checked.findings
    if not found:
        return "<p>Nothing to report.</p>"
    parts = []
    for group in groups(checked):
        is_open = any(found[n].severity != "neutral" for n in group.numbers)
        heading = f"{group.heading}: {counted(len(group.numbers), 'finding')}"
        parts.append(findings_group(heading, by_gravity(found, group.numbers), found, spots, is_open=is_open))
    return "".join(parts)


def _side_by_side(work: WorkRows, checked: Checked) -> str:
    found = {row: [(n, checked.findings[n]) for n in numbers] for row, numbers in work.found.items()}
    names = [document.id for document in work.alignment.documents]
    table = BeadTable(work.alignment, work.prefix, " and ".join(names), found, marks=work.marks, with_findings=True)
    return f"<h3>{escape(', '.join(names))}</h3>{table.markup()}"
