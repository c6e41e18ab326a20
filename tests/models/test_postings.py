"""Postings say where each key stands and how rare it is, and correspondences which keys go together."""

from collections.abc import Hashable

import numpy as np
import pytest
from ushtil.models.postings import Correspondence, Postings


def places(postings):
    """Each key with its segments."""
    return {
        key: postings.segment[postings.starts[k] : postings.starts[k + 1]].tolist()
        for k, key in enumerate(postings.keys)
    }


def pairs(same):
    return sorted(zip(same.left.tolist(), same.right.tolist(), same.strength.tolist(), strict=True))


def rarity(frequency, segments):
    """The rarity of a key that stands in so many of the segments."""
    found = Postings.of([["key"] if k < frequency else [] for k in range(segments)])
    return float(found.rarity[0])


def test_each_key_has_its_segments_in_order_and_each_once():
    found = Postings.of([["b", "a", "b"], [], ["a"], ("c", "a")])
    assert places(found) == {"b": [0], "a": [0, 2, 3], "c": [3]}
    assert found.segments == 4
    assert found.frequency.tolist() == [len(segments) for segments in places(found).values()]
    assert found.key.tolist() == [0, 1, 1, 1, 2]


def test_the_search_order_grows_with_key_and_segment():
    found = Postings.of([["a", "b"], ["b", "a"], ["c"]])
    assert (np.diff(found.order) > 0).all()


@pytest.mark.parametrize("segments", [1, 5, 40, 1000])
def test_rarity_falls_with_frequency_and_stays_between_nothing_and_one(segments):
    found = [rarity(frequency, segments) for frequency in range(1, segments + 1, max(1, segments // 50))]
    assert all(0 < value <= 1 for value in found)
    assert found == sorted(found, reverse=True)
    assert found[0] == 1


def test_what_stands_in_few_segments_is_as_rare_as_can_be_and_what_is_everywhere_worth_nearly_nothing():
    assert rarity(1, 1000) == rarity(30, 1000) == 1
    assert rarity(1000, 1000) < 0.01
    assert 0.1 < rarity(250, 1000) < 0.9


@pytest.mark.parametrize("documents", [[], [[]], [[], []]])
def test_documents_without_keys_have_empty_postings(documents):
    found = Postings.of(documents)
    assert found.segments == len(documents)
    for values in (found.keys, found.segment, found.frequency, found.key, found.rarity, found.order):
        assert len(values) == 0


def test_equal_keys_correspond():
    mine: list[list[Hashable]] = [[1, "x"], [(2, 3)]]
    other: list[list[Hashable]] = [["y", (2, 3)], [1]]
    left, right = Postings.of(mine), Postings.of(other)
    assert pairs(Correspondence.of_equal(left, right)) == [(0, 2, 1.0), (2, 1, 1.0)]


@pytest.mark.parametrize("seed", range(5))
def test_sets_with_a_number_in_common_correspond_once(seed):
    chance = np.random.default_rng(seed)
    left, right = ([tuple(chance.integers(0, 9, chance.integers(4)).tolist()) for _ in range(7)] for _ in range(2))
    expected = [(k, n, 1.0) for k, one in enumerate(left) for n, other in enumerate(right) if {*one} & {*other}]
    assert pairs(Correspondence.of_overlapping(left, right)) == expected


def test_flipping_exchanges_the_sides():
    same = Correspondence.of([(0, 3, 0.5), (2, 1, 0.75)])
    assert pairs(same.flipped) == [(1, 2, 0.75), (3, 0, 0.5)]


def test_nothing_corresponds_to_nothing():
    nothing: Postings[str] = Postings.of([])
    assert pairs(Correspondence.of([])) == pairs(Correspondence.of_equal(nothing, nothing)) == []
    assert pairs(Correspondence.of_overlapping([], [])) == []
