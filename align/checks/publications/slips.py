"""Whether two spellings of a name differ by a slip of one letter."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from ....corpus.names import fold_name

_ENDING = 3  # last letters that are alike if the slip is not in an ending
_VOWELS = frozenset("aeiou")
_ALIKE = tuple(map(frozenset, ("mn", "bp", "dt", "gk", "sz", "fv", "hk")))


def is_slip(one: str, other: str) -> bool:
    """Whether two long names differ in one vowel or in letters of one sound, not at the beginning or in an ending."""
    left, right = fold_name(one), fold_name(other)
    if (
        left == right
        or left[0] != right[0]
        or one[-_ENDING:] != other[-_ENDING:]
        or left[-_ENDING:] != right[-_ENDING:]
    ):
        return False
    edits = Levenshtein.editops(left, right)
    if len(edits) != 1:
        return False
    (edit,) = edits
    letters = {
        *left[edit.src_pos : edit.src_pos + (edit.tag != "insert")],
        *right[edit.dest_pos : edit.dest_pos + (edit.tag != "delete")],
    }
    return letters <= _VOWELS or letters in _ALIKE
