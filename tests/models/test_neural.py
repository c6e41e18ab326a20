"""An encoder trained on the sample aligns it through the same code as the lexical scorer."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from checkpoints.encoder import LANGUAGES, SAMPLE, lay_out_as_cache
from ushtil.align.evaluate import evaluate
from ushtil.align.pair import align_pair
from ushtil.corpus.errors import ModelUnavailableError
from ushtil.corpus.read.beads import read_beads
from ushtil.corpus.read.plain import read_document
from ushtil.models.neural import scorer_of
from ushtil.models.vector_cache import VectorCache


@pytest.fixture(autouse=True)
def _own_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path / "own"))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))


def test_the_default_encoder_by_its_name_aligns_the_sample(encoder_folder: Path, tmp_path: Path) -> None:
    lay_out_as_cache(encoder_folder, tmp_path / "hub", "sentence-transformers/LaBSE")
    scorer = scorer_of("labse", LANGUAGES)
    texts = {lang: read_document(SAMPLE / f"interview.{lang}.txt", lang=lang) for lang in LANGUAGES}
    for a, b in combinations(LANGUAGES, 2):
        gold = read_beads(SAMPLE / f"interview.{a}-{b}.gold.tsv").beads
        found = align_pair(texts[a], texts[b], scorer, "free")
        assert evaluate([gold], [[bead.spans for bead in found.beads]]).strict.f1 > 0.9


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


def test_a_translator_is_no_scorer() -> None:
    with pytest.raises(ModelUnavailableError, match="translates"):
        scorer_of("tilmash", LANGUAGES)


def test_nothing_is_encoded_twice_not_even_in_another_run(tmp_path: Path) -> None:
    asked: list[list[str]] = []

    def encode(texts: object) -> np.ndarray:
        asked.append(list(texts))  # type: ignore[call-overload]
        return np.array([[len(text), 1.0] for text in asked[-1]], dtype=np.float32)

    first = VectorCache("a@1", tmp_path).encoded(["one", "three", "one"], encode)
    again = VectorCache("a@1", tmp_path).encoded(["three", "seven"], encode)
    VectorCache("a@2", tmp_path).encoded(["one"], encode)
    assert asked == [["one", "three"], ["seven"], ["one"]]
    assert first.tolist() == [[3, 1], [5, 1], [3, 1]]
    assert again.tolist() == [[5, 1], [5, 1]]


def test_a_cache_that_cannot_be_used_is_as_if_it_were_empty(tmp_path: Path) -> None:
    (tmp_path / "vectors.sqlite").write_bytes(b"this is no database" * 100)
    found = VectorCache("a@1", tmp_path).encoded(["one"], lambda texts: np.ones((len(texts), 2), dtype=np.float32))
    assert found.tolist() == [[1, 1]]
