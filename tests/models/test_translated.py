"""Those who have a translator and no encoder: one side is translated, and the letters are compared."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import numpy as np
import pytest
from checkpoints.encoder import SAMPLE, lay_out_as_cache
from ushtil.align.evaluate import evaluate
from ushtil.align.pair import align_pair
from ushtil.corpus.errors import ModelUnavailableError
from ushtil.corpus.read import read
from ushtil.corpus.read.beads import read_beads
from ushtil.corpus.types import Document, Segment
from ushtil.models.both import BothScorer
from ushtil.models.hub import located
from ushtil.models.neural import scorer_of
from ushtil.models.ngrams import WIDTH, ngram_vectors
from ushtil.models.translated import TranslatedScorer, is_translator
from ushtil.models.translation.base import Translation


@pytest.fixture(autouse=True)
def _own_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))


@pytest.fixture(scope="module")
def model() -> Path:
    """A model of NLLB's kind that knows the sample by heart."""
    pytest.importorskip("torch")
    from checkpoints.translator import checkpoint, nllb

    return checkpoint(nllb)


def lines(lang: str, *texts: str) -> Document:
    """A document of one segment a line."""
    starts = [sum(len(text) + 1 for text in texts[:n]) for n in range(len(texts))]
    segments = tuple(Segment(s, s + len(t), 0) for s, t in zip(starts, texts, strict=True))
    return Document(f"text.{lang}", lang, "\n".join(texts), segments)


class Dictionary:
    """A translator of whole sentences that remembers what it was asked."""

    def __init__(self, known: dict[str, str], name: str = "some/model") -> None:
        self.id, self.revision, self.signature = name, "1", "dictionary"
        self.known, self.asked = known, list[tuple[str, str, tuple[str, ...]]]()

    def translate(
        self,
        texts: Sequence[str],
        source: str,
        target: str,
        done: Callable[[dict[int, Translation]], None],
        choose: object = None,
        *,
        known: Collection[int] = (),
    ) -> None:
        self.asked.append((source, target, tuple(texts)))
        done({n: Translation(self.known.get(text, ""), 0.9) for n, text in enumerate(texts) if n not in known})


def anything(source: str, target: str) -> None:
    """No objection to any direction."""


GERMAN = (
    "Der Zug kommt heute später.",
    "Wir warten im Garten.",
    "Niemand hat den Schlüssel.",
    "Es schneit seit Stunden.",
    "Am Abend singt der Chor.",
    "Die Brücke wird gesperrt.",
    "Mein Bruder kocht Suppe.",
)
ENGLISH = (
    "The train comes later today.",
    "We wait in the garden.",
    "Nobody has the key.",
    "It has been snowing for hours.",
    "In the evening the choir sings.",
    "The bridge is being closed.",
    "My brother is cooking soup.",
)


def test_a_trained_translator_by_its_hub_id_aligns_the_sample(model: Path, tmp_path: Path) -> None:
    lay_out_as_cache(model, tmp_path / "hub", "issai/tilmash")
    texts = [read(str(SAMPLE / f"interview.{lang}.txt")) for lang in ("en", "kk")]
    gold = read_beads(SAMPLE / "interview.en-kk.gold.tsv").beads
    for name in ("issai/tilmash", "both:tilmash"):
        scorer = scorer_of(name, ("en", "kk"))
        assert isinstance(scorer, BothScorer) == name.startswith("both")
        found = align_pair(texts[0], texts[1], scorer, "free")
        assert evaluate([gold], [[bead.spans for bead in found.beads]]).strict.f1 > 0.9


