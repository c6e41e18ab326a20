"""Numbers that follow one another stand in one run."""

from ushtil.align.drift.runs import runs


def test_a_gap_ends_a_run_whatever_the_order_given():
    assert list(runs([7, 3, 1, 2, 8])) == [(1, 2, 3), (7, 8)]


def test_neighbours_that_do_not_belong_together_are_kept_apart():
    assert list(runs(range(5), lambda a, b: b != 3)) == [(0, 1, 2), (3, 4)]


def test_no_numbers_make_no_run():
    assert list(runs([])) == []
