"""XCES as OPUS keeps its corpora: each document by itself, and the links between two of them in a third file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..order import in_first_document_order
from ..types import Alignment, Document, Indices
from .markup import attribute, content


def xces_document(document: Document) -> Iterator[str]:
    """The document: paragraphs and sentences, the latter numbered from 1."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<document id="{attribute(document.id)}" xml:lang="{attribute(document.lang)}">\n'
    numbered = enumerate(zip(document.segments, document.sentences, strict=True), 1)
    for paragraph, rows in groupby(numbered, key=lambda row: row[1][0].paragraph):
        yield f'<p id="{paragraph + 1}">\n'
        for number, (segment, text) in rows:
            kind = "" if segment.kind == "body" else f' type="{segment.kind}"'
            yield f'<s id="{number}"{kind}>{content(text)}</s>\n'
        yield "</p>\n"
    yield "</document>\n"


def xces_links(alignment: Alignment, source: str, target: str) -> Iterator[str]:
    """The links between two documents, which lie in the files ``source`` and ``target``."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">\n'
    yield '<cesAlign version="1.0">\n'
    yield f'<linkGrp targType="s" fromDoc="{attribute(source)}" toDoc="{attribute(target)}">\n'
    for number, bead in enumerate(in_first_document_order(alignment.beads), 1):
        targets = ";".join(map(_numbers, bead.spans))
        yield f'<link id="SL{number}" xtargets="{targets}" certainty="{bead.score:.4f}"/>\n'
    yield "</linkGrp>\n</cesAlign>\n"


def _numbers(span: Indices) -> str:
    return " ".join(str(index + 1) for index in span)
