"""Where a program that follows our SRX rules cuts a text, and which rules more it needs to cut this text as we do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from typing import Final

from .segmentation_rules import CLOSERS, NOTE_MARK, STOPS, Rule, rules

_CONTEXT: Final = 30
_WINDOW: Final = 64


def cuts(text: str, lang: str) -> list[int]:
    """Where a program that follows the rules cuts a paragraph: the end of each of its sentences but the last."""
    compiled = _compiled(lang)
    found = []
    for match in _places().finditer(text):
        end = match.end()
        for breaks, before, after in compiled:
            if after.match(text, end) and before.search(text, max(0, end - _WINDOW), end):
                if breaks:
                    found.append(end)
                break
    return found


def exceptions(text: str, lang: str, ends: Sequence[int]) -> list[Rule]:
    """Rules to put before those of ``lang``, so that a paragraph is cut at ``ends`` and nowhere else."""
    ruled, wanted = set(cuts(text, lang)), set(ends)
    return [
        Rule(
            place in wanted,
            re.escape(text[max(0, place - _CONTEXT) : place]),
            f"(?={re.escape(text[place : place + _CONTEXT])})",
        )
        for place in sorted(ruled ^ wanted)
    ]


@cache
def _places() -> re.Pattern[str]:
    """Each place that a rule can be about: behind a stop with what closes it, before white space or a capital."""
    return re.compile(python(rf"{STOPS}{CLOSERS}{NOTE_MARK}(?=\s|[ \u00a0]|\p{{Lu}})|(?<=\s)[»”\"](?=\s)|[。！？｡]"))


@cache
def _compiled(lang: str) -> list[tuple[bool, re.Pattern[str], re.Pattern[str]]]:
    return [
        (rule.breaks, re.compile(rf"(?:{python(rule.before)})\Z"), re.compile(python(rule.after)))
        for rule in rules(lang)
    ]


def python(pattern: str) -> str:
    r"""The pattern for ``re``, which does not know ``\p{...}``."""
    for name, inside in _classes().items():
        within = re.compile(rf"(\[(?:\\.|[^\]\\])*?)\\p\{{{name}\}}")
        pattern = within.sub(partial(_put_in, inside), pattern)
        pattern = pattern.replace(rf"\p{{{name}}}", f"[{inside}]")
    return pattern


def _put_in(inside: str, match: re.Match[str]) -> str:
    return match[1] + inside


@cache
def _classes() -> dict[str, str]:
    tests = {"Lu": str.isupper, "Ll": str.islower, "L": str.isalpha}
    return {name: _ranges([chr(code) for code in range(0x10000) if test(chr(code))]) for name, test in tests.items()}


def _ranges(characters: Sequence[str]) -> str:
    parts: list[list[str]] = []
    for character in characters:
        if parts and ord(character) == ord(parts[-1][1]) + 1:
            parts[-1][1] = character
        else:
            parts.append([character, character])
    return "".join(f"{first}-{last}" for first, last in parts)
