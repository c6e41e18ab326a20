from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from ushtil.align.band import find_band
from ushtil.align.pair import PairModel, align_pair
from ushtil.corpus.types import Document, Segment
from ushtil.models.grid import BEAD_TYPES, REACH, Band, Cells
from ushtil.models.sparse import Matches, ThirdLanguage
from ushtil.models.vectors import VectorEvidence, VectorScorer, VectorWeights

WEIGHTS = VectorWeights()


def random_vectors(rows: int, seed: int, dimension: int = 8) -> Cells:
    return np.random.default_rng(seed).normal(0.2, 1.0, (rows, dimension)).astype(np.float32)


def translations(rows: int, seed: int = 0, dimension: int = 64) -> tuple[Cells, Cells]:
    draw = np.random.default_rng(seed)
    senses = draw.normal(0, 1, (rows, dimension)) + 0.5
    left, right = (senses + draw.normal(0, 0.5, senses.shape) for _ in range(2))
    return left.astype(np.float32), right.astype(np.float32)


def document(name: str, segments: int) -> Document:
    return Document(name, "en", "a\n" * segments, tuple(Segment(2 * k, 2 * k + 1, 0) for k in range(segments)))


def defined(left: Cells, right: Cells, i: int, j: int, sizes: tuple[int, int]) -> float:
    """A bead's score as the docstrings define it."""
    ours, theirs = (v / np.linalg.norm(v, axis=1, keepdims=True) for v in (left.astype(float), right.astype(float)))
    one, other = ours[i - sizes[0] : i].sum(axis=0), theirs[j - sizes[1] : j].sum(axis=0)
    most = float(np.linalg.norm(one) * np.linalg.norm(other))
    by_chance = (sizes[1] * one @ theirs.mean(axis=0) + sizes[0] * other @ ours.mean(axis=0)) / 2
    margin = (one @ other - by_chance) / max(most - by_chance, 0.05 * most)
    return float(WEIGHTS.slope * (margin - WEIGHTS.middle) + WEIGHTS.merged * (sum(sizes) - 2))


