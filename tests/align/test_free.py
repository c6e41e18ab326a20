"""Without an order, beads are as probable as a listing of all walks says, and swapped blocks are found."""

from collections import defaultdict
from collections.abc import Iterator
from math import exp, log

import numpy as np
import pytest
from ushtil.align.dp import Lattice, Step, log_total, posteriors
from ushtil.align.free import chosen, free_posteriors
from ushtil.models.grid import BEAD_TYPES, Band

SHAPES = [(0, 0), (0, 3), (3, 0), (1, 1), (1, 5), (5, 1), (2, 3), (3, 3), (4, 2), (6, 8)]
NEVER = -np.inf
#: Left end, right end, left size, right size.
Walked = tuple[int, int, int, int]


def random_lattice(shape, seed, gap=-0.7):
    """Scores by chance, those of beads that would start before the grid among them: they must never count."""
    band = Band.full(*shape)
    beads = np.random.default_rng(seed).normal(0, 2, (len(BEAD_TYPES), band.cells)).astype(np.float32)
    return Lattice(band, beads, gap)


def flipped(lattice):
    """The lattice seen from the other document."""
    rows, columns = lattice.band.shape
    table = lattice.beads.reshape(-1, rows + 1, columns + 1).transpose(0, 2, 1)
    kinds = [BEAD_TYPES.index((q, p)) for p, q in BEAD_TYPES]
    return Lattice(Band.full(columns, rows), table[kinds].reshape(len(BEAD_TYPES), -1), lattice.gap)


def every_walk(lattice, jump):
    """Each walk through the columns with its weight.

    From where a bead ends (or the start), the walk goes on at once, opens a left gap and goes on further along, or
    jumps anywhere; then it may open a right gap; then a bead begins. At the end, the rest is a left and a right gap.
    """
    rows, columns = lattice.band.shape
    gap, anywhere = exp(lattice.gap), exp(jump) / (rows + 1)
    table = np.exp(lattice.beads.astype(np.float64)).reshape(-1, rows + 1, columns + 1).tolist()

    def walk(i: int, j: int, beads: tuple[Walked, ...], weight: float) -> Iterator[tuple[tuple[Walked, ...], float]]:
        yield beads, weight * (gap if i < rows else 1) * (gap if j < columns else 1)
        onward = [(i, 1.0), *((k, gap) for k in range(i + 1, rows + 1)), *((k, anywhere) for k in range(rows + 1))]
        for place, price in onward:
            for column in range(j, columns):
                for kind, (p, q) in enumerate(BEAD_TYPES):
                    if price and place + p <= rows and column + q <= columns:
                        bead = (place + p, column + q, p, q)
                        odds = table[kind][bead[0]][bead[1]]
                        yield from walk(*bead[:2], (*beads, bead), weight * price * (gap if column > j else 1) * odds)

    return walk(0, 0, (), 1.0)


def listed(lattice, jump):
    """The probability of each bead and the log of the sum, by listing all walks through one document's columns."""
    found: dict[Walked, float] = defaultdict(float)
    total = 0.0
    for beads, weight in every_walk(lattice, jump):
        total += weight
        for bead in beads:
            found[bead] += weight
    return {bead: weight / total for bead, weight in found.items()}, log(total)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("gap", [0.0, -0.7, -4.0])
def test_without_jumps_all_is_as_in_order(shape, gap):
    lattice = random_lattice(shape, 3, gap)
    found = free_posteriors(lattice, NEVER)
    expected = posteriors(lattice)
    np.testing.assert_allclose(found.beads, expected.beads, atol=1e-6)
    np.testing.assert_allclose(found.left_null, expected.left_null, atol=1e-6)
    np.testing.assert_allclose(found.right_null, expected.right_null, atol=1e-6)
    assert found.total == pytest.approx(log_total(lattice), abs=1e-5)


