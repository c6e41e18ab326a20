"""The dynamic programme agrees with a listing of every path, and long gaps are cheaper than scattered ones."""

from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest
from ushtil.align.dp import Lattice, Step, best_path, log_total, posteriors
from ushtil.models.grid import BEAD_TYPES, Band

SHAPES = [(0, 0), (0, 3), (3, 0), (1, 1), (1, 5), (5, 1), (2, 3), (3, 3), (4, 2), (4, 4)]
STAIRS = Band(np.array([0, 0, 1, 2, 2]), np.array([1, 2, 2, 4, 4]))
#: No bead can end in row 1 but at column 0, so the first segment stays alone or goes with the next one.
NARROW = Band(np.array([0, 0, 2, 3]), np.array([2, 2, 4, 4]))
#: Rows of one node.
DIAGONAL = Band(np.arange(5), np.arange(5))
STEEP = Band(np.array([0, 0, 3, 3, 5]), np.array([0, 3, 3, 5, 5]))
BANDS = [*(Band.full(*shape) for shape in SHAPES), STAIRS, NARROW, STEEP]
NULLS = ((1, 0), (0, 1))


def random_lattice(band, seed, gap=-0.7):
    """Scores by chance, those of beads that would start outside the band among them: they must never count."""
    beads = np.random.default_rng(seed).normal(0, 2, (len(BEAD_TYPES), band.cells)).astype(np.float32)
    return Lattice(band, beads, gap)


def every_path(lattice):
    """Each path through the band with its score: a right gap is never followed by a left one; opening either costs."""
    band = lattice.band
    last = band.shape

    def walk(i, j, before, path, score):
        if (i, j) == last:
            yield tuple(path), score
        for left, right in (*BEAD_TYPES, *NULLS):
            row, column = i + left, j + right
            if row > last[0] or not band.low[row] <= column <= band.high[row]:
                continue
            kind = "bead" if left and right else "left" if left else "right"
            if (before, kind) == ("right", "left"):
                continue
            if kind == "bead":
                gain = float(lattice.beads[BEAD_TYPES.index((left, right)), band.starts[row] + column - band.low[row]])
            else:
                gain = 0.0 if before == kind else lattice.gap
            yield from walk(row, column, kind, [*path, Step(row, column, left, right)], score + gain)

    return list(walk(0, 0, "", [], 0.0))


def score_of(lattice, steps):
    """The score of a path, added up from its docstring: beads, and a price for each run of left or right nulls."""
    total, before = 0.0, ""
    for step in steps:
        kind = "bead" if step.left and step.right else "left" if step.left else "right"
        if kind == "bead":
            total += float(lattice.at(lattice.beads, step.row, step.column)[BEAD_TYPES.index((step.left, step.right))])
        elif kind != before:
            total += lattice.gap
        before = kind
    return total


def probabilities(lattice):
    """Of every step of every path, by listing them all."""
    paths = every_path(lattice)
    scores = np.array([score for _, score in paths])
    shares = np.exp(scores - np.logaddexp.reduce(scores))
    found: dict[object, float] = defaultdict(float)
    for (path, _), share in zip(paths, shares, strict=True):
        for step in path:
            key = step if step.left and step.right else ("left", step.row) if step.left else ("right", step.column)
            found[key] += share
    return found


def covered(lattice, found):
    """For each left and right segment the summed probability of all beads and of the null bead it may stand in."""
    band = lattice.band
    left, right = found.left_null.copy(), found.right_null.copy()
    rows, columns = band.nodes
    for kind, (p, q) in enumerate(BEAD_TYPES):
        weights = found.beads[kind].astype(np.float64)
        for back in range(p):
            left += np.bincount(np.maximum(rows - back, 0), weights, minlength=len(left) + 1)[1:]
        for back in range(q):
            right += np.bincount(np.maximum(columns - back, 0), weights, minlength=len(right) + 1)[1:]
    return left, right


def assert_sure(lattice):
    """Every segment stands somewhere with a probability of one in all, and the log of the sum is a number."""
    found = posteriors(lattice)
    for side in covered(lattice, found):
        np.testing.assert_allclose(side, 1, atol=2e-5)
    assert np.isfinite(log_total(lattice))
    assert found.beads.min() >= 0
    assert found.beads.max() <= 1 + 1e-5
    return found


def strip(size, width):
    """A band of so many nodes on both sides of the diagonal."""
    return Band(np.clip(np.arange(size + 1) - width, 0, size), np.clip(np.arange(size + 1) + width, 0, size))