def band_of_steps(rows: int, columns: int) -> Band:
    low = np.maximum(0, np.arange(rows + 1) * columns // rows - 6)
    return Band(low, np.minimum(columns, np.arange(rows + 1) * columns // rows + 5 + np.arange(rows + 1) // 40))


@pytest.mark.parametrize(("rows", "columns"), [(5, 7), (70, 66), (30, 90), (1, 4), (4, 1), (2, 2)])
def test_each_score_is_the_margin_of_the_sums_of_unit_vectors(rows: int, columns: int):
    left, right = random_vectors(rows, 1), random_vectors(columns, 2)
    for band in (Band.full(rows, columns), band_of_steps(rows, columns)):
        scores = VectorEvidence.of(left, right).bead_scores(band)
        assert scores.dtype == np.float32
        for cell, (i, j) in enumerate(zip(*band.nodes, strict=True)):
            for kind, (p, q) in enumerate(BEAD_TYPES):
                if p <= i and q <= j and (rows < 9 or (i + 3 * j) % 31 == 0):
                    assert scores[kind, cell] == pytest.approx(defined(left, right, i, j, (p, q)), abs=2e-3)


def test_scores_of_a_band_are_those_of_the_whole_grid():
    evidence = VectorEvidence.of(random_vectors(200, 3), random_vectors(140, 4))
    whole, band = Band.full(200, 140), band_of_steps(200, 140)
    rows, columns = band.nodes
    expected = evidence.bead_scores(whole)[:, whole.index(rows, columns)]
    inside = (rows >= REACH) & (columns >= REACH)
    np.testing.assert_allclose(evidence.bead_scores(band)[:, inside], expected[:, inside], atol=1e-3)


def test_the_other_way_round_the_scores_are_the_same():
    left, right = random_vectors(9, 5), random_vectors(11, 6)
    forth = VectorEvidence.of(left, right).bead_scores(Band.full(9, 11)).reshape(-1, 10, 12)
    back = VectorEvidence.of(right, left).bead_scores(Band.full(11, 9)).reshape(-1, 12, 10)
    flipped = [BEAD_TYPES.index((q, p)) for p, q in BEAD_TYPES]
    np.testing.assert_allclose(forth[:, REACH:, REACH:], back[flipped][:, REACH:, REACH:].transpose(0, 2, 1), atol=1e-3)


def test_the_length_of_a_vector_says_nothing():
    left, right = random_vectors(6, 7), random_vectors(6, 8)
    band = Band.full(6, 6)
    stretched = VectorEvidence.of(left * np.float32(1000), right * np.float32(0.01)).bead_scores(band)
    np.testing.assert_allclose(stretched, VectorEvidence.of(left, right).bead_scores(band), atol=1e-3)


@pytest.mark.parametrize("size", [2, 3, 4])
def test_a_group_counts_as_the_sum_of_its_segments(size: int):
    left, right = random_vectors(12, 9), random_vectors(24, 10)
    evidence = VectorEvidence.of(left, right)
    grouped = evidence.grouped(size)
    rows, columns = grouped.rows, grouped.columns
    assert (rows, columns) == (12 // size, 24 // size)
    scores = evidence.bead_scores(Band.full(12, 24)).reshape(-1, 13, 25)
    coarse = grouped.bead_scores(Band.full(rows, columns)).reshape(-1, rows + 1, columns + 1)
    if (size, size) in BEAD_TYPES:
        kind = BEAD_TYPES.index((size, size))
        expected = scores[kind, size::size, size::size] - WEIGHTS.merged * (2 * size - 2)
        expected += WEIGHTS.slope * (WEIGHTS.middle - WEIGHTS.coarse)
        np.testing.assert_allclose(coarse[0, 1:, 1:], expected, atol=1e-3)


def test_a_last_group_may_be_smaller():
    grouped = VectorEvidence.of(random_vectors(5, 11), random_vectors(1, 12)).grouped(2)
    assert (grouped.rows, grouped.columns) == (3, 1)
    assert grouped.left.sizes.tolist() == [2, 2, 1]


def test_translations_are_found_and_what_has_none_stays_alone():
    left, right = translations(40)
    right = np.delete(right, slice(10, 16), axis=0)
    beads = PairModel.of(VectorEvidence.of(left, right)).beads
    links = {bead.spans for bead in beads if not bead.is_null}
    kept = [i for i in range(40) if not 10 <= i < 16]
    assert links == {((i,), (j,)) for j, i in enumerate(kept)}


def test_segments_that_are_one_on_the_other_side_are_merged_and_no_others():
    left, right = translations(30)
    ours = left / np.linalg.norm(left, axis=1, keepdims=True)
    merged = np.concatenate([ours[:10], ours[10:12].sum(axis=0, keepdims=True), ours[12:]])
    links = {bead.spans for bead in PairModel.of(VectorEvidence.of(merged, right)).beads}
    expected = {((i,), (i,)) for i in range(10)} | {((10,), (10, 11))} | {((i - 1,), (i,)) for i in range(12, 30)}
    assert links == expected


def test_documents_with_nothing_in_common_are_not_linked():
    left, right = (np.random.default_rng(seed).normal(0, 1, (60, 64)).astype(np.float32) for seed in (1, 2))
    assert all(bead.is_null for bead in PairModel.of(VectorEvidence.of(left, right)).beads)


def test_a_third_version_that_says_the_same_speaks_for_a_link_and_one_that_lacks_a_segment_against():
    evidence = VectorEvidence.of(random_vectors(3, 13), random_vectors(3, 14))
    band = Band.full(3, 3)
    third = ThirdLanguage(Matches.of({(1, 1): 1.0}), np.array([1.0, 0, 0]), np.zeros(3))
    gain = evidence.with_third(third).bead_scores(band) - evidence.bead_scores(band)
    assert gain[0, 2 * 4 + 2] == pytest.approx(WEIGHTS.third, abs=1e-4)
    assert gain[0, 1 * 4 + 2] == pytest.approx(-WEIGHTS.lost, abs=1e-4)
    coarse = evidence.with_third(third).grouped(2).third
    assert coarse is not None
    assert coarse.left_lost.tolist() == [1, 0]


def test_the_documents_teach_it_nothing():
    evidence = VectorEvidence.of(random_vectors(2, 1), random_vectors(2, 2))
    assert evidence.taught(Matches.of({(0, 0): 1.0})) is evidence


@pytest.mark.parametrize("vectors", [np.zeros((7, 4), dtype=np.float32), np.ones((7, 4), dtype=np.float32)])
def test_vectors_that_are_zero_or_all_equal_break_nothing(vectors: Cells):
    evidence = VectorEvidence.of(vectors, vectors[:5])
    assert np.isfinite(evidence.bead_scores(Band.full(7, 5))).all()
    assert sum(len(bead.spans[0]) for bead in PairModel.of(evidence).beads) == 7


def test_long_documents_are_aligned_in_a_band():
    left, right = translations(900, seed=3)
    evidence = VectorEvidence.of(left, np.delete(right, slice(200, 320), axis=0))
    band = find_band(evidence)
    assert band.cells < 901 * 781 / 4
    links = {bead.spans for bead in PairModel.of(evidence).beads if not bead.is_null}
    truth = {((i,), (i if i < 200 else i - 120,)) for i in range(900) if not 200 <= i < 320}
    assert len(links & truth) > 0.98 * len(truth)


def test_vectors_are_given_by_document_or_by_a_function():
    left, right = translations(8)
    documents = document("one", 8), document("two", 8)
    given = VectorScorer({"one": left, "two": right})
    asked = VectorScorer(lambda found: left if found.id == "one" else right)
    beads = [align_pair(*documents, scorer).beads for scorer in (given, asked)]
    assert beads[0] == beads[1]
    assert all(bead.spans[0] == bead.spans[1] for bead in beads[0])


def test_prices_can_be_given():
    dear = VectorScorer(lambda found: random_vectors(len(found), 1), replace(WEIGHTS, gap=-9.0, jump=-3.0))
    evidence = dear.evidence(document("one", 2), document("two", 3))
    assert (evidence.gap_score, evidence.jump_score) == (-9.0, -3.0)


def test_vectors_of_another_length_than_the_document_are_refused():
    scorer = VectorScorer(lambda _: random_vectors(3, 1))
    with pytest.raises(ValueError, match="two: 4 segments"):
        scorer.evidence(document("one", 3), document("two", 4))
