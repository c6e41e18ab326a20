"""Differences of form of one sort, such as other quotation marks throughout, as one finding for a whole comparison."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ...corpus.types import Change, Document, Finding, Link, Place
from .places import listed, place

# More than a few: sentences that differ in the same way get one finding together.
FEW: Final = 3
_QUOTES = re.compile("[\"«»‹›“”„‟‘’‚']")
_APOSTROPHES = re.compile("(?<=\\w)['’ʼ‘`](?=\\w)|(?<=s)['’ʼ](?!\\w)")
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"[\d\s.,%\u00a0\u202f$€£₸₽-]+")
_LETTER = re.compile(r"\w")
_YO = str.maketrans("ёЁ", "еЕ")
# Each sort with what makes two ways to write the same equal; the first that does names it.
_SORTS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("the spaces", lambda text: _SPACE.sub("", text)),
    ("capital letters", str.casefold),
    ("ё and е", lambda text: text.translate(_YO)),
    ("the apostrophes", lambda text: _APOSTROPHES.sub("", text)),
    ("the quotation marks", lambda text: _QUOTES.sub("", text).strip()),
    ("dashes and hyphens", lambda text: _DASHES.sub("", text).strip()),
)

Sorts = dict[tuple[tuple[int, ...], tuple[int, ...]], dict[str, list[Change]]]


def gathered(source: Document, copy: Document, links: Sequence[Link], findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with those of form gathered by sort where more than a few sentences differ in the same way.

    A sentence keeps its own finding if anything else of its form differs. A gathered finding stands where the first
    of its sort stood, and lists every place in both texts.
    """
    sorts: Sorts = {(n.source, n.copy): _sorts(source, copy, n) for n in links if n.relation == "format"}
    count = Counter(sort for own in sorts.values() for sort in own)
    many = {sort for sort, number in count.items() if sort and number > FEW}
    told: set[str] = set()
    found: list[Finding] = []
    for finding in findings:
        here = sorts.get(_key(finding)) if finding.kind == "format" else None
        if not here or not many.issuperset(here):
            found.append(finding)
            continue
        for sort in here:
            if sort not in told:
                told.add(sort)
                found.append(_one(source, copy, sort, sorts))
    return found


def _key(finding: Finding) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return (finding.where[0].segments, finding.where[-1].segments) if len(finding.where) > 1 else ((), ())


def _sorts(source: Document, copy: Document, link: Link) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in link.changes:
        found.setdefault(_sort(*_texts(source, copy, change)), []).append(change)
    return found


def _texts(source: Document, copy: Document, change: Change) -> tuple[str, str]:
    return source.text[slice(*change.source)], copy.text[slice(*change.copy)]


def _sort(ours: str, theirs: str) -> str:
    """What differs between two ways to write the same, empty if it is of no common sort."""
    for name, plain in _SORTS:
        if plain(ours) == plain(theirs):
            return name
    if _NUMBER.fullmatch(ours) and _NUMBER.fullmatch(theirs):
        return "the way to write numbers"
    return "" if _LETTER.search(ours + theirs) else "commas and other marks"


def _one(source: Document, copy: Document, sort: str, sorts: Sorts) -> Finding:
    changes = [(key, change) for key, own in sorts.items() for change in own.get(sort, ())]
    where = tuple(place for (ours, theirs), change in changes for place in _places(source, copy, ours, theirs, change))
    pairs = dict.fromkeys(_pair(*_texts(source, copy, change)) for _, change in changes)
    detail = f"Only the form differs, in {len(changes)} places: {sort} ({listed(list(pairs))})."
    return Finding("format", "neutral", where, detail)


def _places(
    source: Document, copy: Document, ours: tuple[int, ...], theirs: tuple[int, ...], change: Change
) -> Iterator[Place]:
    yield place(source, _holding(source, ours, change.source[0]), change.source)
    yield place(copy, _holding(copy, theirs, change.copy[0]), change.copy)


def _holding(document: Document, segments: tuple[int, ...], at: int) -> tuple[int, ...]:
    """The one of the segments that holds a character, or the last."""
    return (next((n for n in segments if at < document.segments[n].end), segments[-1]),)


def _pair(ours: str, theirs: str) -> str:
    return " → ".join(text.strip() or ("a space" if text else "nothing") for text in (ours, theirs))
