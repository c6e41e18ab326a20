"""Words that go together in several linked segments are learnt, those seen together once or everywhere are not."""

import numpy as np
import pytest
from ushtil.models.learnt import learnt_coverage, stem
from ushtil.models.postings import Postings
from ushtil.models.sparse import Matches

LEFT = ["red house", "red river", "old river", "old house", "green door", "wide meadow"]
RIGHT = ["қызыл үйлер", "қызыл өзен", "көне өзен", "көне үйлер", "жасыл есік", "кең дала"]


def postings(texts):
    return Postings.of([[stem(word) for word in text.split()] for text in texts])


def diagonal(size, weight=1.0):
    return Matches.of({(k, k): weight for k in range(size)})


def learnt(left, right, links):
    """The pairs of stems that were learnt, with their strength."""
    same = learnt_coverage(postings(left), postings(right), links).same
    ours, theirs = postings(left).keys, postings(right).keys
    return {
        (ours[a], theirs[b]): float(strength)
        for a, b, strength in zip(same.left, same.right, same.strength, strict=True)
    }


def test_words_seen_together_in_several_links_are_learnt():
    found = learnt(LEFT, RIGHT, diagonal(6))
    for pair in (("red", "қызы"), ("rive", "өзен"), ("old", "көне"), ("hous", "үйле")):
        assert found[pair] > 0.5


def test_words_seen_together_once_are_not():
    found = learnt(LEFT, RIGHT, diagonal(6))
    stems = {stem for pair in found for stem in pair}
    assert stems.isdisjoint({"gree", "жасы", "door", "есік", "wide", "кең", "mead", "дала"})


def test_a_word_is_told_from_its_neighbour_by_the_other_segments():
    found = learnt(LEFT, RIGHT, diagonal(6))
    assert all(found.get(pair, 0) < 0.1 for pair in (("red", "өзен"), ("rive", "қызы"), ("old", "үйле")))


def test_strengths_are_probabilities():
    assert all(0 < strength <= 1 + 1e-9 for strength in learnt(LEFT, RIGHT, diagonal(6)).values())


def test_words_that_are_everywhere_are_not_learnt():
    left = [f"{text} always" for text in LEFT]
    right = [f"{text} әрқашан" for text in RIGHT]
    stems = {stem for pair in learnt(left, right, diagonal(6)) for stem in pair}
    assert stems.isdisjoint({"alwa", "әрқа"})
    assert {"red", "қызы"} <= stems


def test_improbable_links_teach_nothing():
    assert learnt(LEFT, RIGHT, diagonal(6, 0.1)) == {}
    assert learnt(LEFT, RIGHT, Matches.of({})) == {}


def test_two_links_that_are_not_sure_are_as_good_as_one():
    assert learnt(LEFT, RIGHT, diagonal(6, 0.7)) == {}
    assert learnt(LEFT, RIGHT, diagonal(6, 0.8))


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_segments_does_not_matter(seed):
    chance = np.random.default_rng(seed)
    mine, other = chance.permutation(6).tolist(), chance.permutation(6).tolist()
    links = Matches.of({(mine.index(k), other.index(k)): 1.0 for k in range(6)})
    found = learnt([LEFT[k] for k in mine], [RIGHT[k] for k in other], links)
    expected = learnt(LEFT, RIGHT, diagonal(6))
    assert found.keys() == expected.keys()
    for pair, strength in expected.items():
        assert found[pair] == pytest.approx(strength)


def test_what_is_learnt_is_the_same_from_both_sides():
    back = learnt(RIGHT, LEFT, diagonal(6))
    for (left, right), strength in learnt(LEFT, RIGHT, diagonal(6)).items():
        assert back[right, left] == pytest.approx(strength)


def test_forms_of_one_word_count_as_one():
    assert postings(["House houses", "HOUSE"]).keys == ["hous"]
    assert stem("Үйлерімізде") == stem("үйлер")


def test_what_was_learnt_covers_segments_that_were_not_linked():
    left = [*LEFT, "red house again", "old river there", *(["."] * 8)]
    right = [*RIGHT, "қызыл үйлер тағы", "көне өзен", *(["."] * 8)]
    links = Matches.of({(k, k): 1.0 for k in range(8) if k != 2})
    table = {(i, j): weight for i, j, weight in learnt_coverage(postings(left), postings(right), links).matches}
    assert table[2, 2] > max(table.get((2, j), 0.0) for j in (0, 1, 3, 4, 5))


def numbered(name, count, vocabulary):
    return [" ".join(f"{name}{(k * 7 + n) % vocabulary:03d}" for n in range(12)) for k in range(count)]


HOSTILE = {
    "no segments": ([], []),
    "no words": (["1 2", "?"], ["", "…"]),
    "no words on one side": (LEFT, [""] * 6),
    "one segment": (["red house"], ["қызыл үйлер"]),
    "one against many": (["red house"], RIGHT),
    "two thousand equal segments": (["the same again"] * 2000, ["тағы да сол"] * 2000),
    "two thousand of few words": (numbered("a", 2000, 40), numbered("b", 2000, 40)),
    "one word in each": (["house"] * 50, ["үйлер"] * 50),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_teach_something_or_nothing(name):
    left, right = HOSTILE[name]
    strengths = learnt(left, right, diagonal(min(len(left), len(right)))).values()
    assert all(0 < strength <= 1 + 1e-9 for strength in strengths)


def test_segments_of_a_hundred_thousand_letters_end_in_bounded_memory():
    left, right = (
        [" ".join(f"{chr(first + n // 600)}{n % 600:03d}" for n in range(20_000))] * 2 for first in (97, 0x430)
    )
    found = learnt([*left, *LEFT[:3]], [*right, *RIGHT[:3]], diagonal(5))
    assert found.keys() == learnt(LEFT[:3], RIGHT[:3], diagonal(3)).keys()
