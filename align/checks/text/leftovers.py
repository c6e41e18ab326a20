"""Text of a site that is left in a publication: links, buttons, breadcrumbs, cookie lines, photo credits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ....corpus.site_phrases import LONGEST, NAMED, WEAK, class_of
from ....corpus.types import Document, Finding
from ...drift.places import listed, place, quoted


def leftovers(document: Document) -> Iterator[Finding]:
    """One finding for each kind of site text that is left in the text, with all its places.

    A sentence inside a paragraph is none.
    """
    found: dict[str, list[int]] = defaultdict(list)
    alone = _alone(document)
    for number, text in enumerate(document.sentences):
        if number in alone and len(text) <= LONGEST and (what := class_of(text)):
            found[what].append(number)
    if sum(map(len, found.values())) == 1 and WEAK.issuperset(found):
        return
    for what, numbers in found.items():
        where = tuple(place(document, (number,)) for number in numbers)
        said = listed([f"{quoted(at.text)} on line {at.line}" for at in where])
        detail = f"This looks like {NAMED[what]}, left over from a site or a page, and no part of the text: {said}."
        yield Finding("addition", "minor", where, detail)


def _alone(document: Document) -> set[int]:
    """The first segments of paragraphs."""
    return {
        number
        for number, segment in enumerate(document.segments)
        if not number or document.segments[number - 1].paragraph != segment.paragraph
    }
