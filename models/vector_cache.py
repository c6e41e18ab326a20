"""Vectors kept on disk, by what was encoded and by which model, so that nothing is encoded twice."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from .grid import Cells

Encode = Callable[[Sequence[str]], Cells]
Progress = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """Progress that nobody asked for."""


def own_cache() -> Path:
    """Where Ushtil keeps what it can make again: ``USHTIL_CACHE``, or the user's folder for caches."""
    if folder := os.environ.get("USHTIL_CACHE"):
        return Path(folder).expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "ushtil"


class VectorCache:
    """The vectors of texts by one model, revision, way of pooling, precision and prefix: ``model`` tells all apart.

    One SQLite file for all models. A file that cannot be used is as if it were empty: the cache saves work, no more.
    """

    def __init__(self, model: str, folder: Path | None = None) -> None:
        self.path = (folder or own_cache()) / "vectors.sqlite"
        self._model = model

    def encoded(self, texts: Sequence[str], encode: Encode, at_once: int = 64, progress: Progress = silent) -> Cells:
        """One vector a text, those that are not kept yet by ``encode``; shape (texts, dimension).

        So many are encoded ``at_once``, the longest first, and kept before the next: work that is broken off goes on
        from there. ``progress`` is told how many of those to be encoded are done.
        """
        keys = [self._key(text) for text in texts]
        known = self._known(set(keys))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        order = sorted(missing, key=lambda key: -len(missing[key]))
        for first in range(0, len(order), at_once):
            part = order[first : first + at_once]
            found = dict(zip(part, encode([missing[key] for key in part]), strict=True))
            self._keep(found)
            known |= found
            progress(first + len(part), len(order))
        return np.stack([known[key] for key in keys]) if keys else np.zeros((0, 0), dtype=np.float32)

    def _key(self, text: str) -> bytes:
        return hashlib.blake2b(f"{self._model}\0{text}".encode("utf-8", "surrogatepass"), digest_size=20).digest()

    def _known(self, keys: set[bytes]) -> dict[bytes, Cells]:
        if not self.path.is_file():
            return {}
        found: dict[bytes, Cells] = {}
        try:
            with closing(sqlite3.connect(self.path, timeout=10)) as store:
                for key in keys:
                    row = store.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
                    if row:
                        found[key] = np.frombuffer(row[0], dtype=np.float32)
        except sqlite3.Error:
            return {}
        return found

    def _keep(self, vectors: Mapping[bytes, Cells]) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=10)) as store, store:
                store.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID")
                rows = ((key, vector.astype(np.float32).tobytes()) for key, vector in vectors.items())
                store.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        except (sqlite3.Error, OSError):
            return
