"""The scorer of given sentence vectors, from whatever encoder: how alike two spans are beyond what chance makes them.

A span's vector is the sum of its sentences' unit vectors, so nothing but single sentences need be encoded, and the
similarity of two spans follows from the products of their sentences. These are formed only near the band, a block of
rows at a time: time and memory are proportional to the length of the documents.

Encoders differ in how alike they find texts that have nothing to do with each other. So similarity counts from the
mean similarity to all segments of the other document, as in the normalisation by random sentences of Thompson and
Koehn (2019): the ``margin`` is 0 for a span like any other, 1 for the very same one. Unlike there, a merged bead is
scored once and not once for each of its segments: two right beads in one lose the score of one, so that no margin
against neighbours is needed to keep beads small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ..corpus.types import Bead, Document
from .grid import BEAD_TYPES, COARSE_TYPES, REACH, Band, Cells, Ints, span_sums
from .sparse import Matches, ThirdLanguage
from .sureness import UNCHANGED, Sureness

#: Rows of the band whose products are formed at a time: enough for BLAS, few enough to stay near it (24 to 96 tried).
_BLOCK = 64
#: The least share of its greatest possible similarity that lies above chance, for texts that are all alike.
_LEAST_ROOM = 0.05
_LONGER_SIDE = np.array([max(sizes) for sizes in BEAD_TYPES], dtype=np.float32)[:, None]


@dataclass(frozen=True, slots=True)
class VectorWeights:
    """How margins become log-odds, and the prices.

    For margins of translations and of others that scatter alike about their means, log-odds are linear, zero in the
    middle, and rise by the distance of the means over the variance. The defaults follow from means of 0.75 and 0, that
    is cosines of 0.8 and 0.2, with a deviation of 0.2 (0.75 / 0.04 is near 20); the middle is put a little higher
    because more pairs are wrong than right. The other prices are round numbers about the logs of frequencies.
    """

    slope: float = 20.0
    middle: float = 0.42
    #: The middle for groups of segments, which are seldom cut alike: a share of what they say is enough.
    coarse: float = 0.2
    #: Each segment of a bead beyond one on each side.
    merged: float = -1.5
    gap: float = -2.0
    jump: float = -8.0
    #: What a third version is worth that says the same, and one that lacks the segment.
    third: float = 4.0
    lost: float = 1.0


@dataclass(frozen=True)
class Side:
    """One document as vectors, shape (segments, dimension): each the sum of the unit vectors of ``sizes`` sentences.

    ``chance`` is the product of each vector with the mean unit vector of the other document.
    """

    vectors: Cells
    sizes: Cells
    chance: Cells

    def __len__(self) -> int:
        return len(self.vectors)

    @cached_property
    def norms(self) -> Cells:
        """Lengths of the vectors of spans of 1 to ``REACH`` segments, shape (REACH, segments), by last segment."""
        products = [np.einsum("ij,ij->i", self.vectors, self.vectors)]
        products += [np.einsum("ij,ij->i", self.vectors[:-lag], self.vectors[lag:]) for lag in range(1, REACH)]
        result = np.zeros((REACH, len(self)), dtype=np.float32)
        for size in range(1, REACH + 1):
            for lag in range(min(size, len(self))):
                pairs = np.convolve(products[lag], np.ones(size - lag))[: len(products[lag])]
                result[size - 1, lag:] += (2 if lag else 1) * pairs
        return np.sqrt(np.maximum(result, 0))

    @cached_property
    def spans(self) -> tuple[Cells, Cells, Cells]:
        """Norms, sizes and products with chance of the spans that end at each segment, each (REACH, segments)."""
        sizes, chance = (
            np.stack([np.convolve(values, np.ones(size))[: len(self)] for size in range(1, REACH + 1)]).astype(
                np.float32
            )
            for values in (self.sizes, self.chance)
        )
        return self.norms, sizes, chance

    def grouped(self, size: int) -> Side:
        """The same for groups of ``size`` neighbouring segments."""
        return Side(*(_group_sums(values, size) for values in (self.vectors, self.sizes, self.chance)))


@dataclass(frozen=True)
class VectorEvidence:
    """What sentence vectors say of two documents."""

    weights: VectorWeights
    left: Side
    right: Side
    third: ThirdLanguage | None = None
    types: int = len(BEAD_TYPES)

    @classmethod
    def of(cls, left: Cells, right: Cells, weights: VectorWeights | None = None) -> VectorEvidence:
        """The evidence of two documents' vectors, of any length each, shape (segments, dimension)."""
        ours, theirs = (_unit(vectors) for vectors in (left, right))
        sides = (
            Side(mine, np.ones(len(mine), dtype=np.float32), mine @ other.mean(axis=0, dtype=np.float32))
            for mine, other in ((ours, theirs), (theirs, ours))
        )
        return cls(weights or VectorWeights(), next(sides), next(sides))

    @property
    def rows(self) -> int:
        """How many segments the left document has."""
        return len(self.left)

    @property
    def columns(self) -> int:
        """How many segments the right document has."""
        return len(self.right)

    def bead_scores(self, band: Band) -> Cells:
        """See ``Evidence``."""
        weights = self.weights
        types = BEAD_TYPES[: self.types]
        scores = np.zeros((self.types, band.cells), dtype=np.float32)
        for cells, margins in self._margins(band):
            scores[:, cells] = margins
        scores -= np.float32(weights.middle)
        scores *= np.float32(weights.slope)
        scores += np.array([weights.merged * (p + q - 2) for p, q in types], dtype=np.float32)[:, None]
        if self.third:
            support = self.third.support.block_sums(band) / _LONGER_SIDE
            left, right = span_sums(band, self.third.left_lost, self.third.right_lost)
            third = np.float32(weights.third) * support - np.float32(weights.lost) * (left + right)
            scores += third[: self.types]
        return scores

    def _margins(self, band: Band) -> Iterator[tuple[slice, Cells]]:
        """Margins of the beads that end in each block of rows: which cells, and values, shape (types, cells)."""
        for first in range(1, self.rows + 1, _BLOCK):
            last = min(first + _BLOCK, self.rows + 1)
            start, end = max(int(band.low[first]), 1), int(band.high[last - 1]) + 1
            if start >= end:
                continue
            margins = self._block((first, last), (start, end))
            cells = slice(int(band.starts[first]), int(band.starts[last]))
            place = _places(band, (first, last), (start, end))
            yield cells, margins.reshape(self.types, -1).take(place, axis=1)

    def _block(self, rows: tuple[int, int], columns: tuple[int, int]) -> Cells:
        """Margins of all beads that end at the nodes of a rectangle, shape (types, rows, columns)."""
        singles = _padded(self.left.vectors, rows) @ _padded(self.right.vectors, columns).T
        height, width = rows[1] - rows[0], columns[1] - columns[0]
        left, right = (
            [values[:, ends[0] - 1 : ends[1] - 1] for values in side.spans]
            for side, ends in ((self.left, rows), (self.right, columns))
        )
        result = np.empty((self.types, height, width), dtype=np.float32)
        for kind, ((p, q), products) in enumerate(zip(BEAD_TYPES[: self.types], _block_sums(singles), strict=False)):
            norms, sizes, chance = ([values[p - 1][:, None] for values in left][k] for k in range(3))
            their_norms, their_sizes, their_chance = (values[q - 1][None, :] for values in right)
            by_chance = 0.5 * (chance * their_sizes + sizes * their_chance)
            most = norms * their_norms
            room = np.maximum(most - by_chance, _LEAST_ROOM * most)
            np.divide(products - by_chance, np.maximum(room, 1e-6), out=result[kind])
        return result

    @property
    def gap_score(self) -> float:
        """See ``Evidence``."""
        return self.weights.gap

    @property
    def jump_score(self) -> float:
        """See ``Evidence``."""
        return self.weights.jump

    @property
    def sureness(self) -> Sureness:
        """See ``Evidence``. Nothing was learnt of it, so probabilities stand as they are."""
        return UNCHANGED

    @property
    def three_way_sureness(self) -> Sureness:
        """See ``Evidence``."""
        return UNCHANGED

    def agreement(self, beads: Sequence[Bead]) -> float:
        """See ``Evidence``. Vectors of unrelated texts say so by their scores."""
        return 1.0

    def taught(self, links: Matches) -> VectorEvidence:
        """See ``Evidence``. The vectors already know what the words mean."""
        return self

    def grouped(self, size: int) -> VectorEvidence:
        """See ``Evidence``."""
        third = self.third.grouped(size) if self.third else None
        weights = replace(self.weights, middle=self.weights.coarse, merged=0.0)
        return VectorEvidence(weights, self.left.grouped(size), self.right.grouped(size), third, COARSE_TYPES)

    def with_third(self, third: ThirdLanguage) -> VectorEvidence:
        """See ``Evidence``."""
        return replace(self, third=third)


