"""Sentences and passages that stand in a text more than once, word for word: pasted twice, or left by a site.

A short sentence may be a refrain, a slogan or a formula of a dialogue, and a heading returns in a table of contents; a
title that stands among the first lines twice was pasted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ....corpus.text import key
from ....corpus.types import Document, Finding, Indices
from ...drift.places import listed, place, quoted
from .top_lines import TOP, Line, top_lines

#: In characters of the key; what is shorter may return on purpose.
_SHORTEST = 90
_FEWEST_WORDS = 12
_FEWEST_OF_TITLE = 3


def repetitions(document: Document) -> Iterator[Finding]:
    """One finding for each passage that is repeated, with all its places."""
    keys = [key(text) for text in document.sentences]
    places: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(keys):
        places[text].append(number)
    done: set[int] = set()
    telling = {text: found for text, found in places.items() if len(found) > 1 and _tells(document, found, text)}
    for number, text in enumerate(keys):
        found = telling.get(text, [])
        if found and number not in done:
            length = _length(keys, found, done)
            passages = [tuple(range(start, start + length)) for start in found]
            done.update(n for passage in passages for n in passage)
            yield _finding(document, passages)


def repeated_titles(document: Document) -> Iterator[Finding]:
    """One finding for a title that stands among the first lines twice, word for word."""
    places: dict[str, list[Line]] = defaultdict(list)
    for line in top_lines(document):
        if len(line.key.split()) >= _FEWEST_OF_TITLE:
            places[line.key].append(line)
    for lines in places.values():
        if len(lines) > 1 and any(document.segments[line.segment].kind == "heading" for line in lines):
            where = tuple(place(document, (line.segment,)) for line in lines)
            on = listed([str(at.line) for at in where], TOP)
            detail = f"The title {quoted(where[0].text)} stands at the beginning more than once (lines {on})."
            yield Finding("addition", "minor", where, detail)


def _tells(document: Document, found: Sequence[int], text: str) -> bool:
    if len(text) < _SHORTEST or text.count(" ") + 1 < _FEWEST_WORDS:
        return False
    return not any(document.segments[n].kind in {"heading", "byline", "note"} for n in found)


def _length(keys: Sequence[str], found: Sequence[int], done: set[int]) -> int:
    """How many sentences from each of these places on are the same, without one passage running into the next."""
    most = min((b - a for a, b in pairwise(found)), default=1)
    length = 1
    while length < most and found[-1] + length < len(keys):
        following = {keys[start + length] for start in found}
        if len(following) > 1 or any(start + length in done for start in found):
            break
        length += 1
    return length


def _finding(document: Document, passages: Sequence[Indices]) -> Finding:
    where = tuple(place(document, passage) for passage in passages)
    lines = ", ".join(str(at.line) for at in where[1:4]) + (" and further on" if len(where) > 4 else "")
    size = len(passages[0])
    what = f"A passage of {size} sentences that begins " if size > 1 else "The sentence "
    opening = quoted(document.segment_text(passages[0][0]))
    times = "twice" if len(where) == 2 else f"{len(where)} times"
    detail = f"{what}{opening} stands in the text {times}, word for word (line {where[0].line}, and again on {lines})."
    return Finding("addition", "minor", where, detail)
