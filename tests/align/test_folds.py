"""Stretches that go through the rows together find what one row after another finds."""

import numpy as np
import pytest
from ushtil.align.folds import Fold
from ushtil.align.sweep import best_paths, summed_paths
from ushtil.models.grid import BEAD_TYPES, Band


def strip(rows, width, omissions=()):
    """A band around a path that goes on by one column a row, and at some rows by many."""
    path = np.arange(rows + 1)
    for row, length in omissions:
        path[row:] += length
    low, high = np.maximum(path - width, 0), np.minimum(path + width, path[-1])
    for row, length in omissions:
        low[row : row + width] = np.minimum(low[row : row + width], path[row] - length - width)
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    low[0] = 0
    return Band(np.maximum(low, 0), high)


def scores(band, seed, sure):
    """Scores by chance, and sure 1:1 beads along the middle of each row."""
    beads = np.random.default_rng(seed).normal(-4, 2, (len(BEAD_TYPES), band.cells)).astype(np.float32)
    middles = band.starts[1:-1] + band.widths[1:] // 2
    beads[0, middles] += sure
    return beads


WIDE = strip(900, 9, [(300, 700), (620, 40)])
BANDS = [strip(700, 6), strip(1500, 9, [(200, 30), (777, 300)]), WIDE, WIDE.reversed]


@pytest.mark.parametrize("band", BANDS)
@pytest.mark.parametrize("sure", [0.0, 2.0, 12.0])
def test_stretches_find_the_sums_and_the_best_paths_of_single_rows(band, sure):
    beads, fold, flat = scores(band, 1, sure), Fold.of(band), Fold.flat(band)
    assert fold.count > 1
    for right_first in (False, True):
        np.testing.assert_allclose(
            summed_paths(fold, beads, -2.0, right_first=right_first),
            summed_paths(flat, beads, -2.0, right_first=right_first),
            rtol=0,
            atol=1e-5,
        )
    (states, kinds), (expected, expected_kinds) = best_paths(fold, beads, -2.0), best_paths(flat, beads, -2.0)
    np.testing.assert_allclose(states, expected, rtol=0, atol=1e-5)
    assert (kinds == expected_kinds).all()


def test_stretches_that_never_forget_where_they_began_are_mended():
    band = strip(1200, 8)
    beads = np.zeros((len(BEAD_TYPES), band.cells), dtype=np.float32)
    np.testing.assert_allclose(
        summed_paths(Fold.of(band), beads, 0.0), summed_paths(Fold.flat(band), beads, 0.0), rtol=1e-9
    )


def test_each_cell_of_the_band_has_one_place_behind_the_warming_up():
    for band in BANDS:
        fold = Fold.of(band)
        assert len(np.unique(fold.unfolded)) == band.cells + 1
        assert fold.unfolded[-1] == fold.cells


def test_a_few_wide_rows_do_not_widen_all_others():
    for band in (WIDE, WIDE.reversed):
        assert Fold.of(band).cells < 3 * band.cells


@pytest.mark.parametrize("rows", [0, 1, 300, 576, 577, 64 + 256 * 2, 5000, 70_000])
def test_every_row_has_a_line_and_the_last_stretch_overlaps_the_one_before(rows):
    fold = Fold.of(strip(rows, 4))
    assert set(fold.rows.tolist()) == set(range(rows + 1))
    last = fold.rows[fold.stretches == fold.count - 1]
    assert fold.count == 1 or len(last) > fold.warm
