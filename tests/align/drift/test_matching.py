from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ushtil.align.drift import matching as module
from ushtil.align.drift.matching import Block, matching

KEYS = st.lists(st.sampled_from("abcdefgh"), max_size=40)


def by_difflib(source: list[str], copy: list[str]) -> list[Block]:
    found = SequenceMatcher(None, source, copy, autojunk=False).get_matching_blocks()
    return [Block(*block) for block in found if block.size]


def in_order_and_equal(source: list[str], copy: list[str], blocks: list[Block]) -> bool:
    here = there = 0
    for block in blocks:
        same = source[block.source : block.source + block.size] == copy[block.copy : block.copy + block.size]
        if not same or not block.size or block.source < here or block.copy < there:
            return False
        here, there = block.source + block.size, block.copy + block.size
    return True


def numbered(count: int, every: int) -> tuple[list[str], list[str]]:
    """A long text, and a copy in which each ``every``-th word is another."""
    source = [f"word{n}" for n in range(count)]
    return source, [word if n % every else f"other{n}" for n, word in enumerate(source)]


@given(KEYS, KEYS)
def test_sentences_are_matched_as_difflib_matches_them(source: list[str], copy: list[str]) -> None:
    assert matching(source, copy) == by_difflib(source, copy)


def test_a_sentence_of_the_length_of_a_paragraph_is_still_matched_as_difflib_does() -> None:
    source, copy = numbered(480, 3)
    assert matching(source, copy) == by_difflib(source, copy)


@given(KEYS, KEYS)
def test_a_long_text_has_true_blocks_in_order(source: list[str], copy: list[str]) -> None:
    long = ["once", *(["again", "and"] * 300)]
    ours, theirs = [*source, *long, *source], [*copy, *long, *copy, "end"]
    assert in_order_and_equal(ours, theirs, matching(ours, theirs))


def test_in_a_long_text_each_kept_word_is_matched() -> None:
    source, copy = numbered(20_000, 2)
    assert sum(block.size for block in matching(source, copy)) == 10_000


def test_words_that_stand_often_are_matched_around_those_that_stand_once() -> None:
    source = [word for n in range(2_000) for word in ("the", f"word{n}", "of")]
    copy = [word for n in range(2_000) for word in ("the", f"word{n}" if n % 5 else "stone", "of")]
    assert sum(block.size for block in matching(source, copy)) == 5_600


def test_a_text_of_few_words_without_any_anchor_is_matched_too() -> None:
    source = ["very", "good", "very", "bad"] * 700
    assert sum(block.size for block in matching(source, [*source[:1400], "or", *source[1401:]])) == 2_799


def test_a_gap_beyond_all_bounds_counts_as_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_EXACT", 100)
    monkeypatch.setattr(module, "LARGEST_COMMON", 200)
    source = ["begin", *(["a", "b"] * 50), "end"]
    copy = ["begin", *(["b", "a", "a"] * 50), "end"]
    assert matching(source, copy) == [Block(0, 0, 1), Block(101, 151, 1)]


def test_texts_without_a_common_word_and_empty_ones_have_no_blocks() -> None:
    assert matching([], []) == matching(["a"] * 600, ["b"] * 600) == matching([], ["a"]) == []
