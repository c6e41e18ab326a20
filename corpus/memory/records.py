"""Files of translations as records for a memory: TMX, the JSON Lines and the tables that Ushtil writes.

What cannot be used is told as a ``Skip``, with its place and a reason; nothing is left out in silence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ..errors import InputError
from ..language import language_name, recognise
from ..made import Made
from ..read.opening import pieces
from ..tables import primary_language
from ..units import clean
from .types import Record, Variant
from .words import LONGEST

_LONGEST_LINE: Final = 16 << 20
_DATE: Final = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d):?(\d\d)?)?")
# Fewer letters do not tell a language, and may be a name.
_ENOUGH_LETTERS: Final = 60
_KAZAKH: Final = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_CYRILLIC: Final = re.compile("[а-яё]")
_ALONE: Final = "a unit with text in fewer than two languages"


@dataclass(frozen=True, slots=True)
class Skip:
    """A text or a whole unit that was left out, where (a line, or the number of a unit), and why."""

    place: str
    reason: str


Found = Record | Skip


def text_lines(path: Path) -> Iterator[tuple[int, str | None]]:
    """The lines of a UTF-8 file, from 1, without their ends; ``None`` for one that is no UTF-8.

    Raises ``InputError`` for a file that cannot be read and for a line of more than 16 MB.
    """
    number, rest = 0, b""
    for piece in pieces(path):
        *lines, rest = (rest + piece).split(b"\n") if b"\n" in piece else (rest + piece,)
        for line in lines:
            number += 1
            yield number, _decoded(line, number)
        if len(rest) > _LONGEST_LINE:
            raise InputError("a line of more than 16 MB: this is no list of sentences", path, number + 1)
    if rest:
        yield number + 1, _decoded(rest, number + 1)


def _decoded(line: bytes, number: int) -> str | None:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return (text.removeprefix("\ufeff") if number == 1 else text).rstrip("\r")


def examined(record: Record, place: str, *, doubtful: bool) -> Iterator[Found]:
    """The record with clean texts and without those that no memory should hold, each of which is told as a skip.

    With ``doubtful``, texts that look written in another language than they are said to be are kept.
    """
    kept: list[Variant] = []
    problems: dict[str, None] = {}
    for variant in record.variants:
        text = clean(variant.text)
        problem = _problem(text, variant.lang, doubtful=doubtful) if text else ""
        if problem:
            problems[problem] = None
        elif text:
            kept.append(replace(variant, text=text))
    several = len({primary_language(variant.lang) for variant in kept}) > 1
    for problem in problems or ([] if several else [_ALONE]):
        yield Skip(place, problem)
    if several:
        yield replace(record, variants=tuple(kept))


def _problem(text: str, lang: str, *, doubtful: bool) -> str:
    if len(text) > LONGEST:
        return f"a text of more than {LONGEST:,} characters"
    if not any(map(str.isalnum, text)):
        return "a text without a letter or digit"
    found = None if doubtful else _other_language(text, primary_language(lang))
    return f"a text said to be {language_name(lang)} that looks {language_name(found)}" if found else ""


def _other_language(text: str, lang: str) -> str | None:
    """Which of English, Kazakh and Russian the text is in, if it is long and is said to be another one of them."""
    if len(text) < _ENOUGH_LETTERS or lang not in {"en", "kk", "ru"}:
        return None
    kazakh, cyrillic = _KAZAKH.search(text), _CYRILLIC.search(text)
    if {"en": not cyrillic and not kazakh, "kk": bool(kazakh), "ru": bool(cyrillic) and not kazakh}[lang]:
        return None
    found = recognise(text)
    enough = sum(map(str.isalpha, text)) >= _ENOUGH_LETTERS
    return found if enough and found not in {None, lang} else None


def date(text: str) -> str:
    """A date in any of the usual spellings as ``YYYYMMDDThhmmssZ``; empty where there is none."""
    match = _DATE.match(text.strip())
    if match is None:
        return ""
    year, month, day, *clock = (part or "00" for part in match.groups())
    return f"{year}{month}{day}T{''.join(clock)}Z" if "01" <= month <= "12" and "01" <= day <= "31" else ""


def share(text: object, default: float = 1.0) -> float:
    """A score in 0..1 from a file, whatever it holds there."""
    try:
        value = float(str(text))
    except ValueError:
        return default
    return min(max(value, 0.0), 1.0) if math.isfinite(value) else default


def with_origin(records: Iterable[Found], origin: Made | None) -> Iterator[Found]:
    """The records, their texts but the source's marked with ``origin`` where they have none of their own."""
    for found in records:
        if origin is None or isinstance(found, Skip):
            yield found
            continue
        source = origin.source or found.variants[0].lang
        yield replace(
            found,
            variants=tuple(
                variant
                if variant.made or primary_language(variant.lang) == primary_language(source)
                else replace(variant, made=replace(origin, lang=variant.lang, text=variant.text, source=source))
                for variant in found.variants
            ),
        )
