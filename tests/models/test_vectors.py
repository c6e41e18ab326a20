from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from ushtil.align.band import find_band
from ushtil.align.pair import PairModel, align_pair
from ushtil.corpus.types import Bead, Document, Segment
from ushtil.models.grid import BEAD_TYPES, REACH, Band, Cells
from ushtil.models.sparse import Matches, ThirdLanguage
from ushtil.models.vector_weights import VectorWeights
from ushtil.models.vectors import VectorEvidence, VectorScorer

WEIGHTS = VectorWeights.default()
FIRST = WEIGHTS.alone.first


def random_vectors(rows: int, seed: int, dimension: int = 8) -> Cells:
    return np.random.default_rng(seed).normal(0.2, 1.0, (rows, dimension)).astype(np.float32)


def translations(rows: int, seed: int = 0, dimension: int = 64) -> tuple[Cells, Cells]:
    draw = np.random.default_rng(seed)
    senses = draw.normal(0, 1, (rows, dimension)) + 0.5
    left, right = (senses + draw.normal(0, 0.5, senses.shape) for _ in range(2))
    return left.astype(np.float32), right.astype(np.float32)


def document(name: str, segments: int) -> Document:
    return Document(name, "en", "a\n" * segments, tuple(Segment(2 * k, 2 * k + 1, 0) for k in range(segments)))


def defined(left: Cells, right: Cells, i: int, j: int, sizes: tuple[int, int], usual: float) -> float:
    """A bead's score as the docstrings define it."""
    ours, theirs = (v / np.linalg.norm(v, axis=1, keepdims=True) for v in (left.astype(float), right.astype(float)))
    one, other = ours[i - sizes[0] : i].sum(axis=0), theirs[j - sizes[1] : j].sum(axis=0)
    most = float(np.linalg.norm(one) * np.linalg.norm(other))
    by_chance = (sizes[1] * one @ theirs.mean(axis=0) + sizes[0] * other @ ours.mean(axis=0)) / 2
    margin = (one @ other - by_chance) / max(most - by_chance, 0.05 * most)
    return float(FIRST["margin"] * margin / usual + FIRST["merged"] * (sum(sizes) - 2) - FIRST["null"] * sum(sizes))


