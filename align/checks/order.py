"""Findings put in the order of the texts, each thing that several rules report only once."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, get_args

from ...corpus.types import Document, Finding, FindingKind, Place, Severity

KINDS: Final = {kind: rank for rank, kind in enumerate(get_args(FindingKind))}
SEVERITIES: Final = {severity: rank for rank, severity in enumerate(get_args(Severity))}

_Spot = tuple[str, int, int]


def distinct(by_rule: Sequence[Iterable[Finding]]) -> list[Finding]:
    """The findings of all rules; where two rules report one kind at the same places, the graver one stays.

    A finding whose places are all named by another rule's finding of that kind, no less grave, says nothing new.
    One rule may report a place twice: two figures of one sentence are two findings.
    """
    found = [(rule, finding, _spots(finding)) for rule, findings in enumerate(by_rule) for finding in findings]
    at: dict[tuple[str, _Spot], list[int]] = defaultdict(list)
    for number, (_, finding, spots) in enumerate(found):
        for spot in spots:
            at[finding.kind, spot].append(number)

    def is_said(number: int) -> bool:
        rule, finding, spots = found[number]
        rivals = min((at[finding.kind, spot] for spot in spots), key=len, default=())
        return any(
            found[rival][0] != rule and spots <= found[rival][2] and _weight(rival) > _weight(number)
            for rival in rivals
        )

    def _weight(number: int) -> tuple[int, int, int]:
        _, finding, spots = found[number]
        return SEVERITIES[finding.severity], len(spots), -number

    kept = (finding for number, (_, finding, _) in enumerate(found) if not is_said(number))
    return list(dict.fromkeys(kept))


def in_text_order(findings: Iterable[Finding], documents: Sequence[Document]) -> tuple[Finding, ...]:
    """The findings by the sentence of their first place; at one sentence facts before form, in the order of kinds."""
    known = {document.id: (number, document) for number, document in enumerate(documents)}

    def place(finding: Finding) -> tuple[int, int, int, int]:
        if not finding.where or finding.where[0].document not in known:
            return len(documents), 0, KINDS[finding.kind], 0
        first = finding.where[0]
        number, document = known[first.document]
        return number, _segment(first, document), KINDS[finding.kind], first.start

    return tuple(sorted(findings, key=place))


def _spots(finding: Finding) -> frozenset[_Spot]:
    return frozenset((place.document, place.start, place.end) for place in finding.where)


def _segment(place: Place, document: Document) -> int:
    if place.segments:
        return place.segments[0]
    return bisect_right(document.segments, place.start, key=lambda segment: segment.start) - 1
