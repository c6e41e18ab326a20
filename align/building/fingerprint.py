"""All that a result depends on, as a short text: another one whenever the result could be another one."""

from __future__ import annotations

import json
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from ...corpus.manifest import Manifest
from ...corpus.memory.store import Memory
from ...corpus.read.opening import contents
from ...corpus.version import version
from ...models.convert import converted
from ...models.hub import located
from ...models.scorer_names import encoder_of
from .gather import Work

_FOLDERS: Final = ("corpus", "models", "align")
_NONE: Final = "none"
# Sums of digests, in two halves, for SQLite adds whole numbers of 63 bits: another one whenever a unit comes or goes.
_STATE: Final = """
SELECT count(*), sum(digest & 4294967295), sum((digest >> 32) & 4294967295), sum(checked), total(score),
    (SELECT count(*) FROM made), (SELECT total(score) FROM made)
FROM units
"""


def fingerprint(*parts: Any) -> str:
    """A digest of plain data."""
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True, default=str)
    return blake2b(text.encode("ascii"), digest_size=16).hexdigest()


@cache
def program() -> str:
    """The version of Ushtil with all its code and data: both change what comes out."""
    top = Path(__file__).resolve().parents[2]
    hasher = blake2b(version().encode(), digest_size=16)
    for folder in _FOLDERS:
        for path in sorted((top / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                hasher.update(f"{path.relative_to(top).as_posix()}\0{path.stat().st_size}\0".encode())
                hasher.update(path.read_bytes())
    return hasher.hexdigest()


def surroundings(manifest: Manifest) -> str:
    """What all works of a corpus depend on: program, options, models, memory, glossaries.

    Raises ``ModelUnavailableError`` for a model that is not on this computer, ``InputError`` for a file that cannot be
    read.
    """
    fill, check = manifest.fill, manifest.check
    parts: list[Any] = [program(), manifest.lines, manifest.encoding, manifest.align]
    parts.append(model_state(encoder_of(manifest.align.scorer)))
    if fill:
        said = [fill.min_quality, fill.beams, fill.languages, fill.force, memory_state(fill.memory), _bytes(fill.terms)]
        parts += [model_state(None if fill.model.lower() == _NONE else fill.model), *said]
    parts.append([_bytes(check.terms)] if check else None)
    return fingerprint(*parts)


def of_work(work: Work, around: str) -> str:
    """What one work depends on: its texts, and what all works do."""
    return fingerprint(around, work.name, [[source.lang, source.id, source.digest] for source in work.sources])


def model_state(name: str | None) -> list[str]:
    """A model with its revision, and the copy of it that is used in its place; empty without one."""
    if name is None:
        return []
    found = located(name)
    copy = converted(found) if find_spec("ctranslate2") else None
    return [found.id, found.revision, copy.name if copy else ""]


def memory_state(path: Path | None) -> list[Any]:
    """What a memory holds, in figures; when it was written does not matter. Empty without one."""
    if path is None or not path.exists():
        return []
    with Memory.open(path) as memory, memory.reading():
        return [path.name, *memory.connection.execute(_STATE).fetchone()]


def _bytes(path: Path | None) -> str:
    return blake2b(contents(path), digest_size=16).hexdigest() if path else ""
