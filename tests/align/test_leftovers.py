"""In long texts, moved passages are found among what the monotone path leaves."""

import numpy as np
import pytest
from ushtil.align.band import FREE_GRID
from ushtil.align.leftovers import align_long_pair
from ushtil.align.triple import align_triple
from ushtil.corpus.types import Document, Segment
from ushtil.models.lexical import LexicalScorer

ROWS, BLOCK = 1200, 12


def document(lang: str, texts):
    starts = np.cumsum([0, *(len(text) + 1 for text in texts)]).tolist()
    segments = tuple(Segment(start, start + len(text), 0) for start, text in zip(starts, texts, strict=False))
    return Document(lang, lang, "\n".join(texts), segments)


@pytest.fixture(scope="module")
def versions() -> tuple[Document, Document]:
    """House numbers in order; the right document has those of 600 and on at its beginning."""
    numbers = list(range(1000, 1000 + ROWS))
    turned = [*numbers[600 : 600 + BLOCK], *numbers[:600], *numbers[600 + BLOCK :]]
    left = document("en", [f"House {number} has {number % 89 + 2} windows." for number in numbers])
    right = document("ru", [f"В доме {number} окон {number % 89 + 2}." for number in turned])
    assert (ROWS + 1) ** 2 > FREE_GRID
    return left, right


@pytest.fixture(scope="module")
def third(versions) -> Document:
    """The Kazakh version, in the order of the left one."""
    return document("kk", [f"{1000 + k} үйдің {(1000 + k) % 89 + 2} терезесі бар." for k in range(ROWS)])


def moved(alignment):
    return {bead.spans for bead in alignment.beads if bead.moved}


def test_a_block_that_moved_far_is_found_and_marked(versions):
    found = align_long_pair(versions[0], versions[1], LexicalScorer(), "auto")
    expected = {((600 + k,), (k,)) for k in range(BLOCK)}
    assert len(moved(found) & expected) > 0.7 * BLOCK
    assert moved(found) <= expected


def test_with_order_monotone_the_block_stays_without_a_counterpart(versions):
    found = align_long_pair(versions[0], versions[1], LexicalScorer(), "monotone")
    assert not moved(found)
    links = [bead.spans for bead in found.beads if not bead.is_null]
    assert links == sorted(links, key=lambda spans: spans[1])


def test_of_three_versions_a_block_that_moved_far_in_one_is_found_in_both_of_its_pairs(versions, third):
    found = align_triple((versions[0], third, versions[1]), LexicalScorer(), "auto")
    expected = {((600 + k,), (k,)) for k in range(BLOCK)}
    for pair in ((0, 2), (1, 2)):
        assert len(moved(found.pairs[pair]) & expected) > 0.7 * BLOCK
        assert moved(found.pairs[pair]) <= expected
    assert not moved(found.pairs[0, 1])
    assert {(i, i, j) for (i,), (j,) in moved(found.pairs[0, 2])} <= {
        (*bead.spans[0], *bead.spans[1], *bead.spans[2]) for bead in found.alignment.beads
    }


def test_of_three_versions_with_order_monotone_nothing_moves(versions, third):
    found = align_triple((versions[0], third, versions[1]), LexicalScorer(), "monotone")
    assert not any(moved(pair) for pair in found.pairs.values())
