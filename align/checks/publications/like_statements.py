"""The sentences of a collection that state figures, and which of them may speak of the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ....corpus.text import tokens
from ....corpus.types import Document
from .content_words import Rarity, content_stems
from .passages import Passage
from .shared_passages import cached_key
from .statements import Statement

#: Sentences that state a figure and have a stem in common, for the stem to lead from one to the other.
_MOST = 40
_RAREST = 8
_SHARED = 3
_OF_SHORTER, _OF_LONGER = 0.65, 0.4  # of the different words, units and all
_SERIES = 6  # other wordings of a sentence, each with its own figure
_PARALLEL = 0.7  # of the words of the neighbours
_LONGEST = 2000  # characters of a sentence that is read for its figures


_WORD = re.compile(r"[^\W\d_]+")


class Statements:
    """The sentences of a collection that state figures in digits, with the pairs that may be about one thing."""

    def __init__(self, documents: Sequence[Document]) -> None:
        small = _small_words(documents)
        self.rows = [found for d, document in enumerate(documents) for found in _statements(d, document, small)]
        self._texts = [frozenset(map(_bare, document.sentences)) for document in documents]
        self.rarity = Rarity([row.words for row in self.rows])

    def pairs(self) -> list[tuple[Statement, Statement]]:
        """The pairs of which the shorter has most of its words in the longer, a rare one among them; no series."""
        found = list(self._like())
        partners: dict[int, set[str]] = defaultdict(set)
        for one, other in found:
            partners[one].add(_bare(self.rows[other].passage.text))
            partners[other].add(_bare(self.rows[one].passage.text))
        few = {n for n, texts in partners.items() if len(texts) <= _SERIES}
        return [(self.rows[one], self.rows[other]) for one, other in found if one in few and other in few]

    def _like(self) -> Iterator[tuple[int, int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(self.rows):
            rarest = sorted(row.words, key=lambda form: (self.rarity.count(form), form))[:_RAREST]
            for n in sorted({n for form in rarest for n in places[form]}):
                sizes = sorted((len(self.rows[n].words), len(row.words)))
                if len(self.rows[n].words & row.words) >= max(_SHARED, _OF_SHORTER * sizes[0], _OF_LONGER * sizes[1]):
                    yield n, number
            for form in row.words:
                if self.rarity.count(form) <= _MOST:
                    places[form].append(number)

    def are_parallel(self, one: Statement, other: Statement) -> bool:
        """Whether both wordings stand in one of two texts, or between the same neighbours in one text.

        Neither is then the other one altered: two pages of one site, two entries of a list.
        """
        rows = (one, other)
        if one.document != other.document:
            return any(_bare(row.passage.text) in self._texts[beside.document] for row, beside in (rows, rows[::-1]))
        document = one.passage.document
        around = [(row.segment + step for row in rows) for step in (-1, 1)]
        beside = [[document.sentences[n] for n in pair if 0 <= n < len(document)] for pair in around]
        return any(len(pair) > 1 and _are_alike(*pair) for pair in beside)

    def likeness(self, one: Statement, other: Statement) -> tuple[float, float]:
        """The share of the weight of all stems, and of those of the sentence with fewer, that both have."""
        shared = self.rarity.weight(one.stems & other.stems)
        weights = [self.rarity.weight(row.stems) for row in (one, other)]
        return shared / (sum(weights) - shared), shared / min(weights)


def _bare(text: str) -> str:
    return text.strip(" .!?…")


def _are_alike(one: str, other: str) -> bool:
    """Whether two sentences have most of their words in common."""
    rows = [{cached_key(token.text) for token in tokens(text) if token.kind == "word"} for text in (one, other)]
    return len(rows[0] & rows[1]) >= _PARALLEL * max(*map(len, rows), 1)


def _small_words(documents: Sequence[Document]) -> frozenset[str]:
    return frozenset(word for document in documents for word in _WORD.findall(document.text) if word[0].islower())


def _statements(number: int, document: Document, small: frozenset[str]) -> Iterator[Statement]:
    seen: set[str] = set()
    for n, text in enumerate(document.sentences):
        if len(text) > _LONGEST or not any(c.isdigit() for c in text) or text in seen:
            continue
        seen.add(text)
        words = content_stems((cached_key(token.text) for token in tokens(text) if token.kind == "word"), document.lang)
        yield Statement(number, n, Passage.segment(document, n), words, small)
