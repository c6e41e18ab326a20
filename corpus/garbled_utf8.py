"""UTF-8 that was read in an eight-bit encoding: each letter beyond ASCII stands there as two or three characters.

Such runs speak for themselves («Р”РѕРј», «Ð”Ð¾Ð¼», «â€™»): they are decoded wherever they stand, and where a run could
be a word of its own («Рё») only beside others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

#: Encodings that UTF-8 is read in by mistake.
WRONG: Final = ("cp1251", "cp1252", "koi8_r", "cp866", "mac_cyrillic", "mac_roman")
# Letters of our languages, of Latin alphabets, and the signs of running text, as the characters that were meant.
_CYRILLIC: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯӘҒҚҢӨҰҮҺІ"
_LATIN: Final = "".join(map(chr, (*range(0xC0, 0x180), 0x259, 0x18F, 0x1F5, 0x1F4)))
_SIGNS: Final = "\u00a0¡¢£§©«¬\u00ad®°±²³´µ¶·¹º»¼½¾¿ʼ–—‐‑‒―‘’‚“”„†‡•…‰′″‹›€₸₽№™←→−≈≠≤≥\ufeff\u2009\u202f\u200b"
KNOWN: Final = frozenset(_CYRILLIC + _LATIN + _SIGNS)
# What may follow a capital in a sound text, so that it tells nothing.
_USUAL: Final = frozenset("\u00a0\u00ad»”’“‘…–—‹›®™•†")
_OWN_USUAL: Final = {
    "cp1251": frozenset("ёЁіІ№"),
    "mac_cyrillic": frozenset("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІі"),
    "koi8_r": frozenset("ёЁ÷©"),
}
#: The runs that stand so near to a certain one are of its kind.
_NEAR: Final = 40
_SEVERAL: Final = 3
LOST: Final = "\ufffd"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of garbled characters, ``text[start:end]``, what it means, and whether it can mean nothing else."""

    start: int
    end: int
    meant: str
    certain: bool


def utf8_runs(text: str, wrong: str) -> list[Run]:
    """The runs in a text that are UTF-8 read in ``wrong``, in order."""
    found = _likely(list(_found(text, wrong)), text, wrong)
    certain = [run for run in found if run.certain]
    if not certain:
        return []
    usual = len(certain) >= _SEVERAL
    return list(_believed(found, text, usual=usual))


def _likely(found: list[Run], text: str, wrong: str) -> list[Run]:
    """The runs without those among other garbled letters: in «Ò‡ÚÔ‡Â‚‡», Windows-1251 read as Mac Roman, are pairs."""
    if wrong not in {"cp1252", "mac_roman"} or not found:
        return found
    starts = [0, *(match.end() for match in re.finditer("[\r\n]", text))]
    lines: dict[int, list[Run]] = defaultdict(list)
    for run in found:
        lines[starts[bisect_right(starts, run.start) - 1]].append(run)
    return [run for start, runs in lines.items() if not _is_among_others(runs, text, start, wrong) for run in runs]


def _is_among_others(runs: Sequence[Run], text: str, start: int, wrong: str) -> bool:
    """Whether most of a line, also without the runs, is of letters and signs beyond ASCII of the wrong encoding."""
    line = re.compile("[^\r\n]*").match(text, start)
    shown = line[0] if line else ""
    inside = sum(run.end - run.start for run in runs)
    others = sum(c in bytes_of(wrong) for c in shown) - inside
    return others > max(inside, sum(c.isascii() and c.isalpha() for c in shown))


def replaced(text: str, runs: Sequence[Run]) -> str:
    """The text with the runs as they were meant."""
    parts: list[str] = []
    end = 0
    for run in runs:
        parts += text[end : run.start], run.meant
        end = run.end
    return "".join([*parts, text[end:]])


def _found(text: str, wrong: str) -> Iterator[Run]:
    """All runs; a search for their first two characters spares most of the text the slower one."""
    opening, pattern = _pattern(wrong)
    end = 0
    for place in opening.finditer(text):
        if place.start() >= end and (match := pattern.match(text, place.start())):
            yield _run(match, text, wrong)
            end = match.end()


def _run(match: re.Match[str], text: str, wrong: str) -> Run:
    meant = _decoded(match[0], wrong)
    usual = _USUAL | _OWN_USUAL.get(wrong, frozenset())
    telling = not usual.issuperset(match[0][1::2]) or len(match[0]) > 2 * len(meant.replace(LOST, ""))
    letters = sum(c in _CYRILLIC for c in meant)
    # In these two the second and third characters of such a sign are letters («вАУ»).
    signs = wrong not in {"cp866", "mac_cyrillic"} and any(c > "\u2000" and c != LOST for c in meant)
    latin = any(c in _LATIN for c in meant) and _is_beside_latin(match, text)
    own = wrong in {"cp1252", "cp1251", "mac_roman"} and _is_sign(match, meant, text)
    certain = telling and (letters >= 2 or signs or latin or own or any(run.certain for run in _found(meant, wrong)))
    return Run(match.start(), match.end(), meant, certain)


