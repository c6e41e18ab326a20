"""How alike two texts are, in per cent as OmegaT 3.6 counts it, and in which words they differ.

OmegaT shows three rates: of the words without endings, of the words, and of all tokens, white space among them.

- ``words`` is its second rate, to the per cent. A number is no word: 42 schools match 43 schools in full.
- ``tokens`` is its third rate, to the per cent.
- ``stems`` stands in the place of its first rate, by which texts are chosen and put in order. OmegaT has none for
  Kazakh; for English and Russian it leaves out words such as "not" and «не», so that a sentence and its denial match in
  full. Ours leaves out no word: spellings of a word are one, and in Kazakh its forms with other endings.

OmegaT finds no text without a word; here two of these are compared by all their tokens. It looks at no more than 1,000
words of a text; here all count.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Self

from ..text import Token
from ..text import tokens as visible_tokens
from .tokens import all_tokens, lowered, words
from .words import stems

# The path through the table of edits takes a bit for each pair of tokens.
_MOST_TOKENS: Final = 4000
_PART: Final = re.compile(r"[^\W_]+")
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Rates:
    """The match rates of two texts, 0..100: of their words, of the stems of these, of all tokens.

    The rate of the stems is never below that of the words. ``same_numbers`` says that the same numbers stand in both,
    in the same order.
    """

    words: int
    stems: int
    tokens: int
    same_numbers: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """What is compared of a text: its words, their stems, all its tokens, and those words that have a digit."""

    words: Sequence[str]
    stems: Sequence[str]
    tokens: Sequence[str]
    numbers: Sequence[str]

    @classmethod
    def of(cls, text: str, lang: str) -> Self:
        """How a text in this language is read."""
        plain = lowered(text, lang)
        found = words(plain, lang)
        numbers = (
            [part for part in _PART.findall(plain) if any(map(str.isdecimal, part))] if _DIGIT.search(plain) else []
        )
        return cls(found, stems(found, lang), all_tokens(plain), numbers)

    def rates(self, other: Reading) -> Rates:
        """The match rates of the two texts; all of them are those of the tokens if neither text has a word."""
        every, same_numbers = rate(self.tokens, other.tokens), self.numbers == other.numbers
        if not self.words and not other.words:
            return Rates(every, every, every, same_numbers)
        return Rates(rate(self.words, other.words), rate(self.stems, other.stems), every, same_numbers)


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
    return Reading.of(left, lang).rates(Reading.of(right, lang))


def difference(left: str, right: str) -> list[Piece]:
    """``left`` and ``right`` cut into what they share and what only one has; the equal pieces are as in ``right``.

    Of two very long texts nothing is compared.
    """
    from rapidfuzz.distance import Levenshtein

    if left == right:
        return [Piece("equal", left)]
    lefts, rights = visible_tokens(left), visible_tokens(right)
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
