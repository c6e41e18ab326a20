"""Short lines in another language at the beginning or end of a text: buttons of a site, links to other versions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from ....corpus import language
from ....corpus.language import LANGUAGE_NAMES, recognise
from ....corpus.tables import primary_language, table_lines
from ....corpus.types import Document, Finding
from ...drift.places import listed, place, quoted

_TABLE = Path(__file__).parent / "data" / "shared_words.tsv"
#: What is left of a site stands among so many paragraphs at either end, and is not longer.
_EDGE = 3
_LONGEST = 80
_MOST_WORDS = 10
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: A sentence, a quotation, an address or a list is no button.
_TEXT = re.compile(r"[.!?…:;]\s*\Z|[\"“”«»„@/\d]|\.\w")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
#: A name may hold one word in small letters (Universidad de Chile); so short a word is part of one.
_SHORT = 3


def foreign_lines(document: Document) -> Iterator[Finding]:
    """One finding for the short lines at either end that are surely not in the language of the text."""
    lang = primary_language(document.lang)
    if lang not in LANGUAGE_NAMES:
        return
    found = [number for number in _edges(document) if _is_foreign(document.segment_text(number), lang)]
    if not found:
        return
    where = tuple(place(document, (number,)) for number in found)
    said = listed([f"{quoted(at.text)} on line {at.line}" for at in where])
    line = "This short line is" if len(where) == 1 else "These short lines are"
    detail = f"{line} not in {LANGUAGE_NAMES[lang]} and may be left over from a site or an app: {said}."
    yield Finding("addition", "minor", where, detail)


def _edges(document: Document) -> list[int]:
    """The segments that are whole paragraphs near either end, by-lines left out."""
    rows = [list(group) for _, group in groupby(range(len(document)), key=lambda n: document.segments[n].paragraph)]
    ends = rows if len(rows) <= 2 * _EDGE else [*rows[:_EDGE], *rows[-_EDGE:]]
    return [row[0] for row in ends if len(row) == 1 and document.segments[row[0]].kind != "byline"]


def _is_foreign(text: str, lang: str) -> bool:
    """Whether a line has words in small letters of another language, and nothing of this one."""
    if len(text) > _LONGEST or _TEXT.search(text):
        return False
    words = _WORD.findall(text)
    small = [word for word in words if word.islower()]
    if not 1 < len(words) <= _MOST_WORDS or not small:
        return False
    cyrillic = [word for word in words if _CYRILLIC.search(word)]
    if lang == "en":
        return len(cyrillic) == len(words) or (not cyrillic and _is_other_latin(words[0], small))
    if not cyrillic:
        return sum(len(word) >= _SHORT for word in small) > 1
    return len(cyrillic) == len(words) and _is_other_cyrillic(text, small, lang)


def _is_other_latin(first: str, small: list[str]) -> bool:
    """Whether two little words of another language stand there, or one and a word with letters that English lacks."""
    known = _function_words()
    if any(word in known["en"] for word in (first.lower(), *small)):
        return False
    telling = len({word for word in (first.lower(), *small) if word in known["other"]})
    strange = any(not word.isascii() and word not in known["loan"] for word in small)
    particle = any(word in known["particle"] for word in small)
    return telling > 1 or (strange and bool(telling or particle) and len(small) > 1)


def _is_other_cyrillic(text: str, small: list[str], lang: str) -> bool:
    known = _function_words()
    ours, theirs = (known["ru"], known["kk"]) if lang == "ru" else (known["kk"], known["ru"])
    if any(word in ours - theirs for word in small) or recognise(text) == lang:
        return False
    if lang == "ru":
        return sum(_KAZAKH.search(word) is not None for word in small) > 1
    return not _KAZAKH.search(text) and any(word in theirs - ours for word in small)


@lru_cache(maxsize=1)
def _function_words() -> Mapping[str, frozenset[str]]:
    """The function words of each language, those of others (as "other") less English words and parts of names."""
    found: dict[str, set[str]] = {}
    for table in (Path(language.__file__).parent / "data" / "language" / "function_words.tsv", _TABLE):
        for line in table_lines(table):
            code, _, words = line.partition("\t")
            found.setdefault(code, set()).update(words.split())
    found["other"] -= found["en"] | found["shared"] | found["particle"]
    return {code: frozenset(words) for code, words in found.items()}
