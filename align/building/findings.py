"""A work checked by itself: each of its texts, and its versions against one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final, get_args

from ...corpus.types import Severity
from ..checks.engine import check_aligned
from ..checks.export import check_text
from ..checks.shapes import Versions
from ..engine import Aligned
from .tools import Tools

FINDINGS: Final = "findings.jsonl"


def findings_file(aligned: Aligned, tools: Tools) -> tuple[bytes | None, dict[str, int]]:
    """The findings in JSON Lines, and how many there are of each severity; nothing where nobody asked for them."""
    if tools.manifest.check is None:
        return None, {}
    documents = [document for document in aligned.alignment.documents if len(document)]
    by_language = {document.lang: document for document in documents}
    versions = tuple(
        Versions(by_language[left], by_language[right], pair.beads)
        for (left, right), pair in aligned.pairs.items()
        if left in by_language and right in by_language
    )
    checked = check_aligned([documents], versions, tools.check_terms)
    counts = Counter(finding.severity for finding in checked.findings)
    ranks = get_args(Severity)[::-1]
    return check_text(checked, {}, "jsonl").encode("utf-8"), {rank: counts[rank] for rank in ranks if counts[rank]}


def is_grave(severities: Mapping[str, int], threshold: str | None) -> bool:
    """Whether there is a finding as severe as ``threshold``, or more; without one nothing is."""
    ranks: tuple[str, ...] = get_args(Severity)
    return threshold is not None and any(severities.get(rank) for rank in ranks[ranks.index(threshold) :])
