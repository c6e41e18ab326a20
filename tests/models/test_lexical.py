"""The lexical scorer prefers what says the same, and gives a number to every bead it is asked for."""

from dataclasses import replace

import numpy as np
import pytest
from ushtil.corpus.lexicon import Lexicon
from ushtil.corpus.types import Document, Segment
from ushtil.models.grid import BEAD_TYPES, Band
from ushtil.models.lexical import LexicalScorer
from ushtil.models.sparse import Matches, ThirdLanguage
from ushtil.models.weights import LexicalWeights


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
KAZAKH = document(
    "kk",
    "Семейдегі кітапхана 1883 жылы ашылған.",
    "Бүгін онда кім кітап оқиды?",
    "Көбіне студенттер, бірақ 91 жастағы Әйгерім Сейітова да бар.",
)
GERMAN = document("de", "Am 3. Mai kam Anna nach Bremen.", "Sie blieb.", "Wer war sie?")
FRENCH = document("fr", "Anna arriva à Brême le 3 mai.", "Elle resta.", "Qui était-elle ?")
PAIRS = {
    "en-ru": (ENGLISH, RUSSIAN),
    "en-kk": (ENGLISH, KAZAKH),
    "kk-ru": (KAZAKH, RUSSIAN),
    "de-fr": (GERMAN, FRENCH),
}
STAGES = ("first", "taught", "third")
NO_THIRD = ThirdLanguage(Matches.of({}), np.zeros(3), np.zeros(3))


@pytest.fixture
def evidence():
    return LexicalScorer().evidence(ENGLISH, RUSSIAN)


def at_stage(pair, stage):
    """The evidence for a pair at first, taught by its diagonal, and with a third version that supports that."""
    found, diagonal = LexicalScorer().evidence(*PAIRS[pair]), Matches.of({(k, k): 1.0 for k in range(3)})
    if stage != "first":
        found = found.taught(diagonal)
    return found.with_third(replace(NO_THIRD, support=diagonal)) if stage == "third" else found


def one_to_one(evidence):
    band = Band.full(evidence.rows, evidence.columns)
    scores = evidence.bead_scores(band)[0].reshape(evidence.rows + 1, evidence.columns + 1)
    return scores[1:, 1:]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("stage", STAGES)
def test_each_segment_is_most_like_its_translation(pair, stage):
    scores = one_to_one(at_stage(pair, stage))
    assert scores.argmax(axis=1).tolist() == [0, 1, 2]
    assert scores.argmax(axis=0).tolist() == [0, 1, 2]
    assert (scores.diagonal() > 0).all()


@pytest.mark.parametrize("pair", PAIRS)
def test_the_evidence_has_the_size_of_the_documents(pair):
    evidence = LexicalScorer().evidence(*PAIRS[pair])
    assert (evidence.rows, evidence.columns) == (3, 3)
    assert [len(scores) for scores in evidence.null_scores()] == [3, 3]


def test_every_bead_that_fits_has_a_number(evidence):
    band = Band.full(3, 3)
    assert evidence.bead_scores(band).shape == (len(BEAD_TYPES), band.cells)
    assert np.isfinite(evidence.bead_scores(band)).all()


def test_a_band_has_the_scores_that_the_whole_grid_has_there():
    # One number a segment, so that no evidence lies outside the band.
    left = document("en", *(f"House {k} is red." for k in range(100, 108)))
    right = document("ru", *(f"Дом {k} красный." for k in range(100, 108)))
    evidence = LexicalScorer().evidence(left, right)
    full, wide = Band.full(8, 8), np.arange(9)
    strip = Band(np.clip(wide - 6, 0, 8), np.clip(wide + 6, 0, 8))
    whole, part = evidence.bead_scores(full), evidence.bead_scores(strip)
    rows, columns = strip.nodes
    for kind, (p, q) in enumerate(BEAD_TYPES):
        fits = np.flatnonzero((abs(rows - columns) <= 3) & (rows >= p) & (columns >= q))
        places = full.index(rows[fits], columns[fits])
        np.testing.assert_allclose(part[kind, fits], whole[kind, places], atol=1e-4)


def test_gaps_and_jumps_have_a_price(evidence):
    assert evidence.gap_score < 0
    assert evidence.jump_score < 0


def test_numbers_that_a_translation_lacks_speak_against_it():
    left = document("en", "There are 4187 of them in it.", "Nothing.")
    right = document("ru", "Их там 4187 штук в этом.", "Их там много штук в этом.", "Ничего.")
    scores = one_to_one(LexicalScorer().evidence(left, right))
    assert scores[0, 0] > scores[0, 1] + 1


