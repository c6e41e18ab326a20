"""What a build did, and the works whose results stand: the joined files and the memory take them one at a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..engine import Aligned
from .kept import WHOLE, Pair, pair_file, read_kept


@dataclass(frozen=True)
class Current:
    """A work whose result is what its texts and options ask for; ``info`` is what its record tells."""

    name: str
    folder: Path
    info: Mapping[str, Any]

    @property
    def pairs(self) -> list[Pair]:
        """Its pairs of languages."""
        return [(first, second) for first, second in (found["pair"] for found in self.info["pairs"])]

    def aligned(self) -> Aligned:
        """Its result, read from its folder."""
        return read_kept(self.folder, self.pairs)

    def records(self, pair: Pair) -> Iterator[dict[str, Any]]:
        """The beads of a pair, as they stand in its file."""
        return self.lines(pair_file(pair) if len(self.pairs) > 1 else WHOLE)

    def lines(self, name: str) -> Iterator[dict[str, Any]]:
        """The lines of a file of the work."""
        with (self.folder / name).open(encoding="utf-8", newline="\n") as file:
            yield from map(json.loads, file)


@dataclass
class Fed:
    """How many units were new to the memory and how many it knew, and how many were left out, by the reasons."""

    new: int = 0
    known: int = 0
    skipped: Counter[str] = field(default_factory=Counter)


@dataclass
class Built:
    """The works that stand, which of them were made anew, what failed and why, what was written and must be said.

    ``removed`` are works whose texts are gone, ``ignored`` counts texts in languages that the manifest leaves out.
    ``fed`` is None where no memory was fed.
    """

    folder: Path
    current: dict[str, Current] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    ignored: int = 0
    fed: Fed | None = None
