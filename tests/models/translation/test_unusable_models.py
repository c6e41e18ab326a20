"""Models that cannot be used: one line that says what is wrong and what to do, and never a traceback."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from checkpoints.encoder import LANGUAGES
from ushtil.corpus.errors import ModelUnavailableError, UsageError
from ushtil.models.translation.translator import open_translator

Trained = Callable[[str], Path]


@pytest.fixture
def copy(trained: Trained, tmp_path: Path) -> Path:
    shutil.copytree(trained("m2m100"), tmp_path / "model")
    return tmp_path / "model"


def refused(folder: Path) -> str:
    with pytest.raises(ModelUnavailableError) as raised:
        open_translator(str(folder), LANGUAGES).translate(["The river."], "en", "kk", lambda found: None)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_truncated_weights_are_named_with_the_remedy(copy: Path) -> None:
    weights = copy / "model.safetensors"
    weights.chmod(0o644)
    weights.write_bytes(weights.read_bytes()[:-1000])
    assert "damaged or incomplete: fetch it again" in refused(copy)


def test_a_pointer_of_git_lfs_in_place_of_the_weights_is_named(copy: Path) -> None:
    weights = copy / "model.safetensors"
    weights.unlink()
    weights.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", encoding="ascii")
    assert "git lfs pull" in refused(copy)


def test_a_folder_without_weights_is_named(copy: Path) -> None:
    (copy / "model.safetensors").unlink()
    assert "holds no weights" in refused(copy)


def test_a_damaged_bin_file_is_named(copy: Path) -> None:
    (copy / "model.safetensors").unlink()
    (copy / "pytorch_model.bin").write_bytes(b"PK\3\4 and then nothing")
    assert "damaged or incomplete" in refused(copy)


def test_an_encoder_is_refused_before_its_weights_are_read(copy: Path) -> None:
    (copy / "config.json").write_text('{"model_type": "bert"}', encoding="utf-8")
    assert "no translation model (it is of the kind bert)" in refused(copy)


def test_a_wrong_folder_is_named(tmp_path: Path) -> None:
    assert "holds no config.json" in refused(tmp_path)
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    assert "names no kind of model" in refused(tmp_path)
    (tmp_path / "config.json").write_text('{"model_type": "m2m_100"', encoding="utf-8")
    assert "missing or damaged" in refused(tmp_path)


def test_a_tokenizer_of_another_model_is_named(copy: Path) -> None:
    config = json.loads((copy / "config.json").read_text(encoding="utf-8"))
    (copy / "config.json").write_text(json.dumps(config | {"vocab_size": 50}), encoding="utf-8")
    assert "the files are not of one model" in refused(copy)


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried 9 bytes"), "not enough memory"),
        (RuntimeError("CUDA out of memory.\nTried to allocate 2 GiB"), "in 8 bits (ushtil models convert /"),
        (MemoryError("Cannot allocate memory"), "use a smaller model"),
        (AssertionError("Torch not compiled with CUDA enabled"), "set CUDA_VISIBLE_DEVICES=-1"),
        (ValueError("`tiktoken` is required to read a `tiktoken` file"), "its tokenizer is damaged"),
        (ImportError("M2M100Tokenizer requires the SentencePiece library but"), "sentencepiece is missing"),
        (ModuleNotFoundError("No module named 'torch'", name="torch"), "torch is missing: type pip install"),
    ],
)  # fmt: skip
def test_errors_of_the_libraries_are_one_line_with_the_remedy(
    copy: Path, monkeypatch: pytest.MonkeyPatch, raised: Exception, said: str
) -> None:
    from transformers import AutoModelForSeq2SeqLM

    def fails(*_args: object, **_options: object) -> None:
        raise raised

    monkeypatch.setattr(AutoModelForSeq2SeqLM, "from_pretrained", fails)
    assert said in refused(copy)


@pytest.mark.parametrize(
    ("model", "said"),
    [
        ("labse", "translates nothing: use the model tilmash"),
        ("m2m100-418m", "is poor in kk"),
        ("./no/such/folder", "no such folder"),
        ("nobody/nothing", "ushtil models pull nobody/nothing"),
    ],
)
def test_a_model_that_cannot_be_opened_is_one_line_with_the_remedy(
    model: str, said: str, tmp_path, monkeypatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(ModelUnavailableError) as raised:
        open_translator(model, ("en", "kk"))
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_poor_model_may_be_forced_and_is_then_looked_for(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(ModelUnavailableError, match="not on this computer"):
        open_translator("m2m100-418m", ("en", "kk"), force=True)
    with pytest.raises(UsageError, match="one is the least"):
        open_translator("tilmash", ("en", "kk"), beams=0)
