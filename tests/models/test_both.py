"""Words and vectors heard together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from ushtil.align.band import find_band
from ushtil.align.pair import PairModel, align_pair
from ushtil.corpus.types import Bead, Document, Segment
from ushtil.models.both import BothEvidence, BothScorer
from ushtil.models.grid import BEAD_TYPES, Band, Cells, span_sums
from ushtil.models.lexical import LexicalScorer
from ushtil.models.sparse import Matches, ThirdLanguage
from ushtil.models.vector_weights import VectorWeights
from ushtil.models.vectors import VectorEvidence, VectorScorer

WEIGHTS = VectorWeights.default()
ENGLISH = ("The river rose by 3 metres.", "Nobody was hurt.", "The bridge was closed.", "It opened again in 2019.")
KAZAKH = ("Өзен 3 метрге көтерілді.", "Ешкім зардап шеккен жоқ.", "Көпір жабылды.", "Ол 2019 жылы қайта ашылды.")


def document(lang: str, texts: tuple[str, ...]) -> Document:
    segments, start = [], 0
    for text in texts:
        segments.append(Segment(start, start + len(text), 0))
        start += len(text) + 1
    return Document(lang, lang, "\n".join(texts), tuple(segments))


LEFT, RIGHT = document("en", ENGLISH), document("kk", KAZAKH)


def senses(rows: int, seed: int = 0) -> Cells:
    return np.random.default_rng(seed).normal(0, 1, (rows, 96)).astype(np.float32)


def noisy(vectors: Cells, seed: int) -> Cells:
    return vectors + 0.4 * senses(len(vectors), seed)


def both(left: Cells, right: Cells) -> BothEvidence:
    return BothScorer(VectorScorer({"en": left, "kk": right})).evidence(LEFT, RIGHT)


def test_a_bead_scores_what_words_and_vectors_say_each_by_its_weight() -> None:
    left, right = noisy(senses(4), 1), noisy(senses(4), 2)
    evidence, band = both(left, right), Band.full(4, 4)
    lexical = LexicalScorer().evidence(LEFT, RIGHT).bead_scores(band)
    margins = VectorEvidence.of(left, right).margins(band)
    weights = WEIGHTS.known.first
    scores = evidence.bead_scores(band).reshape(-1, 5, 5)
    lexical, margins = (values.reshape(-1, 5, 5) for values in (lexical, margins))
    for kind, (p, q) in enumerate(BEAD_TYPES):
        said = weights["lexical"] * np.clip(lexical, -25, 25) + weights["margin"] * margins
        expected = said[kind, p:, q:] + weights["merged"] * (p + q - 2) - weights["null"] * (p + q)
        np.testing.assert_allclose(scores[kind, p:, q:], expected, atol=1e-2)


def test_both_kinds_of_evidence_speak_for_a_link() -> None:
    assert min(WEIGHTS.known.first[name] for name in ("lexical", "margin")) > 0
    assert WEIGHTS.others.first["margin"] / WEIGHTS.others.first["lexical"] > 0


def test_vectors_decide_where_the_words_say_nothing() -> None:
    texts = tuple(
        f"{word}." for word in ("Abc", "Def", "Ghi", "Jkl", "Mno", "Pqr", "Stu", "Vwx", "Yza", "Bcd", "Efg", "Hij")
    )
    left, right = document("de", texts[:-1]), document("sw", tuple(text.upper()[::-1] for text in texts[1:]))
    vectors = senses(12)
    scorer = BothScorer(VectorScorer({"de": vectors[:-1], "sw": noisy(vectors[1:], 5)}))
    links = {bead.spans for bead in align_pair(left, right, scorer, "monotone").beads if not bead.is_null}
    # What is left over at an end may be merged into its neighbour: that costs hardly more than a gap.
    assert {((k + 1,), (k,)) for k in range(1, 9)} <= links


def test_words_decide_where_the_vectors_say_nothing() -> None:
    same = np.ones((4, 8), dtype=np.float32)
    scorer = BothScorer(VectorScorer({"en": same, "kk": same}))
    links = {bead.spans for bead in align_pair(LEFT, RIGHT, scorer).beads if not bead.is_null}
    assert {((0,), (0,)), ((3,), (3,))} <= links


def test_each_stage_has_weights_of_its_own() -> None:
    evidence = both(senses(4), noisy(senses(4), 1))
    taught = evidence.taught(PairModel.of(evidence).links)
    heard = taught.with_third(ThirdLanguage(Matches.of({(1, 1): 1.0}), np.zeros(4), np.zeros(4)))
    assert [found.features for found in (evidence, taught, heard)] == [
        WEIGHTS.known.first,
        WEIGHTS.known.taught,
        WEIGHTS.known.third,
    ]
    assert heard.sureness == WEIGHTS.known.sure_heard
    gain = (
        heard.bead_scores(Band.full(4, 4))[0]
        - taught.with_third(ThirdLanguage(Matches.of({}), np.zeros(4), np.zeros(4))).bead_scores(Band.full(4, 4))[0]
    )
    assert gain[2 * 5 + 2] > 0.5


def test_a_pair_of_languages_without_a_lexicon_has_weights_of_its_own() -> None:
    german = document("de", ("Eins.", "Zwei."))
    scorer = BothScorer(VectorScorer(lambda found: senses(len(found))))
    assert scorer.evidence(german, RIGHT).stages == WEIGHTS.others
    assert scorer.evidence(LEFT, RIGHT).stages == WEIGHTS.known


def test_long_documents_are_searched_in_a_band_around_what_both_say() -> None:
    count = 700
    vectors = senses(count)
    left, right = (
        document(lang, tuple(f"{word} {k}." for k in range(count))) for lang, word in (("en", "Word"), ("kk", "Сөз"))
    )
    evidence = BothScorer(VectorScorer({"en": vectors, "kk": noisy(vectors, 3)})).evidence(left, right)
    band = find_band(evidence)
    assert band.cells < (count + 1) ** 2 / 4
    rows, columns = np.arange(count + 1), np.arange(count + 1)
    assert (band.index(rows, columns) < band.cells).all()


def test_texts_whose_words_or_whose_vectors_agree_are_no_strangers() -> None:
    beads = [Bead(((k,), (k,)), 1.0) for k in range(4)]
    vectors = senses(4)
    assert both(vectors, noisy(vectors, 1)).agreement(beads) > 0.75
    strangers = both(senses(4, 1), senses(4, 2))
    assert strangers.agreement(beads) == pytest.approx(strangers.lexical.agreement(beads))


def test_other_weights_can_be_given() -> None:
    first = dict(WEIGHTS.known.first) | {"gap": -7.5}
    weights = replace(WEIGHTS, known=replace(WEIGHTS.known, first=first), jump=-3.0)
    evidence = BothScorer(VectorScorer(lambda found: senses(len(found)), weights)).evidence(LEFT, RIGHT)
    assert (evidence.gap_score, evidence.jump_score) == (-7.5, -3.0)
    left, right = span_sums(Band.full(4, 4), *(values for _, *pair in evidence.null_features() for values in pair))
    assert left.shape == right.shape
