"""Encoders through CTranslate2 give the states, and with eight bits nearly the vectors, that transformers gives."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from ushtil.corpus.errors import ModelUnavailableError
from ushtil.models.convert import convert
from ushtil.models.ct2_encoder import open_states
from ushtil.models.encoder import SentenceEncoder
from ushtil.models.hub import Located, located

pytest.importorskip("torch")
pytest.importorskip("ctranslate2")

TEXTS = [
    "The river rose by a metre.",
    "Өзен бір метрге көтерілді, ал көпір жабылды.",
    "Да.",
    "Река поднялась на один метр, и мост закрыли.",
]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def xlm_roberta(tmp_path_factory: pytest.TempPathFactory, encoder_folder: Path) -> Path:
    """An encoder of XLM-R's kind with the weights that chance gave it; its second piece is padding."""
    import torch
    from transformers import AutoTokenizer, XLMRobertaConfig, XLMRobertaModel

    folder = tmp_path_factory.mktemp("xlm-roberta")
    tokenizer = AutoTokenizer.from_pretrained(encoder_folder, local_files_only=True)
    tokenizer.save_pretrained(folder)
    config = XLMRobertaConfig(
        vocab_size=len(tokenizer), hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=64,
        max_position_embeddings=130, type_vocab_size=1, pad_token_id=1, initializer_range=0.1,
    )  # fmt: skip
    with torch.random.fork_rng():
        torch.manual_seed(1)
        XLMRobertaModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module", params=["bert", "xlm-roberta"])
def model(request: pytest.FixtureRequest, encoder_folder: Path) -> Located:
    return located(str(encoder_folder if request.param == "bert" else request.getfixturevalue("xlm_roberta")))


def tokens_of(model: Located) -> list[list[int]]:
    from transformers import AutoTokenizer

    found: list[list[int]] = AutoTokenizer.from_pretrained(model.folder, local_files_only=True)(TEXTS)["input_ids"]
    return found


def by_transformers(model: Located, ids: list[int]) -> np.ndarray:
    import torch
    from transformers import AutoModel

    network = AutoModel.from_pretrained(model.folder, local_files_only=True).eval()
    with torch.inference_mode():
        return network(torch.tensor([ids])).last_hidden_state[0].numpy()


def test_states_are_those_of_transformers_whatever_a_text_is_batched_with(model: Located) -> None:
    tokens = tokens_of(model)
    found = open_states(convert(model, "float32"), model.id)(tokens)
    assert found.shape[:2] == (len(TEXTS), max(map(len, tokens)))
    for ids, states in zip(tokens, found, strict=True):
        np.testing.assert_allclose(states[: len(ids)], by_transformers(model, ids), atol=1e-4)


def test_vectors_in_eight_bits_are_nearly_those_of_the_model(encoder_folder: Path) -> None:
    model = located(str(encoder_folder))
    whole = SentenceEncoder(model).encode(TEXTS)
    convert(model)
    encoder = SentenceEncoder(model)
    assert "ct2-int8" in encoder.signature
    cosines = (encoder.encode(TEXTS) * whole).sum(axis=1)
    assert cosines.min() >= 0.99
    assert cosines.max() < 1 - 1e-7  # it was the copy that encoded


def test_no_pooler_is_asked_for_and_nothing_is_said_of_it(
    encoder_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    open_states(convert(located(str(encoder_folder))), "model")
    assert capfd.readouterr().err == ""


def test_a_folder_that_is_no_converted_encoder_is_named(encoder_folder: Path) -> None:
    with pytest.raises(ModelUnavailableError, match="no converted sentence encoder: type ushtil models convert labse"):
        open_states(encoder_folder, "labse")


def test_damaged_weights_are_one_line_with_the_remedy(encoder_folder: Path) -> None:
    folder = convert(located(str(encoder_folder)))
    weights = folder / "model.bin"
    weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])
    with pytest.raises(ModelUnavailableError, match="damaged or incomplete") as raised:
        open_states(folder, "model")
    assert "\n" not in str(raised.value)
