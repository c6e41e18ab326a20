"""Amounts that a text gives in two currencies for one thing: "42,500 tenge ($95)", «450 млрд тенге, или $1 млрд»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import log10
from pathlib import Path

from ....corpus.numbers import Quantity, quantities
from ....corpus.numbers.tables import number_words
from ....corpus.tables import primary_language, table_lines
from ....corpus.text import key
from ....corpus.types import Document, Span

_TABLE = Path(__file__).parent / "data" / "rates.tsv"
_WORD = re.compile(r"[^\W\d_]+(?:[.’'-][^\W\d_]+)*")
_MARKS = re.compile(r"[^\w\s,.:=~≈/()–—-]")
_AFTER = re.compile(r"([^()]{0,60})\)\s*([^\W\d_]*)")
_LONGEST_GAP = 60
_TWO_FIGURES = re.compile(r"\d[^\d]*[^\d\s.,][^\d]*\d")
# How the rate is said: so many of a currency further up to one of a currency further down.
_NAMES = {
    "JPY": "yen",
    "KZT": "tenge",
    "INR": "rupees",
    "RUB": "roubles",
    "TRY": "liras",
    "CNY": "yuan",
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound",
}
_ORDER = {code: number for number, code in enumerate(_NAMES)}


@dataclass(frozen=True, slots=True)
class Paired:
    """Two positive amounts of one thing in segment ``segment``, in the order of their ``currencies``."""

    segment: int
    span: Span
    currencies: tuple[str, str]
    values: tuple[float, float]

    @property
    def log_rate(self) -> float:
        """The decimal logarithm of what one of the second currency costs in the first."""
        return log10(self.values[0] / self.values[1])

    def departs(self, rate: float) -> float:
        """The factor between a rate (its decimal logarithm) and the nearest one that rounding allows; 1 inside."""
        slack = sum(_slack(value) for value in self.values)
        return float(10 ** min(300, max(0.0, abs(self.log_rate - rate) - slack)))

    def rate_in_words(self, rate: float | None = None) -> str:
        """A rate (its decimal logarithm), its own if none is given: "418 tenge to the dollar"."""
        first, second = (_NAMES.get(code, code) for code in self.currencies)
        return f"{_plain(10 ** (self.log_rate if rate is None else rate))} {first} to the {second}"

    def converted(self, rate: float) -> str:
        """What both amounts would be in the other currency at a rate (its decimal logarithm)."""
        first, second = (_NAMES.get(code, code) for code in self.currencies)
        upper = f"{_plain(self.values[0])} {first} would be about {_plain(self.values[0] / 10**rate)} {second}s"
        return f"{upper}, and {_plain(self.values[1])} {second}s about {_plain(self.values[1] * 10**rate)} {first}"

    def shares(self, other: Paired) -> bool:
        """Whether one of the amounts is the same."""
        return any(one == two for one, two in zip(self.values, other.values, strict=True))


def _slack(value: float) -> float:
    """How far, in decimal logarithms, a written number may stand from the exact one: 450 from 445, 1 from 0.5."""
    digits = f"{value:.15g}".replace("e+", "e").split("e", maxsplit=1)[0].replace(".", "").strip("0")
    return log10(1 / (1 - 0.5 / max(1, int(digits or "1"))))


def _plain(value: float) -> str:
    """A number with three digits that tell, without an exponent: 418, 0.0000386, 1.25 million."""
    for scale, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= scale:
            return f"{value / scale:.3g} {name}"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.{max(0, 2 - int(log10(value) // 1))}f}" if value > 1e-12 else "almost no"


def paired_amounts(document: Document) -> Iterator[Paired]:
    """The pairs of a text in order; amounts that only stand in one sentence are none."""
    for number, text in enumerate(document.sentences):
        if _TWO_FIGURES.search(text) is None:
            continue
        found = [q for q in quantities(text, document.lang) if not q.soft]
        if sum(q.unit.startswith("money:") for q in found) == 0:
            continue
        start = document.segments[number].start
        for one, other in pairwise(found):
            if (pair := _pair(text, document.lang, one, other)) is not None:
                yield replace(pair, segment=number, span=(start + pair.span[0], start + pair.span[1]))


def _pair(text: str, lang: str, one: Quantity, other: Quantity) -> Paired | None:
    gap = text[one.end : other.start]
    if len(gap) > _LONGEST_GAP or _is_range_end(text, one):
        return None
    after = _AFTER.match(text, other.end)
    end = other.end
    if "(" in gap:
        if after is None or not _hedges_only(after[1], lang):
            return None
        end = after.start(2)
        if not one.unit and (unit := _currency(after[2], lang)):
            one, end = replace(one, unit=unit), after.end(2)
    money = one.unit.startswith("money:") and other.unit.startswith("money:") and one.unit != other.unit
    if not money or not _is_apposition(gap, lang) or min(one.value, other.value) <= 0:
        return None
    sides = sorted(((q.unit[6:], float(q.value)) for q in (one, other)), key=lambda side: _ORDER.get(side[0], 99))
    text_end = len(text[:end].rstrip())
    return Paired(0, (one.start, text_end), (sides[0][0], sides[1][0]), (sides[0][1], sides[1][1]))


def _is_range_end(text: str, one: Quantity) -> bool:
    """Whether an amount is the second of a range, "5–10 million", which has no one rate."""
    return text[: one.start].rstrip(" $€£₸₽")[-1:] in {"-", "–", "—"}


def _is_apposition(gap: str, lang: str) -> bool:
    """Whether the second amount repeats the first: in brackets, after "or", "=", "equivalent to"."""
    joins, hedges = _listed(primary_language(lang))
    spoken = [key(word) for word in _WORD.findall(gap)]
    opens = "(" in gap or "=" in gap or "≈" in gap or "/" in gap or not joins.isdisjoint(spoken)
    return opens and ")" not in gap and _MARKS.search(gap) is None and hedges.union(joins).issuperset(spoken)


def _hedges_only(text: str, lang: str) -> bool:
    joins, hedges = _listed(primary_language(lang))
    known = hedges | joins
    return all(key(word) in known for word in _WORD.findall(text)) and not any(c.isdigit() for c in text)


def _currency(word: str, lang: str) -> str:
    code = number_words(primary_language(lang)).get(key(word)).get("currency") if word else None
    return f"money:{code}" if code else ""


@lru_cache(maxsize=8)
def _listed(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that join two amounts and those that may stand around them; English ones count everywhere."""
    found: dict[str, set[str]] = {"join": set(), "hedge": set()}
    for line in table_lines(_TABLE):
        code, kind, words = line.split("\t")
        if code in {lang, "en"}:
            found[kind].update(words.split())
    return frozenset(found["join"]), frozenset(found["hedge"])
