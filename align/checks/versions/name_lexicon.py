"""Which words of a bead the trilingual lexicon finds on its other side, phrases and peoples included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from rapidfuzz.distance import Prefix

from ....corpus.lexicon import LANGUAGES, Lexicon
from .name_words import Word

_LONGEST_PHRASE = 6
_WATERS = frozenset(["River", "Lake", "Sea", "Mountains", "Desert", "Region", "region"])
# Britain and British have so many letters in common, and all but so many.
_COUNTRY = 4
_CHANGED = 3


def listed_words(own: Sequence[Word], other: Sequence[Word], lang: str) -> tuple[set[int], set[int]]:
    """Where words stand whose entries the other side has, and where the other words of such entries' phrases do."""
    theirs = {entry for word in other for entry in word.entries}
    listed: set[int] = set()
    phrases: set[int] = set()
    for place, word in enumerate(own):
        for entry in word.entries:
            if entry in theirs or (word.capital and not theirs.isdisjoint(_relatives(entry))):
                listed.add(word.start)
                for size in _phrase_sizes(entry, lang, tuple(w.key for w in own[place : place + _LONGEST_PHRASE])):
                    phrases.update(w.start for w in own[place + 1 : place + size])
    return listed, phrases


@lru_cache(maxsize=1 << 16)
def _phrase_sizes(entry: int, lang: str, keys: tuple[str, ...]) -> list[int]:
    """The lengths of the entry's phrases that words may be, told by the beginnings of the words."""
    if lang not in LANGUAGES:
        return []
    sizes = []
    for form in Lexicon.default().entries[entry].forms[lang]:
        stems = [part.partition("~")[0].partition("*")[0].lower() for part in form.replace("-", " ").split(" ")]
        if 1 < len(stems) <= len(keys) and all(
            k.startswith(stem[: max(3, len(stem) - 2)]) for k, stem in zip(keys, stems, strict=False)
        ):
            sizes.append(len(stems))
    return sizes


@lru_cache(maxsize=1 << 14)
def _relatives(entry: int) -> frozenset[int]:
    """The entries of the names that a name is made of or made from, by English: British and Great Britain."""
    return _families().get(entry, frozenset())


@lru_cache(maxsize=1)
def _families() -> dict[int, frozenset[int]]:
    """The names of countries and peoples that begin alike, by entry."""
    entries = Lexicon.default().entries
    by_stem: dict[str, set[tuple[str, int]]] = defaultdict(set)
    families: dict[int, set[int]] = defaultdict(set)
    singles: dict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(entries):
        for form in entry.en.split("|") if entry.kind == "name" else ():
            singles[form].add(number)
    for number, entry in enumerate(entries):
        for form in entry.en.split("|") if entry.kind == "name" else ():
            word, _, what = form.partition(" ")
            if what in _WATERS:  # the river Ural is Жайық, the mountains are Орал
                for relative in singles.get(word, ()):
                    families[number].add(relative)
                    families[relative].add(number)
            word = form
            if word.isalpha() and word[0].isupper() and len(word) >= _COUNTRY:
                by_stem[word[:_COUNTRY]].add((word, number))
    for family in by_stem.values():
        for (one, number), (other, relative) in permutations(family, 2):
            parts = entries[number].pos, entries[relative].pos
            if "adj" in parts and Prefix.similarity(one, other) >= min(len(one), len(other)) - _CHANGED:
                families[number].add(relative)
    return {number: frozenset(family) for number, family in families.items()}
