"""The page that shows a copy beside its source: figures, a map, the findings, and the text in the order of the copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, get_args

from ...corpus.types import FindingKind, Relation
from ..drift.coverage import Coverage, coverage
from .drift_table import RELATION_NAMES, drift_table
from .findings import SEVERITIES, findings_list
from .markup import language_name, percent, sentences
from .page import counts_table, figures, legend, page
from .ribbons import QUIET_RELATIONS, blocks, map_picture
from .rows import Row, lay_out

if TYPE_CHECKING:
    from ...corpus.types import Comparison


def comparison_page(comparison: Comparison) -> str:
    """A whole HTML document on one copy and its source."""
    layout, shares = lay_out(comparison), coverage(comparison)
    sections = [
        ("summary", "Summary", _summary(comparison, shares)),
        ("map", "Where the copy comes from", _map(comparison, layout.rows)),
        ("findings", "Findings", findings_list(comparison, layout)),
        ("text", "Side by side", drift_table(comparison, layout)),
    ]
    title = f"{comparison.copy.id} beside {comparison.source.id}"
    return page(title, sections, lead=_lead(comparison, shares))


def _lead(comparison: Comparison, shares: Coverage) -> str:
    if not shares.traced:
        sentence = "No sentence of the copy was found in the source: check that the two files belong together."
    else:
        sentence = f"{_traced(shares)} of the copy comes from the source; it takes up {_used(shares)} of the source."
    grave = [(s, sum(f.severity == s for f in comparison.findings)) for s in SEVERITIES]
    named = " and ".join(f"{n} {s}" for s, n in grave[:2] if n)
    findings = f"Findings to look at first: {named}." if named else "No major or critical finding."
    return f'<p class="lead">{sentence} {findings}</p>'


def _summary(comparison: Comparison, shares: Coverage) -> str:
    links = [link for link in comparison.links if link.copy]
    top = figures(
        [
            (_traced(shares), f"of the copy has a source ({shares.traced:,} of {shares.copy:,} words)"),
            (_used(shares), f"of the source is used ({shares.used:,} of {shares.source:,} words)"),
            (f"{sum(link.relation not in QUIET_RELATIONS for link in links):,}", "passages with changed wording"),
            (f"{len(comparison.findings):,}", "findings"),
        ]
    )
    relations = Counter(link.relation for link in links)
    relation_rows = [(RELATION_NAMES[r], f"{relations[r]:,}") for r in get_args(Relation) if relations[r]]
    relation_rows.append(("moved, of all links", f"{sum(link.moved for link in links):,}"))
    tables = [
        _documents(comparison, shares),
        counts_table("Links by relation", ("Relation", "Links"), relation_rows),
        _finding_counts(comparison),
    ]
    return f'{top}<div class="tables">{"".join(tables)}</div>'


def _traced(shares: Coverage) -> str:
    return percent(shares.traced, shares.copy)


def _used(shares: Coverage) -> str:
    return percent(shares.used, shares.source)


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


def _finding_counts(comparison: Comparison) -> str:
    counts = Counter((finding.kind, finding.severity) for finding in comparison.findings)
    kinds = [kind for kind in get_args(FindingKind) if any(counts[kind, s] for s in SEVERITIES)]
    rows = [(kind, *(f"{counts[kind, s]:,}" if counts[kind, s] else "–" for s in SEVERITIES)) for kind in kinds]
    total = ("all", *(f"{sum(counts[kind, s] for kind in kinds):,}" for s in SEVERITIES))
    return counts_table("Findings by kind and severity", ("Kind", *SEVERITIES), [*rows, total])


_MAP_LEGEND: Final = legend(
    (
        ("ribbon kept", "taken over, in the order of the source"),
        ("ribbon moved", "taken over, but moved (M1, M2 …)"),
        ("part changed", "words changed"),
        ("part omitted", "left out of a paragraph that is otherwise taken over"),
        ("part added", "added in the copy"),
        ("bar", "not taken up"),
    )
)


def _map(comparison: Comparison, rows: Sequence[Row]) -> str:
    moved = [block for block in blocks(rows) if block.moved]
    items = "".join(
        f'<li><a href="#r{b.row + 1}">M{n}</a>: {sentences(b.copy)} of the copy come{"s" if len(b.copy) == 1 else ""} '
        f"from {sentences(b.source)} of the source</li>"
        for n, b in enumerate(moved, 1)
    )
    heading = f'<h3>Moved blocks</h3><ul class="moves">{items}</ul>' if moved else "<p>No block was moved.</p>"
    return (
        f'<div class="mapped"><figure>{map_picture(comparison, rows)}</figure><div>{_MAP_LEGEND}{heading}</div></div>'
    )
