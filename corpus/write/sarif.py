"""Findings as SARIF 2.1.0, the format in which CI systems and editors show findings on the lines of files.

Lines and columns count from 1, characters from 0, in code points; a byte order mark counts as no character
(OASIS SARIF 2.1.0, sections 3.14.17 and 3.30).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args
from urllib.parse import quote

from ..tables import table_lines
from ..types import Document, Finding, FindingKind, Place
from ..version import version
from .jsonl import escaped

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Final = {"critical": "error", "major": "error", "minor": "warning", "neutral": "note"}
_KINDS: Final = Path(__file__).parents[1] / "data" / "findings" / "kinds.tsv"
_MARK: Final = "\ufeff"
_LINE_END: Final = re.compile("\r\n|\n|\r")
# What steers a terminal or turns the direction of reading; a message is one line that anybody may print.
_HARMFUL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def sarif(findings: Iterable[Finding], documents: Mapping[str, Document], paths: Mapping[str, str]) -> str:
    """The findings as one SARIF log; ``documents`` and ``paths`` (as they were given) are by the documents' ids.

    The first place of a finding is its location, the others are related ones.
    """
    writer = _Writer(documents, paths)
    run = {
        "tool": {"driver": {"name": "Ushtil", "version": version(), "rules": _rules()}},
        "artifacts": [{"location": {"uri": uri}, "mimeType": "text/plain"} for uri in writer.uris.values()],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [writer.result(finding) for finding in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escaped(json.dumps(log, ensure_ascii=False, allow_nan=False, indent=1)) + "\n"


def uri(path: str) -> str:
    """The path as a URI reference, relative where the path is; every byte that is no plain letter is encoded."""
    encoded = quote(os.fsencode(path.replace(os.sep, "/")), safe="/")
    return f"file://{encoded}" if path.startswith("/") else encoded


@cache
def _rules() -> list[dict[str, Any]]:
    rows = {row[0]: row[1:] for row in (line.split("\t") for line in table_lines(_KINDS))}
    return [
        {
            "id": kind,
            "shortDescription": {"text": rows[kind][0]},
            "fullDescription": {"text": rows[kind][0]},
            "help": {"text": f"{rows[kind][0]} {rows[kind][1]}"},
        }
        for kind in get_args(FindingKind)
    ]


class _Writer:
    """Turns findings into results; knows where the lines of each document begin."""

    def __init__(self, documents: Mapping[str, Document], paths: Mapping[str, str]) -> None:
        self._documents = documents
        self._ranks = {kind: rank for rank, kind in enumerate(get_args(FindingKind))}
        self._lines = {
            name: [0, *(match.end() for match in _LINE_END.finditer(document.text))]
            for name, document in documents.items()
        }
        self.uris = {name: uri(paths.get(name, name)) for name in documents}
        self._indices = {name: number for number, name in enumerate(self.uris)}

    def result(self, finding: Finding) -> dict[str, Any]:
        """One result; a finding without a place has no location."""
        result: dict[str, Any] = {
            "ruleId": finding.kind,
            "ruleIndex": self._ranks[finding.kind],
            "level": LEVELS[finding.severity],
            "message": {"text": _message(finding.detail)},
            "locations": [self._location(place) for place in finding.where[:1]],
            "partialFingerprints": {"findingHash/v1": _fingerprint(finding)},
            "properties": {"severity": finding.severity},
        }
        if finding.where[1:]:
            related = enumerate(finding.where[1:], 1)
            result["relatedLocations"] = [
                {"id": number, "message": {"text": _message(f"See also {place.document}.")}} | self._location(place)
                for number, place in related
            ]
        return result

    def _location(self, place: Place) -> dict[str, Any]:
        name = place.document
        if name not in self._documents:
            return {"physicalLocation": {"artifactLocation": {"uri": uri(name)}, "region": {"startLine": place.line}}}
        artifact = {"uri": self.uris[name], "index": self._indices[name]}
        return {"physicalLocation": {"artifactLocation": artifact, "region": self._region(place)}}

    def _region(self, place: Place) -> dict[str, Any]:
        text = self._documents[place.document].text
        mark = len(_MARK) if text.startswith(_MARK) else 0
        first, first_column = self._position(place.document, place.start, mark)
        last, last_column = self._position(place.document, place.end, mark)
        start, end = max(place.start, mark), max(place.end, mark)
        return {
            "startLine": first,
            "startColumn": first_column,
            "endLine": last,
            "endColumn": last_column,
            "charOffset": start - mark,
            "charLength": end - start,
            "snippet": {"text": text[start:end]},
        }

    def _position(self, name: str, offset: int, mark: int) -> tuple[int, int]:
        """The line and column of a character, both from 1."""
        line = bisect_right(self._lines[name], offset)
        start = self._lines[name][line - 1]
        return line, max(offset - start - (mark if line == 1 else 0), 0) + 1


def _message(text: str) -> str:
    """The text on one line, of which a viewer makes neither links nor placeholders (section 3.11)."""
    line = _HARMFUL.sub(lambda match: ascii(match[0])[1:-1], " ".join(text.split()))
    return line.replace("](", "] (").replace("{", "{{").replace("}", "}}")


def _fingerprint(finding: Finding) -> str:
    """What stays the same when lines are put in above the finding."""
    parts = [finding.kind, *(part for place in finding.where for part in (place.document, place.text))]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
