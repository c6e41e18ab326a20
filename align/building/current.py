"""The works whose results stand, as the joined files and the memory take them: one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
