"""What a memory holds for a text: the same text first, then texts like it, each with its translations."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Final

from ..made import Made, Origin
from ..units import clean
from .alike import Like, alike
from .languages import Side
from .types import ORIGINS, Match
from .words import LONGEST

_TRANSLATIONS: Final = """
SELECT v.text, t.text, v.tag, s.tag, u.id, u.digest, u.score, u.checked, u.created, u.changed
FROM variants s JOIN variants v ON v.unit = s.unit AND v.lang = ? AND v.text != s.text
JOIN texts t ON t.id = v.text JOIN units u ON u.id = s.unit
WHERE s.text = ? ORDER BY u.checked DESC, u.score DESC LIMIT ?
"""
# A sentence that stands in a hundred thousand units is looked at in so many of them.
_MOST_UNITS: Final = 1000


def matches(
    connection: sqlite3.Connection, text: str, source: Side, target: Side, minimum: int, limit: int
) -> list[Match]:
    """The best ``limit`` translations, the exact ones first; each pair of texts once, from its most trusted unit."""
    wanted = clean(text)
    known = numbers(connection)
    if not wanted or len(wanted) > LONGEST or source.code not in known or target.code not in known:
        return []
    found: list[Match] = []
    for like in alike(connection, wanted, source.code, known[source.code], minimum):
        found += _translated(connection, like, source, target, known[target.code])
        if len(found) >= limit:
            break
    return found[:limit]


def numbers(connection: sqlite3.Connection) -> dict[str, int]:
    """The numbers of the languages in the file, by their codes."""
    return dict(connection.execute("SELECT code, id FROM languages"))


def _translated(connection: sqlite3.Connection, like: Like, source: Side, target: Side, lang: int) -> Iterator[Match]:
    """The translations of one text of the memory, the most trusted first."""
    rows = connection.execute(_TRANSLATIONS, (lang, like.id, _MOST_UNITS)).fetchall()
    found: dict[str, Match] = {}
    for row in rows:
        number, text, tag, source_tag, unit, name, score, checked, created, changed = row
        if not (target.fits(tag) and source.fits(source_tag)):
            continue
        made = [side for side in (made_of(connection, unit, like.id), made_of(connection, unit, number)) if side]
        worst = max(made, key=lambda side: ORIGINS.index(side.origin), default=None)
        origin: Origin = worst.origin if worst else "human"
        publications, documents = places_of(connection, unit)
        match = Match(
            text, like.text, like.rates.words, like.rates.stems, like.rates.tokens, like.exact,
            unit_name(name), source_tag, tag, origin, worst.model if worst else "", score, bool(checked),
            created, changed, publications, documents, numbers_differ=not like.rates.same_numbers,
        )  # fmt: skip
        if text not in found or _trust(match) > _trust(found[text]):
            found[text] = match
    yield from sorted(found.values(), key=_trust, reverse=True)


def made_of(connection: sqlite3.Connection, unit: int, text: int) -> Made | None:
    """Where a text of a unit comes from, if no human wrote it."""
    row = connection.execute(
        "SELECT v.tag, t.text, m.origin, m.source, m.model, m.revision, m.score, m.note FROM made m "
        "JOIN variants v USING (unit, text) JOIN texts t ON t.id = m.text WHERE m.unit = ? AND m.text = ?",
        (unit, text),
    ).fetchone()
    return Made(*row) if row else None


def places_of(connection: sqlite3.Connection, unit: int) -> tuple[tuple[str, ...], dict[str, str]]:
    """The publications that a unit was seen in, and the documents by language, those seen first."""
    rows = connection.execute(
        "SELECT publication, documents FROM places JOIN sources ON sources.id = source WHERE unit = ? ORDER BY source",
        (unit,),
    ).fetchall()
    return merged(rows)


def merged(places: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Places as they stand in the file, each with its documents in JSON, as publications and documents by language."""
    documents: dict[str, str] = {}
    for _, held in reversed(places):
        documents |= json.loads(held)
    return tuple(dict.fromkeys(publication for publication, _ in places if publication)), documents


def unit_name(digest: int) -> str:
    """The lasting name of a unit, from its digest."""
    return f"{digest & (1 << 64) - 1:016x}"


def _trust(match: Match) -> tuple[bool, int, float, str]:
    return match.checked, -ORIGINS.index(match.origin), match.score, match.changed or match.created
