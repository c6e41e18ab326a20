"""Errors of the model libraries as one line that says what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from textwrap import shorten
from typing import Any

from ..corpus.errors import ModelUnavailableError, installing

_DAMAGED = (
    "incomplete metadata", "header too large", "HeaderTooLarge", "invalid payload size", "invalid header",
    "central directory", "Weights only load failed", "PytorchStreamReader", "UnpicklingError",
)  # fmt: skip
_MEMORY = ("can't allocate memory", "cannot allocate memory", "failed to allocate memory", "out of memory")
#: What errors of transformers name where one of these libraries is missing, and the library.
_LIBRARIES = {"tiktoken": "protobuf", "protobuf": "protobuf", "sentencepiece library": "sentencepiece"}
_CONVERTED = "model.bin"
_WEIGHTS = ("*.safetensors", "pytorch_model*.bin", _CONVERTED)
#: CTranslate2 and torch both heed it.
_WITHOUT_CARD = "set CUDA_VISIBLE_DEVICES=-1 to do without the graphics card"
_POINTER = b"version https://git-lfs"


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what loading or running the model of a folder raises into a ``ModelUnavailableError``, without a print."""
    try:
        _silence()
        yield
    except (ModelUnavailableError, KeyboardInterrupt):
        raise
    except ImportError as error:
        name = error.name or next(
            (name for sign, name in _LIBRARIES.items() if sign in str(error).lower()), "a library"
        )
        raise ModelUnavailableError(f"{name} is missing: {installing('neural')}") from None
    except Exception as error:
        raise ModelUnavailableError(f"{folder}: {_reason(error, folder)}") from error


def check_weights(folder: Path) -> None:
    """Raise ``ModelUnavailableError`` where a model folder has no weights, or only git's pointers to them."""
    weights = [path for pattern in _WEIGHTS for path in sorted(folder.glob(pattern))]
    if not weights:
        raise ModelUnavailableError(f"{folder}: it holds no weights (model.safetensors): fetch the model again")
    for path in weights:
        with path.open("rb") as file:
            if file.read(len(_POINTER)) == _POINTER:
                raise ModelUnavailableError(
                    f"{path}: a pointer of git-lfs and not the file itself: type git lfs pull in that folder, "
                    "or fetch the model with ushtil models pull"
                )


def configuration(folder: Path) -> dict[str, Any]:
    """What ``config.json`` of a model folder says; raises ``ModelUnavailableError`` where it cannot be read."""
    found = read_json(folder / "config.json")
    if not isinstance(found, dict):
        raise ModelUnavailableError(f"{folder / 'config.json'}: damaged: fetch the model again")
    return found


def read_json(path: Path) -> Any:
    """What a JSON file of a model folder holds; raises ``ModelUnavailableError`` where it cannot be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ModelUnavailableError(f"{path}: missing or damaged: fetch the model again") from None


def _silence() -> None:
    """Stop transformers from drawing bars and reports of its own on standard error."""
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]


def is_out_of_memory(error: BaseException) -> bool:
    """Whether a library found no room, on the processor's or a graphics card's side; each has its own error for it."""
    return isinstance(error, MemoryError) or any(sign in str(error).lower() for sign in _MEMORY)


def _reason(error: Exception, folder: Path) -> str:
    said = " ".join(str(error).split())
    on_card = "cuda" in said.lower() or "Torch not compiled" in said
    if is_out_of_memory(error):
        return f"there is not enough memory for it: {_for_memory(folder, on_card=on_card)}"
    for sign, library in _LIBRARIES.items():
        if sign in said.lower():  # the same is said of a damaged file
            if _is_installed(library):
                return "its tokenizer is damaged or incomplete: fetch it again"
            return f"{library} is missing, which its tokenizer needs: {installing('neural')}"
    if on_card:
        return f"the graphics card cannot be used ({brief(error)}): {_WITHOUT_CARD}"
    if any(sign in said for sign in _DAMAGED):
        return "its weights are damaged or incomplete: fetch it again"
    return f"it cannot be used ({brief(error)}): is this the right folder, and complete?"


def _is_installed(library: str) -> bool:
    try:
        version(library)
    except PackageNotFoundError:
        return False
    return True


def _for_memory(folder: Path, *, on_card: bool) -> str:
    """What to do where there is too little memory; batches have been halved before, down to single texts."""
    remedies = ["use a smaller model (ushtil models list)"]
    if not (folder / _CONVERTED).is_file():
        remedies.append(f"the same in 8 bits (ushtil models convert {_typed(folder)})")
    remedies.append(_WITHOUT_CARD if on_card else "close other programs")
    return ", or ".join(remedies)


def _typed(folder: Path) -> str:
    """What names the model of a folder: its hub id, where the folder lies in the hub's cache, or its path."""
    is_cached = folder.parent.name == "snapshots"
    return folder.parents[1].name.removeprefix("models--").replace("--", "/") if is_cached else str(folder)


def brief(error: Exception) -> str:
    """What an error says in one line that is not long, or its name where it says nothing."""
    return shorten(str(error), 120, placeholder=" …") or type(error).__name__
