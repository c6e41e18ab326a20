"""The lexical scorer prefers what says the same, and gives a number to every bead it is asked for."""

import numpy as np
import pytest
from ushtil.corpus.types import Document, Segment
from ushtil.models.grid import BEAD_TYPES, Band
from ushtil.models.lexical import LexicalScorer, LexicalWeights
from ushtil.models.sparse import Matches, ThirdLanguage


def document(lang, *texts):
    starts = [sum(len(text) + 1 for text in texts[:k]) for k in range(len(texts))]
    segments = tuple(Segment(start, start + len(text), 0) for start, text in zip(starts, texts, strict=True))
    return Document(lang, lang, "\n".join(texts), segments)


ENGLISH = document(
    "en",
    "The library in Semey was founded in 1883.",
    "Who reads there today?",
    "Mostly students, but also Aigerim Seitova, who is 91.",
)
RUSSIAN = document(
    "ru",
    "Библиотеку в Семее основали в 1883 году.",
    "Кто читает там сегодня?",
    "В основном студенты, но и Айгерим Сеитова, которой 91 год.",
)


@pytest.fixture
def evidence():
    return LexicalScorer().evidence(ENGLISH, RUSSIAN)


def one_to_one(evidence):
    band = Band.full(evidence.rows, evidence.columns)
    scores = evidence.bead_scores(band)[0].reshape(evidence.rows + 1, evidence.columns + 1)
    return scores[1:, 1:]


def test_each_segment_is_most_like_its_translation(evidence):
    scores = one_to_one(evidence)
    assert scores.argmax(axis=1).tolist() == [0, 1, 2]
    assert scores.argmax(axis=0).tolist() == [0, 1, 2]


def test_the_evidence_has_the_size_of_the_documents(evidence):
    assert (evidence.rows, evidence.columns) == (3, 3)
    assert [len(scores) for scores in evidence.null_scores()] == [3, 3]


def test_beads_that_would_start_before_the_grid_are_impossible_and_all_others_are_not(evidence):
    band = Band.full(3, 3)
    rows, columns = band.nodes()
    scores = evidence.bead_scores(band)
    for kind, (p, q) in enumerate(BEAD_TYPES):
        fits = (rows >= p) & (columns >= q)
        assert np.isfinite(scores[kind, fits]).all()
        assert np.isneginf(scores[kind, ~fits]).all()


def test_a_band_has_the_scores_that_the_whole_grid_has_there():
    # One number a segment, so that no evidence lies outside the band.
    left = document("en", *(f"House {k} is red." for k in range(100, 108)))
    right = document("ru", *(f"Дом {k} красный." for k in range(100, 108)))
    evidence = LexicalScorer().evidence(left, right)
    full, wide = Band.full(8, 8), np.arange(9)
    strip = Band(np.clip(wide - 6, 0, 8), np.clip(wide + 6, 0, 8))
    whole, part = evidence.bead_scores(full), evidence.bead_scores(strip)
    rows, columns = strip.nodes()
    inside = np.flatnonzero(abs(rows - columns) <= 3)
    np.testing.assert_allclose(part[:, inside], whole[:, full.starts[rows[inside]] + columns[inside]], atol=1e-9)


def test_an_omission_costs_and_so_does_every_further_segment_less(evidence):
    left, right = evidence.null_scores()
    assert evidence.gap_score < 0
    assert np.isfinite(left).all()
    assert np.isfinite(right).all()


def test_a_segment_with_an_unexplained_number_is_left_out_less_readily():
    left = document("en", "There are 4187 of them in it.", "There are many of them in it.", "Nothing.")
    right = document("ru", "Их там 4187 штук в этом.", "Ничего.")
    scores, _ = LexicalScorer().evidence(left, right).null_scores()
    assert scores[0] < scores[1]


def test_the_scores_of_a_pair_do_not_depend_on_which_document_comes_first():
    forth = one_to_one(LexicalScorer().evidence(ENGLISH, RUSSIAN))
    back = one_to_one(LexicalScorer().evidence(RUSSIAN, ENGLISH))
    np.testing.assert_allclose(forth, back.T, atol=1e-6)


def test_groups_of_segments_are_half_as_many(evidence):
    coarse = evidence.grouped(2)
    assert (coarse.rows, coarse.columns) == (2, 2)
    assert np.isfinite(one_to_one(coarse)).all()


def test_what_a_third_version_supports_scores_higher(evidence):
    support = Matches.of({(1, 1): 1.0})
    nothing = ThirdLanguage(Matches.of({}), np.zeros(3), np.zeros(3))
    without = one_to_one(evidence.with_third(nothing))
    heard = one_to_one(evidence.with_third(ThirdLanguage(support, np.zeros(3), np.zeros(3))))
    assert heard[1, 1] > without[1, 1]
    assert heard[0, 2] == pytest.approx(without[0, 2])


def test_a_segment_that_the_other_version_lacks_in_the_third_is_left_out_more_readily(evidence):
    lost = np.array([0.0, 1.0, 0.0])
    left, right = evidence.with_third(ThirdLanguage(Matches.of({}), lost, np.zeros(3))).null_scores()
    plain, plain_right = evidence.with_third(ThirdLanguage(Matches.of({}), np.zeros(3), np.zeros(3))).null_scores()
    assert left[1] > plain[1]
    np.testing.assert_allclose(right, plain_right)


def test_languages_without_figures_are_judged_too():
    german = document("de", "Am 3. Mai kam Anna nach Bremen.", "Sie blieb.", "Wer war sie?")
    french = document("fr", "Anna arriva à Brême le 3 mai.", "Elle resta.", "Qui était-elle ?")
    assert one_to_one(LexicalScorer().evidence(german, french)).argmax(axis=1).tolist() == [0, 1, 2]


def test_the_shipped_weights_make_merging_and_gaps_dear():
    weights = LexicalWeights.default()
    for table in (weights.features, weights.joint):
        assert table["gap"] < 0
        assert all(table[name] < 0 for name in table if name.startswith("bead "))
        assert all(table[name] > 0 for name in ("length", "number", "name", "margin", "question"))


def test_the_shipped_weights_name_only_features_that_exist(evidence):
    heard = evidence.with_third(ThirdLanguage(Matches.of({}), np.zeros(3), np.zeros(3)))
    for table, made in ((evidence.weights.features, evidence), (evidence.weights.joint, heard)):
        names = {name for name, _ in made.bead_features(Band.full(3, 3))}
        names |= {name for name, _, _ in made.null_features()} | {"gap"}
        assert set(table) == names
