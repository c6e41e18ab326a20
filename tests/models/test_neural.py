"""An encoder trained on the sample aligns it through the same code as the lexical scorer."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from checkpoints.encoder import LANGUAGES, SAMPLE, lay_out_as_cache
from ushtil.align.evaluate import evaluate
from ushtil.align.pair import align_pair
from ushtil.corpus.errors import ModelUnavailableError, UsageError
from ushtil.corpus.read.beads import read_beads
from ushtil.corpus.read.plain import read_document
from ushtil.corpus.types import Document
from ushtil.models.base import Scorer
from ushtil.models.both import BothScorer
from ushtil.models.convert import convert
from ushtil.models.encoder import SentenceEncoder
from ushtil.models.hub import located
from ushtil.models.neural import neural_scorer, scorer_of
from ushtil.models.vectors import VectorEvidence


@pytest.fixture(autouse=True)
def _own_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path / "own"))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))


@pytest.fixture
def texts() -> dict[str, Document]:
    return {lang: read_document(SAMPLE / f"interview.{lang}.txt", lang=lang) for lang in LANGUAGES}


def strict_f1(texts: dict[str, Document], scorer: Scorer, pair: tuple[str, str]) -> float:
    a, b = pair
    gold = read_beads(SAMPLE / f"interview.{a}-{b}.gold.tsv").beads
    found = align_pair(texts[a], texts[b], scorer, "free")
    return evaluate([gold], [[bead.spans for bead in found.beads]]).strict.f1


@pytest.mark.parametrize("name", ["labse", "both", "both:sentence-transformers/LaBSE"])
def test_the_default_encoder_by_its_name_aligns_the_sample(
    encoder_folder: Path, tmp_path: Path, texts: dict[str, Document], name: str
) -> None:
    lay_out_as_cache(encoder_folder, tmp_path / "hub", "sentence-transformers/LaBSE")
    scorer = scorer_of(name, LANGUAGES)
    assert isinstance(scorer, BothScorer) == name.startswith("both")
    for pair in combinations(LANGUAGES, 2):
        assert strict_f1(texts, scorer, pair) > 0.9


def test_another_encoder_of_both_is_named_behind_a_colon(encoder_folder: Path, texts: dict[str, Document]) -> None:
    assert strict_f1(texts, scorer_of(f"both:{encoder_folder}", LANGUAGES), ("en", "kk")) > 0.9
    with pytest.raises(UsageError, match="both:e5-small"):
        scorer_of("both:", LANGUAGES)
    with pytest.raises(ModelUnavailableError, match=r"poor in kk"):
        scorer_of("both:minilm", LANGUAGES)


def test_overlaps_are_encoded_as_texts_and_align_the_sample(encoder_folder: Path, texts: dict[str, Document]) -> None:
    scorer = scorer_of(str(encoder_folder), LANGUAGES, overlaps=True)
    left = texts["en"]
    evidence = scorer.evidence(left, texts["kk"])
    assert isinstance(evidence, VectorEvidence)
    found = evidence.left
    alone = SentenceEncoder(located(str(encoder_folder))).encode([" ".join(left.sentences[3:6]), left.sentences[5]])
    assert found.own is not None
    np.testing.assert_allclose(found.own[2, 5], alone[0], atol=1e-4)
    np.testing.assert_allclose(found.vectors[5], alone[1], atol=1e-4)
    assert strict_f1(texts, scorer, ("en", "kk")) > 0.85


def test_a_converted_copy_is_taken_by_itself_and_its_vectors_are_kept_apart(
    encoder_folder: Path, texts: dict[str, Document]
) -> None:
    pytest.importorskip("ctranslate2")
    model = located(str(encoder_folder))
    plain = neural_scorer(model).evidence(texts["en"], texts["kk"]).left.vectors
    before = SentenceEncoder(model).signature
    convert(model, "int8")
    assert SentenceEncoder(model).signature == before.replace("torch-fp32", "ct2-int8")
    eight_bits = neural_scorer(model).evidence(texts["en"], texts["kk"]).left.vectors
    cosines = (plain * eight_bits).sum(axis=1)
    assert 0.99 < cosines.min() <= cosines.max() < 1 - 1e-7
    assert strict_f1(texts, neural_scorer(model), ("en", "kk")) > 0.9


def test_a_document_without_a_sentence_is_aligned_too(encoder_folder: Path, texts: dict[str, Document]) -> None:
    nothing = Document("nothing", "kk", "", ())
    for name in (str(encoder_folder), f"both:{encoder_folder}"):
        for overlaps in (False, True):
            scorer = scorer_of(name, LANGUAGES, overlaps=overlaps)
            assert all(bead.is_null for bead in align_pair(texts["en"], nothing, scorer).beads)


def test_an_encoder_that_is_not_here_says_what_to_type() -> None:
    with pytest.raises(ModelUnavailableError, match="ushtil models pull labse"):
        scorer_of("labse", LANGUAGES)
    with pytest.raises(ModelUnavailableError, match="ushtil models pull some/encoder"):
        scorer_of("some/encoder", LANGUAGES)


def test_a_model_that_is_poor_in_kazakh_is_refused_with_the_figure_unless_forced() -> None:
    with pytest.raises(ModelUnavailableError, match=r"poor in kk .*34\.9"):
        scorer_of("minilm", LANGUAGES)
    with pytest.raises(ModelUnavailableError, match="not on this computer"):
        scorer_of("minilm", ("en", "ru"))
    with pytest.raises(ModelUnavailableError, match="not on this computer"):
        scorer_of("minilm", LANGUAGES, force=True)


def test_a_translator_that_is_not_here_is_told_about_too() -> None:
    with pytest.raises(ModelUnavailableError, match="ushtil models pull tilmash"):
        scorer_of("tilmash", LANGUAGES)
