"""Alignments and comparisons as JSON Lines: one record a line, in the shapes that the README documents."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..made import Made
from ..order import in_first_document_order
from ..sources import SourcePlace, reasons
from ..types import Alignment, Comparison, Document, Finding, Indices, Link, Place

# JSON lets these stand as they are, but programs split lines at them, and half a surrogate pair is no UTF-8.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def alignment_jsonl(alignment: Alignment) -> Iterator[str]:
    """One bead a line, numbered from 0 in the order of the first document.

    A side that no person wrote for this text has its origin under ``made``, and a segment that was taken for no part
    of its text (a button, a breadcrumb) has the reason under ``reasons``; other beads do not have these keys.
    """
    for number, bead in enumerate(in_first_document_order(alignment.beads)):
        columns = list(zip(alignment.documents, bead.spans, strict=True))
        filled = {made.lang: made.text for made in bead.made}
        content: dict[str, Any] = {
            "bead": number,
            "segments": {document.lang: list(span) for document, span in columns},
            "text": {
                document.lang: document.joined(span) or filled.get(document.lang, "") for document, span in columns
            },
            "score": round(bead.score, 4),
            "moved": bead.moved,
        }
        if bead.made:
            content["made"] = made_record(bead.made)
        if why := {document.lang: found for document, span in columns if (found := _reasons(document, span))}:
            content["reasons"] = why
        yield record(content)


def _reasons(document: Document, span: Indices) -> dict[str, str]:
    """Why segments are no part of the text, by their numbers (which are texts in JSON)."""
    known = reasons(document)
    return {str(index): known[index] for index in span if index in known}


def made_record(made: Iterable[Made]) -> dict[str, dict[str, Any]]:
    """Where each side that no person wrote comes from, by its language."""
    return {side.lang: origin_record(side) for side in made}


def origin_record(side: Made) -> dict[str, Any]:
    """Where a side that no person wrote comes from."""
    said = {"origin": side.origin, "from": side.source, "model": side.model, "revision": side.revision}
    return {**said, "score": round(side.score, 4), "note": side.note}


Figures = Mapping[str, float | str | None]


def comparison_jsonl(comparison: Comparison, figures: Figures) -> Iterator[str]:
    """A summary, then the links and findings in the order of the copy; a finding follows the link it belongs to.

    ``figures`` are what the summary ends with, such as how much of the copy has a source.
    """
    yield record(summary(comparison) | rounded(figures))
    places = _Places(comparison)
    rows = [(places.of_link(link), 0, _link(comparison, link)) for link in comparison.links]
    rows += [(place, 1, finding_record(finding)) for place, finding in places.of_findings(comparison.findings)]
    for _, _, row in sorted(rows, key=lambda row: row[:2]):
        yield record(row)


def summary(comparison: Comparison) -> dict[str, Any]:
    """What was compared, and how many links and findings of each sort there are."""
    return {
        "kind": "summary",
        "source": comparison.source.id,
        "copy": comparison.copy.id,
        "source_segments": len(comparison.source),
        "copy_segments": len(comparison.copy),
        "links": len(comparison.links),
        "moved": sum(link.moved for link in comparison.links),
        "relations": _counts([link.relation for link in comparison.links]),
        **finding_counts(comparison.findings),
    }


def finding_counts(findings: Sequence[Finding]) -> dict[str, dict[str, int]]:
    """How many findings there are of each kind and of each severity."""
    return {
        "findings": _counts([finding.kind for finding in findings]),
        "severities": _counts([finding.severity for finding in findings]),
    }


def rounded(figures: Figures) -> dict[str, float | str | None]:
    """The figures with four digits after the point."""
    return {name: round(figure, 4) if isinstance(figure, float) else figure for name, figure in figures.items()}


def record(content: dict[str, Any]) -> str:
    """``content`` as one line of JSON with its end, whatever characters its texts hold."""
    return escaped(json.dumps(content, ensure_ascii=False, allow_nan=False)) + "\n"


def escaped(text: str) -> str:
    """JSON in which no character ends a line or is half a pair, though JSON would let it stand."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _link(comparison: Comparison, link: Link) -> dict[str, Any]:
    source, copy = comparison.source, comparison.copy
    return {
        "kind": "link",
        "source": list(link.source),
        "copy": list(link.copy),
        "text": {"source": source.joined(link.source), "copy": copy.joined(link.copy)},
        "relation": link.relation,
        "moved": link.moved,
        "score": round(link.score, 4),
        "changes": [
            {
                "source": source.text[slice(*change.source)],
                "copy": copy.text[slice(*change.copy)],
                "source_start": change.source[0],
                "source_end": change.source[1],
                "copy_start": change.copy[0],
                "copy_end": change.copy[1],
            }
            for change in link.changes
        ],
    }


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding with all its places, in the shape that every verb writes."""
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "where": [_place(place) for place in finding.where],
        "detail": finding.detail,
    }


def _place(place: Place) -> dict[str, Any]:
    """A place; ``at`` says where it is in a file that has other places than lines (``page 3``).

    ``reason`` says why it was taken for no part of the text.
    """
    more = {"at": place.at, "reason": place.reason} if isinstance(place, SourcePlace) else {}
    return {
        "document": place.document,
        "segments": list(place.segments),
        "start": place.start,
        "end": place.end,
        "line": place.line,
        **{name: said for name, said in more.items() if said},
        "text": place.text,
    }


class _Places:
    """Where in the copy a link or a finding stands, as the number of the first copy segment it goes with."""

    def __init__(self, comparison: Comparison) -> None:
        self.copy = comparison.copy
        self.source = comparison.source
        linked = [link for link in comparison.links if link.copy]
        self.of_copy = {index: min(link.copy) for link in linked for index in link.copy}
        self.of_source = {index: min(link.copy) for link in linked for index in link.source}

    def of_link(self, link: Link) -> int:
        return min(link.copy) if link.copy else self._behind(min(link.source, default=0))

    def of_findings(self, findings: Sequence[Finding]) -> Iterator[tuple[int, Finding]]:
        """The findings in their order; one that is in the source only stands between its neighbours."""
        known = [self._in_copy(finding) for finding in findings]
        limits: list[int] = []
        for own in reversed(known):
            limits.append(own if own is not None else limits[-1] if limits else len(self.copy))
        last = -1
        for finding, own, limit in zip(findings, known, reversed(limits), strict=True):
            source = min((index for place in finding.where for index in place.segments), default=0)
            last = max(last, min(limit, self._behind(source) if own is None else own))
            yield last, finding

    def _in_copy(self, finding: Finding) -> int | None:
        for place in finding.where:
            if place.segments and place.document == self.copy.id and self._is_in_copy(place.start, place.text):
                first = min(place.segments)
                return self.of_copy.get(first, first)
        return None

    def _is_in_copy(self, start: int, text: str) -> bool:
        return self.source.id != self.copy.id or self.copy.text.startswith(text, start)

    def _behind(self, index: int) -> int:
        """The place of the nearest source segment up to ``index`` that the copy has; -1 if there is none."""
        return next((self.of_source[before] for before in range(index, -1, -1) if before in self.of_source), -1)


def _counts(names: list[Any]) -> dict[str, int]:
    return dict(Counter(names).most_common())
