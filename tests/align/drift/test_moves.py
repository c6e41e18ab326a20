from __future__ import annotations

import random
from itertools import pairwise

from ushtil.align.drift.moves import Stretch, blocks, heaviest_increasing, moved


def stretches(*places: int, size: int = 10) -> list[Stretch]:
    return [Stretch(place, size) for place in places]


def test_links_in_the_order_of_the_source_are_one_block_whatever_lies_between() -> None:
    assert blocks(stretches(0, 3, 9)) == [range(3)]


def test_no_links_have_no_blocks_and_no_moves() -> None:
    assert blocks([]) == []
    assert moved([]) == []


def test_the_lighter_of_two_swapped_blocks_is_the_moved_one() -> None:
    found = [Stretch(5, 100), Stretch(6, 100), Stretch(0, 30), Stretch(1, 30), Stretch(2, 30)]
    assert moved(found) == [range(2, 5)]


def test_one_sentence_brought_forward_is_moved_and_its_neighbours_are_not() -> None:
    assert moved(stretches(4, 0, 1, 2, 3, 5, 6)) == [range(1)]


def test_three_blocks_in_reverse_leave_the_heaviest_in_place() -> None:
    assert moved([Stretch(8, 5), Stretch(4, 50), Stretch(0, 20)]) == [range(1), range(2, 3)]


def test_the_heaviest_increasing_subsequence_agrees_with_trying_all() -> None:
    chance = random.Random(7)
    for _ in range(200):
        places = [chance.randrange(6) for _ in range(7)]
        weights = [chance.randrange(1, 9) for _ in places]
        chain = heaviest_increasing(places, weights)
        assert all(places[a] < places[b] for a, b in pairwise(chain))
        assert sum(weights[n] for n in chain) == heaviest_of_all(places, weights)


def heaviest_of_all(places: list[int], weights: list[int]) -> int:
    best = 0
    for mask in range(1 << len(places)):
        chosen = [n for n in range(len(places)) if mask >> n & 1]
        if all(places[a] < places[b] for a, b in pairwise(chosen)):
            best = max(best, sum(weights[n] for n in chosen))
    return best