@pytest.mark.parametrize(
    ("shape", "jump"), [((3, 3), -1.5), ((3, 3), 0.0), ((2, 3), -0.5), ((3, 2), -6.0), ((1, 4), -1.0)]
)
def test_probabilities_are_those_of_a_listing_of_all_walks(shape, jump):
    lattice = random_lattice(shape, 7)
    forth, log_forth = listed(lattice, jump)
    back, log_back = listed(flipped(lattice), jump)
    found = free_posteriors(lattice, jump)
    assert found.total == pytest.approx((log_forth + log_back) / 2, abs=1e-5)
    rows, columns = shape
    for kind, (p, q) in enumerate(BEAD_TYPES):
        for i in range(rows + 1):
            for j in range(columns + 1):
                expected = (forth.get((i, j, p, q), 0.0) + back.get((j, i, q, p), 0.0)) / 2
                assert found.beads[kind, i * (columns + 1) + j] == pytest.approx(expected, abs=1e-6)


def test_the_same_holds_where_one_document_is_longer():
    lattice = random_lattice((3, 4), 2)
    forth, log_forth = listed(lattice, -2.0)
    back, log_back = listed(flipped(lattice), -2.0)
    found = free_posteriors(lattice, -2.0)
    assert found.total == pytest.approx((log_forth + log_back) / 2, abs=1e-5)
    for (i, j, p, q), share in forth.items():
        expected = (share + back[j, i, q, p]) / 2
        assert found.beads[BEAD_TYPES.index((p, q)), i * 5 + j] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_segment_is_left_alone_as_probably_as_no_bead_holds_it(shape):
    lattice = random_lattice(shape, 1)
    found = free_posteriors(lattice, -3.0)
    left, right = np.ones(shape[0]), np.ones(shape[1])
    rows, columns = lattice.band.nodes
    for kind, (p, q) in enumerate(BEAD_TYPES):
        for cell in np.flatnonzero(found.beads[kind]):
            left[rows[cell] - p : rows[cell]] -= found.beads[kind, cell]
            right[columns[cell] - q : columns[cell]] -= found.beads[kind, cell]
    np.testing.assert_allclose(found.left_null, left.clip(0, 1), atol=1e-5)
    np.testing.assert_allclose(found.right_null, right.clip(0, 1), atol=1e-5)


@pytest.mark.parametrize("shape", [(3, 5), (9, 4)])
def test_both_documents_count_alike(shape):
    lattice = random_lattice(shape, 5)
    found = free_posteriors(lattice, -2.0)
    back = free_posteriors(flipped(lattice), -2.0)
    assert found.total == pytest.approx(back.total)
    np.testing.assert_allclose(found.left_null, back.right_null, atol=1e-6)
    np.testing.assert_allclose(found.right_null, back.left_null, atol=1e-6)


def test_dearer_jumps_are_taken_less():
    lattice = random_lattice((5, 6), 8)
    totals = [free_posteriors(lattice, jump).total for jump in (0.0, -1.0, -5.0, -20.0, NEVER)]
    assert totals == sorted(totals, reverse=True)
    assert totals[-2] == pytest.approx(totals[-1], abs=1e-4)


def blocks(order, size, gain=8.0, other=-5.0):
    """A text of blocks whose translation has them in another order; the true nodes with it."""
    nodes = [(block * size + k, place * size + k) for place, block in enumerate(order) for k in range(1, size + 1)]
    band = Band.full(len(order) * size, len(order) * size)
    beads = np.full((len(BEAD_TYPES), band.cells), other, dtype=np.float32)
    for row, column in nodes:
        beads[0, band.starts[row] + column] = gain
    return Lattice(band, beads, -2.0), nodes


