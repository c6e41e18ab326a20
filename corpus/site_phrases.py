"""What a line of a site's own text is: a link, a button, a breadcrumb, a cookie line, a photo credit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from .tables import table_lines
from .text import key

_TABLE: Final = Path(__file__).parent / "data" / "site" / "phrases.tsv"
#: A longer line is a sentence of the text that happens to begin with such words.
_LONGEST_LABELLED: Final = 160
LONGEST: Final = 240
_LONGEST_PATH: Final = 200
_EDGES: Final = " .,!…•·|>»›←→↑*[]()\"'"
# A line whose first letters begin no phrase is none, which spares most lines the rest.
_HEAD: Final = 40
_OPENING: Final = 3
#: One word of these alone may be a title; the name of a section is one unless it stands in a menu.
WEAK: Final = frozenset({"top", "advertisement", "comments", "menu"})
#: At the end of a phrase: its last word may go on.
_GOES_ON: Final = "*"
_COUNTED: Final = frozenset({"views", "comments"})
_STEP: Final = re.compile(r"\s*[>»›→/|•·]\s*")
_BETWEEN: Final = re.compile(r"[\s|/·,]+")
_FEWEST_STEPS: Final = 3
#: The kinds of such text, in words.
NAMED: Final = {
    "link": "a link to other articles",
    "share": "a button for sharing",
    "print": "a button for printing",
    "cookie": "a notice on cookies",
    "follow": "an invitation to follow or subscribe",
    "comments": "a heading or button for comments",
    "reply": "a button for comments",
    "views": "a counter of views",
    "advertisement": "a mark of advertising",
    "rights": "a notice of rights",
    "photo": "a photo credit",
    "tags": "a list of tags",
    "top": "a button or an entry of a menu",
    "version": "a link to another version of the page",
    "error": "an invitation to report a mistake",
    "menu": "an entry of a menu",
    "skip": "a link to the text of the page",
    "path": "the path to the page on its site",
}


def class_of(text: str) -> str | None:
    """Which kind of site text a line by itself is (a key of ``NAMED``), or ``None``."""
    if len(text) > LONGEST or not key(text[:_HEAD]).strip(_EDGES).startswith(_openings()):
        return None
    line = key(text).strip(_EDGES)
    ways = _phrases()
    if (what := ways["is"].get(line.rstrip(":"))) is not None:
        return what
    label, colon, rest = line.partition(":")
    what = ways["label"].get(label.strip()) if colon and len(text) <= _LONGEST_LABELLED else None
    if what is not None and (what not in _COUNTED or any(c.isdigit() for c in rest)):
        return what
    if (what := _begun(line)) is not None:
        return what
    if len(parts := _BETWEEN.split(line)) >= _FEWEST_STEPS and ways["all"].keys() >= set(parts):
        return ways["all"][parts[0]]
    return "path" if is_path(text) else None


def _begun(line: str) -> str | None:
    """The class of the phrase that a line begins with: of whole words, but for those that end in an asterisk."""
    for phrase, what in _phrases()["begins"].items():
        stem = phrase.removesuffix(_GOES_ON)
        after = line[len(stem) : len(stem) + 1]
        if line.startswith(stem) and (stem != phrase or not (stem[-1].isalpha() and after.isalpha())):
            return what
    return None


def is_path(text: str) -> bool:
    """Whether a line is the path to a page: Home > News > Politics, or Home / News where that is a known section."""
    if len(text) > _LONGEST_PATH:
        return False
    steps = [key(step).strip(_EDGES) for step in _STEP.split(text.strip())]
    ways = _phrases()
    is_long = len(steps) >= _FEWEST_STEPS or (len(steps) > 1 and ways["is"].get(steps[-1]) == "menu")
    return is_long and all(steps) and steps[0] in ways["home"]


@lru_cache(maxsize=1)
def _openings() -> tuple[str, ...]:
    """The first letters of all phrases."""
    return tuple({phrase[:_OPENING] for phrases in _phrases().values() for phrase in phrases})


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, Mapping[str, str]]:
    """For each way to match, the phrases (as keys) with their class."""
    found: dict[str, dict[str, str]] = {"is": {}, "begins": {}, "label": {}, "home": {}, "all": {}}
    for line in table_lines(_TABLE):
        what, way, phrases = line.split("\t")
        for phrase in phrases.split("|"):
            found[way][key(phrase).strip(_EDGES) + _GOES_ON * phrase.endswith(_GOES_ON)] = what
    return found
