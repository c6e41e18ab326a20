"""Errors of the model libraries as one line that says what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import shorten
from typing import Any

from ..corpus.errors import ModelUnavailableError

_DAMAGED = ("incomplete metadata", "header too large", "HeaderTooLarge", "invalid payload size", "invalid header")
_MEMORY = ("can't allocate memory", "cannot allocate memory", "failed to allocate memory", "out of memory")


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what loading or running the model of a folder raises into a ``ModelUnavailableError``, without a print."""
    try:
        _silence()
        yield
    except (ModelUnavailableError, KeyboardInterrupt):
        raise
    except ImportError as error:
        name = error.name or "a library"
        raise ModelUnavailableError(f"{name} is missing: type pip install 'ushtil[neural]'") from None
    except Exception as error:
        raise ModelUnavailableError(f"{folder}: {_reason(error)}") from error


def configuration(folder: Path) -> dict[str, Any]:
    """What ``config.json`` of a model folder says; raises ``ModelUnavailableError`` where it cannot be read."""
    found: dict[str, Any] = read_json(folder / "config.json")
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


def _reason(error: Exception) -> str:
    said = " ".join(str(error).split())
    if isinstance(error, MemoryError) or any(sign in said.lower() for sign in _MEMORY):
        return "there is not enough memory for it: use a smaller model (ushtil models list)"
    if any(sign in said for sign in _DAMAGED):
        return "its weights are damaged or incomplete: fetch it again"
    return f"it cannot be used ({brief(error)}): is this the right folder, and complete?"


def brief(error: Exception) -> str:
    """What an error says in one line that is not long, or its name where it says nothing."""
    return shorten(str(error), 120, placeholder=" …") or type(error).__name__
