"""Sentences that two texts of one language share, found through the runs of three words that both have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache

from ....corpus.text import key, tokens
from ....corpus.types import Document

#: A run that stands in more segments than this is a common turn of phrase and finds nothing (as passim's maxDF).
MOST_SEGMENTS = 24
#: Words of a sentence whose repetition is no accident.
SHORTEST = 8
#: Words of a sentence that is held against a like one, to see whether it says the opposite.
SHORT = 5
# One word changed takes three runs of nine away, two that stand apart take six.
SHARED_RUNS = 0.3
#: Of the words of two sentences so many are the same, to be one sentence repeated.
REPEATED = 0.75
#: A sentence with more wordings than this is a formula, filled in anew each time.
FORMULA = 6
# A text of whose longer sentences so many stand in another one is an excerpt of it, or the other way round.
EXCERPT, FEWEST = 0.4, 3

_WORD = re.compile(r"[^\W\d_]+")

Spot = tuple[int, int]
"""The number of a document and that of its segment."""
Run = tuple[str, ...]
Words = tuple[str, ...]


@lru_cache(maxsize=1)
def shared_passages(documents: tuple[Document, ...]) -> SharedPassages:
    """The shared sentences of a collection, found once for the rules that ask one after another."""
    return SharedPassages(documents)


class SharedPassages:
    """The sentences of a collection by their runs of words; each wording counts where it stands first."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.words = [[_words(text) for text in document.sentences] for document in documents]
        self._spots: dict[Run, list[Spot]] = defaultdict(list)
        self.first: dict[Words, list[Spot]] = defaultdict(list)
        for d, rows in enumerate(self.words):
            for n, row in enumerate(rows):
                self.first[row].append((d, n))
                if len(self.first[row]) == 1:
                    for run in runs(row):
                        self._spots[run].append((d, n))

    def near(self, row: Words) -> Counter[Spot]:
        """How many runs of some words each sentence has."""
        found: Counter[Spot] = Counter()
        for run in runs(row):
            spots = self._spots.get(run, ())
            if len(spots) <= MOST_SEGMENTS:
                found.update(spots)
        return found

    def is_formula(self, row: Words) -> bool:
        """Whether words are filled in anew each time: as much of them as makes two sentences alike is in many more."""
        found = runs(row)
        common = sum(len(self._spots.get(run, ())) > MOST_SEGMENTS for run in found)
        alike = SHARED_RUNS * len(found)
        return common >= max(alike, FEWEST) or sum(count >= alike for count in self.near(row).values()) > FORMULA

    @cached_property
    def pairs(self) -> list[tuple[Spot, Spot]]:
        """Two sentences of different texts that are nearly the same, the earlier first; none that stands in both.

        Those with fewer words than ``SHORTEST`` are among them: their likeness alone proves nothing.
        """
        found = []
        for row, (here, *_) in self.first.items():
            if len(row) < SHORT:
                continue
            for there, shared in self.near(row).items():
                size = min(len(row), len(self._row(there)))
                if there > here and there[0] != here[0] and shared >= SHARED_RUNS * (size - 2) and size >= SHORT:
                    found.append((here, there))
        found = [pair for pair in found if self.alike(*pair) >= REPEATED and not self._is_common(*pair)]
        often = Counter(spot for pair in found for spot in pair)
        return [(here, there) for here, there in found if max(often[here], often[there]) <= FORMULA]

    def is_short(self, here: Spot, there: Spot) -> bool:
        """Whether one of two sentences has so few words that it may be repeated by accident."""
        return min(len(self._row(here)), len(self._row(there))) < SHORTEST

    def alike(self, here: Spot, there: Spot) -> float:
        """The share of the words of the longer sentence that the other has too, in whatever order."""
        rows = self._row(here), self._row(there)
        return (Counter(rows[0]) & Counter(rows[1])).total() / max(map(len, rows))

    def _is_common(self, here: Spot, there: Spot) -> bool:
        """Whether one of the wordings stands in the text of the other too."""
        texts = [{d for d, _ in self.first[self._row(spot)]} for spot in (here, there)]
        return there[0] in texts[0] or here[0] in texts[1]

    @cached_property
    def excerpts(self) -> frozenset[frozenset[int]]:
        """The pairs of texts of which one is largely contained in the other."""
        shared: Counter[tuple[int, int]] = Counter()
        sizes = [sum(len(row) >= SHORTEST for row in rows) for rows in self.words]
        for row, spots in self.first.items():
            if len(row) >= SHORTEST:
                texts = Counter(d for d, _ in spots)
                shared.update((a, b) for a in texts for b in texts if a < b)
        shared.update((here[0], there[0]) for here, there in self.pairs if not self.is_short(here, there))
        return frozenset(
            frozenset(pair)
            for pair, count in shared.items()
            if count >= max(FEWEST, EXCERPT * min(sizes[n] for n in pair))
        )

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The keys of the words that some text writes with a small letter: none of them is a name."""
        every = {word for document in self.documents for word in _WORD.findall(document.text)}
        return frozenset(cached_key(word) for word in every if word[0].islower())

    def _row(self, spot: Spot) -> Words:
        return self.words[spot[0]][spot[1]]


def runs(row: Words) -> frozenset[Run]:
    """The different runs of three words."""
    return frozenset(row[n : n + 3] for n in range(len(row) - 2))


def _words(text: str) -> Words:
    return tuple(cached_key(token.text) for token in tokens(text) if token.kind != "punct")


@lru_cache(maxsize=1 << 16)
def cached_key(word: str) -> str:
    """The key of a word, made once for all its places."""
    return key(word)
