"""Names that a copy replaces or spells in another way, told from reworded sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rapidfuzz.distance import Levenshtein, Prefix

from ...corpus.names import THRESHOLD, fold_name
from ...corpus.tables import primary_language
from .edits import Edit, Pair, Piece

Renaming = Literal["spelling", "replaced"]
# What may follow a common beginning if the two are forms of one word: case endings, demonyms.
_ENDING = 4
_INFLECTING = frozenset({"kk", "ru"})


def renaming(pair: Pair, edit: Edit) -> Renaming | None:
    """Whether the edit puts one name in the place of another, or spells it in another way; None if it may be neither.

    Both sides must be capitalised words inside a sentence, as many of them, that neither text ever writes small.
    """
    sides = edit.source, edit.copy
    if len(edit.source) != len(edit.copy) or not edit.source or not all(_are_names(pair, side) for side in sides):
        return None
    ours, theirs = (fold_name("".join(piece.key for piece in side)) for side in sides)
    if min(len(ours), len(theirs)) < _ENDING or any(_is_acronym(text) for text in _texts(pair, edit)):
        return None
    if ours != theirs and _is_form(ours, theirs, pair.source.lang):
        return None
    alike = max(Levenshtein.normalized_similarity(ours, theirs), Levenshtein.normalized_similarity(*_keys(edit)))
    return "spelling" if alike >= THRESHOLD else "replaced"


def _are_names(pair: Pair, side: Sequence[Piece]) -> bool:
    return all(
        piece.kind == "punct" or (piece.capital and piece.key not in pair.common_words and not pair.opens(piece))
        for piece in side
    )


def _keys(edit: Edit) -> tuple[str, str]:
    return " ".join(piece.key for piece in edit.source), " ".join(piece.key for piece in edit.copy)


def _texts(pair: Pair, edit: Edit) -> tuple[str, str]:
    return pair.source.text[slice(*edit.spans[0])], pair.copy.text[slice(*edit.spans[1])]


def _is_acronym(text: str) -> bool:
    return text.isupper()


def _is_form(ours: str, theirs: str, lang: str) -> bool:
    """Whether both differ in their endings only: Kazakh and Kazakhstan, and with case endings Астана and Астанада."""
    stem = Prefix.similarity(ours, theirs)
    endings = sorted((len(ours) - stem, len(theirs) - stem))
    return stem >= _ENDING and endings[1] <= _ENDING and (endings[0] == 0 or primary_language(lang) in _INFLECTING)
