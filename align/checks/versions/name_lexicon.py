"""Which words of a bead the trilingual lexicon finds on its other side, phrases and peoples included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, permutations, product
from pathlib import Path

from rapidfuzz.distance import Prefix

from ....corpus.lexicon import LANGUAGES, Lexicon
from ....corpus.tables import table_lines
from .name_words import Word

_TABLE = Path(__file__).parent / "data" / "name_kin.tsv"
_LONGEST_PHRASE = 6
_WATERS = frozenset(["River", "Lake", "Sea", "Mountains", "Desert", "Region", "region"])
# Britain and British have so many letters in common, and all but so many.
_COUNTRY = 4
_CHANGED = 3


def listed_words(own: Sequence[Word], other: Sequence[Word], lang: str) -> tuple[set[int], set[int]]:
    """Where words stand whose entries the other side has, and where the other words of such entries' phrases do."""
    theirs, ours = ({entry for word in side for entry in word.entries} for side in (other, own))
    listed: set[int] = set()
    phrases: set[int] = set()
    for place, word in enumerate(own):
        for entry in word.entries:
            if entry in theirs or (word.capital and has_relative(entry, theirs, ours)):
                sizes = _phrase_sizes(entry, lang, tuple(w.key for w in own[place : place + _LONGEST_PHRASE]))
                (phrases if sizes and _is_another_name(word, theirs) else listed).add(word.start)
                for size in sizes:
                    phrases.update(w.start for w in own[place + 1 : place + size])
    return listed, phrases - listed


def _is_another_name(word: Word, theirs: Collection[int]) -> bool:
    """Whether the first word of a phrase is a name of its own that the other side lacks: Donald in Donald Trump."""
    entries = Lexicon.default().entries
    names = [entry for entry in word.entries if entries[entry].pos == "name" and " " not in entries[entry].en]
    return bool(names) and not any(entry in theirs for entry in names)


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


def has_relative(entry: int, theirs: Collection[int], ours: Collection[int]) -> bool:
    """Whether the other side has a name that the entry is made of or from, or speaks of the same state by another.

    A capital says nothing of its country if both are named on this side: "Tehran is in Iran".
    """
    if not families().get(entry, frozenset()).isdisjoint(theirs):
        return True
    return any(kin in theirs and kin not in ours for kin in _states().get(entry, ()))


@lru_cache(maxsize=1)
def families() -> dict[int, frozenset[int]]:
    """The names that are made of one another, by entry: British and Great Britain."""
    return _linked(chain(_waters(), _peoples()))


@lru_cache(maxsize=1)
def _states() -> dict[int, frozenset[int]]:
    """The names that may stand for one state, by entry."""
    return _linked(_kin())


def _linked(pairs: Iterable[tuple[int, int]]) -> dict[int, frozenset[int]]:
    families: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        families[one].add(other)
        families[other].add(one)
    return {number: frozenset(family) for number, family in families.items()}


def _named() -> dict[str, set[int]]:
    """The entries of names by English form."""
    named: dict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(Lexicon.default().entries):
        for form in entry.en.split("|") if entry.kind in ("name", "acronym") else ():
            named[form].add(number)
    return named


def _waters() -> Iterator[tuple[int, int]]:
    """The river Ural is Жайық, the mountains are Орал."""
    named = _named()
    for form, numbers in named.items():
        word, _, what = form.partition(" ")
        if what in _WATERS:
            yield from product(numbers, named.get(word, ()))


def _peoples() -> Iterator[tuple[int, int]]:
    """The names of countries and peoples that begin alike."""
    entries = Lexicon.default().entries
    by_stem: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for form, numbers in _named().items():
        if form.isalpha() and form[0].isupper() and len(form) >= _COUNTRY:
            by_stem[form[:_COUNTRY]].update((form, number) for number in numbers if entries[number].kind == "name")
    for family in by_stem.values():
        for (one, number), (other, relative) in permutations(family, 2):
            parts = entries[number].pos, entries[relative].pos
            if "adj" in parts and Prefix.similarity(one, other) >= min(len(one), len(other)) - _CHANGED:
                yield number, relative


def _kin() -> Iterator[tuple[int, int]]:
    named = _named()
    for line in table_lines(_TABLE):
        one, other = line.split("\t")
        yield from product(named.get(one, ()), named.get(other, ()))
