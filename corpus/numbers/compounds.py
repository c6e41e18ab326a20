"""Words made of a numeral and what it counts, such as двенадцатилетний and двухмиллионный (Russian)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..tables import table_lines

_TABLE = Path(__file__).parent.parent / "data" / "numbers" / "ru.compounds.tsv"
_PARTS = ("hundred", "ten", "unit")
#: Letters of the shortest numeral (сто, дву), by which nearly all other words are passed over.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Compounds:
    """The value of a compound; the parts stand in their order, and something counted follows them."""

    values: dict[str, int]
    factors: dict[str, int]
    beginnings: frozenset[str]
    pattern: re.Pattern[str]

    def value(self, word: str) -> int | None:
        """What a folded word counts, or nothing for any other word."""
        match = self.pattern.match(word) if word[:_SHORTEST] in self.beginnings else None
        if match is None or not any(match.group(*_PARTS)):
            return None
        return sum(self.values[part] for part in match.group(*_PARTS) if part) * self.factors[match["head"]]


@lru_cache(maxsize=1)
def compounds() -> Compounds:
    """The compounds of Russian, from their table."""
    forms: dict[str, list[str]] = defaultdict(list)
    values: dict[str, int] = {}
    factors: dict[str, int] = {}
    for line in table_lines(_TABLE):
        kind, value, listed = line.split("\t")
        forms[kind] += listed.split()
        (factors if kind == "head" else values).update(dict.fromkeys(listed.split(), int(value)))
    longest_first = {kind: "|".join(sorted(words, key=len, reverse=True)) for kind, words in forms.items()}
    numerals = "".join(f"(?P<{kind}>{longest_first[kind]})?" for kind in _PARTS)
    beginnings = frozenset(word[:_SHORTEST] for word in values)
    return Compounds(values, factors, beginnings, re.compile(rf"{numerals}(?P<head>{longest_first['head']})"))
