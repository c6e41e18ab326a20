"""Subtitles (SubRip, WebVTT) as running text: sentences run across cues, and know the time of the cue they begin in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import Any, Final

from .assemble import Extracted, Piece, tidy
from .opening import needed
from .source import Source

# After so long a silence something else begins, in milliseconds.
_PAUSE: Final = 4_000
# A paragraph of so many characters ends with its sentence.
_LONG: Final = 600
_ENDS: Final = re.compile(r"[.!?…][\"'’”»)\]]*$")
_TURN: Final = re.compile(r"[-–—‐]\s*(?=\S)")
_SOUND: Final = re.compile(r"[\[(♪♫#*][^\])]*[\])♪♫#*]?")
_TAGS: Final = re.compile(r"</?[a-zA-Z][^<>]{0,100}>|<\d[\d:.]{3,20}>|\{\\[^{}]{0,100}\}")
# Marks of direction, which Latin and Cyrillic have no use for.
_DIRECTION: Final = re.compile("[\u200e\u200f\u202a-\u202e]")
_STARTS: Final = re.compile(r"^[ \t]*(?:(\d{1,6}):)?(\d{1,2}):(\d{1,2})(?:[.,]\d{1,3})?[ \t]*-->", re.MULTILINE)
_CENTURY: Final = 100
# Where so many cues begin with what the one before ended with, the lines roll up (live captions).
_ROLLS: Final = 0.5
_DOTS: Final = re.compile(r"(?:\.{2,3}|…)\s*(?=[^\W\d_])")


def extract_srt(source: Source) -> Extracted:
    """The text of a SubRip file. Raises ``InputError``."""
    return _extracted(source, "srt")


def extract_vtt(source: Source) -> Extracted:
    """The text of a WebVTT file. Raises ``InputError``."""
    return _extracted(source, "vtt")


def _extracted(source: Source, form: str) -> Extracted:
    with needed("subtitles", source.shown):
        import pysubs2
    text = source.text().lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        cues = [cue for cue in pysubs2.SSAFile.from_string(text, format_=form) if cue.is_text]
    except (pysubs2.exceptions.Pysubs2Error, ValueError, OverflowError) as error:
        said = " ".join(str(error).split())[:120]
        raise source.problem(f"the subtitles are broken ({said}); save them again as .{form}") from None
    if not cues:
        raise source.problem(f"no cue with its time is in this file; check that it is .{form}")
    _count_long_hours(text, cues)
    return Extracted(list(_paragraphs(cues)))


def _count_long_hours(text: str, cues: list[Any]) -> None:
    """Give cues their hours where these have more digits than pysubs2 reads."""
    hours = [int(found[1] or 0) for found in _STARTS.finditer(text)]
    if len(hours) == len(cues):
        for cue, hour in zip(cues, hours, strict=True):
            if hour >= _CENTURY:
                more = (hour - cue.start // 3_600_000) * 3_600_000
                cue.start, cue.end = cue.start + more, cue.end + more


def _paragraphs(cues: list[Any]) -> Iterator[Piece]:
    """Cues joined until a sentence ends where the speaker changes, falls silent or has spoken for long."""
    parts: list[tuple[str, str]] = []
    last = 0
    cues = sorted(cues, key=lambda cue: cue.start)
    for cue, lines in zip(cues, _unrolled([_lines(cue) for cue in cues]), strict=True):
        for number, line in enumerate(_turns(lines)):
            place = f"cue {_time(cue.start)}"
            if parts and _is_apart(parts, line, cue.start - last if number == 0 else 0):
                yield _joined(parts)
                parts = []
            if _SOUND.fullmatch(line):
                yield Piece(line, place, "note", whole=False, reason="a sound, no speech")
            else:
                parts.append((line, place))
        last = max(last, cue.end)
    if parts:
        yield _joined(parts)


def _lines(cue: Any) -> list[str]:
    shown = unescape(_TAGS.sub("", cue.plaintext.replace("\\N", "\n")))
    return [text for line in shown.split("\n") if (text := tidy(_DIRECTION.sub("", line)))]


def _unrolled(cues: list[list[str]]) -> list[list[str]]:
    """The lines that are new in each cue, where those of live captions roll up and are shown again and again."""
    again = [_shared(before, lines) for before, lines in pairwise(cues)]
    if sum(map(bool, again)) < max(2, _ROLLS * len(again)):
        return cues
    return [cues[0], *(lines[count:] for lines, count in zip(cues[1:], again, strict=True))]


def _shared(before: list[str], lines: list[str]) -> int:
    """How many lines a cue begins with that the one before ended with."""
    return next((n for n in range(min(len(before), len(lines)), 0, -1) if before[-n:] == lines[:n]), 0)


def _turns(lines: list[str]) -> list[str]:
    """The lines of a cue joined, except where a dash lets another speaker begin."""
    turns: list[str] = []
    for text in lines:
        if turns and not _TURN.match(text):
            turns[-1] += f" {text}"
        else:
            turns.append(text)
    return turns


def _is_apart(parts: list[tuple[str, str]], line: str, silence: int) -> bool:
    ended = _ENDS.search(parts[-1][0]) is not None and not line[:1].islower()
    size = sum(len(text) for text, _ in parts)
    return (
        silence > _PAUSE or _SOUND.fullmatch(line) is not None or (ended and (bool(_TURN.match(line)) or size > _LONG))
    )


def _joined(parts: list[tuple[str, str]]) -> Piece:
    places: list[tuple[int, str]] = []
    text = ""
    for line, place in parts:
        if text.endswith(("..", "…")) and (dots := _DOTS.match(line)) and line[dots.end()].islower():
            line = line[dots.end() :]  # the dots say, once more, that the sentence goes on
        text += " " if text else ""
        places.append((len(text), place))
        text += line
    return Piece(text, places[0][1], "body", places=tuple(places))


def _time(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
