"""What each paragraph of a text is: heading, byline, question, list item, separator or body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from .abbreviations import rows, tables
from .turns import ASKS, mark_questions
from .types import Kind

DASH: Final = re.compile(r"[-–—―−]{1,2}(?:\s+|(?=[^\W\d_a-zа-яёәғқңөұүһі]))")
_BULLET: Final = re.compile(r"[•·●▪■◦‣⁃►▶✓✔☑*+]\s+|[•·●▪■◦‣►▶✓✔☑]")
_NUMBERED: Final = re.compile(
    r"\(?(?:\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|[a-zа-яёәғқңөұүһі]\)|[ivx]{1,5}[.)]|[A-ZА-ЯІ]\)|[IVX]{1,5}[.)])\s+\S"
)
CLOSERS: Final = "\"'’”“»›)]}*_ \u00a0"
OPENERS: Final = "\"'«“„‘(["
_FINAL: Final = ".!?…‽؟۔।:;,。！？"
_HEADING_LIMIT: Final = 120
_HEADLINE_LIMIT: Final = 220
_HEADLINES: Final = 3
_BYLINE_LIMIT: Final = 100
# Where and when it was written may follow the name: "March 14, 2025", "12 марта 2025 г.", «2025 жылғы 12 наурыз».
_DATE_AT_END: Final = re.compile(
    r"[\s,]+(?:[^\W\d_]+\s\d{1,2},?\s\d{4}|\d{1,2}\s[^\W\d_]+\s\d{4}(?:\s?г\.?|\s?года)?"
    r"|\d{4}\s(?:жылғы|жылы|ж\.)\s\d{1,2}\s[^\W\d_]+|\d{1,2}[./]\d{1,2}[./]\d{4})[\s.]*$"
)
# The press of Kazakhstan signs "Айгүл СӘРСЕНОВА": a surname in capitals behind a first name, near the top or the end.
_UPPER: Final = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_SIGNATURE: Final = re.compile(rf"[{_UPPER}][\w.’'-]*\s(?:[{_UPPER}]\.\s)?[{_UPPER}][{_UPPER}-]{{3,}}(?:,\s.*)?")
_TOP, _BOTTOM = 5, 2
_LABELLED: Final = re.compile(r"(?:Q|Question|Вопрос|Сұрақ)\s?:")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text and where it begins in the document."""

    start: int
    text: str


def is_separator(line: str) -> bool:
    """Whether a line only parts what stands before it from what follows: ``* * *``, ``---``, ``—————``."""
    return not any(c.isalnum() or c in "!?" for c in line[:2000])


def is_list_marker(line: str) -> bool:
    """Whether a line begins with a bullet or a list number; a dash may also open a turn of a dialogue."""
    return _BULLET.match(line) is not None or _NUMBERED.match(line) is not None


def kinds(paragraphs: Sequence[Paragraph], lang: str) -> list[Kind]:
    """The kind of each paragraph, in order."""
    texts = [paragraph.text for paragraph in paragraphs]
    found: list[Kind] = ["body"] * len(texts)
    dashed = [DASH.match(text) is not None for text in texts]
    for index, text in enumerate(texts):
        following = texts[index + 1] if index + 1 < len(texts) else None
        if is_separator(text):
            found[index] = "note"
        elif _LABELLED.match(text):
            found[index] = "question"
        elif _is_byline(text) or (not _TOP <= index < len(texts) - _BOTTOM and _is_signature(text)):
            found[index] = "byline"
        elif is_list_marker(text) and not _titles(texts, index):
            found[index] = "item"
        elif not dashed[index] and following is not None and _is_heading(text, following, index, lang):
            found[index] = "heading"
    _mark_dash_items(texts, dashed, found)
    mark_questions(texts, dashed, found)
    return found


def _titles(texts: Sequence[str], index: int) -> bool:
    """Whether a numbered line is a title and no item: it lacks final punctuation and has no numbered neighbour."""
    near = [texts[i] for i in (index - 1, index + 1) if 0 <= i < len(texts)]
    bare = not _ends_finally(texts[index]) and _NUMBERED.match(texts[index]) is not None
    return bare and not any(is_list_marker(text) for text in near)


def _ends_finally(text: str) -> bool:
    return text[-80:].rstrip(CLOSERS)[-1:] in _FINAL


def _is_heading(text: str, following: str, index: int, lang: str) -> bool:
    limit = _HEADLINE_LIMIT if index < _HEADLINES else _HEADING_LIMIT
    if len(text) > limit or following[:1].islower():
        return False
    words = text.split()
    if _ends_finally(text):
        label = (
            words[0].lower().strip(".") in tables(lang).labels or words[0].lstrip("0123456789-") in tables(lang).labels
        )
        return label and len(words) <= 2 and any(c.isdigit() or c in "IVXLC" for c in text)
    opening = text.lstrip(OPENERS + "*_#")[:1]
    return not opening.islower()


@cache
def _openings() -> tuple[str, ...]:
    return tuple(opening for _, _, opening in (row.partition("\t") for row in rows("bylines.tsv")))


def _is_byline(text: str) -> bool:
    if len(text) > _BYLINE_LIMIT or not text.startswith(_openings()):
        return False
    opening = max((o for o in _openings() if text.startswith(o)), key=len)
    rest = _DATE_AT_END.sub("", text[len(opening) :])
    names = rest.strip(" \u00a0:–—-.,").replace(",", " ").split()
    if not names or rest[:1].isalpha():
        return False
    capitals = sum(name[0].isupper() for name in names)
    return not any(c.isdigit() for c in rest) and names[0][0].isupper() and capitals * 3 >= len(names) * 2


def _is_signature(text: str) -> bool:
    return len(text) <= _BYLINE_LIMIT and _SIGNATURE.fullmatch(_DATE_AT_END.sub("", text)) is not None


def _mark_dash_items(texts: Sequence[str], dashed: Sequence[bool], found: list[Kind]) -> None:
    """Mark the runs of dash paragraphs that are lists: lower case behind the dash, or a semicolon at the end."""
    index = 0
    while index < len(texts):
        end = index
        while end < len(texts) and dashed[end] and found[end] == "body":
            end += 1
            if end - index > 1 and texts[end - 2][-1:] in ";," and texts[end - 1][-1:] == ".":
                break
        if end > index and _is_list(texts[index - 1] if index else "", texts[index:end]):
            found[index:end] = ["item"] * (end - index)
        index = max(end, index + 1)


def _is_list(before: str, run: Sequence[str]) -> bool:
    if any(ASKS.search(text[-40:]) for text in run):
        return False
    lower = sum(DASH.sub("", text[:80], count=1).lstrip(OPENERS)[:1].islower() for text in run)
    semicolons = sum(text[-1:] in ";," for text in run)
    if lower * 2 > len(run) or (semicolons and semicolons * 2 >= len(run) - 1):
        return True
    introduced = before.rstrip()[-1:] == ":"
    return introduced and len(run) > 1 and all(len(text) < 300 for text in run)