def _is_sign(match: re.Match[str], meant: str, text: str) -> bool:
    """Whether a run is a sign of Latin-1 (Â£120) with no letter beside it."""
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    return all("\u00a1" <= c <= "\u00bf" for c in meant) and not any(map(_is_letter, around))


def _is_beside_latin(match: re.Match[str], text: str) -> bool:
    """Whether an accented letter has a plain one beside it; else two letters of another alphabet may be meant."""
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    return any(c.isascii() and c.isalpha() for c in around)


def _believed(found: Sequence[Run], text: str, *, usual: bool) -> Iterator[Run]:
    """The certain runs, and those near to them or, where there are several, those that stand as words alone."""
    ends = [run.end for run in found if run.certain]
    starts = [run.start for run in found if run.certain]
    after = 0
    last = -1 - _NEAR
    for run in found:
        while after < len(starts) and starts[after] < run.start:
            after += 1
        ahead = starts[after] - run.end if after < len(starts) else _NEAR + 1
        alone = not _is_letter(text[run.start - 1 : run.start]) and not _is_letter(text[run.end : run.end + 1])
        near = min(run.start - last, ahead) <= _NEAR
        if run.certain or (alone and (near or usual)):
            yield run
            last = ends[after] if run.certain else run.end


def _is_letter(character: str) -> bool:
    return character.isalpha() and not character.isascii()


def _decoded(run: str, wrong: str) -> str:
    """The characters of a run; one whose second half was lost (``?``) becomes U+FFFD if several are possible."""
    known = bytes_of(wrong)
    found = bytearray()
    for n, character in enumerate(run):
        byte = known.get(character)
        if byte is not None:
            found.append(byte)
        elif wrong == "cp1251" and character in f"?{LOST}":
            found.append(0x98)  # the only byte that this encoding lacks
        elif character == " " and n:
            found.append(0xA0)  # a no-break space that somebody made a plain one
        else:
            found[-1:] = LOST.encode()
    return found.decode("utf-8", errors="replace")


@lru_cache(maxsize=16)
def bytes_of(wrong: str) -> dict[str, int]:
    """The bytes from 0x80 of the characters; C1 controls stand for bytes that the encoding lacks, or ISO 8859-1."""
    found = {chr(byte): byte for byte in range(0x80, 0xA0)}
    for byte in range(0x80, 0x100):
        character = bytes([byte]).decode(wrong, errors="replace")
        if character != LOST:
            found[character] = byte
    return found


@lru_cache(maxsize=8)
def _pattern(wrong: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How runs begin, and runs: what letters and signs of our languages look like when they are read in ``wrong``."""
    shown: dict[int, list[str]] = defaultdict(list)
    for character, byte in bytes_of(wrong).items():
        shown[byte].append(character)
    follow: dict[str, set[str]] = defaultdict(set)
    # What was garbled twice means characters of the wrong encoding itself.
    for meant in dict.fromkeys(f"{_CYRILLIC}{_LATIN}{_SIGNS}{''.join(bytes_of(wrong))}"):
        raw = meant.encode()
        heads = [""]
        for byte in raw[:-1]:
            heads = [head + character for head in heads for character in shown[byte]]
        for head in heads:
            follow[head].update(shown[raw[-1]])
    pairs = [f"{re.escape(head)}[{re.escape(''.join(sorted(ends)))}]" for head, ends in follow.items()]
    leads = "".join(_leads(follow, shown))
    # Half of a letter whose other half was lost: only between others, for a question mark may be one.
    lost = f"[{leads}][?{LOST}](?=[{leads}])|[{leads}]{LOST}"
    plain = "(?<![а-яА-Яa-zA-Z])"
    spaced = f"|{plain}{shown[0xD0][0]} (?=[{leads}][^\\w\\s])" if wrong in {"cp1251", "cp1252"} else ""
    pattern = re.compile(f"(?:{'|'.join(sorted(pairs, key=len, reverse=True))}|{lost}{spaced})+")
    firsts = "".join({head[0] for head in follow})
    seconds = "".join({head[1] for head in follow if len(head) > 1}.union(*follow.values(), "? ", LOST))
    return re.compile(f"[{re.escape(firsts)}][{re.escape(seconds)}]"), pattern


def _leads(follow: Collection[str], shown: dict[int, list[str]]) -> list[str]:
    return [character for byte in (0xD0, 0xD1, 0xD2, 0xD3) for character in shown[byte] if character in follow]
