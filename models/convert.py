"""Copies of models in the form of CTranslate2: three times as fast on a processor, and a quarter of the size.

A copy is made once, in our own cache, and found again by the model's id and revision. The hub's cache and a user's
folder are read and never changed.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, get_args

from ..corpus.errors import ModelUnavailableError, OutputError, UsageError
from .ct2_specification import ENCODERS, Specification, specification
from .hub import Located
from .loading import configuration, explained, read_json
from .vector_cache import own_cache

#: How weights are kept. ``int8`` takes a quarter of the room of ``float32``.
Quantization = Literal["int8", "int8_float32", "float16", "float32"]
_WEIGHTS = "model.bin"
_KINDS = ENCODERS | {"m2m_100", "marian", "t5", "mt5"}
#: What the tokenizers of these kinds are made of, and how the model's makers would generate.
_FILES = (
    "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "vocab.json",
    "vocab.txt", "sentencepiece.bpe.model", "spiece.model", "source.spm", "target.spm", "generation_config.json",
)  # fmt: skip
#: A half-written folder of this age, in seconds, is that of a run that was killed.
_STALE = 24 * 3600


def converted(model: Located) -> Path | None:
    """The folder of the model's copy; of several, the one that ``convert`` was last asked for. None without one."""
    found = [place for quantization in get_args(Quantization) if is_converted(place := place_of(model, quantization))]
    return max(found, key=lambda place: place.stat().st_mtime_ns, default=None)


def is_converted(folder: Path) -> bool:
    """Whether a folder holds a model in the form of CTranslate2."""
    return (folder / _WEIGHTS).is_file()


def kept_as(folder: Path) -> str:
    """How the weights of a copy of ours are kept, such as int8."""
    return folder.name.rpartition("-")[2]


def convert(model: Located, quantization: Quantization = "int8", *, force: bool = False) -> Path:
    """The folder of the model's copy, made if it is not there yet or ``force``, whole or not at all.

    Raises ``ModelUnavailableError`` for a model that cannot be converted, here or anywhere, ``OutputError`` where the
    copy cannot be written, ``UsageError`` for a model that is in this form already.
    """
    if is_converted(model.folder):
        raise UsageError(f"{model.folder}: it is in the form of CTranslate2 already: use it as it is")
    kind = str(configuration(model.folder).get("model_type", ""))
    if kind not in _KINDS:
        raise ModelUnavailableError(f"{model.id}: models of this kind ({kind or 'none named'}) cannot be converted")
    place = place_of(model, quantization)
    if force or not is_converted(place):
        with explained(model.folder):
            made = specification(model, quantization)
        _write(made, model.folder, place, quantization)
    os.utime(place)
    return place


def place_of(model: Located, quantization: Quantization) -> Path:
    """Where the model's copy is, or would be."""
    name = model.id.replace("/", "--")[-80:]
    return own_cache() / "converted" / f"{name}@{model.revision}-{quantization}"


def _write(made: Specification, source: Path, place: Path, quantization: str) -> None:
    try:
        with _staged(place) as folder:
            made.save(str(folder))
            _complete(folder, source, quantization)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        problem = "the disk is full: free some space" if full else f"cannot be written ({error.strerror or error})"
        remedy = "or set USHTIL_CACHE to a folder on another disk" if full else "set USHTIL_CACHE to another folder"
        raise OutputError(f"{problem}{' ' if full else ': '}{remedy}", place) from error


@contextmanager
def _staged(place: Path) -> Iterator[Path]:
    """A new folder that takes its place once the block is through, and is removed if it fails."""
    place.parent.mkdir(parents=True, exist_ok=True)
    for left in place.parent.glob(".*.tmp"):
        if time.time() - left.stat().st_mtime > _STALE:
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=".", suffix=".tmp", dir=place.parent))
    try:
        yield folder
        folder.chmod(0o755)
        if place.exists():
            place.rename(folder.with_name(f"{folder.name}.old.tmp"))
        folder.rename(place)
    finally:
        for left in (folder, folder.with_name(f"{folder.name}.old.tmp")):
            shutil.rmtree(left, ignore_errors=True)


def _complete(folder: Path, source: Path, quantization: str) -> None:
    """Put the files of the tokenizer beside the weights, and both configurations into one file."""
    for name in _FILES:
        if (source / name).is_file():
            shutil.copyfile(source / name, folder / name)
    own = {key: value for key, value in read_json(folder / "config.json").items() if value is not None}
    both = configuration(source) | own | {"quantization": quantization}
    (folder / "config.json").write_text(json.dumps(both, ensure_ascii=False, indent=2), encoding="utf-8")
    with (folder / _WEIGHTS).open("rb+") as weights:
        os.fsync(weights.fileno())
