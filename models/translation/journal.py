"""Translations kept on disk as they are made, so that a run that was killed goes on where it was."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

from ..vector_cache import own_cache
from .base import Hypothesis, Translation

Choose = Callable[[str, Sequence[Hypothesis]], int]
Progress = Callable[[int, int], None]
#: Seconds to wait for another run that is writing; what cannot be written then goes with the next batch.
_PATIENCE = 2.0


class Translates(Protocol):
    """What the journal asks of a translator: who it is, and to tell of each batch as soon as it is done."""

    @property
    def id(self) -> str: ...

    @property
    def revision(self) -> str: ...

    @property
    def signature(self) -> str:
        """All that can change a translation besides the model: library, number format, beams."""
        ...

    def translate(
        self,
        texts: Sequence[str],
        source: str,
        target: str,
        done: Callable[[dict[int, Translation]], None],
        choose: Choose = ...,
        *,
        known: Collection[int] = ...,
    ) -> None: ...


class Journal:
    """The translations between two languages; ``maker`` tells models, revisions and ways of translating apart.

    One SQLite file for all models; each batch is committed by itself. A file that cannot be used is as if it were
    empty, and a damaged one is put aside: the journal saves work, no more.
    """

    def __init__(self, maker: Sequence[str], source: str, target: str, folder: Path | None = None) -> None:
        self.path = (folder or own_cache()) / "translations.sqlite"
        self._maker = [*maker, source, target]
        self._waiting: dict[bytes, Translation] = {}

    def known(self, texts: Sequence[str]) -> dict[str, Translation]:
        """The translations of those of the texts that are kept."""
        if not self.path.is_file():
            return {}
        found: dict[str, Translation] = {}
        try:
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as store:
                for text in texts:
                    asked = "SELECT translation FROM translations WHERE key = ?"
                    if row := store.execute(asked, (self._key(text),)).fetchone():
                        found[text] = Translation(**json.loads(row[0]))
        except (sqlite3.Error, TypeError, ValueError) as error:
            self._put_aside(error)
            return {}
        return found

    def keep(self, found: Mapping[str, Translation]) -> bool:
        """Write them to the disk, with those that could not be written before; whether that could be done."""
        self._waiting |= {self._key(text): translation for text, translation in found.items()}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as store, store:
                store.execute(
                    "CREATE TABLE IF NOT EXISTS translations (key BLOB PRIMARY KEY, translation TEXT) WITHOUT ROWID"
                )
                rows = ((key, json.dumps(asdict(made))) for key, made in self._waiting.items())
                store.executemany("INSERT OR REPLACE INTO translations VALUES (?, ?)", rows)
        except (sqlite3.Error, OSError) as error:
            self._put_aside(error)
            return False
        self._waiting.clear()
        return True

    def _key(self, text: str) -> bytes:
        whole = json.dumps([*self._maker, text])
        return hashlib.blake2b(whole.encode("ascii"), digest_size=20).digest()

    def _put_aside(self, error: Exception) -> None:
        """Rename a file that is no database, or a broken one; one that is only busy or protected stays."""
        if type(error) is sqlite3.DatabaseError:
            with suppress(OSError):
                self.path.replace(self.path.with_suffix(".damaged"))


def unwritable() -> Path | None:
    """The journal's file where nothing can be kept in it; None where all is well."""
    journal = Journal([], "", "")
    return None if journal.keep({}) else journal.path


def translate_journalled(
    translator: Translates,
    texts: Sequence[str],
    languages: tuple[str, str],
    choose: tuple[str, Choose] | None = None,
    progress: Progress | None = None,
) -> dict[str, Translation]:
    """Each of the texts with its translation, from the journal where it is kept, and kept as soon as it is made.

    The translator is told which ones are known rather than spared them, for what it makes of a text can depend on
    those that go through it together: so a run that goes on where it was makes what it would have made at once.
    ``choose`` picks among the hypotheses and has a name that stands for all that its choice depends on. Whoever
    presses Ctrl-C gets a ``KeyboardInterrupt`` that says how much is kept.
    """
    chooser = [choose[0]] if choose else []
    journal = Journal([translator.id, translator.revision, translator.signature, *chooser], *languages)
    wanted = list(dict.fromkeys(texts))
    found = journal.known(wanted)
    known = {number for number, text in enumerate(wanted) if text in found}
    tell = progress or (lambda done, total: None)
    safe = True

    def done(batch: dict[int, Translation]) -> None:
        nonlocal safe
        more = {wanted[number]: translation for number, translation in batch.items()}
        found.update(more)
        safe = journal.keep(more)
        tell(len(found) - len(known), len(wanted) - len(known))

    try:
        if len(known) < len(wanted):
            translator.translate(wanted, *languages, done, *([choose[1]] if choose else []), known=known)
    except KeyboardInterrupt:
        raise KeyboardInterrupt(_kept(len(found) if safe else 0, len(wanted), languages)) from None
    return found


def _kept(number: int, total: int, languages: tuple[str, str]) -> str:
    return (
        f"{'-'.join(languages)}: {number:,} of {total:,} sentences are translated and kept; "
        "the same command goes on from there"
    )
