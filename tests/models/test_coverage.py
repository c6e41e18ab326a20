"""Coverage is what a plain loop over the words of both spans finds, each with its best counterpart."""

import numpy as np
import pytest
from ushtil.models.coverage import Coverage, block_coverage, content
from ushtil.models.grid import BEAD_TYPES, Band
from ushtil.models.postings import Correspondence, Postings

SHAPES = [(6, 5), (1, 9), (9, 1), (4, 4), (2, 7)]
STEPS = np.arange(13)


def random_coverage(shape, seed, vocabulary=8):
    """Two documents of random words, some of which stand for several of the other side, with random likeness."""
    chance = np.random.default_rng(seed)
    left, right = (
        Postings.of([chance.integers(0, vocabulary, chance.integers(0, 5)).tolist() for _ in range(size)])
        for size in shape
    )
    table = chance.random((len(left.keys), len(right.keys)))
    chosen = [(int(k), int(n), float(table[k, n])) for k, n in zip(*np.nonzero(table < 0.35), strict=True)]
    return Coverage(left, right, Correspondence.of(chosen))


def words(postings, segments):
    """The numbers of the keys of each word of some segments."""
    return [
        k
        for k in range(len(postings.keys))
        for segment in postings.segment[postings.starts[k] : postings.starts[k + 1]]
        if segment in segments
    ]


def one_way(coverage, left, right):
    """For each word of the left span its best counterpart in the right one, times how rare the word is."""
    likeness = {
        (int(a), int(b)): float(strength)
        for a, b, strength in zip(coverage.same.left, coverage.same.right, coverage.same.strength, strict=True)
    }
    there = words(coverage.right, right)
    return sum(
        max((likeness.get((word, other), 0.0) for other in there), default=0.0) * float(coverage.left.rarity[word])
        for word in words(coverage.left, left)
    )


def plainly(coverage, left, right):
    """The mean of both directions."""
    return (one_way(coverage, left, right) + one_way(coverage.flipped, right, left)) / 2


def values(coverage, band):
    """Of each bead of the band, by its left and right segments."""
    found = block_coverage([(coverage, 1.0)], band)
    return {
        (tuple(range(i - p, i)), tuple(range(j - q, j))): float(found[kind, cell])
        for kind, (p, q) in enumerate(BEAD_TYPES)
        for cell, (i, j) in enumerate(zip(*(axis.tolist() for axis in band.nodes), strict=True))
        if i >= p and j >= q
    }


def written(left, right, same):
    """Two documents given by their words, with the word pairs that correspond."""
    ours, theirs = Postings.of([text.split() for text in left]), Postings.of([text.split() for text in right])
    numbers = [(ours.keys.index(a), theirs.keys.index(b), strength) for (a, b), strength in same.items()]
    return Coverage(ours, theirs, Correspondence.of(numbers))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(3))
def test_on_the_whole_grid_every_bead_has_what_a_plain_loop_finds(shape, seed):
    coverage = random_coverage(shape, seed)
    for (left, right), value in values(coverage, Band.full(*shape)).items():
        assert value == pytest.approx(plainly(coverage, left, right), abs=1e-5)


@pytest.mark.parametrize(
    "band",
    [
        Band(np.clip(STEPS - 5, 0, 12), np.clip(STEPS + 5, 0, 12)),
        Band(np.array([0, 0, 0, 0, 3, 3, 6]), np.array([4, 5, 5, 8, 9, 10, 10])),
        Band(np.clip(3 * STEPS - 6, 0, 30), np.minimum(3 * STEPS + 6, 30)),
    ],
)
def test_in_a_band_beads_inside_it_have_what_a_plain_loop_finds(band):
    coverage, seen = random_coverage(band.shape, 1), 0
    inside = set(zip(*(axis.tolist() for axis in band.nodes), strict=True))
    for (left, right), value in values(coverage, band).items():
        around = {(i, j) for i in (left[0], *(k + 1 for k in left)) for j in (right[0], *(k + 1 for k in right))}
        if around <= inside:
            seen += 1
            assert value == pytest.approx(plainly(coverage, left, right), abs=1e-5)
    assert seen > 50