def band_of_steps(rows: int, columns: int) -> Band:
    low = np.maximum(0, np.arange(rows + 1) * columns // rows - 6)
    return Band(low, np.minimum(columns, np.arange(rows + 1) * columns // rows + 5 + np.arange(rows + 1) // 40))


@pytest.mark.parametrize(("rows", "columns"), [(5, 7), (70, 66), (30, 90), (1, 4), (4, 1), (2, 2)])
def test_each_score_is_the_margin_of_the_sums_of_unit_vectors(rows: int, columns: int):
    left, right = random_vectors(rows, 1), random_vectors(columns, 2)
    for band in (Band.full(rows, columns), band_of_steps(rows, columns)):
        evidence = VectorEvidence.of(left, right)
        scores = evidence.bead_scores(band)
        assert scores.dtype == np.float32
        for cell, (i, j) in enumerate(zip(*band.nodes, strict=True)):
            for kind, (p, q) in enumerate(BEAD_TYPES):
                if p <= i and q <= j and (rows < 9 or (i + 3 * j) % 31 == 0):
                    assert scores[kind, cell] == pytest.approx(
                        defined(left, right, i, j, (p, q), evidence.usual), abs=2e-3
                    )


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


@pytest.mark.parametrize("size", [2, 3])
def test_a_group_counts_as_the_sum_of_its_segments(size: int):
    evidence = VectorEvidence.of(random_vectors(12, 9), random_vectors(24, 10))
    grouped = evidence.grouped(size)
    rows, columns = grouped.rows, grouped.columns
    assert (rows, columns) == (12 // size, 24 // size)
    margins = evidence.margins(Band.full(12, 24)).reshape(-1, 13, 25)[BEAD_TYPES.index((size, size))]
    coarse = grouped.bead_scores(Band.full(rows, columns)).reshape(-1, rows + 1, columns + 1)
    ours, theirs = margins[size::size, size::size].ravel(), coarse[0, 1:, 1:].ravel()
    slope, offset = np.polyfit(ours, theirs, 1)
    assert slope > 0 > offset
    np.testing.assert_allclose(theirs, slope * ours + offset, atol=1e-3)


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
    beads = align_pair(document("one", 60), document("two", 60), VectorScorer({"one": left, "two": right})).beads
    assert all(bead.is_null for bead in beads)


def test_a_third_version_that_says_the_same_speaks_for_a_link_and_one_that_lacks_a_segment_against():
    evidence = VectorEvidence.of(random_vectors(3, 13), random_vectors(3, 14))
    band = Band.full(3, 3)
    third = ThirdLanguage(Matches.of({(1, 1): 1.0}), np.array([1.0, 0, 0]), np.zeros(3))
    silent = ThirdLanguage(Matches.of({}), np.zeros(3), np.zeros(3))
    gain = evidence.with_third(third).bead_scores(band) - evidence.with_third(silent).bead_scores(band)
    weights = WEIGHTS.alone.third
    assert weights["third"] > 0 < weights["null in third"]
    assert gain[0, 2 * 4 + 2] == pytest.approx(weights["third"], abs=1e-4)
    assert gain[0, 1 * 4 + 2] == pytest.approx(-weights["null in third"], abs=1e-4)


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
    alone = replace(WEIGHTS.alone, first=dict(FIRST) | {"gap": -9.0})
    dear = VectorScorer(lambda found: random_vectors(len(found), 1), replace(WEIGHTS, alone=alone, jump=-3.0))
    evidence = dear.evidence(document("one", 2), document("two", 3))
    assert (evidence.gap_score, evidence.jump_score) == (-9.0, -3.0)


def test_vectors_of_another_length_than_the_document_are_refused():
    scorer = VectorScorer(lambda _: random_vectors(3, 1))
    with pytest.raises(ValueError, match="two: 4 segments"):
        scorer.evidence(document("one", 3), document("two", 4))


def with_overlaps(vectors: Cells) -> Cells:
    """The vectors of spans of up to four segments, as if they were sums."""
    layers = [vectors / np.linalg.norm(vectors, axis=1, keepdims=True)]
    layers += [layers[0].copy() for _ in range(REACH - 1)]
    for size, layer in enumerate(layers[1:], 2):
        for back in range(1, size):
            layer[back:] += layers[0][:-back]
    return np.stack(layers)


def test_vectors_of_spans_that_are_the_sums_of_their_segments_score_much_as_the_sums():
    left, right = translations(30)
    band = Band.full(30, 30)
    rows, columns = band.nodes
    inside = (rows >= REACH) & (columns >= REACH)
    sums = VectorEvidence.of(left, right).margins(band)[:, inside]
    spans = VectorEvidence.of(with_overlaps(left), with_overlaps(right)).margins(band)[:, inside]
    assert np.corrcoef(spans.ravel(), sums.ravel())[0, 1] > 0.98
    assert np.abs(spans[0] - sums[0]).max() < 1e-4


def test_a_merged_bead_is_judged_by_the_vector_of_its_text_where_there_is_one():
    left, right = translations(12)
    ours, theirs = with_overlaps(left), with_overlaps(np.delete(right, 5, axis=0))
    meaning = np.random.default_rng(9).normal(0, 1, left.shape[1])
    ours[1, 5] = theirs[0, 4] = meaning  # the text of segments 4 and 5 says what neither of them does
    links = {bead.spans for bead in PairModel.of(VectorEvidence.of(ours, theirs)).beads}
    assert ((4, 5), (4,)) in links


def test_margins_are_measured_by_what_is_usual_of_the_encoder():
    left, right = translations(40)
    alike = np.ones((40, 64), dtype=np.float32) * 4  # an encoder that finds everything alike
    plain, compressed = (VectorEvidence.of(left + add, right + add) for add in (0 * alike, alike))
    assert compressed.usual < plain.usual
    found = [np.diag(e.margins(Band.full(40, 40))[0].reshape(41, 41)[1:, 1:]).mean() for e in (plain, compressed)]
    assert found == pytest.approx([1, 1], abs=0.15)


def test_links_of_unrelated_texts_agree_less_than_translations_do():
    left, right = translations(40)
    beads = [Bead(((k,), (k,)), 1.0) for k in range(40)]
    assert VectorEvidence.of(left, right).agreement(beads) > 0.75
    assert VectorEvidence.of(left, right[::-1].copy()).agreement(beads) < 0.25
    assert VectorEvidence.of(left, right).agreement([]) == 1.0
