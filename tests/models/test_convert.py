"""Copies in the form of CTranslate2 appear whole or not at all, and what cannot be converted is said in one line."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest
from ushtil.corpus.errors import ModelUnavailableError, OutputError, UsageError
from ushtil.models import ct2_specification
from ushtil.models.convert import convert, converted, is_converted, kept_as
from ushtil.models.ct2_specification import available_memory
from ushtil.models.hub import Located, located

pytest.importorskip("torch")
ctranslate2 = pytest.importorskip("ctranslate2")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "converted"


@pytest.fixture(scope="module")
def original() -> Path:
    from checkpoints.translator import checkpoint, madlad

    return checkpoint(madlad)


@pytest.fixture
def copy(original: Path, tmp_path: Path) -> Path:
    """A folder of which a test may spoil what it likes."""
    shutil.copytree(original, tmp_path / "model")
    (tmp_path / "model" / "model.safetensors").chmod(0o644)
    return tmp_path / "model"


def model(folder: Path) -> Located:
    return located(str(folder))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def left_over(cache: Path) -> list[Path]:
    return list(cache.iterdir()) if cache.is_dir() else []


def test_a_copy_is_found_again_by_the_model_and_its_revision(original: Path, copy: Path) -> None:
    assert converted(model(original)) is None
    folder = convert(model(original))
    assert converted(model(original)) == folder
    assert is_converted(folder)
    assert converted(model(copy)) is None


def test_a_copy_holds_all_that_the_tokenizer_needs_and_says_what_it_was(original: Path) -> None:
    folder = convert(model(original))
    for name in ("tokenizer.json", "tokenizer_config.json", "generation_config.json"):
        assert (folder / name).read_bytes() == (original / name).read_bytes()
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    assert (config["model_type"], config["eos_token"], config["quantization"]) == ("t5", "</s>", "int8")


def test_the_model_itself_is_not_touched(original: Path) -> None:
    before = contents(original), original.stat().st_mtime_ns
    convert(model(original))
    assert (contents(original), original.stat().st_mtime_ns) == before


def test_eight_bits_take_a_quarter_of_the_room(original: Path) -> None:
    small, large = (convert(model(original), quantization) for quantization in ("int8", "float32"))
    assert (small / "model.bin").stat().st_size < 0.4 * (large / "model.bin").stat().st_size


def test_of_several_copies_the_one_asked_for_last_is_used(original: Path) -> None:
    for quantization in ("int8", "float32", "int8"):
        folder = convert(model(original), quantization)
        assert kept_as(folder) == quantization
        assert converted(model(original)) == folder


def test_a_copy_is_made_once_and_anew_only_where_it_is_forced(original: Path) -> None:
    weights = convert(model(original)) / "model.bin"
    weights.write_bytes(b"spoilt")
    convert(model(original))
    assert weights.read_bytes() == b"spoilt"
    convert(model(original), force=True)
    assert weights.stat().st_size > 10_000


def test_a_copy_that_fails_leaves_nothing_behind_and_an_older_one_in_place(
    original: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = contents(convert(model(original)))

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(OutputError, match="disk is full: free some space or set USHTIL_CACHE") as raised:
        convert(model(original), force=True)
    assert "\n" not in str(raised.value)
    assert [contents(folder) for folder in left_over(cache)] == [kept]


def test_ctrl_c_leaves_nothing_behind(original: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shutil, "copyfile", stopped)
    with pytest.raises(KeyboardInterrupt):
        convert(model(original))
    assert left_over(cache) == []


def test_what_a_killed_run_left_is_removed_a_day_later(original: Path, cache: Path) -> None:
    (cache / ".old.tmp").mkdir(parents=True)
    os.utime(cache / ".old.tmp", (0, 0))
    (cache / ".new.tmp").mkdir()
    folder = convert(model(original))
    assert set(cache.iterdir()) == {folder, cache / ".new.tmp"}


def test_a_place_that_cannot_be_written_is_one_line_with_the_remedy(
    original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path / "file"))
    with pytest.raises(OutputError, match="set USHTIL_CACHE to another folder"):
        convert(model(original))


def test_a_model_that_is_converted_already_is_refused(original: Path) -> None:
    with pytest.raises(UsageError, match="already: use it as it is"):
        convert(model(convert(model(original))))


def test_a_kind_that_cannot_be_converted_is_named(copy: Path) -> None:
    (copy / "config.json").write_text('{"model_type": "gemma3"}', encoding="utf-8")
    with pytest.raises(ModelUnavailableError, match=r"models of this kind \(gemma3\) cannot be converted"):
        convert(model(copy))


@pytest.mark.parametrize(
    ("name", "problem"),
    [("model.safetensors", "damaged or incomplete"), ("tokenizer.json", "cannot be used")],
)
def test_a_damaged_file_is_one_line_and_nothing_is_written(copy: Path, cache: Path, name: str, problem: str) -> None:
    data = (copy / name).read_bytes()
    (copy / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(ModelUnavailableError, match=problem) as raised:
        convert(model(copy))
    assert "\n" not in str(raised.value)
    assert left_over(cache) == []


def test_a_tokenizer_of_another_model_is_refused(copy: Path) -> None:
    config = json.loads((copy / "config.json").read_text(encoding="utf-8"))
    (copy / "config.json").write_text(json.dumps(config | {"vocab_size": 100}), encoding="utf-8")
    with pytest.raises(ModelUnavailableError, match=r"pieces and its network 100: the files are not of one") as raised:
        convert(model(copy))
    assert "\n" not in str(raised.value)


def test_where_memory_is_short_weights_are_read_in_halves_and_where_it_is_shorter_they_are_not_read(
    original: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = (original / "model.safetensors").stat().st_size
    whole = (convert(model(original)) / "model.bin").stat().st_size
    monkeypatch.setattr(ct2_specification, "available_memory", lambda: int(1.5 * size))
    assert (convert(model(original), force=True) / "model.bin").stat().st_size <= whole
    with pytest.raises(ModelUnavailableError, match=r"converting it takes .* GB of memory, and .* are free"):
        convert(model(original), "float32")
    monkeypatch.setattr(ct2_specification, "available_memory", lambda: int(0.5 * size))
    with pytest.raises(ModelUnavailableError, match="take a smaller model"):
        convert(model(original), force=True)


def test_the_memory_that_is_free_is_known_where_the_system_says_it() -> None:
    free = available_memory()
    assert free is None or free > 1 << 20


def test_without_ctranslate2_it_is_said_what_to_install(original: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ctranslate2.converters", None)
    with pytest.raises(ModelUnavailableError, match=r"missing: type pip install '\.\[neural\]'"):
        convert(model(original))
