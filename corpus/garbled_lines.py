"""Whole lines that were read in a wrong encoding: UTF-8 that decodes without a rest, or letters of rarer encodings.

A line is stronger evidence than its words: here are the ways of garbling whose single words could be sound ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from .garbled_utf8 import KNOWN, WRONG, bytes_of
from .garbled_words import Reading, Readings, Table, tables

#: Of UTF-8 read in these only whole lines are believed: «Тұ», a letter then, is in sound Kazakh, too.
_WHOLE_ONLY: Final = ("kz1048", "ptcp154", "iso8859_5")
_LETTERS: Final = 4
_LINE_END: Final = re.compile("[\r\n]")
_CYRILLIC: Final = re.compile("[А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_RIGHT: Final = {"kk": ("kz1048", "ptcp154"), "ru": ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")}
_TAKEN: Final = ("cp1251", "cp1252", "koi8_r", "cp866", "mac_cyrillic", "mac_roman", "iso8859_5", "kz1048")
# Natural logarithms: how much likelier a line must get, and what a pair of its letters must be like then.
_ENOUGH: Final = 60.0
_SOUND: Final = -3.5
_PER_PAIR: Final = 1.0
_SAMPLE: Final = 8
#: After so many odd lines in vain only those are looked at of which most words are odd.
_IN_VAIN: Final = 20


def utf8_lines(text: str) -> dict[int, tuple[int, str, str]]:
    """The lines that are UTF-8 throughout: by where they start, where they end, the wrong encoding, what was meant.

    Where several encodings explain a line, that which explains most lines of the text is believed.
    """
    found = {wrong: dict(_utf8_lines(text, wrong)) for wrong in (*WRONG, *_WHOLE_ONLY)}
    lines: dict[int, tuple[int, str, str]] = {}
    for wrong in sorted(found, key=lambda name: -len(found[name])):
        for start, (end, meant) in found[wrong].items():
            lines.setdefault(start, (end, wrong, meant))
    return dict(sorted(lines.items()))


def _utf8_lines(text: str, wrong: str) -> Iterator[tuple[int, tuple[int, str]]]:
    pattern, end = _pair(wrong), 0
    while match := pattern.search(text, end):
        start = max(end - 1, *(text.rfind(mark, end, match.start()) for mark in "\n\r")) + 1
        last = _LINE_END.search(text, match.end())
        end = last.start() if last else len(text)
        if (meant := _meant(text[start:end], wrong)) is not None:
            yield start, (end, meant)


def _meant(line: str, wrong: str) -> str | None:
    """The line as UTF-8, if all of it is, and of letters and signs that our texts have."""
    known = bytes_of(wrong)
    try:
        meant = bytes(known[c] if c >= "\x80" else ord(c) for c in line).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    beyond = [c for c in meant if not c.isascii()]
    return meant if KNOWN.issuperset(beyond) and len(_CYRILLIC.findall(meant)) >= _LETTERS else None


@lru_cache(maxsize=16)
def _pair(wrong: str) -> re.Pattern[str]:
    """Two Cyrillic letters in a row as they look in UTF-8 that was read in ``wrong``."""
    shown = bytes_of(wrong).items()
    lead = "".join(re.escape(c) for c, byte in shown if 0xD0 <= byte <= 0xD3)
    rest = "".join(re.escape(c) for c, byte in shown if byte < 0xC0)
    return re.compile(f"(?:[{lead}][{rest}]){{2}}")


@lru_cache(maxsize=4)
def _rare(langs: tuple[str, ...]) -> tuple[Table, ...]:
    """The readings that only whole lines are tried with."""
    usual = {table for like in (False, True) for table in tables(langs, like_ours=like)}
    every = (Table(lang, right, wrong) for lang in langs for right in _RIGHT[lang] for wrong in _TAKEN)
    return tuple(table for table in every if table.right != table.wrong and table not in usual)


def letter_lines(text: str, spans: Sequence[tuple[int, int]], langs: tuple[str, ...]) -> dict[int, tuple[int, Table]]:
    """Where the lines start and end that were garbled as a whole in a way that no single word tells."""
    readings, found, in_vain = Readings(), dict[int, tuple[int, Table]](), 0
    for start, end in spans:
        words = text[start:end].split()
        odd = [word for word in words if readings.is_odd(word)]
        if len(odd) * 6 < len(words) or (in_vain >= _IN_VAIN and len(odd) * 3 < 2 * len(words)):
            continue
        if in_vain > 3 * _IN_VAIN and not found:
            break
        if table := _best(words, odd, readings, langs, [table for _, table in found.values()]):
            found[start] = end, table
        else:
            in_vain += 1
    return found


def _best(
    words: Sequence[str], odd: Sequence[str], readings: Readings, langs: tuple[str, ...], found: Sequence[Table]
) -> Table | None:
    """The reading, one of the rare ones, that makes a line likeliest, and leaves nothing odd in it."""
    for table, _ in Counter(found).most_common(1):
        if _is_sound([readings.of(table, word) for word in words], len(odd), readings, _ENOUGH / 6):
            return table
    sample = odd[:: max(1, len(odd) // _SAMPLE)]
    every = (*tables(langs, like_ours=False), *_rare(langs))
    best = max(every, key=lambda table: sum(readings.of(table, word).value for word in sample))
    if best in _rare(langs) and _is_sound([readings.of(best, word) for word in words], len(odd), readings, _ENOUGH):
        return best
    return None


def _is_sound(found: Sequence[Reading], odd: int, readings: Readings, least: float) -> bool:
    """Whether readings leave hardly a word odd, and all of them are much likelier than they were."""
    pairs, changed = sum(reading.pairs for reading in found), sum(reading.changed for reading in found)
    value, after = sum(reading.value for reading in found), sum(reading.after for reading in found)
    still = sum(readings.is_odd(reading.meant) for reading in found)
    return value >= max(least, _PER_PAIR * changed) and after > _SOUND * pairs and still * 12 <= odd
