"""Which lines of a page are running text, and which of these are surely the article's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from ..text import key
from .html_types import Line

#: Less running text than this is no article: then the whole page is taken.
LEAST: Final = 250
#: A line with fewer letters is a label, unless it is a sentence.
PROSE: Final = 25
_WORDS: Final = 8
FINAL: Final = re.compile(r"[.!?…:;][\"'’”»)\]]*$")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'’”»)\]]*$")
_SHINGLE: Final = 5


def is_prose(line: Line) -> bool:
    """Whether a line is longer than a label, with the end of a sentence or with many words."""
    return line.letters >= PROSE and (FINAL.search(line.text) is not None or len(line.text.split()) >= _WORDS)


def running(lines: Sequence[Line]) -> list[int]:
    """For each line how many of its letters are running text: a sentence's, or an answer's of one word."""
    return [
        line.letters - line.linked if is_prose(line) or (line.letters and _SENTENCE_END.search(line.text)) else 0
        for line in lines
    ]


def trusted(lines: Sequence[Line], prose: Sequence[int], kept: Iterable[str]) -> list[int]:
    """Those of the letters that stand in lines that trafilatura keeps, too; all where it keeps next to nothing."""
    grams: set[tuple[str, ...]] = set()
    whole: set[str] = set()
    for text in kept:
        words = key(text).split()
        whole.add(" ".join(words))
        grams.update(_grams(words))
    known = [
        size if size and _is_known(line.text, grams, whole) else 0 for line, size in zip(lines, prose, strict=True)
    ]
    return known if sum(known) >= LEAST else list(prose)


def _is_known(text: str, grams: set[tuple[str, ...]], whole: set[str]) -> bool:
    words = key(text).split()
    own = _grams(words)
    return sum(gram in grams for gram in own) * 2 >= len(own) if own else " ".join(words) in whole


def _grams(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)]
