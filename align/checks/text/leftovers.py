"""Text of a site that is left in a publication: links, buttons, breadcrumbs, cookie lines, photo credits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from ....corpus.tables import table_lines
from ....corpus.text import key
from ....corpus.types import Document, Finding
from ...drift.places import listed, place, quoted

_TABLE = Path(__file__).parent / "data" / "leftovers.tsv"
#: A longer line is a sentence of the text that happens to begin with such words.
_LONGEST_LABELLED = 160
_LONGEST_BEGINNING = 240
_LONGEST_PATH = 200
_EDGES = " .,!…•·|>»›←→↑*[]()\"'"
#: One word of these alone may be a title.
_WEAK = frozenset({"top", "advertisement", "comments"})
_COUNTED = frozenset({"views", "comments"})
_STEP = re.compile(r"\s*[>»›→/|]\s*")
_BETWEEN = re.compile(r"[\s|/·,]+")
_FEWEST_STEPS = 3
_NAMED = {
    "link": "a link to other articles",
    "share": "a button for sharing",
    "print": "a button for printing",
    "cookie": "a notice on cookies",
    "follow": "an invitation to follow or subscribe",
    "comments": "a heading or button for comments",
    "views": "a counter of views",
    "advertisement": "a mark of advertising",
    "rights": "a notice of rights",
    "photo": "a photo credit",
    "tags": "a list of tags",
    "top": "a button or an entry of a menu",
    "version": "a link to another version of the page",
    "path": "the path to the page on its site",
}


def leftovers(document: Document) -> Iterator[Finding]:
    """One finding for each kind of site text that is left in the text, with all its places."""
    found: dict[str, list[int]] = defaultdict(list)
    alone = _alone(document)
    for number, text in enumerate(document.sentences):
        if len(text) <= _LONGEST_BEGINNING and (what := _class(text, alone=number in alone)):
            found[what].append(number)
    if sum(map(len, found.values())) == 1 and _WEAK.issuperset(found):
        return
    for what, numbers in found.items():
        where = tuple(place(document, (number,)) for number in numbers)
        said = listed([f"{quoted(at.text)} on line {at.line}" for at in where])
        detail = f"This looks like {_NAMED[what]}, left over from a site or a page, and no part of the text: {said}."
        yield Finding("addition", "minor", where, detail)


def _alone(document: Document) -> set[int]:
    """The first segments of paragraphs."""
    return {
        number
        for number, segment in enumerate(document.segments)
        if not number or document.segments[number - 1].paragraph != segment.paragraph
    }


def _class(text: str, *, alone: bool) -> str | None:
    """Which kind of site text a line is, if it is any; a sentence inside a paragraph is none."""
    if not alone:
        return None
    line = key(text).strip(_EDGES)
    ways = _phrases()
    if (what := ways["is"].get(line.rstrip(":"))) is not None:
        return what
    label, colon, rest = line.partition(":")
    what = ways["label"].get(label.strip()) if colon and len(text) <= _LONGEST_LABELLED else None
    if what is not None and (what not in _COUNTED or any(c.isdigit() for c in rest)):
        return what
    if line.startswith(tuple(ways["begins"])):
        return next(what for phrase, what in ways["begins"].items() if line.startswith(phrase))
    if len(parts := _BETWEEN.split(line)) >= _FEWEST_STEPS and ways["all"].keys() >= set(parts):
        return ways["all"][parts[0]]
    return "path" if is_path(text) else None


def is_path(text: str) -> bool:
    """Whether a line is the path to a page: Home > News > Politics."""
    if len(text) > _LONGEST_PATH:
        return False
    steps = [key(step).strip() for step in _STEP.split(text.strip())]
    return len(steps) >= _FEWEST_STEPS and steps[0] in _phrases()["home"] and all(steps)


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, Mapping[str, str]]:
    """For each way to match, the phrases (as keys) with their class."""
    found: dict[str, dict[str, str]] = {"is": {}, "begins": {}, "label": {}, "home": {}, "all": {}}
    for line in table_lines(_TABLE):
        what, way, phrases = line.split("\t")
        found[way].update({key(phrase).strip(_EDGES): what for phrase in phrases.split("|")})
    return found
