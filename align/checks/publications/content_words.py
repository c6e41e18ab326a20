"""What the sentences of a collection are about: the stems of their words, weighted by rarity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log

from ....corpus.stems import VERB, continues, english_lemmas
from ....corpus.tables import primary_language

_SHORTEST = 3
# DRIFT, 3.6: Kazakh words that agree in their beginnings are forms of one word; five letters never joined two words
# of a sentence that speaks of the same thing.
_KAZAKH_STEM = 5
_LONGEST_ENDING = 5
_LISTED_ONLY = "ъъъ"  # a stem so short takes no ending that is not on the list

_FEW = 3

Stems = frozenset[str]


@lru_cache(maxsize=1 << 16)
def stem(word: str, lang: str) -> str:
    """The same letters for the forms of a word (given as a key); now and then for two words."""
    language = primary_language(lang)
    if language == "en":
        lemmas = [lemma for lemma, _ in english_lemmas(word) if len(lemma) >= _SHORTEST]
        return min([word, *lemmas], key=len).rstrip("eiy") or word
    if language == "ru":
        for size in range(max(_SHORTEST, len(word) - _LONGEST_ENDING), len(word)):
            if continues(word[size:], _LISTED_ONLY, "*", "ru"):
                return word[:size]
        return word
    if language == "kk":
        sizes = range(_SHORTEST, len(word))
        size = next((n for n in sizes if continues(word[n:], word[:n], VERB, "kk")), len(word))
        return word[: min(size, _KAZAKH_STEM)]
    return word


def content_stems(words: Iterable[str], lang: str) -> Stems:
    """The stems of the words of three letters or more."""
    return frozenset(stem(word, lang) for word in words if len(word) >= _SHORTEST and not word[0].isdigit())


class Rarity:
    """How much each stem says in a collection of sentences: the rarer, the more."""

    def __init__(self, rows: Sequence[Stems]) -> None:
        self._counts = Counter(stem for row in rows for stem in row)
        self._size = len(rows)

    def weight(self, stems: Iterable[str]) -> float:
        """The inverse document frequencies of the stems, added up."""
        return sum(log(1 + self._size / self._counts[stem]) for stem in stems if stem in self._counts)

    def rare(self, stems: Iterable[str], share: float) -> int:
        """How many of the stems stand in so small a share of the sentences (or in three of a small collection)."""
        return sum(self._counts[stem] <= max(share * self._size, _FEW) for stem in stems)

    def count(self, stem: str) -> int:
        """In how many sentences a stem stands."""
        return self._counts[stem]
