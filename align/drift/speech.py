"""Findings on somebody's own words, one level graver."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ...corpus.types import Document, Finding, Place, Severity, Span
from .spoken import answers, direct_speech

_RAISED: Final[dict[Severity, Severity]] = {"minor": "major", "major": "critical"}
_IN_QUOTATION = frozenset({"polarity", "number", "name", "stance", "wording", "omission", "addition"})


def raised(severity: Severity) -> Severity:
    """One level graver; what is neutral stays so."""
    return _RAISED.get(severity, severity)


def raise_in_speech(findings: Iterable[Finding], documents: Iterable[Document]) -> list[Finding]:
    """The findings, those on somebody's own words one level graver, with the reason in their detail.

    Inside quotation marks and in a dialogue all kinds that change what is said count; in an interview, whose answers
    are all the speaker's words, only what is added to them. A name in another spelling and a sentence of a quotation
    that is left out whole are no misquotation.
    """
    texts: dict[str, list[_Spoken]] = {}
    for document in documents:
        texts.setdefault(document.id, []).append(_Spoken.of(document))
    return [_weighed(finding, texts) for finding in findings]


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A text with the spans of its speech and of its answers."""

    document: Document
    speech: tuple[Span, ...]
    answers: tuple[Span, ...]

    @classmethod
    def of(cls, document: Document) -> _Spoken:
        return cls(document, direct_speech(document), answers(document))

    def holds(self, place: Place) -> bool:
        return self.document.text[place.start : place.end] == place.text


def _weighed(finding: Finding, texts: dict[str, list[_Spoken]]) -> Finding:
    if finding.kind not in _IN_QUOTATION or finding.severity not in _RAISED:
        return finding
    spelling = finding.kind == "name" and finding.severity == "minor"
    whole = finding.kind == "omission" and len(finding.where) == 1
    if not spelling and not whole and all(_inside(place, texts, "speech") for place in finding.where):
        return replace(
            finding, severity=raised(finding.severity), detail=f"{finding.detail} It stands in direct speech."
        )
    added = finding.kind == "addition" and finding.severity == "minor"
    if added and _inside(finding.where[-1], texts, "answers"):
        detail = f"{finding.detail} It stands in an answer of the interview, as the speaker's own words."
        return replace(finding, severity="major", detail=detail)
    return finding


def _inside(place: Place, texts: dict[str, list[_Spoken]], what: str) -> bool:
    """Whether most of the place, or the point where something is missing, is in the spans of that sort."""
    for text in texts.get(place.document, ()):
        if text.holds(place):
            return _share(place, getattr(text, what)) >= 0.5
    return False


def _share(place: Place, spans: Sequence[Span]) -> float:
    if place.start == place.end:
        at = bisect_right(spans, place.start, key=lambda span: span[0]) - 1
        return float(at >= 0 and place.start < spans[at][1])
    first = max(bisect_right(spans, place.start, key=lambda span: span[0]) - 1, 0)
    shared = 0
    for start, end in spans[first:]:
        if start >= place.end:
            break
        shared += max(0, min(end, place.end) - max(start, place.start))
    return shared / (place.end - place.start)
