"""The texts of a memory that are like a given one, the best first, each with its match rates."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from .index import candidates
from .rates import Rates, Reading
from .words import digest, key_words, signature, terms

# With float arithmetic, 70 % of ten words may come out as 0.7 less a little; the integers decide afterwards.
_SLACK: Final = 1e-6
# How many texts are compared in full before more are asked for.
_AT_ONCE: Final = 200
# "Table 5" may have thousands of texts with the same words beside it.
_MOST_AT_ONCE: Final = 1_000
_EXACT = Rates(100, 100, 100)


@dataclass(frozen=True, slots=True)
class Like:
    """A text of the memory that is like the one looked up."""

    id: int
    text: str
    rates: Rates
    exact: bool


def alike(connection: sqlite3.Connection, text: str, code: str, lang: int, minimum: int) -> Iterator[Like]:
    """Texts of the source language whose rate is high enough, the best first.

    They come in portions, by the likeness of their signatures, and are put in order within each.
    """
    wanted = _comparable(text)
    query = "SELECT id, text FROM texts WHERE lang = ? AND key = ? ORDER BY id"
    held = connection.execute(query, (lang, digest(key_words(text)))).fetchall()
    same = {number: other for number, other in held if _comparable(other) == wanted}
    yield from (Like(number, other, _EXACT, exact=True) for number, other in same.items())
    reading = Reading.of(text, code)
    query = "SELECT id, text FROM texts WHERE id IN (SELECT value FROM json_each(?))"
    for portion in _portions(_near(connection, lang, terms(text, code), minimum)):
        rows = connection.execute(query, (json.dumps([number for number in portion if number not in same]),)).fetchall()
        for some in _nearest(text, rows):
            yield from _ordered(reading, some, code, minimum)


def _portions(near: list[tuple[int, float]]) -> Iterator[list[int]]:
    """The ids in portions that part no texts of one rate; very many of one rate are a portion by themselves."""
    portion: list[int] = []
    for _, group in groupby(near, _percent):
        ids = [number for number, _ in group]
        if portion and len(portion) + len(ids) > _MOST_AT_ONCE:
            yield portion
            portion = []
        portion += ids
        if len(portion) >= _AT_ONCE:
            yield portion
            portion = []
    if portion:
        yield portion


def _nearest(text: str, rows: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """The rows; of very many those that are most alike sign for sign come first, in portions."""
    from rapidfuzz.distance import Levenshtein

    if len(rows) > _MOST_AT_ONCE:
        rows = sorted(rows, key=lambda row: Levenshtein.distance(text, row[1]))
    for start in range(0, len(rows), _MOST_AT_ONCE):
        yield rows[start : start + _MOST_AT_ONCE]


def _percent(found: tuple[int, float]) -> int:
    return int(100 * (found[1] + _SLACK))


def _ordered(reading: Reading, held: Iterable[tuple[int, str]], code: str, minimum: int) -> list[Like]:
    """Those of some texts whose rate is high enough, in order."""
    found = []
    for number, other in held:
        rates = reading.rates(Reading.of(other, code))
        if rates.stems >= minimum:
            found.append(Like(number, other, rates, exact=False))
    return sorted(found, key=lambda like: (*_order(like.rates), like.id))


def _near(connection: sqlite3.Connection, lang: int, wanted: list[str], minimum: int) -> list[tuple[int, float]]:
    """The texts whose signatures are enough alike, the most alike first, each with how much."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    if not wanted:
        return []
    found = process.extract(
        signature(wanted),
        dict(candidates(connection, lang, wanted, minimum)),
        scorer=Levenshtein.normalized_similarity,
        processor=None,
        score_cutoff=minimum / 100 - _SLACK,
        limit=None,
    )
    return [(number, score) for _, score, number in found]


def _order(rates: Rates) -> tuple[int, ...]:
    """OmegaT's order, by its three rates; but of texts with the same words those with other numbers come last."""
    return -rates.stems, -rates.words, not rates.same_numbers, -rates.tokens


def _comparable(text: str) -> str:
    """The text in one way of composing its letters; clients show and send both."""
    return unicodedata.normalize("NFC", text)
