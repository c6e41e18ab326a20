"""The dynamic programme agrees with a listing of every path, and long gaps are cheaper than scattered ones."""

from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest
from ushtil.align.dp import Lattice, Step, best_path, posteriors
from ushtil.models.grid import BEAD_TYPES, Band

SHAPES = [(0, 0), (0, 3), (3, 0), (1, 1), (1, 5), (5, 1), (2, 3), (3, 3), (4, 2), (4, 4)]
STAIRS = Band(np.array([0, 0, 1, 2, 2]), np.array([1, 2, 2, 4, 4]))
#: No bead can end in row 1 but at column 0, so the first segment stays alone or goes with the next one.
NARROW = Band(np.array([0, 0, 2, 3]), np.array([2, 2, 4, 4]))
BANDS = [*(Band.full(*shape) for shape in SHAPES), STAIRS, NARROW]
NULLS = ((1, 0), (0, 1))


def random_lattice(band, seed, gap=-0.7):
    """Scores by chance; a bead that would start before the grid has minus infinity, as scorers give it."""
    chance = np.random.default_rng(seed)
    rows, columns = band.nodes()
    beads = chance.normal(0, 2, (len(BEAD_TYPES), len(rows)))
    for kind, (left, right) in enumerate(BEAD_TYPES):
        beads[kind, (rows < left) | (columns < right)] = -np.inf
    nulls = chance.normal(-1, 1, len(band.low) - 1), chance.normal(-1, 1, int(band.high[-1]))
    return Lattice(band, band.starts, beads, *nulls, gap)


def every_path(lattice):
    """Each path through the band with its score: a right gap is never followed by a left one."""
    band = lattice.band
    last = len(band.low) - 1, int(band.high[-1])

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
                gain = lattice.at(lattice.beads, row, column)[BEAD_TYPES.index((left, right))]
            else:
                gain = lattice.left_null[i] if left else lattice.right_null[j]
                gain += 0.0 if before == kind else lattice.gap
            yield from walk(row, column, kind, [*path, Step(row, column, left, right)], score + gain)

    return list(walk(0, 0, "", [], 0.0))


def score_of(lattice, steps):
    return dict(every_path(lattice))[tuple(steps)]


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


@pytest.mark.parametrize("band", BANDS)
@pytest.mark.parametrize("seed", range(3))
def test_the_best_path_is_the_best_of_all_paths(band, seed):
    lattice = random_lattice(band, seed)
    best = max(score for _, score in every_path(lattice))
    assert score_of(lattice, best_path(lattice)) == pytest.approx(best)


@pytest.mark.parametrize("band", BANDS[1:])
@pytest.mark.parametrize("seed", range(2))
def test_probabilities_are_those_of_a_listing_of_all_paths(band, seed):
    lattice = random_lattice(band, seed)
    expected, found = probabilities(lattice), posteriors(lattice)
    rows, columns = band.nodes()
    for kind, (left, right) in enumerate(BEAD_TYPES):
        for cell, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
            assert found.beads[kind, cell] == pytest.approx(expected[Step(row, column, left, right)], abs=1e-9)
    for i, value in enumerate(found.left_null):
        assert value == pytest.approx(expected["left", i + 1], abs=1e-9)
    for j, value in enumerate(found.right_null):
        assert value == pytest.approx(expected["right", j + 1], abs=1e-9)


@pytest.mark.parametrize("gap", [0.0, -3.0])
def test_without_and_with_a_dear_gap_the_best_path_is_still_the_best_of_all(gap):
    lattice = random_lattice(Band.full(4, 4), 11, gap)
    assert score_of(lattice, best_path(lattice)) == pytest.approx(max(score for _, score in every_path(lattice)))


@pytest.mark.parametrize("band", [Band.full(40, 25), Band.full(1, 30), Band.full(30, 1)])
def test_every_segment_is_linked_or_left_alone_with_a_probability_of_one_in_all(band):
    lattice = random_lattice(band, 5)
    found = posteriors(lattice)
    left, right = found.left_null.copy(), found.right_null.copy()
    rows, columns = band.nodes()
    for kind, (p, q) in enumerate(BEAD_TYPES):
        for cell in np.flatnonzero(found.beads[kind]):
            left[rows[cell] - p : rows[cell]] += found.beads[kind, cell]
            right[columns[cell] - q : columns[cell]] += found.beads[kind, cell]
    np.testing.assert_allclose(left, 1, atol=1e-9)
    np.testing.assert_allclose(right, 1, atol=1e-9)


def test_a_path_covers_every_segment_once_and_in_order():
    lattice = random_lattice(Band.full(40, 25), 7)
    i = j = 0
    for step in best_path(lattice):
        i, j = i + step.left, j + step.right
        assert (step.row, step.column) == (i, j)
        assert (step.left, step.right) in (*BEAD_TYPES, *NULLS)
    assert (i, j) == (40, 25)


def test_the_path_keeps_to_the_band():
    for step in best_path(random_lattice(STAIRS, 3)):
        assert STAIRS.low[step.row] <= step.column <= STAIRS.high[step.row]


def one_to_one(rows, columns, gap, good=()):
    """Only 1:1 beads: 0.3 for any, 0.7 more on the nodes named."""
    band = Band.full(rows, columns)
    beads = np.full((len(BEAD_TYPES), int(band.starts[-1])), -np.inf)
    found_rows, found_columns = band.nodes()
    inside = (found_rows > 0) & (found_columns > 0)
    beads[0, inside] = 0.3
    for row, column in good:
        beads[0, band.starts[row] + column] += 0.7
    return Lattice(band, band.starts, beads, np.full(rows, -0.1), np.full(columns, -0.1), gap)


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
    lattice = one_to_one(6, 2, -2.0)
    best = score_of(lattice, best_path(lattice))
    assert best == pytest.approx(2 * 0.3 + 4 * -0.1 - 2.0)


def test_one_segment_against_many_finds_its_counterpart():
    lattice = one_to_one(1, 50, -0.5, good=[(1, 33)])
    linked = [step for step in best_path(lattice) if step.left]
    assert linked == [Step(1, 33, 1, 1)]


def test_no_segments_have_no_beads():
    lattice = random_lattice(Band.full(0, 0), 0)
    assert best_path(lattice) == []


def test_a_certain_bead_has_probability_one():
    lattice = one_to_one(2, 2, -1.0)
    beads = lattice.beads.copy()
    beads[0, lattice.starts[2] + 2] = 500.0
    found = posteriors(replace(lattice, beads=beads))
    assert found.beads[0, -1] == pytest.approx(1)
    assert found.left_null[1] == pytest.approx(0)


def test_scores_far_apart_make_no_numbers_that_are_none():
    lattice = random_lattice(Band.full(30, 30), 1)
    found = posteriors(replace(lattice, beads=lattice.beads * 400))
    assert np.isfinite(found.beads).all()
    assert np.isfinite(found.left_null).all()
    assert found.beads.max() <= 1 + 1e-9
