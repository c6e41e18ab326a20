"""A pair that is given is as sure as can be, and all else impossible."""

import pytest
from ushtil.align.locks import LockedModel
from ushtil.corpus.types import Bead

MODEL = LockedModel(
    (
        Bead(((0, 1), (1,)), 0.3),
        Bead(((2,), ())),
        Bead(((), (0,))),
        Bead(((3, 5), (2, 3))),
        Bead(((4, 6), ())),
    ),
    (7, 4),
)


def test_the_beads_are_those_given():
    assert MODEL.beads[0] == Bead(((0, 1), (1,)), 0.3)
    assert MODEL.sure(MODEL.beads) == MODEL.beads


def test_segments_are_linked_with_all_of_their_bead():
    assert list(MODEL.links) == [(i, j, 1.0) for i, j in [(0, 1), (1, 1), (3, 2), (3, 3), (5, 2), (5, 3)]]


def test_segments_without_a_counterpart_are_surely_alone():
    assert MODEL.left_null.tolist() == [0, 0, 1, 0, 1, 0, 1]
    assert MODEL.right_null.tolist() == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("spans", "probability"),
    [
        (((0, 1), (1,)), 1),
        (((3, 5), (2, 3)), 1),
        (((0,), (1,)), 0),
        (((2,), (0,)), 0),
        (((2,), ()), 1),
        (((2, 4, 6), ()), 1),
        (((0,), ()), 0),
        (((1, 2), ()), 0),
        (((), (0,)), 1),
        (((), (0, 1)), 0),
    ],
)
def test_what_is_given_is_sure_and_what_is_not_impossible(spans, probability):
    assert MODEL.probability(*spans) == probability


def test_beads_that_are_given_may_cross():
    assert MODEL.free


@pytest.mark.parametrize("shape", [(0, 0), (2, 0), (0, 3)])
def test_a_pair_of_which_one_has_no_segments_has_no_links(shape):
    model = LockedModel(
        (*(Bead(((i,), ())) for i in range(shape[0])), *(Bead(((), (j,))) for j in range(shape[1]))), shape
    )
    assert not len(model.links)
    assert model.left_null.tolist() == [1] * shape[0]
    assert model.right_null.tolist() == [1] * shape[1]
