"""The vectors are those of sentence-transformers, where that library is installed to be compared with."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from checkpoints.encoder import WIDTH, save_modules
from ushtil.models.encoder import SentenceEncoder
from ushtil.models.grid import Cells
from ushtil.models.hub import located
from ushtil.models.registry import card

TEXTS = [
    "The river rose by a metre.",
    "Өзен бір метрге көтерілді.",
    "Да.",
    "Река поднялась на один метр, и мост закрыли.",
]
pytestmark = pytest.mark.filterwarnings("ignore")  # of a library that is not ours


@pytest.fixture
def copy(encoder_folder: Path, tmp_path: Path) -> Path:
    pytest.importorskip("sentence_transformers", reason="only where sentence-transformers is installed")
    shutil.copytree(encoder_folder, tmp_path / "model")
    pool_by(tmp_path / "model", "mean")
    return tmp_path / "model"


def pool_by(folder: Path, mode: str) -> None:
    """The files of an older folder, which the library wants to have numbered by name too."""
    save_modules(folder, mode)
    number_modules(folder, json.loads((folder / "modules.json").read_text(encoding="utf-8")))


def number_modules(folder: Path, listed: list[dict[str, str]]) -> None:
    numbered = [{**module, "idx": n, "name": str(n)} for n, module in enumerate(listed)]
    (folder / "modules.json").write_text(json.dumps(numbered), encoding="utf-8")


def theirs(folder: Path, texts: list[str], **options: str) -> Cells:
    from sentence_transformers import SentenceTransformer

    found: Cells = SentenceTransformer(str(folder), device="cpu").encode(
        texts, normalize_embeddings=True, show_progress_bar=False, **options
    )
    return found


def add_dense_layer(folder: Path, weights: str) -> None:
    """A dense layer with tanh behind the pooling, as LaBSE has it; weights in the older file or in the newer."""
    import torch
    from safetensors.torch import save_file

    torch.manual_seed(3)
    layer = {"linear.weight": torch.randn(32, WIDTH) / 4, "linear.bias": torch.randn(32) / 4}
    (folder / "2_Dense").mkdir()
    if weights == "model.safetensors":
        save_file(layer, folder / "2_Dense" / weights)
    else:
        torch.save(layer, folder / "2_Dense" / weights)
    settings = {"in_features": WIDTH, "out_features": 32, "bias": True}
    settings |= {"activation_function": "torch.nn.modules.activation.Tanh"}
    (folder / "2_Dense" / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    dense = {"path": "2_Dense", "type": "sentence_transformers.models.Dense"}
    number_modules(folder, [*modules[:2], dense, {**modules[2], "path": "3_Normalize"}])


@pytest.mark.parametrize("mode", ["mean", "cls", "max"])
def test_each_way_of_pooling_of_an_older_folder(copy: Path, mode: str) -> None:
    pool_by(copy, mode)
    np.testing.assert_allclose(SentenceEncoder(located(str(copy))).encode(TEXTS), theirs(copy, TEXTS), atol=1e-5)


@pytest.mark.parametrize("weights", ["model.safetensors", "pytorch_model.bin"])
def test_the_first_token_then_a_dense_layer_with_tanh(copy: Path, weights: str) -> None:
    pool_by(copy, "cls")
    add_dense_layer(copy, weights)
    ours = SentenceEncoder(located(str(copy))).encode(TEXTS)
    assert ours.shape == (4, 32)
    np.testing.assert_allclose(ours, theirs(copy, TEXTS), atol=1e-5)


@pytest.mark.parametrize("mode", ["mean", "cls"])
def test_a_folder_that_the_library_itself_has_saved(copy: Path, tmp_path: Path, mode: str) -> None:
    from sentence_transformers import SentenceTransformer

    pool_by(copy, mode)
    SentenceTransformer(str(copy), device="cpu").save(str(tmp_path / "saved"))
    saved = located(str(tmp_path / "saved"))
    np.testing.assert_allclose(SentenceEncoder(saved).encode(TEXTS), theirs(saved.folder, TEXTS), atol=1e-5)


def test_the_prefix_of_a_card_is_the_prompt_of_the_library(copy: Path) -> None:
    model = replace(located(str(copy)), card=card("e5-small"))
    np.testing.assert_allclose(SentenceEncoder(model).encode(TEXTS), theirs(copy, TEXTS, prompt="query: "), atol=1e-5)


def test_the_default_prompt_of_a_folder_is_put_before_each_text(copy: Path) -> None:
    said = {"prompts": {"bitext": "same: "}, "default_prompt_name": "bitext"}
    (copy / "config_sentence_transformers.json").write_text(json.dumps(said), encoding="utf-8")
    np.testing.assert_allclose(SentenceEncoder(located(str(copy))).encode(TEXTS), theirs(copy, TEXTS), atol=1e-5)
