"""What leaves the common order is as little as can be, and only that is marked as moved."""

from itertools import combinations

import numpy as np
import pytest
from ushtil.align.moves import marked, ordered
from ushtil.corpus.types import Bead


def beads(*spans):
    return tuple(Bead(found) for found in spans)


def one_to_one(*columns):
    """Left segments in order, each with the right segment named."""
    return beads(*(((i,), (j,)) for i, j in enumerate(columns)))


def moved(found):
    return [bead.spans for bead in found if bead.moved]


def size(links):
    return sum(len(span) for bead in links for span in bead.spans)


def rising(links):
    """Whether no two of the links, which are in the order of the left document, cross."""
    return all(a.spans[1][-1] < b.spans[1][0] for a, b in combinations(links, 2))


def random_links(seed):
    """Some nine links between two documents, in any order on the right, of up to three segments a side."""
    chance = np.random.default_rng(seed)
    sizes = chance.integers(1, 4, (2, int(chance.integers(1, 10))))
    lefts, rights = (
        [tuple(range(int(end - n), int(end))) for n, end in zip(side, np.cumsum(side), strict=True)] for side in sizes
    )
    return beads(*((left, rights[k]) for left, k in zip(lefts, chance.permutation(len(lefts)), strict=True)))


def test_links_in_order_have_not_moved():
    links = beads(((0,), (0, 1)), ((1, 2), (2,)), ((4,), (5,)))
    assert marked(links) == links


def test_marks_of_before_are_forgotten():
    assert not moved(marked([Bead(((0,), (0,)), moved=True), Bead(((1,), (1,)), moved=True)]))


def test_one_link_that_jumped_ahead_has_moved_and_the_others_have_not():
    assert moved(marked(one_to_one(1, 2, 3, 4, 0))) == [((4,), (0,))]
    assert moved(marked(one_to_one(4, 0, 1, 2, 3))) == [((0,), (4,))]


def test_of_two_blocks_the_smaller_one_has_moved():
    assert moved(marked(one_to_one(3, 4, 0, 1, 2))) == [((0,), (3,)), ((1,), (4,))]


def test_a_link_weighs_as_many_segments_as_it_holds():
    links = beads(((0,), (3, 4, 5, 6)), ((1,), (0,)), ((2,), (1,)))
    assert moved(marked(links)) == [((1,), (0,)), ((2,), (1,))]


@pytest.mark.parametrize("seed", range(60))
def test_what_keeps_its_order_is_the_heaviest_chain_of_all(seed):
    found = marked(random_links(seed))
    assert [bead.spans for bead in found] == [bead.spans for bead in random_links(seed)]
    kept = [bead for bead in found if not bead.moved]
    chains = (chain for n in range(len(found) + 1) for chain in combinations(found, n) if rising(chain))
    assert rising(kept)
    assert size(kept) == max(size(chain) for chain in chains)


@pytest.mark.parametrize("seed", range(10))
def test_all_beads_stay_the_first_document_in_order_and_null_beads_have_not_moved(seed):
    links = random_links(seed)
    ends = [max(i for bead in links for i in bead.spans[column]) + 1 for column in (0, 1)]
    alone = beads(*(((ends[0] + k,), ()) for k in range(2)), *(((), (ends[1] + k,)) for k in range(3)))
    chance = np.random.default_rng(seed)
    mixed = [(*links, *alone)[k] for k in chance.permutation(len(links) + 5)]
    found = ordered(mixed)
    assert sorted(bead.spans for bead in found) == sorted(bead.spans for bead in mixed)
    assert [i for bead in found for i in bead.spans[0]] == list(range(ends[0] + 2))
    assert not any(bead.moved for bead in found if bead.is_null)


def test_scores_stay():
    assert ordered([Bead(((1,), (0,)), 0.25), Bead(((0,), (1,)), 0.5)])[0].score == 0.5


def test_no_beads_stay_none():
    assert marked([]) == ordered([]) == ()