@pytest.mark.parametrize("band", BANDS)
@pytest.mark.parametrize("seed", range(3))
def test_the_best_path_is_the_best_of_all_paths(band, seed):
    lattice = random_lattice(band, seed)
    paths, found = every_path(lattice), best_path(lattice)
    assert tuple(found) in [path for path, _ in paths]
    assert score_of(lattice, found) == pytest.approx(max(score for _, score in paths), abs=1e-5)


@pytest.mark.parametrize("band", BANDS[1:])
@pytest.mark.parametrize("seed", range(2))
def test_probabilities_are_those_of_a_listing_of_all_paths(band, seed):
    lattice = random_lattice(band, seed)
    expected, found = probabilities(lattice), posteriors(lattice)
    rows, columns = band.nodes
    for kind, (left, right) in enumerate(BEAD_TYPES):
        for cell, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
            assert found.beads[kind, cell] == pytest.approx(expected[Step(row, column, left, right)], abs=1e-6)
    for i, value in enumerate(found.left_null):
        assert value == pytest.approx(expected["left", i + 1], abs=1e-6)
    for j, value in enumerate(found.right_null):
        assert value == pytest.approx(expected["right", j + 1], abs=1e-6)


@pytest.mark.parametrize("band", BANDS)
@pytest.mark.parametrize("gap", [0.0, -0.7, -5.0])
def test_the_log_of_the_total_is_that_of_the_sum_over_all_paths(band, gap):
    lattice = random_lattice(band, 4, gap)
    scores = np.array([score for _, score in every_path(lattice)])
    assert log_total(lattice) == pytest.approx(float(np.logaddexp.reduce(scores)), abs=1e-5)


@pytest.mark.parametrize("gap", [0.0, -3.0, -1000.0])
def test_without_and_with_a_dear_gap_the_best_path_is_still_the_best_of_all(gap):
    lattice = random_lattice(Band.full(4, 4), 11, gap)
    best = max(score for _, score in every_path(lattice))
    assert score_of(lattice, best_path(lattice)) == pytest.approx(best, abs=1e-5)


@pytest.mark.parametrize("band", [Band.full(40, 25), Band.full(1, 30), Band.full(30, 1), strip(60, 7), STAIRS, STEEP])
def test_every_segment_is_linked_or_left_alone_with_a_probability_of_one_in_all(band):
    assert_sure(random_lattice(band, 5))


def test_a_path_covers_every_segment_once_and_in_order():
    lattice = random_lattice(Band.full(40, 25), 7)
    i = j = 0
    for step in best_path(lattice):
        i, j = i + step.left, j + step.right
        assert (step.row, step.column) == (i, j)
        assert (step.left, step.right) in (*BEAD_TYPES, *NULLS)
    assert (i, j) == (40, 25)


@pytest.mark.parametrize("band", [STAIRS, NARROW, STEEP, DIAGONAL, strip(50, 3)])
def test_the_path_and_all_probable_beads_keep_to_the_band(band):
    lattice = random_lattice(band, 3)
    for step in best_path(lattice):
        for row, column in ((step.row, step.column), (step.row - step.left, step.column - step.right)):
            assert band.low[row] <= column <= band.high[row]
    rows, columns = band.nodes
    for kind, cell in zip(*np.nonzero(posteriors(lattice).beads), strict=True):
        left, right = BEAD_TYPES[kind]
        row, column = rows[cell] - left, columns[cell] - right
        assert row >= 0
        assert band.low[row] <= column <= band.high[row]


def one_to_one(rows, columns, gap, good=()):
    """Only 1:1 beads: 0.5 for any, 0.7 more on the nodes named."""
    band = Band.full(rows, columns)
    beads = np.full((len(BEAD_TYPES), band.cells), -np.inf, dtype=np.float32)
    beads[0] = 0.5
    for row, column in good:
        beads[0, band.starts[row] + column] += 0.7
    return Lattice(band, beads, gap)


def gaps(steps):
    """The lengths of the runs of left segments without a counterpart."""
    kinds = "".join("." if step.right else "-" for step in steps)
    return [len(run) for run in kinds.split(".") if run]


def test_one_long_omission_beats_scattered_ones():
    # Scattered gaps would reach two better beads, for 1.4 together; with the gap price they must stay away.
    lattice = one_to_one(9, 5, 0.0, good=[(3, 2), (6, 4)])
    assert len(gaps(best_path(lattice))) > 1
    dear = one_to_one(9, 5, -2.0, good=[(3, 2), (6, 4)])
    assert gaps(best_path(dear)) == [4]


