"""The embedded lexical scorer: lengths, numbers, words spelled alike and punctuation; no weights to download.

A bead's score is linear in features that add up over segments, so that a merged span is comparable with the sum
of its parts. The weights were learnt by ``benchmarks/train_lexical.py`` and lie in ``data/lexical.json``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from ..corpus.types import Document
from .anchors import number_matches, word_matches
from .grid import BEAD_TYPES, Band, Floats
from .lengths import LengthModel
from .marks import MARKS, mark_counts
from .sparse import Matches, ThirdLanguage, group_sums

_LONGER_SIDE = np.array([max(sizes) for sizes in BEAD_TYPES], dtype=np.float64)
_DATA = Path(__file__).parent / "data" / "lexical.json"


@dataclass(frozen=True, slots=True)
class LexicalWeights:
    """What each feature counts for, without and with the evidence of a third language, and the law of lengths."""

    features: Mapping[str, float]
    joint: Mapping[str, float]
    lengths: LengthModel

    @classmethod
    @cache
    def default(cls) -> LexicalWeights:
        """The weights shipped in the package."""
        table = json.loads(_DATA.read_text(encoding="utf-8"))
        return cls(table["pairwise"], table["joint"], LengthModel(**table["lengths"]))


@dataclass(frozen=True)
class LexicalEvidence:
    """Everything the lexical scorer knows of two documents; arrays run over segments."""

    weights: LexicalWeights
    expected: float
    left_lengths: Floats
    right_lengths: Floats
    left_marks: Floats
    right_marks: Floats
    matches: Mapping[str, Matches]
    third: ThirdLanguage | None = None

    @property
    def features(self) -> Mapping[str, float]:
        """The weights that hold for the evidence at hand."""
        return self.weights.joint if self.third else self.weights.features

    @property
    def rows(self) -> int:
        """How many segments the left document has."""
        return len(self.left_lengths)

    @property
    def columns(self) -> int:
        """How many segments the right document has."""
        return len(self.right_lengths)

    def bead_features(self, band: Band) -> Iterator[tuple[str, Floats]]:
        """Name and values, shape (bead types, cells), of each feature of a bead."""
        for p, q in BEAD_TYPES:
            if (p, q) != (1, 1) and p <= q:
                flags = [float(sizes in ((p, q), (q, p))) for sizes in BEAD_TYPES]
                yield f"bead {p}:{q}", np.array(flags)[:, None]
        left, right = _span_sums(band, self.left_lengths, self.right_lengths)
        yield "length", self.weights.lengths.log_odds(np.maximum(left, 1), np.maximum(right, 1), self.expected)
        for name, matches in self.matches.items():
            yield name, matches.block_sums(band)
        if self.third:
            yield "third", self.third.support.block_sums(band) / _LONGER_SIDE[:, None]
        for k, name in enumerate(MARKS):
            left, right = _span_sums(band, self.left_marks[k], self.right_marks[k])
            yield name, np.minimum(left, right)

    def null_features(self) -> Iterator[tuple[str, Floats, Floats]]:
        """Name and values, per left and per right segment, of each feature of a segment without a counterpart."""
        yield "null", np.ones(self.rows), np.ones(self.columns)
        yield "null length", _log_length(self.left_lengths), _log_length(self.right_lengths)
        for name, matches in self.matches.items():
            left, right = matches.row_totals(self.rows), matches.column_totals(self.columns)
            yield f"null {name}", np.minimum(left, 1), np.minimum(right, 1)
        if self.third:
            left = self.third.support.row_totals(self.rows)
            right = self.third.support.column_totals(self.columns)
            yield "null third", np.minimum(left, 1), np.minimum(right, 1)
            yield "null in third", self.third.left_lost, self.third.right_lost

    def bead_scores(self, band: Band) -> Floats:
        """See ``Evidence``."""
        rows, columns = band.nodes()
        scores = np.zeros((len(BEAD_TYPES), len(rows)))
        for name, values in self.bead_features(band):
            scores += self.features.get(name, 0.0) * values
        for t, (p, q) in enumerate(BEAD_TYPES):
            scores[t, (rows < p) | (columns < q)] = -np.inf
        return scores

    def null_scores(self) -> tuple[Floats, Floats]:
        """See ``Evidence``."""
        left, right = np.zeros(self.rows), np.zeros(self.columns)
        for name, left_values, right_values in self.null_features():
            left += self.features.get(name, 0.0) * left_values
            right += self.features.get(name, 0.0) * right_values
        return left, right

    @property
    def gap_score(self) -> float:
        """See ``Evidence``."""
        return min(0.0, self.features.get("gap", 0.0))

    def grouped(self, size: int) -> LexicalEvidence:
        """See ``Evidence``."""
        return replace(
            self,
            left_lengths=group_sums(self.left_lengths, size),
            right_lengths=group_sums(self.right_lengths, size),
            left_marks=np.array([group_sums(marks, size) for marks in self.left_marks]),
            right_marks=np.array([group_sums(marks, size) for marks in self.right_marks]),
            matches={name: matches.grouped(size) for name, matches in self.matches.items()},
            third=self.third.grouped(size) if self.third else None,
        )

    def with_third(self, third: ThirdLanguage) -> LexicalEvidence:
        """See ``Evidence``."""
        return replace(self, third=third)


@dataclass(frozen=True)
class LexicalScorer:
    """The scorer that needs no weights to be downloaded; it knows no word but judges any pair of languages."""

    weights: LexicalWeights | None = None

    def evidence(self, left: Document, right: Document) -> LexicalEvidence:
        """See ``Scorer``."""
        weights = self.weights or LexicalWeights.default()
        numbers, (names, words) = number_matches(left, right), word_matches(left, right)
        return LexicalEvidence(
            weights=weights,
            expected=weights.lengths.expected(left.lang, right.lang),
            left_lengths=_lengths(left),
            right_lengths=_lengths(right),
            left_marks=mark_counts(left.sentences),
            right_marks=mark_counts(right.sentences),
            matches={
                "number": numbers,
                "name": names,
                "word": words,
                "margin": numbers.plus(names).plus(words).margins(),
            },
        )


def _lengths(document: Document) -> Floats:
    """Characters of each segment without white space."""
    return np.array([len("".join(text.split())) for text in document.sentences], dtype=np.float64)


def _log_length(lengths: Floats) -> Floats:
    """Log of length in hundreds of characters, 0 for a usual sentence."""
    result: Floats = np.log(np.maximum(lengths, 1) / 100)
    return result


def _span_sums(band: Band, left: Floats, right: Floats) -> tuple[Floats, Floats]:
    """Summed values of the left and of the right spans of the beads that end at each cell, each (bead types, cells)."""
    rows, columns = band.nodes()
    left_sums, right_sums = np.concatenate([[0.0], np.cumsum(left)]), np.concatenate([[0.0], np.cumsum(right)])
    left_spans = {p: left_sums[rows] - left_sums[np.maximum(rows - p, 0)] for p, _ in BEAD_TYPES}
    right_spans = {q: right_sums[columns] - right_sums[np.maximum(columns - q, 0)] for _, q in BEAD_TYPES}
    return np.stack([left_spans[p] for p, _ in BEAD_TYPES]), np.stack([right_spans[q] for _, q in BEAD_TYPES])
