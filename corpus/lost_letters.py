"""Letters that are lost for good: question marks or U+FFFD where a program could not write what stood there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_LOST: Final = "\ufffd"
UNREADABLE: Final = "U+FFFD in place of letters"
# Words of nothing but question marks; one alone is long, for «???» is what people write.
_MARKS: Final = re.compile(r"(?<![^\s«“\"'(\[>\t-])\?{2,}(?![^\s»”\"'),.:;!\]<-])")
_LONG: Final = 5
_SEVERAL: Final = 2
# A letter lost inside a word: «?аза?стан». In a sound text a question mark ends a sentence, and a blank follows it.
_INSIDE: Final = re.compile(r"(?<![^\s«“\"'(\[-])[?а-яёіА-ЯЁІ]*\?[а-яёі][?а-яёі]*")
_ENOUGH: Final = 3


class Lost(NamedTuple):
    """Where letters are lost, and how one sees it, in words."""

    start: int
    seen: str


def lost_letters(text: str) -> Iterator[Lost]:
    """The places in a text where letters were lost, each sort in order."""
    yield from (Lost(match.start(), UNREADABLE) for match in re.finditer(f"{_LOST}+", text))
    marks = _of_marks(text) + _inside(text)
    yield from (Lost(start, "question marks in place of letters") for start in sorted(marks))


def _of_marks(text: str) -> list[int]:
    """Words of question marks alone: a long one, or several in a line."""
    found: list[int] = []
    if "??" not in text:
        return found
    for line in re.finditer(r"[^\r\n]*\?\?[^\r\n]*", text):
        words = list(_MARKS.finditer(line[0]))
        marks = sum(len(word[0]) for word in words)
        if any(len(word[0]) >= _LONG for word in words) or (len(words) > _SEVERAL and marks >= 3 * _SEVERAL):
            found += [line.start() + word.start() for word in words]
    return found


def _inside(text: str) -> list[int]:
    """Words with question marks before a small Cyrillic letter, if there are several of these marks in the text."""
    found = list(_INSIDE.finditer(text)) if "?" in text else []
    marks = sum(len(re.findall(r"\?(?=[а-яёі?])", match[0])) for match in found)
    return [match.start() for match in found] if marks >= _ENOUGH else []
