"""A band numbers its nodes row by row, finds them again, and looks the same from both documents."""

import numpy as np
import pytest
from ushtil.models.grid import BEAD_SIZES, BEAD_TYPES, REACH, Band, span_sums

STAIRS = Band(np.array([0, 0, 1, 2, 2]), np.array([1, 2, 2, 4, 4]))
BANDS = [Band.full(3, 4), Band.full(0, 3), Band.full(3, 0), Band.full(0, 0), STAIRS]


def nodes(band):
    """Every node of a band, by its definition, row by row."""
    return [(i, j) for i in range(len(band.low)) for j in range(band.low[i], band.high[i] + 1)]


@pytest.mark.parametrize("band", BANDS)
def test_nodes_are_those_between_low_and_high_row_by_row(band):
    rows, columns = band.nodes
    assert list(zip(rows.tolist(), columns.tolist(), strict=True)) == nodes(band)
    assert band.cells == len(nodes(band))
    assert band.shape == nodes(band)[-1]


@pytest.mark.parametrize("band", BANDS)
def test_each_row_is_one_run_of_flat_indices(band):
    rows, _ = band.nodes
    for i, (first, last) in enumerate(band.rows):
        assert (rows[first:last] == i).all()
    assert band.rows[-1][1] == band.cells


@pytest.mark.parametrize("band", BANDS)
def test_a_node_is_found_at_its_place_and_one_outside_at_the_end(band):
    rows, columns = band.shape
    places = {node: place for place, node in enumerate(nodes(band))}
    for i in range(-2, rows + 3):
        for j in range(-2, columns + 3):
            assert band.index(np.array([i]), np.array([j]))[0] == places.get((i, j), band.cells)


@pytest.mark.parametrize("band", BANDS)
@pytest.mark.parametrize("step", [(1, 0), (0, -1), (-4, -1), (3, 3)])
def test_shifting_finds_the_node_so_far_on(band, step):
    places = {node: place for place, node in enumerate(nodes(band))}
    expected = [places.get((i + step[0], j + step[1]), band.cells) for i, j in nodes(band)]
    assert band.shifted(*step).tolist() == expected


@pytest.mark.parametrize("band", BANDS)
def test_seen_from_the_other_document_no_node_is_lost(band):
    flipped = band.flipped
    assert flipped.shape == band.shape[::-1]
    assert {(j, i) for i, j in nodes(band)} <= set(nodes(flipped))
    assert (np.diff(flipped.low) >= 0).all()
    assert (np.diff(flipped.high) >= 0).all()


def test_a_whole_grid_and_a_strip_have_just_the_same_nodes_from_both_sides():
    steps = np.arange(9)
    strip = Band(np.clip(steps - 2, 0, 8), np.clip(steps + 3, 0, 8))
    for band in (Band.full(3, 5), strip):
        assert {(j, i) for i, j in nodes(band)} == set(nodes(band.flipped))


@pytest.mark.parametrize("band", BANDS)
def test_span_sums_add_up_what_each_bead_covers(band):
    chance = np.random.default_rng(0)
    left, right = chance.random(band.shape[0]), chance.random(band.shape[1])
    found_left, found_right = span_sums(band, left, right)
    for kind, (p, q) in enumerate(BEAD_TYPES):
        for cell, (i, j) in enumerate(nodes(band)):
            if i >= p and j >= q:
                assert found_left[kind, cell] == pytest.approx(left[i - p : i].sum(), abs=1e-5)
                assert found_right[kind, cell] == pytest.approx(right[j - q : j].sum(), abs=1e-5)


def test_bead_types_come_in_both_directions_and_none_reaches_further_than_said():
    assert {(q, p) for p, q in BEAD_TYPES} == set(BEAD_TYPES)
    assert len(set(BEAD_TYPES)) == len(BEAD_TYPES)
    assert max(max(sizes) for sizes in BEAD_TYPES) == REACH == 4
    assert BEAD_SIZES.tolist() == [p + q for p, q in BEAD_TYPES]