def _unit(vectors: Cells) -> Cells:
    """The vectors at length 1; one of length 0 stays."""
    found = np.asarray(vectors, dtype=np.float32)
    lengths: Cells = np.sqrt(np.einsum("ij,ij->i", found, found))
    lengths[lengths == 0] = 1
    result: Cells = found / lengths[:, None]
    return result


def _group_sums(values: Cells, size: int) -> Cells:
    """Sums of each ``size`` neighbouring rows; adding every other row is many times faster than ``reduceat``."""
    result = values[::size].copy()
    for offset in range(1, size):
        further = values[offset::size]
        result[: len(further)] += further
    return result


def _padded(vectors: Cells, ends: tuple[int, int]) -> Cells:
    """The vectors of the segments before the nodes, and of as many more before them as a bead may hold."""
    first = ends[0] - REACH
    part = vectors[max(first, 0) : ends[1] - 1]
    return part if first >= 0 else np.concatenate([np.zeros((-first, vectors.shape[1]), dtype=np.float32), part])


def _block_sums(singles: Cells) -> Iterator[Cells]:
    """For each bead type the sums over its block; ``singles`` begins ``REACH - 1`` segments before the first ones."""
    height, width = (size - REACH + 1 for size in singles.shape)
    tall = {1: singles}
    for p in range(2, REACH + 1):
        tall[p] = singles + np.concatenate([np.zeros((1, singles.shape[1]), dtype=np.float32), tall[p - 1][:-1]])
    for p, q in BEAD_TYPES:
        rows = tall[p][REACH - 1 : REACH - 1 + height]
        total = rows[:, REACH - 1 :].copy()
        for back in range(1, q):
            total += rows[:, REACH - 1 - back : REACH - 1 - back + width]
        yield total


