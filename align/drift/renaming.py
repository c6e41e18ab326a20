"""Names that a copy replaces or spells in another way, told from reworded sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rapidfuzz.distance import Levenshtein

from ...corpus.names import THRESHOLD, fold_name, name_similarity
from ...corpus.tables import primary_language
from ...corpus.types import Indices, Link, Span
from .edits import Edit, Pair
from .name_forms import (
    ENDING,
    INFLECTING,
    are_forms,
    are_names,
    begins,
    has_other_sense,
    is_nation,
    listed_names,
    text_of,
)
from .pieces import Piece, words
from .relation import person_forms

Renaming = Literal["spelling", "replaced"]
_Sides = tuple[Sequence[Piece], Sequence[Piece]]
_LONGEST = 6
_ARTICLES = frozenset({"a", "an", "the"})
_JOINS = frozenset("-.'")
_INITIALS = 2
_NEAR = 40
_LAST_WORD = re.compile(r"(?<!\w)(\w{3,}) $")
_AND = frozenset({",", ";", "&", "and", "or", "и", "или", "және", "мен", "бен", "пен"})


def renaming(pair: Pair, edit: Edit) -> Renaming | None:
    """Whether the edit puts one name in the place of another, or spells it in another way; None if it may be neither.

    Both sides must be capitalised words inside a sentence that neither text ever writes small. Of names in the
    lexicon it knows which are one (Semey and Semipalatinsk) and which are two, however alike (Niger and Nigeria).
    """
    sides = _bare(edit.source), _bare(edit.copy)
    if not all(side and are_names(pair, side) for side in sides) or words(sides[0]) == words(sides[1]):
        return None
    lang = pair.source.lang
    texts = _texts(pair, sides)
    known = tuple(listed_names(text, lang) for text in texts)
    one_length = len(words(sides[0])) == len(words(sides[1]))
    if all(known):
        return None if known[0] & known[1] or not (one_length or _are_unlike(sides, lang)) else "replaced"
    if any(text.isupper() for text in texts) or _marks(sides[0]) != _marks(sides[1]):
        return None
    if not one_length:
        return "replaced" if _are_two(pair, sides) else None
    if len({is_nation(text, lang) for text in texts}) > 1:
        return None
    ours, theirs = (fold_name("".join(piece.key for piece in side)) for side in sides)
    if min(len(ours), len(theirs)) < ENDING or (ours != theirs and (begins(ours, theirs) or begins(theirs, ours))):
        return None
    if all(are_forms(*pair, lang) for pair in zip(words(sides[0]), words(sides[1]), strict=True)):
        return None
    return "spelling" if _likeness(sides, lang) >= THRESHOLD else "replaced"


def _likeness(sides: _Sides, lang: str) -> float:
    """How alike two names are, by their letters, by their sounds and, where names have endings, by their stems."""
    keys = tuple(" ".join(piece.key for piece in side) for side in sides)
    folded = [fold_name(name) for name in keys]
    alike = max(Levenshtein.normalized_similarity(*keys), Levenshtein.normalized_similarity(*folded))
    return max(alike, name_similarity(*keys)) if primary_language(lang) in INFLECTING else alike


@dataclass(frozen=True)
class Surroundings:
    """The pieces of a link and of its neighbours in both texts."""

    source: Sequence[Piece]
    copy: Sequence[Piece]

    @classmethod
    def of(cls, pair: Pair, link: Link) -> Surroundings:
        """What stands around the edits of a link."""
        return cls(_around(pair.source_pieces, link.source), _around(pair.copy_pieces, link.copy))

    @cached_property
    def _common(self) -> frozenset[str]:
        return frozenset(piece.key for piece in self.source) & {piece.key for piece in self.copy}

    def reorders(self, edit: Edit) -> bool:
        """Whether both names of an edit stand in both texts, as parts of a list that is in another order."""
        if any(piece.capital and piece.key not in self._common for piece in (*edit.source, *edit.copy)):
            return False
        sides = zip((self.source, self.copy), edit.spans, strict=True)
        return any(not _AND.isdisjoint(_neighbours(text, span)) for text, span in sides)


def _around(pieces: Sequence[Sequence[Piece]], own: Indices) -> list[Piece]:
    return [piece for n in range(max(0, own[0] - 1), min(len(pieces), own[-1] + 2)) for piece in pieces[n]]


def _neighbours(text: Sequence[Piece], span: Span) -> set[str]:
    """The keys of the pieces right before and right behind a span."""
    first = bisect_left(text, span[0], key=lambda piece: piece.start)
    after = bisect_left(text, span[1], key=lambda piece: piece.start)
    return {piece.key for piece in (*text[max(0, first - 1) : first], *text[after : after + 1])}


def _marks(side: Sequence[Piece]) -> list[str]:
    """The marks that do not join a name: "Bavaria, Germany" is more than a name."""
    return [piece.key for piece in side if piece.kind == "punct" and piece.key not in _JOINS]


def _bare(side: Sequence[Piece]) -> Sequence[Piece]:
    """The side without an article in front."""
    return side[1:] if len(side) > 1 and side[0].key in _ARTICLES else side


def _are_two(pair: Pair, sides: _Sides) -> bool:
    """Whether names of unlike numbers of words are surely two: no word of one has to do with one of the other.

    Not so where a side has an office, nor where the lexicon has a word of it as no name: "Mr Tokayev"
    may be "the President", "American" may be "of the United States". A part of a longer name may be any word.
    """
    lang = pair.source.lang
    titles = person_forms(primary_language(lang)).get("title", set())
    rows = [words(side) for side in sides]
    if not titles.isdisjoint((*rows[0], *rows[1])) or max(len(row) for row in rows) > _LONGEST:
        return False
    if not _is_in_name(pair, sides) and any(has_other_sense(text, lang) for text in _texts(pair, sides)):
        return False
    return _are_unlike(sides, lang)


def _are_unlike(sides: _Sides, lang: str) -> bool:
    """Whether no word of one name has to do with one of the other: Korea and the Korean Peninsula do."""
    return not any(_has_to_do(one, other, lang) for one in words(sides[0]) for other in words(sides[1]))


def _is_in_name(pair: Pair, sides: _Sides) -> bool:
    """Whether a capitalised word stands right before both sides, so that they end a longer name."""
    texts = pair.source.text, pair.copy.text
    before = [text[max(0, side[0].start - _NEAR) : side[0].start] for text, side in zip(texts, sides, strict=True)]
    return all((match := _LAST_WORD.search(text)) is not None and match[1][0].isupper() for text in before)


def _has_to_do(one: str, other: str, lang: str) -> bool:
    """Whether a word may be a form, a spelling or the initial of another."""
    if min(len(one), len(other)) <= _INITIALS:
        return one[0] == other[0]
    folded = fold_name(one), fold_name(other)
    return are_forms(one, other, lang) or Levenshtein.normalized_similarity(*folded) >= THRESHOLD


def _texts(pair: Pair, sides: _Sides) -> tuple[str, str]:
    return text_of(pair.source, sides[0]), text_of(pair.copy, sides[1])
