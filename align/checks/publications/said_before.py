"""Where in the other texts of a collection quoted words were said: word for word, nearly so, or in other words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from functools import cached_property

from ....corpus.text import Token, tokens
from ....corpus.types import Document, Span
from .content_words import Rarity, Stems, content_stems
from .passages import Passage
from .shared_passages import SharedPassages, Spot, cached_key

#: Sentences on either side of the likeliest one in which a quotation may begin or end.
_AROUND = 3
_LIKELIEST = 3
# Of the words of a quotation so many stand in what was said, in the same order; else it is another statement. One that
# nobody claims to have said before must be as good as the same: all speakers of a language say "we also have to".
KEPT_OF_OWN, KEPT = 0.6, 0.8
# A quotation in other words is held against two sentences at most. It shares so much of the weight of its content
# words with one place, at least three of them and two rare ones, and clearly more than with any other place.
_ALIKE, _WORDS_ALIKE, _RARE_ALIKE, _LEAD = 0.3, 3, 2, 1.3
_RARE = 0.02  # of all sentences
_MOST = 200  # sentences in which a word may stand and still lead to what was said
_SLACK = 3  # words by which the edge of a quotation may lie further out than its length tells
_LONGEST = 400  # words of a quotation that is looked for


class SaidBefore:
    """The texts of a collection as a place to look for quotations from one another."""

    def __init__(self, shared: SharedPassages) -> None:
        self._shared = shared
        self._documents = shared.documents

    def nearly(self, part: Passage, own: int, kept: float) -> Iterator[Passage]:
        """The likeliest passages of other texts with most of the words of a part of document ``own``, in order."""
        asked = _keys(tokens(part.text))[:_LONGEST]
        if self._shared.is_formula(tuple(asked)):
            return
        spots: Counter[Spot] = Counter()
        for spot, count in self._shared.near(tuple(asked)).items():
            for twin in self._shared.first[self._shared.words[spot[0]][spot[1]]][:_LIKELIEST]:
                if self._is_other(own, twin[0]):
                    spots[twin] = count
        for spot, _ in spots.most_common(_LIKELIEST):
            if found := self._around(asked, spot, kept):
                yield found

    def _is_other(self, own: int, number: int) -> bool:
        return number != own and frozenset((own, number)) not in self._shared.excerpts

    def _around(self, asked: list[str], spot: Spot, kept: float) -> Passage | None:
        """The stretch around a segment that answers to the words asked for; none if too few of them are there."""
        document = self._documents[spot[0]]
        window = range(max(spot[1] - _AROUND, 0), min(spot[1] + _AROUND + 1, len(document)))
        words = [word for n in window for word in self._shared.words[spot[0]][n]]
        if (Counter(asked) & Counter(words)).total() < kept * len(asked):
            return None
        matcher = SequenceMatcher(None, asked, words, autojunk=False)
        near = _nearest([block for block in matcher.get_matching_blocks() if block.size > 1], len(asked))
        if sum(block.size for block in near) < kept * len(asked):
            return None
        spans = [span for n in window for span in _spans(document, n)]
        begin, stop = _edges(asked, words, near)
        inside = _holding(document, spans[near[0].b][0], spans[near[-1].b + near[-1].size - 1][1])
        left = max(spans[begin][0], document.segments[inside[0]].start)
        right = min(spans[stop - 1][1], document.segments[inside[-1]].end)
        return Passage(document, inside, (left, right))

    def in_other_words(self, part: Passage, own: int) -> Passage | None:
        """The one or two sentences of another text that speak of the same things as a part, if only one place does."""
        asked = content_stems(_keys(tokens(part.text)), part.document.lang)
        scores = self._scores(asked, own)
        if not scores:
            return None
        (number, segment, size), best = max(scores.items(), key=lambda item: (item[1], -item[0][2]))
        rival = max((s for (d, n, _), s in scores.items() if (d, n) not in _near((number, segment))), default=0.0)
        if best < _ALIKE or best < _LEAD * rival:
            return None
        document, inside = self._documents[number], tuple(range(segment, segment + size))
        return Passage(document, inside, (document.segments[segment].start, document.segments[inside[-1]].end))

    def _scores(self, asked: Stems, own: int) -> dict[tuple[int, int, int], float]:
        """The shares of the weight asked for that single sentences and pairs of neighbours hold."""
        rarity, places = self._topics
        spots = {spot for stem in asked for spot in places.get(stem, ()) if self._is_other(own, spot[0])}
        whole = rarity.weight(asked)
        scores: dict[tuple[int, int, int], float] = {}
        for number, segment in spots:
            for size in (1, 2):
                rows = self._stems[number][segment : segment + size]
                common = asked & frozenset().union(*rows)
                if len(rows) == size and len(common) >= _WORDS_ALIKE and rarity.rare(common, _RARE) >= _RARE_ALIKE:
                    scores[number, segment, size] = rarity.weight(common) / whole
        return scores

    @cached_property
    def _stems(self) -> list[list[Stems]]:
        return [
            [content_stems(row, document.lang) for row in rows]
            for document, rows in zip(self._documents, self._shared.words, strict=True)
        ]

    @cached_property
    def _topics(self) -> tuple[Rarity, dict[str, list[Spot]]]:
        """The rarity of stems, and the sentences of those that are rare enough to lead somewhere."""
        rarity = Rarity([row for rows in self._stems for row in rows])
        places: dict[str, list[Spot]] = defaultdict(list)
        for d, rows in enumerate(self._stems):
            for n, row in enumerate(rows):
                for stem in row:
                    if rarity.count(stem) <= _MOST:
                        places[stem].append((d, n))
        return rarity, places


def _nearest(anchors: Sequence[Match], size: int) -> list[Match]:
    """The blocks that lie no further from the longest one than the quotation is long."""
    longest = max(anchors, key=lambda block: block.size, default=None)
    return [block for block in anchors if longest and abs(block.b - longest.b) <= size]


def _edges(asked: list[str], words: list[str], near: Sequence[Match]) -> tuple[int, int]:
    """Between which words the answer to the words asked for lies; a word may have been left out or put in."""
    begin, stop = max(near[0].b - near[0].a, 0), min(near[-1].b + len(asked) - near[-1].a, len(words))
    begin = next((n for n in range(begin, max(begin - _SLACK, -1), -1) if words[n] == asked[0]), begin)
    stop = next((n for n in range(stop, min(stop + _SLACK, len(words) + 1)) if words[n - 1] == asked[-1]), stop)
    return begin, stop


def _spans(document: Document, number: int) -> list[Span]:
    """Where the words of a segment stand in the text."""
    start = document.segments[number].start
    found = tokens(document.segment_text(number))
    return [(start + token.start, start + token.end) for token in found if token.kind != "punct"]


def _near(spot: Spot) -> set[Spot]:
    return {(spot[0], spot[1] + step) for step in (-1, 0, 1)}


def _holding(document: Document, start: int, end: int) -> tuple[int, ...]:
    segments = document.segments
    first = max(bisect_right(segments, start, key=lambda segment: segment.start) - 1, 0)
    return tuple(range(first, max(bisect_left(segments, end, key=lambda segment: segment.start), first + 1)))


def _keys(found: list[Token]) -> list[str]:
    return [cached_key(token.text) for token in found if token.kind != "punct"]
