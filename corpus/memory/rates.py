"""How alike two texts are, in per cent by OmegaT's formula, and in which words they differ.

Held against OmegaT 3.6 on thirty pairs of sentences, its rate without stemming is ours wherever both see the same
words. To OmegaT a number is no word, so that 42 schools match 43 schools in full; here they do not. Other differences:
it reads ё and е as two letters, and takes U.S. and name_of_thing for one word each.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ..text import Token, tokens
from .words import stems, words

# The path through the table of edits takes a bit for each pair of tokens.
_MOST_TOKENS: Final = 4000


@dataclass(frozen=True, slots=True)
class Rates:
    """The match rates of two texts, 0..100: of their words, of the stems of these, of all visible tokens."""

    words: int
    stems: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both texts have, or one of them only: ``removed`` stand in the first, ``added`` in the second."""

    kind: Literal["equal", "removed", "added"]
    text: str


def rate(left: Sequence[Hashable], right: Sequence[Hashable]) -> int:
    """100 less the share of words to put in, take out or replace, rounded down; 0 if one side has none.

    The formula of OmegaT (``FuzzyMatcher.calcSimilarity``): the Levenshtein distance of the words by the longer side.
    """
    from rapidfuzz.distance import Levenshtein

    if not left or not right:
        return 0
    longer = max(len(left), len(right))
    return 100 * (longer - Levenshtein.distance(left, right)) // longer


def rates(left: str, right: str, lang: str) -> Rates:
    """The match rates of two texts in one language."""
    left_words, right_words = words(left), words(right)
    by_words = rate(left_words, right_words)
    stemmed = stems(left_words, lang), stems(right_words, lang)
    return Rates(by_words, max(by_words, rate(*stemmed)), rate(_texts(tokens(left)), _texts(tokens(right))))


def difference(left: str, right: str) -> list[Piece]:
    """``left`` and ``right`` cut into what they share and what only one has; the equal pieces are as in ``right``.

    Of two very long texts nothing is compared.
    """
    from rapidfuzz.distance import Levenshtein

    if left == right:
        return [Piece("equal", left)]
    lefts, rights = tokens(left), tokens(right)
    if max(len(lefts), len(rights)) > _MOST_TOKENS:
        return [Piece("removed", left), Piece("added", right)]
    pieces: list[Piece] = []
    changed: dict[Literal["removed", "added"], str] = {"removed": "", "added": ""}
    for code in Levenshtein.opcodes(_texts(lefts), _texts(rights)):
        changed["removed"] += _slice(left, lefts, code.src_start, code.src_end) if code.tag != "equal" else ""
        changed["added"] += _slice(right, rights, code.dest_start, code.dest_end) if code.tag != "equal" else ""
        if code.tag == "equal":
            pieces += _changes(changed)
            changed = {"removed": "", "added": ""}
            pieces.append(Piece("equal", _slice(right, rights, code.dest_start, code.dest_end)))
    return [*pieces, *_changes(changed)]


def _changes(changed: dict[Literal["removed", "added"], str]) -> list[Piece]:
    """All that was taken out in one place, then all that was put in there."""
    return [Piece(kind, text) for kind, text in changed.items() if text]


def marked(pieces: Sequence[Piece]) -> str:
    """The pieces as one text, ``[-removed-]`` and ``{+added+}`` (the marks of wdiff)."""
    frames = {"equal": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    shown = ""
    for piece in pieces:
        bare = piece.text.strip()
        gap = " " if shown and not shown.endswith(" ") and piece.text[:1].isspace() else ""
        shown += gap + frames[piece.kind].format(bare)
    return shown.strip()


def _texts(found: Sequence[Token]) -> list[str]:
    return [token.text for token in found]


def _slice(text: str, found: Sequence[Token], start: int, end: int) -> str:
    """The characters of some tokens with the white space before them."""
    return text[found[start - 1].end if start else 0 : found[end - 1].end] if start < end else ""
