"""The words of a page of a PDF: level text only, printed once, with the spaces that one sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median, mode
from typing import Any, Final

from .pdf_asides import CAPITAL
from .pdf_layout import Word, rows

#: Letters may lean by so much of their height and still be in a line: a page that was scanned askew.
_LEVEL: Final = 0.2
# Printed twice, so near, a letter is one that is to look bold.
_TWICE: Final = 0.5
_FEWEST_SPACED: Final = 5
_MOSTLY: Final = 0.7
_STRANGE: Final = re.compile(
    r"[^\W\d_][^\w\s.'’‘`´\-\u00ad\u2010-\u2015/@&:()\[\]]+[^\W\d_]|[^\W\d_]\d+[^\W\d_]|[a-zа-яәғқңөұүһі][A-ZА-ЯӘҒҚҢӨҰҮҺІ]"
)
_SAMPLE: Final = 5000
_LONGER: Final = 4
_FEWEST_WORDS: Final = 30
_MOST_STRANGE: Final = 0.3
_NOWHERE: Final = "\ufffd"


def page_words(page: Any) -> list[Word]:
    """The words of a page; letters that are turned (on their side, across the page) are no part of its lines."""
    from pdfplumber.utils.text import extract_words

    chars = _uncovered(list(_seen(char for char in page.chars if _is_level(char))))
    capitals = _capitals(chars)
    taken = set(map(id, capitals))
    running = [char for char in chars if id(char) not in taken]
    found = extract_words(running, x_tolerance_ratio=0.2, y_tolerance=2, return_chars=True)
    words = [_word(word) for word in found if word["text"].strip()]
    words += [_word({**char, "chars": [char]}) for char in capitals]
    return _spaced_out(words, [char for char in chars if char["text"].isspace()])


def _capitals(chars: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The letters that stand alone in a much larger size than most: first letters of several lines' height."""
    sizes = [round(char["size"], 1) for char in chars if char["text"].isalpha()]
    if not sizes:
        return []
    large = CAPITAL * mode(sizes)
    found = []
    for before, char, after in zip([None, *chars], chars, [*chars[1:], None], strict=False):
        neighbours = [near for near in (before, after) if near is not None and near["size"] >= large]
        if char["size"] >= large and char["text"].isalpha() and not neighbours:
            found.append(char)
    return found


def turned_letters(page: Any) -> int:
    """How many letters of a page are turned."""
    return sum(char["text"].isalpha() and not _is_level(char) for char in page.chars)


def is_unreadable(word: str) -> bool:
    """Whether a word holds what stands for letters that nobody knows: codes, controls, a font's private signs."""
    return "(cid:" in word or any(
        char == _NOWHERE or char < " " or "\x7f" <= char < "\xa0" or "\ue000" <= char <= "\uf8ff" for char in word
    )


def is_scrambled(words: Sequence[str]) -> bool:
    """Whether words hold so many signs and capitals within that the font draws other letters than it says."""
    longer = [word for word in words[:_SAMPLE] if len(word) >= _LONGER and any(map(str.isalpha, word))]
    strange = sum(_STRANGE.search(word) is not None for word in longer)
    return len(longer) >= _FEWEST_WORDS and strange > _MOST_STRANGE * len(longer)


def _word(found: dict[str, Any]) -> Word:
    first = found["chars"][0]
    font = str(first.get("fontname", "")).rpartition("+")[2]
    bold = any(mark in font.lower() for mark in ("bold", "black", "heavy"))
    return Word(found["text"], found["x0"], found["x1"], found["top"], found["bottom"], bold, font)


def _is_level(char: dict[str, Any]) -> bool:
    a, b, c, d = char["matrix"][:4]
    return bool(a * d > 0 and abs(b) <= _LEVEL * abs(a) and abs(c) <= max(_LEVEL, 0.4) * abs(d))


def _seen(chars: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The letters without those that are printed again on top of themselves."""
    places: set[tuple[str, int, int]] = set()
    for char in chars:
        text, x, y = char["text"], int(char["x0"] / _TWICE), int(char["top"] / _TWICE)
        if text.isspace() or not any((text, x + i, y + j) in places for i in (-1, 0, 1) for j in (-1, 0, 1)):
            places.add((text, x, y))
            yield char


def _uncovered(chars: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The letters without spaces that the next letter stands on: programs put these where a word may be broken."""
    found: list[dict[str, Any]] = []
    for char in reversed(chars):
        if not _is_covered(char, found[-1] if found else None):
            found.append(char)
    return found[::-1]


def _is_covered(char: dict[str, Any], after: dict[str, Any] | None) -> bool:
    return (
        after is not None
        and char["text"] == " "
        and not after["text"].isspace()
        and abs(after["top"] - char["top"]) < 1
        and abs(after["x0"] - char["x0"]) < 0.3 * (char["x1"] - char["x0"])
    )


def _spaced_out(words: list[Word], blanks: Sequence[dict[str, Any]]) -> list[Word]:
    """The words, where a row is letter-spaced put together from its letters."""
    if sum(len(word.text) == 1 for word in words) < _FEWEST_SPACED:
        return words
    found: list[Word] = []
    for row in rows(words):
        single = sum(len(word.text) == 1 for word in row)
        is_spaced = single >= _FEWEST_SPACED and single > _MOSTLY * len(row)
        found += _together(row, blanks) if is_spaced else row
    return found


def _together(row: Sequence[Word], blanks: Sequence[dict[str, Any]]) -> list[Word]:
    """The words of a letter-spaced row: parted by its spaces, or, if it has none, by its wide gaps."""
    middle = (row[0].top + row[0].bottom) / 2
    spaces = sorted(float(blank["x0"]) for blank in blanks if blank["top"] <= middle <= blank["bottom"])
    inner = [space for space in spaces if row[0].x1 - 1 < space < row[-1].x0 + 1]
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    wide = 1.6 * median(gaps) + 0.5
    found = [row[0]]
    for before, after in pairwise(row):
        is_apart = (
            any(before.x1 - 1 < space < after.x0 + 1 for space in inner) if inner else after.x0 - before.x1 > wide
        )
        if is_apart:
            found.append(after)
        else:
            last = found[-1]
            found[-1] = Word(
                last.text + after.text, last.x0, after.x1, min(last.top, after.top), max(last.bottom, after.bottom),
                last.bold, last.font,
            )  # fmt: skip
    return found
