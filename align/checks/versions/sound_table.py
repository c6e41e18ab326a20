"""The table of what the letters of names sound like, and what one sound costs in the place of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Final

from ....corpus.rewriting import Rewriting
from ....corpus.tables import table_lines

#: The cost of two sounds that are not listed as alike; a sound that is missing costs its weight.
UNLIKE: Final = 1.5
_TABLE = Path(__file__).parent / "data" / "name_sounds.tsv"


@dataclass(frozen=True)
class Sounds:
    """Rules for Latin words, what Cyrillic ones lose, the signs of letters, costs of pairs, weights of light signs."""

    latin: Rewriting
    russian: re.Pattern[str]
    cyrillic: dict[int, str]
    costs: dict[tuple[str, str], float]
    weights: dict[str, float]


@cache
def sound_table() -> Sounds:
    """The table, read once."""
    rows = list(_rows())
    costs: dict[tuple[str, str], float] = {}
    for what, cost in (row[1:] for row in rows if row[0] == "like"):
        for pair in permutations(what, 2):
            costs[pair] = min(float(cost), costs.get(pair, UNLIKE))
    return Sounds(
        Rewriting((what, becomes) for group, what, becomes in rows if group == "latin"),
        re.compile("|".join(what for group, what, _ in rows if group == "russian")),
        {ord(what): becomes for group, what, becomes in rows if group == "cyrillic"},
        costs,
        {what: float(becomes) for group, what, becomes in rows if group == "weight"},
    )


def _rows() -> Iterator[tuple[str, str, str]]:
    for line in table_lines(_TABLE):
        group, what, becomes = line.split("\t")
        yield group, what, becomes
