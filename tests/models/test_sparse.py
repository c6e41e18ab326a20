"""Sparse evidence adds up over spans as a plain sum over the whole table would."""

import numpy as np
import pytest
from ushtil.models.grid import BEAD_TYPES, Band
from ushtil.models.sparse import Matches, ThirdLanguage, group_sums, ranges


def random_table(rows, columns, seed):
    chance = np.random.default_rng(seed)
    return np.where(chance.random((rows, columns)) < 0.3, chance.random((rows, columns)), 0.0)


def matches_of(table):
    return Matches.of({(int(i), int(j)): float(table[i, j]) for i, j in zip(*np.nonzero(table), strict=True)})


def table_of(matches, rows, columns):
    table = np.zeros((rows, columns))
    for i, j, weight in matches:
        table[i, j] += weight
    return table


@pytest.mark.parametrize(("rows", "columns"), [(9, 7), (1, 12), (12, 1), (4, 4)])
def test_block_sums_are_the_sums_of_the_blocks_of_the_table(rows, columns):
    table, band = random_table(rows, columns, rows), Band.full(rows, columns)
    sums = matches_of(table).block_sums(band)
    for kind, (p, q) in enumerate(BEAD_TYPES):
        for cell, (i, j) in enumerate(zip(*(axis.tolist() for axis in band.nodes), strict=True)):
            if i >= p and j >= q:
                assert sums[kind, cell] == pytest.approx(table[i - p : i, j - q : j].sum(), abs=1e-6)


def test_in_a_band_beads_that_lie_inside_are_summed_as_on_the_whole_grid():
    band = Band(np.array([0, 0, 0, 2, 3, 3, 4]), np.array([3, 5, 6, 7, 7, 8, 8]))
    table, seen = random_table(6, 8, 0), 0
    inside = set(zip(*(axis.tolist() for axis in band.nodes), strict=True))
    sums = matches_of(table).block_sums(band)
    for kind, (p, q) in enumerate(BEAD_TYPES):
        for cell, (i, j) in enumerate(zip(*(axis.tolist() for axis in band.nodes), strict=True)):
            if {(i - a, j - b) for a in range(p + 1) for b in range(q + 1)} <= inside:
                seen += 1
                assert sums[kind, cell] == pytest.approx(table[i - p : i, j - q : j].sum(), abs=1e-6)
    assert seen > 80


def test_each_pair_of_segments_stands_once_and_in_order():
    found = Matches.summed(np.array([2, 0, 2, 0]), np.array([1, 3, 1, 0]), np.array([0.5, 1.0, 0.25, 2.0]))
    assert list(found) == [(0, 0, 2.0), (0, 3, 1.0), (2, 1, 0.75)]
    assert len(found) == 3


def test_a_total_adds_up_any_number_of_tables():
    tables = [random_table(5, 4, seed) for seed in range(3)]
    np.testing.assert_allclose(table_of(Matches.total(matches_of(table) for table in tables), 5, 4), sum(tables))


def test_strength_is_multiplied():
    table = random_table(5, 4, 0)
    np.testing.assert_allclose(table_of(matches_of(table).times(-2.5), 5, 4), -2.5 * table)


@pytest.mark.parametrize("seed", range(5))
def test_margins_are_those_of_the_whole_table(seed):
    table = random_table(7, 6, seed)
    expected = {}
    for i, j in zip(*(axis.tolist() for axis in np.nonzero(table)), strict=True):
        rivals = [*np.delete(table[i], j), *np.delete(table[:, j], i)]
        if table[i, j] > max(rivals):
            expected[i, j] = table[i, j] - max(rivals)
    assert {(i, j): weight for i, j, weight in matches_of(table).margins()} == pytest.approx(expected)


def test_ranges_are_written_out_one_after_another():
    owner, numbers = ranges(np.array([3, 7, 2, 0]), np.array([5, 7, 1, 3]))
    assert owner.tolist() == [0, 0, 3, 3, 3]
    assert numbers.tolist() == [3, 4, 0, 1, 2]


def test_no_matches_sum_to_nothing():
    assert not Matches.of({}).block_sums(Band.full(3, 4)).any()
    assert not list(Matches.of({}).margins())
    assert Matches.of({}).row_totals(3).tolist() == [0, 0, 0]
    assert not Matches.of({}).then(Matches.of({(0, 0): 1.0})).weight.size
    assert not Matches.of({}).grouped(2).flipped().weight.size


def test_grouping_adds_up_neighbours():
    table = random_table(7, 5, 1)
    grouped = table_of(matches_of(table).grouped(2), 4, 3)
    padded = np.pad(table, ((0, 1), (0, 1)))
    np.testing.assert_allclose(grouped, padded.reshape(4, 2, 3, 2).sum(axis=(1, 3)))


def test_sums_of_groups_keep_the_rest():
    assert group_sums(np.arange(5.0), 2).tolist() == [1, 5, 4]
    assert group_sums(np.array([]), 2).tolist() == []


def test_totals_are_those_of_the_table():
    table = random_table(6, 4, 2)
    np.testing.assert_allclose(matches_of(table).row_totals(6), table.sum(axis=1))
    np.testing.assert_allclose(matches_of(table).column_totals(4), table.sum(axis=0))


def test_flipping_exchanges_the_sides():
    table = random_table(6, 4, 3)
    np.testing.assert_allclose(table_of(matches_of(table).flipped(), 4, 6), table.T)


def test_adding_adds():
    one, other = random_table(6, 4, 4), random_table(6, 4, 5)
    np.testing.assert_allclose(table_of(matches_of(one).plus(matches_of(other)), 6, 4), one + other)


def test_a_chain_is_the_matrix_product_and_at_most_one():
    one, other = random_table(6, 4, 6), random_table(4, 5, 7)
    found = table_of(matches_of(one).then(matches_of(other)), 6, 5)
    np.testing.assert_allclose(found, np.minimum(one @ other, 1))


def test_a_margin_is_what_a_match_has_over_the_next_of_its_row_and_column():
    matches = Matches.of({(0, 0): 0.9, (0, 1): 0.5, (1, 0): 0.7, (1, 1): 0.1, (2, 2): 0.4})
    assert {(i, j): round(weight, 6) for i, j, weight in matches.margins()} == {(0, 0): 0.2, (2, 2): 0.4}


def test_equal_rivals_leave_no_margin():
    matches = Matches.of({(i, j): 1.0 for i in range(3) for j in range(3)})
    assert all(weight == 0 for _, _, weight in matches.margins())


def test_third_language_is_grouped_as_its_parts_are():
    third = ThirdLanguage(Matches.of({(0, 0): 0.5, (1, 1): 0.25}), np.array([0.1, 0.2, 0.3]), np.array([0.0, 0.4]))
    grouped = third.grouped(2)
    assert table_of(grouped.support, 2, 1).tolist() == [[0.75], [0.0]]
    np.testing.assert_allclose(grouped.left_lost, [0.3, 0.3])
    np.testing.assert_allclose(grouped.right_lost, [0.4])