def test_a_gap_is_paid_once_however_long_it_is():
    for rows in (3, 6, 60):
        lattice = one_to_one(rows, 2, -0.75)
        path = best_path(lattice)
        assert gaps(path) == [rows - 2]
        assert score_of(lattice, path) == pytest.approx(2 * 0.5 - 0.75)


def test_one_segment_against_many_finds_its_counterpart():
    lattice = one_to_one(1, 50, -0.5, good=[(1, 33)])
    linked = [step for step in best_path(lattice) if step.left]
    assert linked == [Step(1, 33, 1, 1)]


def test_no_segments_have_no_beads():
    lattice = random_lattice(Band.full(0, 0), 0)
    assert best_path(lattice) == []
    assert log_total(lattice) == 0
    assert posteriors(lattice).left_null.shape == posteriors(lattice).right_null.shape == (0,)


def test_a_certain_bead_has_probability_one():
    lattice = one_to_one(2, 2, -1.0)
    beads = lattice.beads.copy()
    beads[0, lattice.band.starts[2] + 2] = 500.0
    found = posteriors(replace(lattice, beads=beads))
    assert found.beads[0, -1] == pytest.approx(1)
    assert found.left_null[1] == pytest.approx(0)


def test_scores_far_apart_make_no_numbers_that_are_none():
    lattice = random_lattice(Band.full(30, 30), 1)
    assert_sure(replace(lattice, beads=lattice.beads * 400))


def scored(band, good, gain, other):
    """1:1 beads on the nodes named gain so much, all other beads as much as is said."""
    beads = np.full((len(BEAD_TYPES), band.cells), other, dtype=np.float32)
    for row, column in good:
        beads[0, band.starts[row] + column - band.low[row]] = gain
    return Lattice(band, beads, -2.0)


def test_thousands_of_sure_beads_neither_overflow_nor_lose_their_sum():
    lattice = scored(strip(3000, 5), [(k, k) for k in range(1, 3001)], 30.0, -30.0)
    assert log_total(lattice) == pytest.approx(3000 * 30.0)
    found = assert_sure(lattice)
    assert found.beads[0].sum() == pytest.approx(3000)
    assert [(step.left, step.right) for step in best_path(lattice)] == [(1, 1)] * 3000


def test_where_nothing_goes_together_every_segment_is_left_alone():
    lattice = scored(Band.full(200, 300), [], 0.0, -30.0)
    found = assert_sure(lattice)
    assert found.beads.max() < 1e-3
    assert not any(step.left and step.right for step in best_path(lattice))


def test_thousands_of_beads_that_are_all_alike_have_probabilities():
    found = assert_sure(scored(strip(2000, 5), [], 0.0, 30.0))
    assert found.left_null.max() < 1e-6


def test_thousands_of_segments_with_scores_by_chance_add_up():
    band = strip(2000, 8)
    beads = np.random.default_rng(0).uniform(-30, 30, (len(BEAD_TYPES), band.cells)).astype(np.float32)
    lattice = Lattice(band, beads, -2.0)
    assert_sure(lattice)
    assert log_total(lattice) >= score_of(lattice, best_path(lattice)) - 1e-3


@pytest.mark.parametrize("shape", [(1, 10_000), (10_000, 1)])
def test_one_segment_against_ten_thousand_has_probabilities(shape):
    place = (1, 7000) if shape[0] == 1 else (7000, 1)
    lattice = scored(Band.full(*shape), [place], 9.0, -30.0)
    found = assert_sure(lattice)
    cell = lattice.band.index(np.array([place[0]]), np.array([place[1]]))
    # Left alone together, the two sides pay for two gaps; linked, for one before the bead and one behind it.
    assert found.beads[0, cell] == pytest.approx(1 / (1 + np.exp(-9.0)), abs=1e-4)
    assert [(step.row, step.column) for step in best_path(lattice) if step.left and step.right] == [place]


@pytest.mark.parametrize(("first", "second", "gain"), [(100, 150, 8.0), (40, 60, 30.0), (300, 20, 30.0)])
def test_of_two_blocks_that_exclude_each_other_the_weightier_is_found_however_far_ahead_the_other_is(
    first, second, gain
):
    # In the row between the blocks, the node on the right path is thousands behind the other in log weight.
    size = first + second
    blocks = [(k, second + k) for k in range(1, first + 1)] + [(first + k, k) for k in range(1, second + 1)]
    lattice = scored(Band.full(size, size), blocks, gain, -5.0)
    found = assert_sure(lattice)
    linked = np.arange(size) < first if first > second else np.arange(size) >= first
    np.testing.assert_allclose(found.left_null, np.where(linked, 0, 1), atol=0.01)
    assert log_total(lattice) == pytest.approx(max(first, second) * gain - 4, abs=1)
