"""The loading and pooling of sentence encoders, on a checkpoint that the tests train."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ushtil.corpus.errors import ModelUnavailableError
from ushtil.models.encoder import SentenceEncoder
from ushtil.models.hub import Located, located
from ushtil.models.pooling import Pooling, pooling_of
from ushtil.models.registry import card

TEXTS = [
    "The river rose by a metre.",
    "Өзен бір метрге көтерілді.",
    "Да.",
    "Река поднялась на один метр, и мост закрыли.",
]


@pytest.fixture(scope="module")
def model(encoder_folder: Path) -> Located:
    return located(str(encoder_folder))


@pytest.fixture
def copy(encoder_folder: Path, tmp_path: Path) -> Path:
    shutil.copytree(encoder_folder, tmp_path / "model")
    return tmp_path / "model"


def by_hand(folder: Path, texts: list[str], mode: str) -> np.ndarray:
    """The vectors straight from the transformer, one text at a time, so that there is no padding."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    network = AutoModel.from_pretrained(folder, local_files_only=True).eval()
    rows = []
    with torch.inference_mode():
        for text in texts:
            states = network(**tokenizer(text, return_tensors="pt")).last_hidden_state[0]
            row = {"mean": states.mean(0), "cls": states[0], "max": states.max(0).values}[mode]
            rows.append((row / row.norm()).numpy())
    return np.stack(rows)


def test_vectors_are_those_of_each_text_alone_whatever_it_is_batched_with(model: Located) -> None:
    np.testing.assert_allclose(SentenceEncoder(model).encode(TEXTS), by_hand(model.folder, TEXTS, "mean"), atol=1e-5)


@pytest.mark.parametrize("mode", ["cls", "max"])
def test_other_ways_of_pooling_are_read_from_the_folder(copy: Path, mode: str) -> None:
    config = copy / "1_Pooling" / "config.json"
    config.write_text(json.dumps({"pooling_mode": mode}), encoding="utf-8")
    vectors = SentenceEncoder(located(str(copy))).encode(TEXTS)
    np.testing.assert_allclose(vectors, by_hand(copy, TEXTS, mode), atol=1e-5)


