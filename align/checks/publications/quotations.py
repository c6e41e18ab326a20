"""Words in quotation marks that another text of the speaker has otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....corpus.types import Document, Finding, Severity
from ...drift.edits import Edit
from ...drift.facts import names, numbers, polarity
from ...drift.pieces import words
from ...drift.places import listed, quoted
from .altered_passages import altered_passages
from .passages import WHAT, Passage, Variant
from .quoted_passages import Quotation, marked, quotations
from .said_before import KEPT, KEPT_OF_OWN, SaidBefore
from .shared_passages import SharedPassages, shared_passages

_LITTLE_WORD = 3
#: Words of a quotation that nobody claims, to be one all the same.
_LONG = 8


def repeated_passages(documents: Sequence[Document]) -> Iterator[Finding]:
    """What the texts of a collection quote or repeat from one another, and not as it was said."""
    if len(documents) > 1:
        shared = shared_passages(tuple(documents))
        yield from misquotations(shared)
        yield from altered_passages(shared)


def misquotations(shared: SharedPassages) -> Iterator[Finding]:
    """Quotations that say nearly, but not exactly, what another text of the collection says.

    One that is said to be the speaker's own is also held against what was said in other words. A text is not held
    against its excerpt: what that changes is the business of a comparison of the two.
    """
    said = SaidBefore(shared)
    for number, document in enumerate(shared.documents):
        for quotation in quotations(document):
            for part in quotation.parts:
                yield from _misquoted(said, quotation, part, number)


def _misquoted(said: SaidBefore, quotation: Quotation, part: Passage, own: int) -> Iterator[Finding]:
    kept = KEPT_OF_OWN if quotation.own else KEPT
    variants = []
    for there in said.nearly(part, own, kept):
        variants.append(Variant.of(there, part))
        if not variants[-1].changed.edits:
            return
    if variants:
        variant = variants[0]
        if quotation.own or (len(part.text.split()) >= _LONG and not _is_quoted(variant.one)):
            yield from _changes(variant, quotation.own)
    elif quotation.own and len(part.text.split()) >= _LONG and (passage := said.in_other_words(part, own)):
        yield _reworded(passage, part)


def _is_quoted(passage: Passage) -> bool:
    """Whether some of a passage stands in quotation marks itself, so that neither of two tells what was said."""
    return any(start < passage.span[1] and passage.span[0] < end for start, end in marked(passage))


def _changes(variant: Variant, own: bool) -> Iterator[Finding]:
    """The findings on a quotation, facts before wording; a name that is only spelled otherwise is not one."""
    rest = [edit for edit in variant.changed.edits if own or not _is_at_edge(variant, edit)]
    for check in (polarity, numbers, names):
        found, explained = check(variant.changed)
        rest = [edit for edit in rest if edit not in explained]
        for finding in found:
            if finding.severity == "critical" or (own and finding.severity == "major"):
                what = WHAT[finding.kind]
                detail = f"{variant.other.title} quotes a passage of {variant.one.title} with {what} changed: "
                detail += f"{variant.wordings(finding)}."
                yield Finding(finding.kind, finding.severity, variant.places(finding), detail)
    if rest and (own or _has_content(rest)):
        severity: Severity = "major" if own and _has_content(rest) else "minor"
        detail = f"{variant.other.title} quotes {variant.one.title} in other words: {listed(variant.texts_of(rest))}."
        found_rest = variant.changed.finding("wording", severity, detail, rest)
        yield Finding("wording", severity, variant.places(found_rest), detail)


def _is_at_edge(variant: Variant, edit: Edit) -> bool:
    """Whether an edit is where the passages begin or end, which may only be cut otherwise."""
    ends = len(variant.one.text), len(variant.other.text)
    return any(start == 0 or stop == end for (start, stop), end in zip(edit.spans, ends, strict=True))


def _has_content(edits: Sequence[Edit]) -> bool:
    every = (word for edit in edits for word in (*words(edit.source), *words(edit.copy)))
    return any(len(word) > _LITTLE_WORD or word.isdigit() for word in every)


def _reworded(passage: Passage, part: Passage) -> Finding:
    variant = Variant.of(passage, part)
    detail = (
        f"{part.title} puts {quoted(part.text)} in quotation marks as the speaker's words; the nearest passage of "
        f"{passage.title} says it in other words: {listed(variant.texts_of(variant.changed.edits))}."
    )
    return Finding("wording", "major", (passage.part(0, len(passage.text)), part.part(0, len(part.text))), detail)
