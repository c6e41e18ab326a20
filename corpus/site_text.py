"""Which paragraphs of a text belong to the site that it was on: told from their words, places and languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final

from .language import LANGUAGE_NAMES, recognise
from .site_phrases import NAMED, WEAK, class_of
from .tables import primary_language
from .text import key
from .types import Kind

#: Titles stand among so many paragraphs, and are not longer.
_TOP: Final = 6
_LONGEST_TITLE: Final = 260
_FEWEST_WORDS: Final = 3
_MENU: Final = 3
_EDGES: Final = " .\"'“”«»„"
_SITE_MARK: Final = re.compile(r"\s+(?:[|¦»•·]|::|[-–—])\s+")
# In another language is a line only that has so many letters, and only at an end of the text or beside site text.
_TELLING: Final = 12
_TELLING_RUSSIAN: Final = 40
_KAZAKH: Final = frozenset("әғқңөұүһі")
_MOST_AT_AN_END: Final = 8


def site_text(texts: Sequence[str], kinds: Sequence[Kind | None], lang: str) -> dict[int, str]:
    """The numbers of the paragraphs that are no part of the text, each with the reason in words.

    ``kinds`` is what the format says of each: a heading is never taken for a button on the strength of one word that
    stands between other text.
    """
    classes = {n: what for n, text in enumerate(texts) if (what := class_of(text))}
    classes = {n: what for n, what in classes.items() if what != "menu" or _is_in_a_menu(n, classes)}
    if WEAK.issuperset(classes.values()) and len(classes) == 1:
        classes = {}
    found = {n: NAMED[what] for n, what in classes.items() if what not in WEAK or _is_no_title(n, classes, kinds)}
    found |= _titles_again(texts, found)
    return found | _in_another_language(texts, found, primary_language(lang))


def _is_in_a_menu(number: int, classes: Mapping[int, str]) -> bool:
    """Whether a line stands among so many lines of site text in a row that they are a menu, with one that is sure."""
    first = last = number
    while first - 1 in classes and number - first < _MENU:
        first -= 1
    while last + 1 in classes and last - number < _MENU:
        last += 1
    return last - first + 1 >= _MENU and any(classes[n] != "menu" for n in range(first, last + 1))


def _is_no_title(number: int, classes: Mapping[int, str], kinds: Sequence[Kind | None]) -> bool:
    """Whether a word that may be a title is none: it is no heading, or has site text right beside it."""
    return kinds[number] != "heading" or number - 1 in classes or number + 1 in classes


def _titles_again(texts: Sequence[str], found: dict[int, str]) -> dict[int, str]:
    """The title of the page, with its site, beside the title of the text; and a title that stands there twice."""
    top = [n for n in range(min(_TOP, len(texts))) if n not in found and len(texts[n]) <= _LONGEST_TITLE]
    keys = {n: key(texts[n]).strip(_EDGES) for n in top}
    again: dict[int, str] = {}
    for n in top:
        is_title = not texts[n].rstrip().endswith((".", ":", ";")) and len(keys[n].split()) >= _FEWEST_WORDS
        if is_title and any(keys[m] == keys[n] for m in top if m < n):
            again[n] = "the title again"
        parts = [key(part).strip(_EDGES) for part in _SITE_MARK.split(texts[n])]
        others = {keys[m] for m in top if m != n}
        if any(len(part.split()) >= _FEWEST_WORDS and part in others for part in {parts[0], parts[-1]} - {keys[n]}):
            again[n] = "the title of the page with its site"
    return again


def _in_another_language(texts: Sequence[str], found: dict[int, str], lang: str) -> dict[int, str]:
    """Lines in another language of ours at the ends of the text, or beside what is site text already."""
    if lang not in LANGUAGE_NAMES or len(texts) < _FEWEST_WORDS:
        return {}
    known: dict[int, str] = {}

    def is_foreign(number: int) -> bool:
        if number in found:
            return True
        text = texts[number]
        if sum(map(str.isalpha, text)) < _TELLING or len(text.split()) < _FEWEST_WORDS:
            return False
        other = recognise(text)
        if other not in {None, lang} and not _may_be(text, lang, other):
            known[number] = f"in {LANGUAGE_NAMES[str(other)]}"
            return True
        return False

    size = min(_MOST_AT_AN_END, len(texts) // 3)
    for _ in takewhile(is_foreign, range(size)):
        pass
    for _ in takewhile(is_foreign, range(len(texts) - 1, len(texts) - 1 - size, -1)):
        pass
    for number in sorted(found):
        for beside in (number - 1, number + 1):
            if 0 <= beside < len(texts):
                is_foreign(beside)
    return known


def _may_be(text: str, lang: str, other: str | None) -> bool:
    """Whether a line may be in the language after all.

    A short Kazakh one may lack the letters that Russian lacks, and a Russian one may name something in Kazakh.
    """
    if lang == "kk" and other == "ru":
        return sum(map(str.isalpha, text)) < _TELLING_RUSSIAN
    if other == "kk":
        words = text.lower().split()
        return sum(not _KAZAKH.isdisjoint(word) for word in words) * 4 < len(words)
    return False
