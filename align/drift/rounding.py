"""Figures of two texts that contradict one another, and figures of which one only rounds the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from ...corpus.numbers import Quantity
from ...corpus.tables import rows_of_language
from ...corpus.text import key
from .changed import Changed

# DRIFT, 2: a rounded figure is within five hundredths of the exact one.
_ROUNDING = Fraction(5, 100)
#: Characters before and behind a figure in which a word may stand that says "about".
_NEAR = 25
_DATES = frozenset({"decade", "century", "date", "time"})
_CALENDAR = _DATES | {"year"}

#: Figures of a side that are paired; a table in one segment has more, and its pairs say nothing.
_MOST = 50

Pairs = list[tuple[Quantity, Quantity]]


def conflicting(left: Sequence[Quantity], right: Sequence[Quantity]) -> Pairs:
    """The figures of both texts that can be one figure with two values, in order: those of one unit first."""
    pairs: Pairs = []
    rest = list(right[:_MOST])
    for same in (True, False):
        for one in left[:_MOST]:
            if any(one is taken for taken, _ in pairs):
                continue
            other = next((other for other in rest if _comparable(one, other, same=same)), None)
            if other is not None:
                pairs.append((one, other))
                rest.remove(other)
    return pairs


def _comparable(one: Quantity, other: Quantity, *, same: bool) -> bool:
    """Whether two units are the same; if not ``same``, of one dimension, or one is not told and both are no date."""
    if one.unit == other.unit:
        return True
    ours, theirs = one.unit.partition(":")[0], other.unit.partition(":")[0]
    dated = {ours, theirs} <= {"year", "date", "decade", ""} and {ours, theirs} & {"year", "date"}
    return not same and (ours == theirs or bool(dated) or ("" in {ours, theirs} and not {ours, theirs} & _CALENDAR))


def is_rounded(changed: Changed, one: Quantity, other: Quantity) -> bool:
    """Whether one figure is the other one rounded, and says so (about, near) or has fewer decimals."""
    if {one.unit, other.unit} & _DATES or not one.value or not other.value:
        return False
    if abs(one.value - other.value) > _ROUNDING * max(one.value, other.value):
        return False
    digits = _digits(one.value), _digits(other.value)
    side = 0 if digits[0] < digits[1] else 1
    coarse, fine = (one, other) if side == 0 else (other, one)
    unit = Fraction(10) ** (_magnitude(coarse.value) - min(digits) + 1)
    if digits[0] == digits[1] or abs(fine.value - coarse.value) >= unit:
        return False
    written = changed.texts[1 - side][fine.start : fine.end]
    return _is_vague(changed, side, coarse) or re.search(r"\d[.,]\d{1,2}(?!\d)", written) is not None


def _digits(value: Fraction) -> int:
    """How many digits of a value are significant."""
    return len(f"{float(value):.12g}".partition("e")[0].replace(".", "").strip("0")) or 1


def _magnitude(value: Fraction) -> int:
    return len(str(int(value))) - 1


def _is_vague(changed: Changed, side: int, figure: Quantity) -> bool:
    text = changed.texts[side]
    words = re.findall(r"\w+", key(text[max(0, figure.start - _NEAR) : figure.end + _NEAR]))
    return not _approximators(changed.languages[side]).isdisjoint(words)


@lru_cache(maxsize=8)
def _approximators(lang: str) -> frozenset[str]:
    table = Path(__file__).parent / "data" / "approximators.tsv"
    return frozenset(form for _, forms in rows_of_language(table, lang) for form in forms.split())