@pytest.mark.parametrize("pair", PAIRS)
def test_the_scores_of_a_pair_do_not_depend_on_which_document_comes_first(pair):
    left, right = PAIRS[pair]
    forth, back = (LexicalScorer().evidence(*documents) for documents in ((left, right), (right, left)))
    ours, theirs = (found.bead_scores(Band.full(3, 3)).reshape(-1, 4, 4) for found in (forth, back))
    for kind, (p, q) in enumerate(BEAD_TYPES):
        other = BEAD_TYPES.index((q, p))
        np.testing.assert_allclose(ours[kind, p:, q:], theirs[other, q:, p:].T, atol=1e-4)


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("stage", STAGES)
def test_groups_of_segments_are_half_as_many(pair, stage):
    coarse = at_stage(pair, stage).grouped(2)
    assert (coarse.rows, coarse.columns) == (2, 2)
    assert np.isfinite(coarse.bead_scores(Band.full(2, 2))).all()


def test_words_learnt_from_the_documents_speak_for_segments_that_share_them():
    english = ["The gray heron sings.", "A badger sleeps.", "The heron eats.", "Snow.", "My badger sings.", "A fox."]
    invented = ["Ulmo karu nem.", "Poti sovat.", "Karu mangat.", "Lumet.", "Poti nem.", "Repo."]
    evidence = LexicalScorer().evidence(document("en", *english), document("fi", *invented))
    taught = evidence.taught(Matches.of({(k, k): 1.0 for k in (0, 1, 2, 4)}))
    gain = one_to_one(taught) - one_to_one(evidence.taught(Matches.of({})))
    assert gain[0, 2] > gain[0, 3]
    assert gain[1, 4] > gain[1, 5]
    assert gain[0, 0] > gain[0, 2]


def test_what_a_third_version_supports_scores_higher(evidence):
    support = Matches.of({(1, 1): 1.0})
    without = one_to_one(evidence.with_third(NO_THIRD))
    heard = one_to_one(evidence.with_third(ThirdLanguage(support, np.zeros(3), np.zeros(3))))
    assert heard[1, 1] > without[1, 1]
    assert heard[0, 2] == pytest.approx(without[0, 2], abs=1e-5)


def test_a_segment_that_the_other_version_lacks_in_the_third_is_left_out_more_readily(evidence):
    lost = np.array([0.0, 1.0, 0.0])
    without = one_to_one(evidence.with_third(NO_THIRD))
    heard = one_to_one(evidence.with_third(ThirdLanguage(Matches.of({}), lost, np.zeros(3))))
    assert (heard[1] < without[1]).all()
    np.testing.assert_allclose(heard[[0, 2]], without[[0, 2]], atol=1e-5)


def test_a_lexicon_of_ones_own_or_none_may_be_given():
    bare = LexicalScorer(lexicon=Lexicon([]))
    assert one_to_one(bare.evidence(ENGLISH, RUSSIAN)).argmax(axis=1).tolist() == [0, 1, 2]
    assert bare.evidence(ENGLISH, RUSSIAN).stages == LexicalWeights.default().others


@pytest.mark.parametrize(("pair", "known"), [("en-ru", True), ("en-kk", True), ("kk-ru", True), ("de-fr", False)])
def test_languages_that_the_lexicon_lacks_have_weights_of_their_own(pair, known):
    weights = LexicalWeights.default()
    assert at_stage(pair, "first").stages == (weights.known if known else weights.others)


def test_one_language_that_the_lexicon_lacks_is_enough_for_the_other_weights():
    assert LexicalScorer().evidence(ENGLISH, FRENCH).stages == LexicalWeights.default().others


def test_the_region_of_a_language_does_not_matter():
    british = Document("x", "en-GB", ENGLISH.text, ENGLISH.segments)
    found = LexicalScorer().evidence(british, RUSSIAN)
    np.testing.assert_array_equal(one_to_one(found), one_to_one(LexicalScorer().evidence(ENGLISH, RUSSIAN)))


@pytest.mark.parametrize("pair", ["en-ru", "de-fr"])
@pytest.mark.parametrize("stage", STAGES)
def test_the_shipped_weights_name_the_features_that_exist_and_no_others(pair, stage):
    evidence = at_stage(pair, stage)
    names = {name for name, _ in evidence.bead_features(Band.full(3, 3))}
    names |= {name for name, _, _ in evidence.null_features()} | {"gap"}
    assert evidence.features == getattr(evidence.stages, stage)
    assert set(evidence.features) == names


@pytest.mark.parametrize("languages", ["known", "others"])
@pytest.mark.parametrize("stage", STAGES)
def test_the_shipped_weights_make_merging_and_gaps_dear_and_likeness_worth_something(languages, stage):
    table = getattr(getattr(LexicalWeights.default(), languages), stage)
    assert table["gap"] < 0
    assert all(table[name] < 0 for name in table if name.startswith("bead "))
    assert all(table[name] > 0 for name in ("length", "number", "name", "word", "margin", "question"))
    assert table.get("lexicon", 1) > 0
    assert table.get("learnt", 1) > 0
    assert LexicalWeights.default().jump < table["gap"]


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0), (1, 1)])
def test_documents_without_segments_or_words_have_scores_too(shape):
    left, right = (document(lang, *["."] * size) for lang, size in zip(("en", "kk"), shape, strict=True))
    evidence = LexicalScorer().evidence(left, right)
    for found in (evidence, evidence.taught(Matches.of({}))):
        assert np.isfinite(found.bead_scores(Band.full(*shape))).all()