def test_the_command_takes_a_translator_as_scorer(model: Path, tmp_path: Path) -> None:
    places = [str(SAMPLE / f"interview.{lang}.txt") for lang in ("en", "kk")]
    command = [sys.executable, "-m", "ushtil.align", "align", *places, "--scorer", str(model), "-o", "out.tsv"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    gold, found = read_beads(SAMPLE / "interview.en-kk.gold.tsv"), read_beads(tmp_path / "out.tsv")
    assert evaluate([gold.beads], [found.beads]).strict.f1 > 0.9


def test_languages_without_a_lexicon_are_aligned_and_a_sentence_that_is_missing_is_found() -> None:
    known = dict(zip(GERMAN, ENGLISH, strict=True))
    scorer = TranslatedScorer(Dictionary(known), anything)
    left = lines("de", *GERMAN)
    right = lines("en", *ENGLISH[:3], *ENGLISH[4:])
    links = [bead.spans for bead in align_pair(left, right, scorer).beads if not bead.is_null]
    assert links == [((n,), (n - (n > 3),)) for n in range(7) if n != 3]


def test_nothing_is_translated_twice_not_even_in_another_run() -> None:
    left, right = lines("de", *GERMAN), lines("en", *ENGLISH)
    first, second = (Dictionary(dict(zip(GERMAN, ENGLISH, strict=True))) for _ in range(2))
    one, other = (TranslatedScorer(translator, anything).evidence(left, right) for translator in (first, second))
    assert [texts for _, _, texts in first.asked] == [GERMAN]
    assert second.asked == []
    np.testing.assert_array_equal(one.left.vectors, other.left.vectors)


def test_the_direction_that_is_published_to_be_better_is_taken() -> None:
    left, right = lines("en", "The bridge was opened."), lines("kk", "Көпір ашылды.")
    translator = Dictionary({}, "issai/tilmash")
    TranslatedScorer(translator, anything).evidence(left, right)
    TranslatedScorer(translator, anything).evidence(right, left)
    assert [asked[:2] for asked in translator.asked] == [("kk", "en")]  # the second time it is in the journal


def test_a_model_for_one_direction_is_used_in_it_and_one_for_none_is_refused() -> None:
    def only(source: str, target: str) -> None:
        if (source, target) != ("ru", "kk"):
            raise ModelUnavailableError(f"translates from ru into kk, and not from {source} into {target}")

    translator = Dictionary({})
    scorer = TranslatedScorer(translator, only)
    scorer.evidence(lines("kk", "Көпір ашылды."), lines("ru", "Мост открыт."))
    assert [asked[:2] for asked in translator.asked] == [("ru", "kk")]
    with pytest.raises(ModelUnavailableError, match="not from en into ru"):
        scorer.evidence(lines("en", "The bridge is open."), lines("ru", "Мост открыт."))


def test_what_the_model_makes_nothing_of_is_compared_as_it_is() -> None:
    evidence = TranslatedScorer(Dictionary({}), anything).evidence(
        lines("en", "Qazaqstan 2024"), lines("kk", "Qazaqstan 2024")
    )
    assert float(evidence.left.vectors[0] @ evidence.right.vectors[0]) == pytest.approx(1.0, abs=1e-5)


def test_a_translator_is_told_from_an_encoder_by_its_configuration(model: Path, tmp_path: Path) -> None:
    (tmp_path / "bert").mkdir()
    (tmp_path / "bert" / "config.json").write_text('{"model_type": "bert"}', encoding="utf-8")
    assert is_translator(str(model))
    assert is_translator("tilmash")
    assert not is_translator("labse")
    assert not is_translator(str(tmp_path / "bert"))
    assert not is_translator("some/thing-that-is-not-here")
    assert located(str(model)).folder == model


def test_vectors_tell_like_texts_from_others_and_have_a_fixed_width() -> None:
    left = ["Жаңа көпір 2024 жылы ашылды.", "Ескі паром қазанға дейін жүреді.", ""]
    right = ["2024 жылы жаңа көпір салынып, ашылды.", "Содан кейін ол мұражай болады."]
    ours, theirs = ngram_vectors(left, right)
    assert ours.shape == (3, WIDTH)
    assert theirs.shape == (2, WIDTH)
    unit = [v / np.linalg.norm(v, axis=1, keepdims=True) for v in (ours[:2], theirs)]
    cosines = unit[0] @ unit[1].T
    assert cosines[0, 0] > 0.4 > cosines[0, 1] + 0.2
    again = ngram_vectors(left, right)
    np.testing.assert_array_equal(ours, again[0])
    assert ngram_vectors([], [])[0].shape == (0, WIDTH)
    assert np.isfinite(ngram_vectors(["\ud800 half a pair", "a" * 50_000], ["b"])[0]).all()
