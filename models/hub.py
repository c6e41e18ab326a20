"""Where a model lies on this computer: a folder of the user's, or the cache that all programs using the hub share.

The layout of the cache is that of huggingface_hub: ``models--OWNER--NAME/refs/REVISION`` names a folder under
``snapshots``. It is looked up here, because importing that library takes longer than saying that a model is missing.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from ..corpus.errors import ModelUnavailableError
from .loading import brief
from .registry import Card, card

_CONFIG = "config.json"
#: What is fetched of a model: nothing made for other libraries.
_FILES = ("*.json", "*.safetensors", "pytorch_model*.bin", "*/pytorch_model.bin", "*.model", "*.spm", "*.txt")


@dataclass(frozen=True, slots=True)
class Located:
    """A model on this computer: its folder, its hub id (of a user's folder, its name), and its revision."""

    folder: Path
    id: str
    revision: str
    card: Card | None = None


def hub_cache() -> Path:
    """The cache of the hub, as its own library finds it."""
    if folder := os.environ.get("HF_HUB_CACHE"):
        return Path(folder).expanduser()
    home = os.environ.get("HF_HOME") or Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache") / "huggingface"
    return Path(home).expanduser() / "hub"


def cached(model: str, revision: str = "main") -> Path | None:
    """The folder in the cache that holds a hub id's files, if its configuration is there."""
    home = hub_cache() / f"models--{model.replace('/', '--')}"
    try:
        commit = (home / "refs" / revision).read_text(encoding="utf-8").strip()
    except OSError:
        commit = revision
    folder = home / "snapshots" / commit
    return folder if commit and (folder / _CONFIG).is_file() else None


def located(model: str) -> Located:
    """The model of a short name, a hub id or a path.

    Raises ``ModelUnavailableError`` for a model that is not on this computer, with what to type to get it.
    """
    known = card(model)
    if known is None and is_path(model):
        return _folder(Path(model).expanduser())
    name = known.id if known else model
    folder = cached(name)
    if folder is None:
        asked = known.name if known else name
        raise ModelUnavailableError(
            f"the model {name} is not on this computer (looked in {hub_cache()}): "
            f"type ushtil models pull {asked} where there is internet, or give a folder that holds it"
        )
    return Located(folder, name, folder.name, known)


def is_path(model: str) -> bool:
    """Whether a name can only be a path, or a folder of this name is there."""
    looks = model.startswith((".", "/", "~")) or "\\" in model or model.count("/") != 1
    return looks or Path(model).is_dir()


def _folder(path: Path) -> Located:
    if not path.is_dir():
        known = "ushtil models list shows the models known by name"
        raise ModelUnavailableError(f"{path}: no such folder, and no model of this name; {known}")
    if not (path / _CONFIG).is_file():
        raise ModelUnavailableError(f"{path}: not a model folder, for it holds no {_CONFIG}: give the folder that does")
    return Located(path, path.resolve().name, _fingerprint(path))


def _fingerprint(folder: Path) -> str:
    """Another text for each folder and whenever a file in it has changed, so that no old vectors are taken for new."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    known = [(str(path.resolve()), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return f"local-{hashlib.blake2b(repr(known).encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def obtained(model: str, *, download: bool) -> Located:
    """The model of a short name, a hub id or a path; with ``download`` it is fetched where it is not here.

    Raises ``ModelUnavailableError`` as ``located`` and ``pull`` do.
    """
    try:
        return located(model)
    except ModelUnavailableError:
        if not download or (card(model) is None and is_path(model)):
            raise
    return pull(model)


def pull(model: str) -> Located:
    """The model of a short name or a hub id, fetched from the hub where it is not complete on this computer.

    Nothing else goes to the network. Raises ``ModelUnavailableError`` where it cannot be fetched, with what
    to do about it; what was fetched is kept, and the next attempt goes on from there.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import GatedRepoError, HFValidationError, RepositoryNotFoundError

    known = card(model)
    name = known.id if known else model
    try:
        snapshot_download(name, allow_patterns=list(_FILES))
    except GatedRepoError:
        remedy = f"accept them at huggingface.co/{name} and set HF_TOKEN to a token of yours"
        raise ModelUnavailableError(f"{name}: its terms must be accepted first: {remedy}") from None
    except (RepositoryNotFoundError, HFValidationError):
        known_ones = "ushtil models list shows those known by name"
        raise ModelUnavailableError(f"{name}: there is no such model, or it is not public; {known_ones}") from None
    except Exception as error:  # a connection that breaks off is an error of one library or another
        raise ModelUnavailableError(f"{name}: it could not be fetched ({brief(error)}): is there internet?") from error
    return located(model)