def test_a_dense_layer_follows_the_pooling(copy: Path) -> None:
    import torch

    weight, bias = torch.randn(32, 96), torch.randn(32)
    (copy / "2_Dense").mkdir()
    torch.save({"linear.weight": weight, "linear.bias": bias}, copy / "2_Dense" / "pytorch_model.bin")
    settings = {"in_features": 96, "out_features": 32, "activation_function": "torch.nn.modules.activation.Tanh"}
    (copy / "2_Dense" / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    modules = json.loads((copy / "modules.json").read_text(encoding="utf-8"))
    modules.insert(2, {"idx": 2, "path": "2_Dense", "type": "sentence_transformers.models.Dense"})
    (copy / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    found = SentenceEncoder(located(str(copy))).encode(TEXTS)
    states = by_hand_means(copy)
    expected = np.tanh(states @ weight.numpy().T + bias.numpy())
    np.testing.assert_allclose(found, expected / np.linalg.norm(expected, axis=1, keepdims=True), atol=1e-4)


def by_hand_means(folder: Path) -> np.ndarray:
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    network = AutoModel.from_pretrained(folder, local_files_only=True).eval()
    with torch.inference_mode():
        return np.stack(
            [network(**tokenizer(t, return_tensors="pt")).last_hidden_state[0].mean(0).numpy() for t in TEXTS]
        )


def test_without_modules_the_card_says_how_to_pool_and_else_it_is_the_mean(copy: Path) -> None:
    (copy / "modules.json").unlink()
    found = located(str(copy))
    assert pooling_of(found) == Pooling("mean")
    assert pooling_of(replace(found, card=card("labse"))) == Pooling("cls")


def test_what_the_card_says_goes_before_each_sentence(model: Located) -> None:
    light = SentenceEncoder(replace(model, card=card("e5-small")))
    assert light.before == "query: "
    plain = SentenceEncoder(model)
    np.testing.assert_allclose(light.encode(TEXTS), plain.encode([f"query: {text}" for text in TEXTS]), atol=1e-6)


@pytest.mark.parametrize("text", ["", "   ", "слово " * 5000, "\0\ud800 <pad> [CLS]"])
def test_empty_huge_and_strange_texts_have_a_vector_too(model: Located, text: str) -> None:
    vectors = SentenceEncoder(model).encode([text, "A word."])
    assert np.isfinite(vectors).all()


def test_of_a_text_that_is_too_long_nothing_is_cut_off(model: Located) -> None:
    opening, ending = "Өзен бір метрге көтерілді. " * 40, "Река поднялась на один метр. " * 40
    encoder = SentenceEncoder(model)
    whole, *parts = encoder.encode([opening + ending, opening, ending])
    assert whole @ parts[0] == pytest.approx(whole @ parts[1], abs=0.1)
    assert min(whole @ part for part in parts) > parts[0] @ parts[1]
    mean = parts[0] + parts[1]
    assert whole @ mean / np.linalg.norm(mean) > 0.98


def test_a_hundred_thousand_characters_without_a_space_have_a_vector(model: Located) -> None:
    assert np.linalg.norm(SentenceEncoder(model).encode(["я" * 100_000])) == pytest.approx(1, abs=1e-5)


def test_control_characters_and_half_surrogates_say_nothing(model: Located) -> None:
    strange, plain = SentenceEncoder(model).encode(["The river\x00\x1b\ud800rose.\x07", "The river rose."])
    np.testing.assert_allclose(strange, plain, atol=1e-5)


def test_the_folder_says_how_long_a_text_may_be(copy: Path) -> None:
    long = "Река поднялась на один метр, и мост закрыли. " * 3
    whole = SentenceEncoder(located(str(copy))).encode([long])
    (copy / "sentence_bert_config.json").write_text('{"max_seq_length": 12}', encoding="utf-8")
    np.testing.assert_array_less(0.1, np.abs(SentenceEncoder(located(str(copy))).encode([long]) - whole).sum())


def test_the_folder_says_what_goes_before_each_text_where_no_card_does(copy: Path) -> None:
    said = {"prompts": {"query": "query: ", "passage": "passage: "}, "default_prompt_name": "query"}
    (copy / "config_sentence_transformers.json").write_text(json.dumps(said), encoding="utf-8")
    assert SentenceEncoder(located(str(copy))).before == "query: "


def test_vectors_that_may_differ_have_signatures_that_differ(model: Located, copy: Path) -> None:
    encoder = SentenceEncoder(model)
    (copy / "1_Pooling" / "config.json").write_text('{"pooling_mode": "cls"}', encoding="utf-8")
    others = [
        SentenceEncoder(model, "cuda"),
        SentenceEncoder(replace(model, card=card("e5-small"))),
        SentenceEncoder(replace(model, revision="1" * 40)),
        SentenceEncoder(replace(model, folder=copy)),
    ]
    assert len({encoder.signature, *(other.signature for other in others)}) == 5


def test_no_texts_have_no_vectors(model: Located) -> None:
    assert len(SentenceEncoder(model).encode([])) == 0


def test_damaged_weights_are_named_with_the_remedy(copy: Path) -> None:
    weights = copy / "model.safetensors"
    weights.chmod(0o644)
    weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])
    with pytest.raises(ModelUnavailableError, match="damaged or incomplete: fetch it again") as error:
        SentenceEncoder(located(str(copy))).encode(TEXTS)
    assert "\n" not in str(error.value)


def test_a_translator_is_refused_before_its_weights_are_read(copy: Path) -> None:
    config = json.loads((copy / "config.json").read_text(encoding="utf-8"))
    (copy / "config.json").write_text(json.dumps(config | {"model_type": "m2m_100"}), encoding="utf-8")
    with pytest.raises(ModelUnavailableError, match="translates"):
        SentenceEncoder(located(str(copy))).encode(TEXTS)


def test_a_pooling_that_is_not_known_is_named(copy: Path) -> None:
    (copy / "1_Pooling" / "config.json").write_text('{"pooling_mode": "lasttoken"}', encoding="utf-8")
    with pytest.raises(ModelUnavailableError, match="way of pooling"):
        pooling_of(located(str(copy)))


def test_too_little_memory_while_encoding_is_one_line_with_the_remedy(
    model: Located, monkeypatch: pytest.MonkeyPatch
) -> None:
    from transformers import BertModel

    def full(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("CUDA out of memory.\nTried to allocate 2 GiB")

    monkeypatch.setattr(BertModel, "forward", full)
    remedy = r"not enough memory for it: use a smaller model .*models list.*models convert"
    with pytest.raises(ModelUnavailableError, match=remedy) as raised:
        SentenceEncoder(model).encode(TEXTS)
    assert "\n" not in str(raised.value)


def test_where_memory_is_short_smaller_batches_do(model: Located, monkeypatch: pytest.MonkeyPatch) -> None:
    from transformers import BertModel

    expected = SentenceEncoder(model).encode(TEXTS)
    forward = BertModel.forward

    def small(self: BertModel, input_ids: Any, **named: Any) -> Any:
        if len(input_ids) > 1:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes")
        return forward(self, input_ids, **named)

    monkeypatch.setattr(BertModel, "forward", small)
    np.testing.assert_allclose(SentenceEncoder(model).encode(TEXTS), expected, atol=1e-5)