def _places(band: Band, rows: tuple[int, int], columns: tuple[int, int]) -> Ints:
    """Where in a rectangle of nodes, flat, the band's cells of these rows stand; anywhere for column 0."""
    first, last = rows
    widths = (band.high - band.low + 1)[first:last]
    offset = np.arange(last - first) * (columns[1] - columns[0]) + band.low[first:last] - columns[0]
    within = np.arange(widths.sum()) - np.repeat(np.cumsum(widths) - widths, widths)
    places: Ints = np.maximum(np.repeat(offset, widths) + within, 0)
    return places


@dataclass(frozen=True)
class VectorScorer:
    """Judges by vectors, given by document id or by a function of the document; shape (segments, dimension)."""

    vectors: Mapping[str, Cells] | Callable[[Document], Cells]
    weights: VectorWeights | None = None

    def evidence(self, left: Document, right: Document) -> VectorEvidence:
        """See ``Scorer``. Raises ``ValueError`` where the vectors of a document are not one for each segment."""
        return VectorEvidence.of(self._of(left), self._of(right), self.weights)

    def _of(self, document: Document) -> Cells:
        found = self.vectors(document) if callable(self.vectors) else self.vectors[document.id]
        if found.ndim != 2 or len(found) != len(document):
            raise ValueError(f"{document.id}: {len(document)} segments, but vectors of the shape {found.shape}")
        return found
