"""Whether two spellings differ by a habit of writing names, or by a slip of one letter."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from ....corpus.names import fold_name
from ....corpus.tables import table_lines

_TABLE = Path(__file__).parent / "data" / "respellings.tsv"
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


@lru_cache(maxsize=1 << 14)
def habits(word: str) -> frozenset[str]:
    """The word with the spellings made equal that are mere habits; kh stands for k or for h."""
    return frozenset(_rewritten(word.replace("kh", letter)) for letter in "kh")


def _rewritten(word: str) -> str:
    for pattern, becomes in _rewritings():
        word = pattern.sub(becomes, word)
    return word


@cache
def _rewritings() -> list[tuple[re.Pattern[str], str]]:
    rows = (line.partition("\t") for line in table_lines(_TABLE))
    return [(re.compile(pattern), becomes) for pattern, _, becomes in rows]
