"""Lengths judge by language pair, symmetrically, and never by the document's own ratio."""

import numpy as np
import pytest
from ushtil.models.lengths import LengthModel
from ushtil.models.weights import LexicalWeights

MODEL = LengthModel({"en": 0.0, "kk": 0.1, "ru": 0.2}, spread=0.05, noise=1.5, background=0.7)


def odds(left, right, expected=0.0):
    return MODEL.log_odds(np.array(left, float), np.array(right, float), expected)


def test_the_expectation_is_the_difference_of_two_verbosities():
    assert MODEL.expected("en", "ru") == pytest.approx(0.2)
    assert MODEL.expected("ru", "kk") == pytest.approx(-0.1)


def test_a_language_without_figures_counts_like_english():
    assert MODEL.expected("de", "fr") == 0
    assert MODEL.expected("de", "ru") == MODEL.expected("en", "ru")


def test_the_region_of_a_language_does_not_matter():
    assert MODEL.expected("en-GB", "ru-KZ") == MODEL.expected("en", "ru")


def test_equal_lengths_speak_for_and_unlike_ones_against():
    for_it, against = odds([100, 100], [100, 300])
    assert for_it > 0 > against


def test_the_expected_length_is_the_best_one():
    lengths = np.arange(50, 200)
    best = lengths[odds(np.full(150, 100), lengths, np.log(1.2)).argmax()]
    assert best == pytest.approx(120, abs=2)


def test_the_two_sides_may_be_exchanged():
    np.testing.assert_allclose(odds([80, 10], [120, 40], 0.1), odds([120, 40], [80, 10], -0.1))


def test_a_long_pair_says_more_than_a_short_one():
    short, long = odds([10, 1000], [10, 1000])
    assert long > short


def test_absurd_lengths_give_numbers():
    assert np.isfinite(odds([1, 100_000], [100_000, 1])).all()


def test_in_the_shipped_figures_russian_is_longer_than_kazakh_and_kazakh_than_english():
    lengths = LexicalWeights.default().lengths
    assert lengths.expected("en", "kk") > 0
    assert lengths.expected("kk", "ru") > 0
