"""The terms of a glossary: forms to be avoided, and terms that a language version renders otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from ...corpus.glossary import Glossary, Use
from ...corpus.language import language_name
from ...corpus.tables import primary_language
from ...corpus.types import Document, Finding, Indices
from ..drift.places import place, quoted
from .shapes import DocumentRule, VersionRule, Versions


def term_rules(glossary: Glossary) -> tuple[DocumentRule, VersionRule]:
    """What looks at one text for avoided forms, and at two versions for terms that the right one lacks."""

    def avoided(document: Document) -> Iterator[Finding]:
        for index in range(len(document)):
            for use in glossary.find(document.segment_text(index), document.lang):
                if use.is_avoided and use.as_written:
                    yield _avoided(document, index, use)

    def missing(versions: Versions) -> Iterator[Finding]:
        yield from _missing(versions, glossary)

    return avoided, missing


def _avoided(document: Document, index: int, use: Use) -> Finding:
    start = document.segments[index].start
    where = place(document, (index,), (start + use.start, start + use.end))
    preferred = use.term.accepted[primary_language(document.lang)][0]
    detail = f"The glossary (line {use.term.line}) wants {quoted(preferred)} instead of {quoted(where.text)}."
    return Finding("term", "major", (where,), detail)


def _missing(versions: Versions, glossary: Glossary) -> Iterator[Finding]:
    """The terms of the left text that neither the bead nor the segments beside it have on the right."""
    left, right = versions.left, versions.right
    lang = primary_language(right.lang)
    there = [glossary.find(sentence, right.lang) for sentence in right.sentences]
    for bead in versions.beads:
        ours, theirs = bead.spans
        if not ours or not theirs:
            continue
        near = {n for index in theirs for n in (index - 1, index, index + 1) if 0 <= n < len(right)}
        has = {use.term.line for n in near for use in there[n]}
        for index, use in _terms(left, ours, glossary):
            if lang in use.term.accepted and use.term.line not in has:
                has.add(use.term.line)  # once for a bead
                yield _lacking(versions, index, use, theirs)


def _terms(document: Document, indices: Indices, glossary: Glossary) -> list[tuple[int, Use]]:
    found = ((index, use) for index in indices for use in glossary.find(document.segment_text(index), document.lang))
    return [(index, use) for index, use in found if use.as_written]


def _lacking(versions: Versions, index: int, use: Use, theirs: Indices) -> Finding:
    left, right = versions.left, versions.right
    start = left.segments[index].start
    where = place(left, (index,), (start + use.start, start + use.end)), place(right, theirs)
    lang = primary_language(right.lang)
    detail = (
        f"The glossary (line {use.term.line}) wants {quoted(use.term.accepted[lang][0])} for {quoted(where[0].text)}; "
        f"the {language_name(lang)} text does not have it here."
    )
    return Finding("term", "major", where, detail)
