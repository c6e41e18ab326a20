"""Scores computed by hand, and the counting that vecalign's paper describes, written a second time."""

import random

import pytest
from ushtil.align.evaluate import evaluate

PERFECT = [((0,), (0,)), ((1, 2), (1,)), ((), (2,)), ((3,), ())]


def approx(precision, recall):
    return pytest.approx((precision, recall))


def pr(score):
    return score.precision, score.recall


def test_the_gold_against_itself_is_perfect():
    scores = evaluate([PERFECT], [PERFECT])
    for score in (scores.strict, scores.lax, scores.strict_with_nulls, scores.lax_with_nulls):
        assert (*pr(score), score.f1) == (1, 1, 1)
    assert (scores.documents, scores.gold_beads, scores.test_beads) == (1, 2, 2)


def test_a_worked_example_of_two_languages():
    gold = [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), ())]
    test = [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,)), ((4,), ())]
    scores = evaluate([gold], [test])
    # Without null beads the test has 0-0, 1-1, 3-2, of which two are in the gold and 1-1 touches 1,2-1.
    assert pr(scores.strict) == approx(2 / 3, 2 / 3)
    assert pr(scores.lax) == approx(1, 1)
    # With null beads there are five, and 2-nothing is wrong, for 2 belongs to 1.
    assert pr(scores.strict_with_nulls) == approx(3 / 5, 2 / 3)
    assert pr(scores.lax_with_nulls) == approx(4 / 5, 1)
    assert scores.strict_with_nulls.f1 == pytest.approx(2 * 0.6 * (2 / 3) / (0.6 + 2 / 3))


def test_touching_on_one_side_only_is_not_lax_right():
    scores = evaluate([[((0,), (0,)), ((1,), (1,))]], [[((0,), (1,)), ((1,), (0,))]])
    assert (scores.strict.f1, scores.lax.f1) == (0, 0)


def test_touching_two_different_beads_on_the_two_sides_is_not_lax_right():
    scores = evaluate([[((0,), ()), ((1,), (0,))]], [[((0,), (0,)), ((1,), ())]])
    assert scores.lax.f1 == 0


def test_a_worked_example_of_three_languages():
    gold = [((0,), (0,), (0,)), ((1,), (1, 2), ()), ((2,), (), (1,)), ((), (3,), ())]
    test = [((0,), (0,), ()), ((), (), (0,)), ((1,), (1, 2), ()), ((2,), (3,), ()), ((), (), (1,))]
    scores = evaluate([gold], [test])
    # Links: gold 3, test 3. Right: 1-1,2. The first shares two languages with the gold's, the third only one.
    assert pr(scores.strict) == approx(1 / 3, 1 / 3)
    assert pr(scores.lax) == approx(2 / 3, 2 / 3)
    assert pr(scores.strict_with_nulls) == approx(1 / 5, 1 / 3)
    assert pr(scores.lax_with_nulls) == approx(2 / 5, 2 / 3)
    assert (scores.gold_beads, scores.test_beads) == (3, 3)


def test_documents_are_added_up_and_not_averaged():
    small, large = [((0,), (0,))], [((k,), (k,)) for k in range(9)]
    scores = evaluate([small, large], [[((0,), ()), ((), (0,))], large])
    assert pr(scores.strict) == approx(1, 9 / 10)
    assert pr(scores.strict_with_nulls) == approx(9 / 11, 9 / 10)
    assert scores.documents == 2


def test_beads_of_one_document_do_not_count_for_another():
    assert evaluate([[((0,), (0,))], [((1,), (1,))]], [[((1,), (1,))], [((0,), (0,))]]).lax.f1 == 0


def test_a_bead_written_twice_counts_once():
    scores = evaluate([[((0,), (0,))]], [[((0,), (0,)), ((0,), (0,)), ((1,), (1,))]])
    assert pr(scores.strict) == approx(1 / 2, 1)
    assert scores.test_beads == 2


def test_the_order_of_beads_and_of_their_indices_does_not_matter():
    scores = evaluate([[((0, 1), (0, 1)), ((2,), (2,))]], [[((2,), (2,)), ((1, 0), (1, 0))]])
    assert scores.strict.f1 == 1


def test_beads_that_are_empty_in_every_language_are_passed_over():
    assert evaluate([[((), ()), ((0,), (0,))]], [[((0,), (0,)), ((), ())]]).strict_with_nulls.f1 == 1


def test_where_there_is_nothing_to_count_the_scores_are_zero():
    for gold, test in (([PERFECT], [[]]), ([[]], [PERFECT]), ([[]], [[]]), ([], [])):
        scores = evaluate(gold, test)
        assert (scores.strict.f1, scores.lax.f1, scores.strict_with_nulls.f1) == (0, 0, 0)


def test_null_beads_alone_score_nothing_in_recall():
    nulls = [((0,), ()), ((), (0,))]
    scores = evaluate([nulls], [nulls])
    assert pr(scores.strict_with_nulls) == approx(1, 0)
    assert pr(scores.strict) == approx(0, 0)


@pytest.mark.parametrize(("gold", "test"), [([PERFECT], []), ([], [PERFECT]), ([PERFECT], [PERFECT, PERFECT])])
def test_different_numbers_of_documents_are_refused(gold, test):
    with pytest.raises(ValueError, match="argument"):
        evaluate(gold, test)


def test_the_signature_tells_what_was_counted():
    signature = evaluate([PERFECT, PERFECT], [PERFECT, []]).signature
    for part in ("documents:2", "gold:4", "test:2", "vecalign"):
        assert part in signature


def random_beads(chance, left, right):
    """A monotone alignment by chance."""
    made, i, j = [], 0, 0
    while i < left or j < right:
        p, q = min(chance.choice([0, 1, 1, 2]), left - i), min(chance.choice([0, 1, 1, 2]), right - j)
        if p or q:
            made.append((tuple(range(i, i + p)), tuple(range(j, j + q))))
        i, j = i + p, j + q
    return made


def shares(beads, others):
    """Strict and lax share of beads found among others: by every pair of segments of every pair of beads."""
    links = [{(i, j) for i in left for j in right} for left, right in others]
    strict = [bead in others for bead in beads]
    lax = [
        exact or any({(i, j) for i in left for j in right} & link for link in links)
        for exact, (left, right) in zip(strict, beads, strict=True)
    ]
    return sum(strict) / len(beads), sum(lax) / len(beads)


@pytest.mark.parametrize("seed", range(10))
def test_random_alignments_score_as_a_second_count_says(seed):
    chance = random.Random(seed)
    gold, test = random_beads(chance, 20, 18), random_beads(chance, 20, 18)
    gold_links, test_links = ([bead for bead in beads if all(bead)] for beads in (gold, test))
    scores = evaluate([gold], [test])
    (strict_precision, lax_precision), (strict_recall, lax_recall) = shares(test, gold), shares(gold_links, test_links)
    assert pr(scores.strict_with_nulls) == approx(strict_precision, strict_recall)
    assert pr(scores.lax_with_nulls) == approx(lax_precision, lax_recall)
    strict_precision, lax_precision = shares(test_links, gold_links)
    assert pr(scores.strict) == approx(strict_precision, strict_recall)
    assert pr(scores.lax) == approx(lax_precision, lax_recall)
