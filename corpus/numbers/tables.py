"""The number words of a language: each folded form with what it may mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

from ..tables import table_lines
from .compounds import Compounds, compounds

Meanings = Mapping[str, str]
"""Kind of word to its value, as in the tables: ``{"unit": "5", "ordinal": "5"}``."""

_FOLDER = Path(__file__).parent.parent / "data" / "numbers"
_SPELLED = frozenset({"en", "kk", "ru"})
_NOTHING: Meanings = {}
#: No numeral has more letters.
_LONGEST = 24
_NUMERALS = frozenset({"unit", "ten", "ten-soft", "hundred-word", "scale"})


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Forms listed as they are, and stems that take a chain of suffixes (Kazakh)."""

    forms: Mapping[str, Meanings]
    stems: Mapping[str, Meanings]
    homographs: frozenset[str]
    suffixes: re.Pattern[str]
    compounds: Compounds | None

    def get(self, word: str) -> Meanings:
        """What a folded word may mean; a Kazakh numeral with an ordinal suffix is an ``ordinal`` too."""
        listed = self.forms.get(word)
        if listed is None and self.compounds is not None and (value := self.compounds.value(word)):
            return {"compound": str(value)}
        if listed is not None or not self.stems or word in self.homographs:
            return listed or _NOTHING
        for cut in range(min(len(word), _LONGEST), 1, -1):
            meanings = self.stems.get(word[:cut])
            if meanings is not None and (suffix := self.suffixes.fullmatch(word, cut)):
                return _with_ordinal(meanings) if suffix["ordinal"] else meanings
        return _NOTHING


def _with_ordinal(meanings: Meanings) -> Meanings:
    value = next((value for kind, value in meanings.items() if kind in _NUMERALS), None)
    return meanings if value is None else {**meanings, "ordinal": value}


@lru_cache(maxsize=8)
def number_words(lang: str) -> NumberWords:
    """The words of a language; signs and Latin abbreviations alone for a language without a table."""
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    stems: dict[str, dict[str, str]] = defaultdict(dict)
    homographs: set[str] = set()
    endings: list[str] = []
    tables = ["symbols.tsv", f"{lang}.tsv"] if lang in _SPELLED else ["symbols.tsv"]
    for kind, value, listed in chain.from_iterable(rows(table) for table in tables):
        if kind == "endings":
            endings = listed.split()
            continue
        for pattern in listed.split():
            if pattern.endswith("*"):
                stems[pattern[:-1]].setdefault(kind, value)
            elif pattern.startswith("-"):
                homographs.add(pattern[1:])
            else:
                for form in _written_out(pattern, endings):
                    forms[form].setdefault(kind, value)
    return NumberWords(
        dict(forms), dict(stems), frozenset(homographs), _kazakh_suffixes(), compounds() if lang == "ru" else None
    )


def _written_out(pattern: str, endings: Iterable[str]) -> list[str]:
    """The forms that ``form``, ``stem@`` or ``stem:a,b`` stands for."""
    stem, colon, listed = pattern.partition(":")
    if colon:
        return [stem + ending for ending in listed.split(",")]
    if pattern.endswith("@"):
        return [pattern[:-1] + ending for ending in endings]
    return [pattern]


@lru_cache(maxsize=1)
def _kazakh_suffixes() -> re.Pattern[str]:
    slots: dict[str, list[str]] = defaultdict(list)
    slot = ""
    for line in table_lines(_FOLDER / "kk.suffixes.txt"):
        if line.startswith("["):
            slot = line.strip("[]")
        else:
            slots[slot] += line.split()
    order = ("ordinal", "plural", "possessive", "case")
    slotted = "".join(f"(?P<{name}>{'|'.join(slots[name])})?" for name in order)
    return re.compile(f"{slotted}|(?:{'|'.join(slots['other'])})")


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of this folder as lists of fields, without the comments."""
    for line in table_lines(_FOLDER / name):
        yield line.split("\t")
