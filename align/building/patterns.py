"""The files that a manifest's patterns name, in the order of their paths."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ...corpus.manifest import Manifest

#: Files that programs and systems put beside texts, and that nobody sees there.
_HIDDEN: Final = re.compile(r"\.|~\$|(?:thumbs\.db|desktop\.ini)\Z", re.IGNORECASE)


def files(manifest: Manifest) -> list[Path]:
    """The files that the patterns name, but for results, hidden files, and the manifest with what it names itself."""
    results = os.path.realpath(manifest.folder)
    own = {os.path.realpath(path) for path in _own(manifest)}
    found: dict[str, Path] = {}
    for pattern in manifest.patterns:
        matched = False
        for path in _matching(manifest.base, pattern):
            real = os.path.realpath(path)
            if path.is_dir() or _HIDDEN.match(path.name) or Path(real).is_relative_to(results):
                continue
            matched = True
            if real not in own:
                found.setdefault(os.path.abspath(path), path)  # noqa: PTH100 - a link keeps its own name
        if not matched:
            raise manifest.problem(f"“{pattern}” fits no file in {manifest.base}", "corpus", "texts")
    return sorted(found.values(), key=lambda path: Path(os.path.relpath(path, manifest.base)).as_posix())


def _own(manifest: Manifest) -> Iterator[Path]:
    yield manifest.path
    yield from (path for work in manifest.works for path in work.texts.values())
    if manifest.fill:
        yield from (path for path in (manifest.fill.memory, manifest.fill.terms) if path)
    if manifest.check and manifest.check.terms:
        yield manifest.check.terms
    for memory in {manifest.memory, manifest.fill.memory if manifest.fill else None} - {None}:
        yield from (memory.with_name(memory.name + end) for end in ("", "-wal", "-shm") if memory)


def _matching(base: Path, pattern: str) -> Iterator[Path]:
    """What a pattern fits; a folder stands for all that is in it, and what is there by this very name is meant."""
    place = base / pattern
    if os.path.lexists(place):
        return place.rglob("*") if place.is_dir() else iter([place])
    root = Path(place.anchor)
    start, rest = (root, str(place.relative_to(root))) if Path(pattern).is_absolute() else (base, pattern)
    try:
        return start.glob(re.sub(r"\*{3,}", "**", rest))
    except (ValueError, NotImplementedError, IndexError):
        return iter(())
