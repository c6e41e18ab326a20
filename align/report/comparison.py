"""The page that shows a copy beside its source: figures, a map, the findings, and the text in the order of the copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

from ...corpus.language import language_name
from ...corpus.types import Relation
from ..drift.coverage import Coverage, coverage
from ..score import scored
from .drift_table import RELATION_NAMES, drift_choices, drift_table
from .filters import filter_bar
from .findings import findings_list, grave_counts, gravest, kind_counts, severity_figures
from .map import map_section
from .page import page
from .parts import Figure, counts_table, figures
from .ribbons import QUIET_RELATIONS
from .rows import Layout, holders, lay_out
from .spots import Spot
from .summary import score_figure, score_note, traced, used

if TYPE_CHECKING:
    from ...corpus.types import Comparison, Place


def comparison_page(comparison: Comparison) -> str:
    """A whole HTML document on one copy and its source."""
    layout, shares = lay_out(comparison), coverage(comparison)
    spots = _spots(comparison, layout)
    sections = [
        ("summary", "Summary", _summary(comparison, shares, spots)),
        ("map", "Where the copy comes from", map_section(comparison, layout.rows)),
        ("findings", "Findings", findings_list(comparison.findings, spots)),
        ("text", "Side by side", drift_table(comparison, layout)),
    ]
    title = f"{comparison.copy.id} beside {comparison.source.id}"
    bar = filter_bar(drift_choices(layout.rows), findings=comparison.findings)
    return page(title, sections, lead=_lead(comparison, shares), bar=bar)


def _spots(comparison: Comparison, layout: Layout) -> list[list[Spot]]:
    found = zip(comparison.findings, layout.places, strict=True)
    return [
        [_spot(comparison, place, row) for place, row in zip(finding.where, rows, strict=True)]
        for finding, rows in found
    ]


def _spot(comparison: Comparison, place: Place, row: int | None) -> Spot:
    document = next(iter(holders(place, comparison)), None)
    name = place.document if document is None else "Copy" if document is comparison.copy else "Source"
    return Spot(place, name, document, "" if row is None else f"r{row + 1}")


def _lead(comparison: Comparison, shares: Coverage) -> str:
    if not shares.traced:
        sentence = "No sentence of the copy was found in the source: check that the two files belong together."
    else:
        sentence = f"{traced(shares)} of the copy comes from the source; it takes up {used(shares)} of the source."
    named = grave_counts(comparison.findings)
    findings = f"Findings to look at first: {named}." if named else "No major or critical finding."
    return f'<p class="lead">{sentence} {findings}</p>'


def _summary(comparison: Comparison, shares: Coverage, spots: Sequence[Sequence[Spot]]) -> str:
    links = [link for link in comparison.links if link.copy]
    score = scored(comparison)
    top = [
        score_figure(score),
        Figure(traced(shares), f"of the copy has a source ({shares.traced:,} of {shares.copy:,} words)", "main"),
        Figure(used(shares), f"of the source is used ({shares.used:,} of {shares.source:,} words)", "main"),
        *severity_figures(comparison.findings),
    ]
    relations = Counter(link.relation for link in links)
    relation_rows = [(RELATION_NAMES[r], f"{relations[r]:,}") for r in get_args(Relation) if relations[r]]
    changed = sum(link.relation not in QUIET_RELATIONS for link in links)
    relation_rows.append(("with changed wording, of all links", f"{changed:,}"))
    relation_rows.append(("moved, of all links", f"{sum(link.moved for link in links):,}"))
    tables = [
        _documents(comparison, shares),
        counts_table("Links by relation", ("Relation", "Links"), relation_rows),
        kind_counts(comparison.findings),
    ]
    worst = gravest(comparison.findings, spots)
    return f'{figures(top)}{score_note(score)}{worst}<div class="tables">{"".join(tables)}</div>'


def _documents(comparison: Comparison, shares: Coverage) -> str:
    texts = (("Source", comparison.source, shares.source), ("Copy", comparison.copy, shares.copy))
    published = any(document.publication for _, document, _ in texts)
    rows = []
    for name, document, words in texts:
        language = f"{language_name(document.lang)} ({document.lang})"
        publication = (document.publication or "–",) if published else ()
        rows.append((name, document.id, *publication, language, f"{len(document):,}", f"{words:,}"))
    head = ("Text", "Document", *(("Publication",) if published else ()), "Language", "Sentences", "Words")
    return counts_table("Texts", head, rows, stack=True)
