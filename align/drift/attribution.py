"""Who says a quotation, where a copy puts that at the other end of it, in the same words or in fewer or more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...corpus.tables import primary_language
from ...corpus.types import Document, Finding, FindingKind, Indices, Segment, Severity, Span
from .carriers import NAMES, carried
from .changed import Changed
from .closed_lists import Listed, listed_forms
from .edits import Edit
from .facts import Found
from .pieces import Piece, words
from .places import listed, quoted
from .relation import person_forms
from .spoken import direct_speech, quoted_passages
from .turns import LONGEST, unlike

# Sentences on either side of a link in which a quotation may begin or end.
_AROUND = 6
_LITTLE_WORD = 3
# By whether the attribution loses and gains words.
_HOW = {
    (False, False): "",
    (True, False): " and has lost words",
    (False, True): " and has new words",
    (True, True): " and has other words",
}


@dataclass(frozen=True)
class _Said:
    """The classes of an attribution's verbs, its other words with content, and whether a pronoun is its subject."""

    values: frozenset[str]
    content: tuple[Piece, ...]
    pronoun: bool

    def without(self, other: _Said) -> list[Piece]:
        """The words that have no form on the other side."""
        theirs = [piece.key for piece in other.content]
        return [piece for piece in self.content if unlike([piece.key], theirs)]


def moved_attribution(changed: Changed, rest: Sequence[Edit]) -> Found:
    """The edits that only put an attribution at the other end of its quotation, and what they change in it.

    A verb of another class ("admitted") and another speaker are not told here. Of an attribution of which a graver
    finding has named a part (``rest`` are the edits that none has), nothing more is told.
    """
    small = [edit for edit in changed.edits if max(len(edit.source), len(edit.copy)) <= LONGEST]
    if not _is_moved(small, changed.pair.source.lang):
        return [], []
    marked = _quotations(changed.pair.source, changed.link.source), _quotations(changed.pair.copy, changed.link.copy)
    frame = [edit for edit in small if _is_outside(edit.source, marked[0]) and _is_outside(edit.copy, marked[1])]
    if not all(marked) or not _is_moved(frame, changed.pair.source.lang):
        return [], []
    ours = _said(changed, [piece for edit in frame for piece in edit.source])
    theirs = _said(changed, [piece for edit in frame for piece in edit.copy])
    lost, new = ours.without(theirs), theirs.without(ours)
    if ours.values != theirs.values or not _is_same_speaker(ours, theirs, lost, new):
        return [], []
    is_told = any(edit not in rest for edit in frame)
    return [] if is_told else [_told(changed, frame, bool(lost), bool(new))], frame


def _is_moved(edits: Sequence[Edit], lang: str) -> bool:
    """Whether a verb of saying goes in one place and comes in another."""
    gone = any(_verbs(edit.source, lang) for edit in edits if not words(edit.copy))
    return gone and any(_verbs(edit.copy, lang) for edit in edits if not words(edit.source))


def _is_same_speaker(ours: _Said, theirs: _Said, lost: Sequence[Piece], new: Sequence[Piece]) -> bool:
    """Whether both name one speaker as far as words tell: one says no more than the other, or has a pronoun."""
    if not lost:
        return True
    if new:
        return ours.pronoun or theirs.pronoun
    return len(lost) < len(ours.content) or theirs.pronoun


def _told(changed: Changed, frame: Sequence[Edit], loses: bool, gains: bool) -> Finding:
    """What becomes of the attribution; the places stand outside the quotation as it does."""
    source, copy = changed.pair.source, changed.pair.copy
    ours, theirs = _spans(edit.source for edit in frame), _spans(edit.copy for edit in frame)
    pairs = listed([quoted(source.text[slice(*span)]) for span in ours])
    pairs += f" → {listed([quoted(copy.text[slice(*span)]) for span in theirs])}"
    held = next((held for span in ours if (held := _grave(source.text[slice(*span)], source.lang))), "")
    kind: FindingKind = "wording" if loses == gains else "omission" if loses else "addition"
    severity: Severity = ("major" if held else "minor") if loses else "minor" if gains else "neutral"
    detail = f"The attribution stands on another side of the quotation{_HOW[loses, gains]}: {pairs}"
    detail += f"; it held {held}." if loses and held else "."
    starts = changed.spans[0][0], changed.spans[1][0]
    places = ([(a - start, b - start) for a, b in side] for side, start in zip((ours, theirs), starts, strict=True))
    return changed.finding_at(kind, severity, detail, *places)


def _spans(sides: Iterable[Sequence[Piece]]) -> list[Span]:
    """From the first to the last word of each side that has any."""
    rows = [[piece for piece in side if piece.kind != "punct"] for side in sides]
    return [(row[0].start, row[-1].end) for row in rows if row]


def _grave(text: str, lang: str) -> str:
    """The condition or caveat that a text holds, or nothing."""
    held = carried(text, lang)
    return "" if held.startswith(NAMES["attribution"]) else held


def _said(changed: Changed, side: Sequence[Piece]) -> _Said:
    """What an attribution says, less the words that only lead over to the quotation ("as follows", «былай»)."""
    lang = changed.pair.source.lang
    person = person_forms(primary_language(lang))
    empty = {word for kind in ("first", "third", "lead") for word in person.get(kind, ())}
    verbs = _verbs(side, lang)
    beside = [p for p in side if p.kind != "punct" and not any(verb.touches((p.start, p.end)) for verb in verbs)]
    content = tuple(p for p in beside if p.key not in empty and _has_content(changed, p))
    pronoun = not person.get("subject", set()).isdisjoint(words(beside))
    return _Said(frozenset(verb.value for verb in verbs), content, pronoun)


def _has_content(changed: Changed, piece: Piece) -> bool:
    """Whether a word is more than an article or the like: it is long, a figure, or a name that is always capital."""
    always = piece.capital and piece.key not in changed.pair.common_words
    return len(piece.key) > _LITTLE_WORD or piece.kind == "number" or always


def _verbs(side: Sequence[Piece], lang: str) -> list[Listed]:
    """The words of saying with their classes; one that only reports or names ("according") is a plain "said"."""
    found = [form for form in listed_forms(side, lang) if form.name == "attribution"]
    person = person_forms(primary_language(lang))
    report = person.get("report", set()) | person.get("naming", set())
    taken = {form.span[0] for form in found}
    plain = (piece for piece in side if piece.key in report and piece.start not in taken)
    return [*found, *(Listed("attribution", "say", (piece.start, piece.end)) for piece in plain)]


def _is_outside(side: Sequence[Piece], marked: Sequence[Span]) -> bool:
    """Whether no word stands in a quotation."""
    return not any(a < piece.end and piece.start < b for piece in side if piece.kind != "punct" for a, b in marked)


def _quotations(document: Document, indices: Indices) -> list[Span]:
    """The quotations and turns of dialogue around a link, which may begin or end in a sentence beside it."""
    paragraph = document.segments[indices[0]].paragraph
    near = document.segments[max(indices[0] - _AROUND, 0) : indices[-1] + _AROUND + 1]
    near = tuple(segment for segment in near if segment.paragraph == paragraph)
    start, end = near[0].start, near[-1].end
    segments = tuple(Segment(s.start - start, s.end - start, 0, s.kind) for s in near)
    passage = Document(document.id, document.lang, document.text[start:end], segments)
    spans = [*direct_speech(passage), *((quotation.start, quotation.end) for quotation in quoted_passages(passage))]
    return [(start + a, start + b) for a, b in spans]
