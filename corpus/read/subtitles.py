"""Subtitles (SubRip, WebVTT) as running text: sentences run across cues, and know the time of the cue they begin in."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_TAGS: Final = re.compile(r"</?[a-zA-Z][^<>]{0,100}>|\{\\[^{}]{0,100}\}")


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
    return Extracted(list(_paragraphs(cues)))


def _paragraphs(cues: list[Any]) -> Iterator[Piece]:
    """Cues joined until a sentence ends where the speaker changes, falls silent or has spoken for long."""
    parts: list[tuple[str, str]] = []
    last = 0
    for cue in cues:
        for number, line in enumerate(_turns(cue)):
            place = f"cue {_time(cue.start)}"
            if parts and _is_apart(parts, line, cue.start - last if number == 0 else 0):
                yield _joined(parts)
                parts = []
            if _SOUND.fullmatch(line):
                yield Piece(line, place, "note", whole=False, reason="a sound, no speech")
            else:
                parts.append((line, place))
        last = cue.end
    if parts:
        yield _joined(parts)


def _turns(cue: Any) -> list[str]:
    """The lines of a cue joined, except where a dash lets another speaker begin."""
    turns: list[str] = []
    for line in _TAGS.sub("", cue.plaintext.replace("\\N", "\n")).split("\n"):
        text = tidy(line)
        if text and turns and not _TURN.match(text):
            turns[-1] += f" {text}"
        elif text:
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
        text += " " if text else ""
        places.append((len(text), place))
        text += line
    return Piece(text, places[0][1], "body", places=tuple(places))


def _time(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
