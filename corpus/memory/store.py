"""The translation memory: one SQLite file that many programs may read while one writes to it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Final, Self

from ..errors import InputError, UsageError
from ..made import Made
from .adding import Adder
from .conflicts import Conflict, conflicts
from .discarding import discard, marks
from .file import PATIENCE, connect, explained, is_busy
from .filters import Filter
from .languages import side
from .lookup import matches, numbers
from .pruning import prune
from .recall import recalled
from .statistics import Statistics, statistics
from .types import Match, Record
from .units import count, stored, written_codes

_MOST_MATCHES: Final = 20


class Memory:
    """An open memory. Close it, or use it as a context manager; it belongs to the thread that opened it."""

    def __init__(self, path: Path, connection: sqlite3.Connection, patience: float = PATIENCE) -> None:
        self.path = path
        self.connection = connection
        self._patience = patience
        self._marks = marks(path)

    @classmethod
    def open(cls, path: Path | str, *, write: bool = False, patience: float = PATIENCE) -> Self:
        """The memory in this file; with ``write`` it is made if it is not there.

        ``patience`` is how many seconds to wait for another program that writes to it.
        Raises ``UshtilError`` for a file that is missing, damaged, locked, of another program or a newer Ushtil.
        """
        return cls(Path(path), connect(Path(path), write=write, patience=min(patience, PATIENCE)), patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; what was not committed is as if it had never been."""
        self.connection.close()

    def discard(self) -> None:
        """Take away the file and close, if nothing is in it and no other program has it open."""
        with explained(self.path):
            discard(self.connection, self.path)

    def lookup(
        self, text: str, source: str, target: str, minimum: int = 70, *, limit: int = _MOST_MATCHES
    ) -> list[Match]:
        """The translations of ``text`` and of texts like it, the best first: exact ones, then by their rates.

        A text counts if the rate of its words, or of their stems, is at least ``minimum`` per cent; 100 asks for the
        same words. Of these only the ``exact`` matches are the same text, for numbers and signs are no words, as in
        OmegaT: what has other numbers says so and comes last. Empty for an unknown language or an empty or
        over-long text. Raises ``UsageError`` for what is no language code, ``InputError`` for a damaged file.
        """
        sides = side(source), side(target)
        if sides[0].code == sides[1].code:
            raise UsageError(f"{source} and {target} are one language: name two")
        with explained(self.path):
            return matches(self.connection, text, *sides, max(1, min(minimum, 100)), limit)

    def recall(self, text: str, source: str, target: str, minimum: int = 70) -> Made | None:
        """What the memory offers in the place of a missing side: score 1 for the very text, less for one like it."""
        return recalled(text, target, self.lookup(text, source, target, minimum), self.path.name)

    def records(self, wanted: Filter | None = None) -> Iterator[Record]:
        """The units that the filter lets through (all without one), one at a time, in the order they came."""
        with explained(self.path):
            yield from stored(self.connection, wanted or Filter())

    def count(self, wanted: Filter | None = None) -> int:
        """How many units the filter lets through."""
        with explained(self.path):
            return count(self.connection, wanted or Filter())

    def languages(self) -> tuple[str, ...]:
        """The primary codes of the languages in it."""
        with explained(self.path):
            return tuple(sorted(numbers(self.connection)))

    def written_codes(self, wanted: Filter) -> list[str]:
        """The codes that the texts of the units have in files, with the script where it is not the usual one."""
        with explained(self.path):
            return written_codes(self.connection, wanted)

    def conflicts(self, source: str, target: str) -> Iterator[Conflict]:
        """The texts of one language that have different translations in the other."""
        with explained(self.path):
            yield from conflicts(self.connection, side(source), side(target))

    def statistics(self) -> Statistics:
        """What the memory holds, in figures."""
        with explained(self.path):
            return statistics(self.connection)

    def prune(self, wanted: Filter) -> tuple[int, int]:
        """How many units the filter let through and how many texts only they had; all of these are gone."""
        with self.changing():
            return prune(self.connection, wanted)

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """A block in which everything read is of one moment, whatever other programs write meanwhile."""
        with explained(self.path):
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                with contextlib.suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def adding(self) -> Iterator[Adder]:
        """A transaction in which records are added: all of them are kept, or none. One program at a time can add.

        Raises ``UshtilError`` where another program writes for longer than the memory has patience, or no room is left.
        """
        with self.changing():
            adder = Adder(self.connection, now())
            yield adder
            with explained(self.path):
                adder.finish()

    @contextlib.contextmanager
    def changing(self) -> Iterator[None]:
        """A transaction that writes: committed at the end of the block, or undone if it raises."""
        with explained(self.path):
            self._begin()
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise

    def _begin(self) -> None:
        """Start to write; in short turns, for SQLite hears no Ctrl-C while it waits."""
        end = monotonic() + self._patience
        while True:
            try:
                self.connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if not is_busy(error) or monotonic() >= end:
                    raise
            else:
                break
        if self._marks is None or self._marks != marks(self.path):
            self.connection.execute("ROLLBACK")
            raise InputError("this memory was taken away or replaced meanwhile: try again", self.path)


def now() -> str:
    """The time in the form that TMX wants, UTC."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
