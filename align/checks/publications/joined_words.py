"""The content words of an expression, and the small words and marks that join them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from ....corpus.stems import is_kazakh_case_suffix
from ....corpus.tables import rows_of_language
from ....corpus.text import Token

DASHES = frozenset("-–—―‐‑")
_TABLE = Path(__file__).parent / "data" / "glue.tsv"
_PART = re.compile(r"[^-‐‑]+")


def content(run: Sequence[Token], lang: str) -> tuple[list[str], tuple[str, ...]]:
    """The content words, cut at hyphens, and the glue between them."""
    parts: list[str] = []
    glue: list[str] = []
    between: list[str] = []
    for token in run:
        if token.text in DASHES:
            between.append("–")
        elif token.text == ",":
            between.append(",")
        elif is_glue(token, lang):
            between += [] if token.text == "the" else [token.text]
        else:
            for part in _words(token.text, lang):
                glue.append(" ".join(between))
                parts.append(part)
                between = ["-"]
            between = []
    return parts, tuple(glue[1:])


def without_ones(parts: list[str], glue: tuple[str, ...], lang: str) -> tuple[list[str], tuple[str, ...]]:
    """The words of "One Field, One Harvest" without the word that opens both its parts, those of others as they are."""
    ones = [n for n, part in enumerate(parts) if part.lower() in glue_of(lang)["one"]]
    if len(ones) < 2 or ones[0] or ones[-1] == len(parts) - 1 or any(b - a < 2 for a, b in pairwise(ones)):
        return parts, glue
    before = ["", *glue]
    kept = [(before[n - 1] if n - 1 in ones else before[n], part) for n, part in enumerate(parts) if n not in ones]
    return [part for _, part in kept], tuple(joined for joined, _ in kept[1:])


def _words(word: str, lang: str) -> list[str]:
    """The parts of a word with hyphens, without the case suffix that Kazakh puts behind one."""
    parts: list[str] = _PART.findall(word)
    return parts[:-1] if lang == "kk" and len(parts) > 1 and is_kazakh_case_suffix(parts[-1]) else parts


def is_glue(token: Token, lang: str) -> bool:
    """Whether a token is a small word that may join the words of a name."""
    listed = glue_of(lang)
    return token.text in listed["inner"] or token.text in listed["outer"]


@cache
def glue_of(lang: str) -> dict[str, frozenset[str]]:
    """The small words of a language by what they do: "inner", "outer" and "one", as glue.tsv explains them."""
    rows = {"inner": "", "outer": "", "one": "", **dict(rows_of_language(_TABLE, lang))}
    return {what: frozenset(words.split()) for what, words in rows.items()}
