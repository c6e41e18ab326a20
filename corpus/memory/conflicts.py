"""Where a memory contradicts itself: one text with several translations, or several texts with one translation."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final

from .languages import Side
from .lookup import numbers, unit_name
from .words import key_words

# A text is known by its words, so that spellings which differ in case or punctuation stand together.
_QUERY: Final = """
SELECT s.key, s.text, t.text, u.digest, v.tag, w.tag
FROM texts s JOIN variants v ON v.text = s.id JOIN variants w ON w.unit = v.unit AND w.lang = :target
JOIN texts t ON t.id = w.text JOIN units u ON u.id = v.unit
WHERE s.lang = :source AND s.key IN (
    SELECT s2.key FROM texts s2 JOIN variants v2 ON v2.text = s2.id
    JOIN variants w2 ON w2.unit = v2.unit AND w2.lang = :target
    WHERE s2.lang = :source GROUP BY s2.key HAVING count(DISTINCT w2.text) > 1)
ORDER BY s.key, t.key, t.text, s.text, u.digest
"""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One of the translations, and the names of the units that have it."""

    text: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A text of the language ``source`` with the different translations that it has in the language ``target``.

    ``is_formal`` says that they differ in nothing but case, punctuation and spaces. ``texts`` are the spellings of the
    text itself, which do not differ in more.
    """

    source: str
    target: str
    texts: tuple[str, ...]
    renderings: tuple[Rendering, ...]
    is_formal: bool


def conflicts(connection: sqlite3.Connection, source: Side, target: Side) -> Iterator[Conflict]:
    """Every text of ``source`` that has more than one translation in ``target``, in the same order each time.

    With the languages exchanged: one translation of several texts.
    """
    known = numbers(connection)
    if source.code not in known or target.code not in known:
        return
    rows = connection.execute(_QUERY, {"source": known[source.code], "target": known[target.code]})
    for _, group in groupby(rows, itemgetter(0)):
        held = [row for row in group if source.fits(row[4]) and target.fits(row[5])]
        found = _conflict(held, source.code, target.code)
        if found is not None:
            yield found


def _conflict(rows: list[tuple[int, str, str, int, str, str]], source: str, target: str) -> Conflict | None:
    units: dict[str, dict[str, None]] = {}
    for _, _, text, digest, _, _ in rows:
        units.setdefault(text, {})[unit_name(digest)] = None
    if len(units) < 2:
        return None
    renderings = tuple(Rendering(text, tuple(names)) for text, names in units.items())
    texts = tuple(dict.fromkeys(row[1] for row in rows))
    return Conflict(source, target, texts, renderings, is_formal=len({tuple(key_words(text)) for text in units}) == 1)
