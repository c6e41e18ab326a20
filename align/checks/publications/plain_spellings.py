"""The spellings made equal that a writer hesitates between, by the rows of spellings.tsv."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from ....corpus.rewriting import Rewriting
from ....corpus.tables import table_lines

_TABLE = Path(__file__).parent / "data" / "spellings.tsv"


@lru_cache(maxsize=1 << 16)
def plain_spellings(word: str, of: str) -> frozenset[str]:
    """A word in small letters, with the spellings of ``of`` made equal: a language, for common words, or ``name``.

    In names and in English words kh stands for k or for h.
    """
    words = [word.replace("kh", letter) for letter in "kh"] if of in ("name", "en") else [word]
    return frozenset(map(_rewriting(of), words))


def american(word: str) -> str:
    """An English word in small letters in the American spelling."""
    return _rewriting("american")(word)


@cache
def _rewriting(of: str) -> Rewriting:
    rows = (line.split("\t") for line in table_lines(_TABLE))
    return Rewriting((pattern, becomes) for what, pattern, becomes in rows if of in what.split())