@pytest.mark.parametrize(("order", "size"), [((1, 0), 10), ((2, 0, 1), 6), ((3, 1, 2, 0), 5), ((1, 0), 150)])
def test_blocks_in_another_order_are_found(order, size):
    lattice, nodes = blocks(order, size)
    found = free_posteriors(lattice, -10.0)
    assert found.total > log_total(lattice) + 3
    for row, column in nodes:
        assert found.beads[0, lattice.band.starts[row] + column] > 0.9
    assert found.left_null.max() < 0.1
    steps = chosen(found.beads - 0.5, lattice.band)
    assert {(step.row, step.column) for step in steps} == set(nodes)


def test_a_text_in_order_gains_nothing_by_jumps():
    lattice, nodes = blocks((0, 1, 2), 6)
    found = free_posteriors(lattice, -10.0)
    assert found.total < log_total(lattice) + 0.1
    assert all(found.beads[0, lattice.band.starts[row] + column] > 0.9 for row, column in nodes)


@pytest.mark.parametrize(
    ("gain", "other"), [(30.0, -30.0), (30.0, 30.0), (-30.0, -30.0), (80.0, -80.0), (1000.0, -1000.0)]
)
def test_scores_far_apart_make_no_numbers_that_are_none(gain, other):
    lattice, _ = blocks((1, 0, 2), 40, gain, other)
    found = free_posteriors(lattice, -10.0)
    assert np.isfinite(found.total)
    for values in (found.beads, found.left_null, found.right_null):
        assert np.isfinite(values).all()
        assert values.min() >= 0
        assert values.max() <= 1 + 1e-5


@pytest.mark.parametrize("seed", range(10))
def test_no_segment_is_chosen_twice_and_none_with_a_loss(seed):
    chance = np.random.default_rng(seed)
    band = Band.full(*chance.integers(1, 9, 2).tolist())
    rows, columns = band.nodes
    gains = chance.normal(0, 1, (len(BEAD_TYPES), band.cells)).astype(np.float32)
    for kind, (p, q) in enumerate(BEAD_TYPES):
        gains[kind, (rows < p) | (columns < q)] = -1
    steps = chosen(gains, band)
    left = [i for step in steps for i in range(step.row - step.left, step.row)]
    right = [j for step in steps for j in range(step.column - step.right, step.column)]
    assert len(left) == len(set(left))
    assert len(right) == len(set(right))
    assert set(left) <= set(range(band.shape[0]))
    assert set(right) <= set(range(band.shape[1]))

    def gain(step):
        return gains[BEAD_TYPES.index((step.left, step.right)), band.starts[step.row] + step.column]

    assert all(gain(step) > 0 for step in steps)
    assert gain(steps[0]) == gains.max() if steps else gains.max() <= 0


def one_by_one(gains, band):
    """Of all beads of positive gain, the greatest first, those that are still free."""
    rows, columns = (axis.tolist() for axis in band.nodes)
    used: set[tuple[str, int]] = set()
    found = []
    for kind, cell in sorted(zip(*np.nonzero(gains > 0), strict=True), key=lambda place: -gains[place]):
        p, q = BEAD_TYPES[kind]
        mine = {("left", rows[cell] - k) for k in range(p)} | {("right", columns[cell] - k) for k in range(q)}
        if not mine & used:
            used |= mine
            found.append(Step(rows[cell], columns[cell], p, q))
    return found


@pytest.mark.parametrize("shape", [(30, 25), (3, 200)])
def test_of_thousands_of_beads_those_are_chosen_that_a_plain_loop_chooses(shape):
    band = Band.full(*shape)
    rows, columns = band.nodes
    gains = np.random.default_rng(0).random((len(BEAD_TYPES), band.cells)).astype(np.float32)
    for kind, (p, q) in enumerate(BEAD_TYPES):
        gains[kind, (rows < p) | (columns < q)] = 0
    assert (gains > 0).sum() > 4000
    assert chosen(gains, band) == one_by_one(gains, band)


def test_nothing_is_chosen_of_what_gains_nothing():
    band = Band.full(3, 3)
    assert chosen(np.zeros((len(BEAD_TYPES), band.cells), dtype=np.float32), band) == []
