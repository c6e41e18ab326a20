"""What was checked as the contents of files: JSON Lines, SARIF, or a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...corpus.types import Document, Finding
from ...corpus.write.jsonl import finding_counts, finding_record, record, rounded
from ...corpus.write.sarif import sarif
from ..drift.coverage import word_counts
from ..score import scored, scored_text, versions_coverage
from .engine import Checked
from .shapes import Versions

CHECK_ENDINGS = {".jsonl": "jsonl", ".html": "html", ".htm": "html", ".sarif": "sarif"}


def check_text(checked: Checked, paths: Mapping[str, str], form: str) -> str:
    """What was checked as one text; ``paths`` are those of the documents as they were given, by their ids."""
    if form == "jsonl":
        return "".join(check_jsonl(checked))
    if form == "sarif":
        return sarif(checked.findings, {document.id: document for document in checked.documents}, paths)
    from ..report.html import check_page

    return check_page(checked)


def check_jsonl(checked: Checked) -> Iterator[str]:
    """A summary of each pair of versions and of each text, then all findings in the order of the texts."""
    for versions, findings in zip(checked.versions, checked.between, strict=True):
        yield record(_pair_summary(versions, findings))
    for document in checked.documents:
        yield record(_text_summary(document, checked.of(document)))
    for finding in checked.findings:
        yield record(finding_record(finding))


def _pair_summary(versions: Versions, findings: Sequence[Finding]) -> dict[str, Any]:
    shares = versions_coverage(versions)
    return {
        "kind": "summary",
        "reference": versions.left.id,
        "version": versions.right.id,
        "languages": list(versions.languages),
        "reference_segments": len(versions.left),
        "version_segments": len(versions.right),
        "links": sum(not bead.is_null for bead in versions.beads),
        "moved": sum(bead.moved for bead in versions.beads),
        **finding_counts(findings),
        **rounded(scored(versions, findings).figures),
        **rounded({"version_traced": shares.copy_traced, "reference_used": shares.source_used}),
    }


def _text_summary(document: Document, findings: Sequence[Finding]) -> dict[str, Any]:
    return {
        "kind": "summary",
        "document": document.id,
        "language": document.lang,
        "segments": len(document),
        "text_words": sum(word_counts(document)),
        **finding_counts(findings),
        **rounded(scored_text(document, findings).figures),
    }
