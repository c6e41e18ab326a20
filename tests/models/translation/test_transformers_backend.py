"""Translation through transformers, on checkpoints that the tests train."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from checkpoints.encoder import LANGUAGES, lay_out_as_cache
from checkpoints.phrases import DIRECTIONS, SHORT, expected
from ushtil.corpus.errors import ModelUnavailableError
from ushtil.models.hub import Located, located
from ushtil.models.translation.tokens import Tokens
from ushtil.models.translation.transformers_backend import TransformersBackend
from ushtil.models.translation.translator import Translator, open_translator

Trained = Callable[[str], Path]


def backend(folder: Path, name: str = "") -> TransformersBackend:
    found = located(str(folder))
    return TransformersBackend(Located(found.folder, name or found.id, found.revision))


def translated(model: Translator, texts: list[str], source: str, target: str) -> list[str]:
    found: dict[int, str] = {}
    model.translate(texts, source, target, lambda made: found.update({n: t.text for n, t in made.items()}))
    return [found[n] for n in range(len(texts))]


def in_language(lang: str) -> list[str]:
    return [triple[LANGUAGES.index(lang)] for triple in SHORT]


@pytest.mark.parametrize("beams", [1, 4])
def test_the_default_model_translates_the_sample_in_all_directions(
    trained: Trained, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, beams: int
) -> None:
    lay_out_as_cache(trained("nllb"), tmp_path, "issai/tilmash")
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    model = open_translator("tilmash", LANGUAGES, beams=beams)
    assert (model.id, model.revision, model.library) == ("issai/tilmash", "0" * 40, "transformers-fp32")
    for source, target in DIRECTIONS if beams == 1 else (("en", "kk"), ("kk", "ru")):
        wanted = expected(source, target)
        plain = [" ".join(text.split()) for text in wanted.values()]  # the tokenizer knows no other space
        assert translated(model, list(wanted), source, target) == plain


@pytest.mark.parametrize("kind", ["m2m100", "madlad", "marian"])
def test_the_token_or_tag_decides_the_language(trained: Trained, kind: str) -> None:
    model = open_translator(str(trained(kind)), LANGUAGES, beams=2)
    for source, target in DIRECTIONS if kind != "marian" else (("en", "kk"), ("en", "ru")):
        assert translated(model, in_language(source), source, target) == in_language(target)


def test_a_model_for_one_direction_has_it_from_its_name(trained: Trained, tmp_path: Path) -> None:
    lay_out_as_cache(trained("t5"), tmp_path, "deepvk/kazRush-ru-kk")
    model = backend(tmp_path / "models--deepvk--kazRush-ru-kk" / "snapshots" / ("0" * 40), "deepvk/kazRush-ru-kk")
    model.check("ru", "kk")
    found = model.hypotheses(in_language("ru"), "ru", "kk", beams=1, count=1)
    assert [group[0].text for group in found] == in_language("kk")
    for source, target in (("kk", "ru"), ("kk", "en"), ("en", "kk")):
        with pytest.raises(ModelUnavailableError, match="only from ru to kk"):
            model.check(source, target)


@pytest.mark.parametrize("kind", ["nllb", "m2m100", "madlad", "marian"])
def test_an_unknown_language_is_refused_and_never_taken_for_another(trained: Trained, kind: str) -> None:
    model = backend(trained(kind))
    model.check("en", "kk-KZ")
    with pytest.raises(ModelUnavailableError, match="does not know the language xx"):
        model.check("en", "xx")


def test_hypotheses_are_ranked_and_their_scores_are_those_of_forced_decoding(trained: Trained) -> None:
    model = backend(trained("m2m100"))
    texts = in_language("en")[:3]
    for text, group in zip(texts, model.hypotheses(texts, "en", "kk", beams=4, count=4), strict=True):
        ended = [h for h in group if h.text]
        assert [h.logprob for h in ended] == sorted((h.logprob for h in ended), reverse=True)
        (again,) = model.likelihoods([text], [group[0].text], "en", "kk")
        assert again == pytest.approx(group[0].logprob, abs=1e-3)


@pytest.mark.parametrize("kind", ["m2m100", "madlad", "marian"])
def test_the_right_translation_is_likelier_than_another(trained: Trained, kind: str) -> None:
    model = backend(trained(kind))
    right, wrong = in_language("kk"), in_language("kk")[1:] + in_language("kk")[:1]
    pairs = zip(
        model.likelihoods(in_language("en"), right, "en", "kk"),
        model.likelihoods(in_language("en"), wrong, "en", "kk"),
        strict=True,
    )
    assert all(a > b + 0.3 for a, b in pairs)


def test_a_batch_gives_what_each_text_alone_gives(trained: Trained) -> None:
    model = backend(trained("madlad"))
    together = model.hypotheses(in_language("ru"), "ru", "en", beams=1, count=1)
    alone = [model.hypotheses([text], "ru", "en", beams=1, count=1)[0] for text in in_language("ru")]
    assert [g[0].text for g in together] == [g[0].text for g in alone]
    assert [g[0].logprob for g in together] == pytest.approx([g[0].logprob for g in alone], abs=1e-4)


@pytest.mark.parametrize("kind", ["nllb", "m2m100", "madlad", "marian"])
def test_what_looks_like_a_special_token_is_plain_text(trained: Trained, kind: str) -> None:
    tokens = Tokens(located(str(trained(kind))))
    special = {tokens.end, tokens.pad}
    assert special.isdisjoint(tokens.pieces("a </s> b <pad> eng_Latn"))


def test_texts_longer_than_the_models_positions_do_not_fit(trained: Trained) -> None:
    model = backend(trained("marian"))
    assert model.fits("The river is wide.")
    assert not model.fits("The river is wide. " * 10)
    assert not model.fits("x" * 10_000_000)
    found = open_translator(str(trained("marian")), LANGUAGES, beams=1)
    assert translated(found, ["The river is wide. " * 30], "en", "kk") == [" ".join(["Өзен кең."] * 30)]


def test_nllb_without_its_tokenizer_file_keeps_its_languages_in_their_places(trained: Trained, tmp_path: Path) -> None:
    from transformers.models.nllb.tokenization_nllb import FAIRSEQ_LANGUAGE_CODES

    shutil.copyfile(trained("m2m100") / "sentencepiece.bpe.model", tmp_path / "sentencepiece.bpe.model")
    (tmp_path / "config.json").write_text('{"model_type": "m2m_100"}', encoding="utf-8")
    settings = {"tokenizer_class": "NllbTokenizer"}
    (tmp_path / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    tokens = Tokens(located(str(tmp_path)))
    assert tokens.family == "nllb"
    # The pieces of the model and one more for padding come first, as in the published checkpoints.
    first = len(json.loads((trained("m2m100") / "vocab.json").read_text(encoding="utf-8")))
    assert [tokens.id(code) for code in FAIRSEQ_LANGUAGE_CODES] == list(range(first, first + 202))
    tokens.check("kk", "tr")


def test_languages_of_a_fresh_m2m100_tokenizer_are_not_written_into_the_text(trained: Trained) -> None:
    tokens = Tokens(located(str(trained("m2m100"))))
    assert tokens.text([tokens.id("__kk__"), *tokens.pieces("Өзен кең."), tokens.end]) == "Өзен кең."
