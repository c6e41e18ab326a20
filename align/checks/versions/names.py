"""Names that one language version has in the place of another name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....corpus.language import language_name
from ....corpus.types import Bead, Document, Finding, Span
from ...drift.places import listed, place, quoted
from ..shapes import Versions, is_sure
from .name_grades import SURE
from .name_pairs import Missing, missing_names
from .name_words import name_entries


def names(versions: Versions) -> Iterator[Finding]:
    """The names of either side that stand in the same bead and have no counterpart on the other.

    One side alone accuses nobody: translations leave names out and put pronouns and titles in their place.
    """
    for bead, (left, right) in zip(versions.beads, missing_names(versions), strict=True):
        if is_sure(bead) and is_replaced(left, right):
            yield _replaced(versions, bead, left, right)


def is_replaced(left: Sequence[Missing], right: Sequence[Missing]) -> bool:
    """Whether one name stands for another: both are surely names, or one is and the other text has it nowhere."""
    left, right = _accusing(left, right), _accusing(right, left)
    if not left or not right:
        return False
    sure = [[name for name in side if name.grade == SURE] for side in (left, right)]
    return all(sure) or (any(sure) and any(name.nowhere for name in (*left, *right)))


def _accusing(own: Sequence[Missing], other: Sequence[Missing]) -> Sequence[Missing]:
    """The names less the titles, which are translated, unless the other side misses a name that this text spells."""
    if any(not name.nowhere or name_entries(name.word.entries) for name in other):
        return own
    return [name for name in own if not (name.word.quoted and name.nowhere and not name_entries(name.word.entries))]


def _replaced(versions: Versions, bead: Bead, left: Sequence[Missing], right: Sequence[Missing]) -> Finding:
    ours, theirs = _spans(versions.left, left), _spans(versions.right, right)
    said = [
        f"the {language_name(document.lang)} text names {_quoted(document, spans)}"
        for document, spans in ((versions.left, ours), (versions.right, theirs))
    ]
    return Finding(
        "name",
        "critical",
        (
            place(versions.left, bead.spans[0], (ours[0][0], ours[-1][1])),
            place(versions.right, bead.spans[1], (theirs[0][0], theirs[-1][1])),
        ),
        f"Different names: {said[0]}, {said[1]}; neither is in the other text here.",
    )


def _spans(document: Document, names: Sequence[Missing]) -> list[Span]:
    """Where the names are, those that follow each other as one; of doubtful ones only if there are no sure ones."""
    best = max(name.grade for name in names)
    spans: list[Span] = []
    for start, end in sorted({(n.word.start, n.word.end) for n in names if n.grade == best}):
        if spans and document.text[spans[-1][1] : start] in (" ", "-"):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _quoted(document: Document, spans: Sequence[Span]) -> str:
    return listed([quoted(document.text[slice(*span)]) for span in spans])