def test_kinds_of_words_add_up_by_their_weights():
    one, other, band = random_coverage((5, 6), 2), random_coverage((5, 6), 3), Band.full(5, 6)
    both = block_coverage([(one, 2.0), (other, -0.5)], band)
    apart = 2 * block_coverage([(one, 1.0)], band) - 0.5 * block_coverage([(other, 1.0)], band)
    np.testing.assert_allclose(both, apart, atol=1e-5)


@pytest.mark.parametrize("seed", range(3))
def test_flipping_the_documents_flips_the_result(seed):
    coverage = random_coverage((6, 7), seed)
    back = values(coverage.flipped, Band.full(7, 6))
    for (left, right), value in values(coverage, Band.full(6, 7)).items():
        assert back[right, left] == pytest.approx(value, abs=1e-5)


def test_a_part_that_adds_nothing_gains_nothing():
    coverage = written(["apple tree", "", "stone"], ["алма", "тас ағаш", "", "бос"], {("apple", "алма"): 1.0})
    found = values(coverage, Band.full(3, 4))
    assert found[(0,), (0,)] > 0
    assert found[(0, 1), (0,)] == found[(0, 1, 2), (0,)] == found[(0,), (0, 1, 2)] == found[(0,), (0,)]
    assert found[(1,), (2,)] == 0


def test_a_part_that_holds_the_rest_gains_as_much_as_it_holds():
    same = {("apple", "алма"): 1.0, ("tree", "ағаш"): 1.0}
    found = values(written(["apple tree", "stone"], ["алма", "ағаш", "су"], same), Band.full(2, 3))
    assert found[(0,), (0, 1)] == pytest.approx(found[(0,), (0,)] + found[(0,), (1,)])
    assert found[(0,), (0, 1, 2)] == pytest.approx(found[(0,), (0, 1)])


def test_a_word_counts_once_with_its_best_counterpart():
    same = {("apple", "алма"): 0.5, ("apple", "алмалар"): 0.75}
    coverage = written(["apple"], ["алма", "алмалар"], same)
    found, rarity = values(coverage, Band.full(1, 2)), float(coverage.left.rarity[0])
    there = coverage.right.rarity
    assert found[(0,), (0, 1)] == pytest.approx((0.75 * rarity + 0.5 * there[0] + 0.75 * there[1]) / 2)


def test_a_rare_word_is_worth_more_than_a_common_one():
    texts = ["all one", *["all"] * 40]
    found = values(written(texts, texts, {("all", "all"): 1.0, ("one", "one"): 1.0}), Band.full(41, 41))
    assert found[(0,), (0,)] > 3 * found[(0,), (1,)]


def test_matches_are_the_coverage_of_single_segments():
    coverage = random_coverage((6, 7), 4)
    table = np.zeros((6, 7))
    for i, j, weight in coverage.matches:
        table[i, j] = weight
    for i in range(6):
        for j in range(7):
            assert table[i, j] == pytest.approx(plainly(coverage, [i], [j]), abs=1e-9)


def test_matches_of_what_is_everywhere_are_left_out():
    texts = ["same"] * 40
    assert not len(written(texts, texts, {("same", "same"): 1.0}).matches)


def test_content_is_the_summed_rarity_of_the_words_of_all_kinds():
    one, other = Postings.of([["a", "b"], ["a"], []]), Postings.of([[], ["x"], []])
    expected = [float(one.rarity.sum()), float(one.rarity[0] + other.rarity[0]), 0]
    assert content([one, other], 3).tolist() == pytest.approx(expected)


@pytest.mark.parametrize(("left", "right"), [([], ["a"]), (["a"], []), ([], []), (["", ""], ["", ""]), (["a"], ["b"])])
def test_what_has_nothing_in_common_is_covered_by_nothing(left, right):
    coverage = written(left, right, {})
    assert not block_coverage([(coverage, 1.0)], Band.full(len(left), len(right))).any()
    assert not len(coverage.matches)
    assert not block_coverage([], Band.full(2, 2)).any()
