"""Errors of the model libraries become one line with a remedy that can be typed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from ushtil.corpus.errors import ModelUnavailableError
from ushtil.models import loading
from ushtil.models.loading import configuration, explained


def said(folder: Path, error: Exception) -> str:
    with pytest.raises(ModelUnavailableError) as raised, explained(folder):
        raise error
    return str(raised.value)


def test_too_little_memory_names_what_convert_takes(tmp_path: Path) -> None:
    snapshot = tmp_path / "models--issai--tilmash" / "snapshots" / ("a" * 40)
    snapshot.mkdir(parents=True)
    assert "ushtil models convert issai/tilmash)" in said(snapshot, MemoryError())
    own = tmp_path / "own"
    assert f"ushtil models convert {own})" in said(own, MemoryError())


def test_a_converted_copy_that_is_too_large_is_not_to_be_converted_again(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"")
    found = said(tmp_path, RuntimeError("mkl_malloc: failed to allocate memory"))
    assert "smaller model" in found
    assert "models convert" not in found
    assert "graphics card" not in found


def test_a_full_or_broken_graphics_card_can_be_done_without(tmp_path: Path) -> None:
    for error in (RuntimeError("CUDA out of memory.\nTried 2 GiB"), RuntimeError("CUDA failed with error no device")):
        found = said(tmp_path, error)
        assert "set CUDA_VISIBLE_DEVICES=-1" in found
        assert "\n" not in found


def test_a_configuration_that_is_no_table_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ModelUnavailableError, match=r"config\.json: damaged: fetch the model again"):
        configuration(tmp_path)


def test_a_missing_library_and_a_damaged_tokenizer_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = ValueError("`tiktoken` is required to read a `tiktoken` file")
    assert "its tokenizer is damaged or incomplete: fetch it again" in said(tmp_path, error)

    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(loading, "version", absent)
    assert "protobuf is missing" in said(tmp_path, error)
