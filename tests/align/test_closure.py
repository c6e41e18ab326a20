"""Three-way beads are the closure of the pairs, and all beads stand in reading order."""

import random

import pytest
from ushtil.align.closure import closure, components, reading_order
from ushtil.corpus.types import Bead

PAIRS = ((0, 1), (0, 2), (1, 2))


def beads(*spans, score=1.0):
    return tuple(Bead(found, score) for found in spans)


def spans(found):
    return [bead.spans for bead in found]


def test_one_merged_segment_makes_one_three_way_bead_of_two_finer_pairs():
    pairs = {
        (0, 1): beads(((0,), (0,)), ((1,), (1,))),
        (0, 2): beads(((0, 1), (0,))),
        (1, 2): beads(((0, 1), (0,))),
    }
    assert spans(closure(pairs, (2, 2, 1))) == [((0, 1), (0, 1), (0,))]


def test_segments_without_any_counterpart_stand_alone():
    pairs = {
        (0, 1): beads(((0,), ()), ((), (0,))),
        (0, 2): beads(((0,), ()), ((), (0,))),
        (1, 2): beads(((0,), ()), ((), (0,))),
    }
    assert sorted(spans(closure(pairs, (1, 1, 1)))) == [((), (), (0,)), ((), (0,), ()), ((0,), (), ())]


def test_null_beads_of_several_segments_connect_nothing():
    pairs = {(0, 1): beads(((0, 1), ()), ((2,), (0,)))}
    assert components(pairs, (3, 1)) == [[(0, 0)], [(0, 1)], [(0, 2), (1, 0)]]


@pytest.mark.parametrize(
    ("scores", "expected"), [((0.9, 0.4, 0.8), 0.8), ((0.1, 0.2, 0.9), 0.2), ((0.7, 0.7, 0.1), 0.7)]
)
def test_a_bead_is_as_sure_as_the_two_surest_pairs_that_make_it(scores, expected):
    pairs = {pair: beads(((0,), (0,)), score=score) for pair, score in zip(PAIRS, scores, strict=True)}
    assert closure(pairs, (1, 1, 1))[0].score == expected


def test_a_pair_is_as_sure_as_the_least_sure_of_its_beads():
    pairs = {
        (0, 1): (*beads(((0,), (0,)), score=0.9), *beads(((1,), (1,)), score=0.6)),
        (0, 2): beads(((0, 1), (0,)), score=0.8),
        (1, 2): beads(((0, 1), (0,)), score=0.2),
    }
    assert closure(pairs, (2, 2, 1))[0].score == 0.6


def test_a_segment_alone_is_as_sure_as_the_less_sure_of_its_two_pairs():
    pairs = {(0, 1): beads(((0,), ()), score=0.9), (0, 2): beads(((0,), ()), score=0.4), (1, 2): ()}
    assert closure(pairs, (1, 0, 0))[0].score == 0.4


def test_of_two_documents_a_bead_is_as_sure_as_it_was():
    assert closure({(0, 1): beads(((0,), (0,)), score=0.3)}, (1, 1))[0].score == 0.3


def test_a_bead_has_moved_if_it_has_in_any_pair():
    pairs = {
        (0, 1): (Bead(((0,), (1,)), moved=True), Bead(((1,), (0,)))),
        (0, 2): beads(((0,), (0,)), ((1,), (1,))),
        (1, 2): beads(((0,), (1,)), ((1,), (0,))),
    }
    assert [(bead.spans, bead.moved) for bead in closure(pairs, (2, 2, 2))] == [
        (((0,), (1,), (0,)), True),
        (((1,), (0,), (1,)), False),
    ]


def test_beads_without_the_first_document_follow_what_precedes_them_in_their_own():
    found = reading_order(
        beads(((1,), (3,), (2,)), ((), (0,), ()), ((0,), (1,), (1,)), ((), (), (0,)), ((), (2,), ()), ((), (4,), (3,)))
    )
    assert spans(found) == [
        ((), (), (0,)),
        ((), (0,), ()),
        ((0,), (1,), (1,)),
        ((), (2,), ()),
        ((1,), (3,), (2,)),
        ((), (4,), (3,)),
    ]


def test_a_run_without_the_first_document_stays_in_its_own_order():
    found = reading_order(beads(((0,), (0,)), ((), (3,)), ((), (1,)), ((), (2,)), ((1,), (4,))))
    assert [bead.spans[1] for bead in found] == [(0,), (1,), (2,), (3,), (4,)]


@pytest.mark.parametrize("seed", range(20))
def test_monotone_beads_are_put_back_so_that_every_document_reads_in_order(seed):
    chance = random.Random(seed)
    next_index, made = [0, 0, 0], []
    for _ in range(30):
        sizes = [chance.choice([0, 1, 1, 1, 2]) for _ in range(3)]
        if any(sizes):
            made.append(tuple(tuple(range(n, n + size)) for n, size in zip(next_index, sizes, strict=True)))
            next_index = [n + size for n, size in zip(next_index, sizes, strict=True)]
    shuffled = beads(*chance.sample(made, len(made)))
    found = reading_order(shuffled)
    assert sorted(spans(found)) == sorted(made)
    assert [i for bead in found for i in bead.spans[0]] == list(range(next_index[0]))
    pairs = reading_order(Bead(bead[:2]) for bead in made if any(bead[:2]))
    for column in (0, 1):
        assert [i for bead in pairs for i in bead.spans[column]] == list(range(next_index[column]))


def test_without_any_segment_of_the_first_document_the_others_are_kept():
    assert sorted(spans(reading_order(beads(((), (1,)), ((), (0,)))))) == [((), (0,)), ((), (1,))]


def test_no_beads_stay_none():
    assert reading_order([]) == ()
    assert closure({}, ()) == ()
