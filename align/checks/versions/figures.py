"""Which figures of a bead stay without an answer when its neighbours, and the text's own conversions, are heard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from pathlib import Path

from ....corpus.numbers import Differences, Quantity, differences, quantities
from ....corpus.tables import primary_language, rows_of_language
from ....corpus.text import key
from ....corpus.types import Bead
from ...drift.changed import Changed
from ...drift.rounding import conflicting
from ..shapes import Versions

#: Null beads that are passed on the way to a neighbour.
_FARTHEST = 3
#: What a text may call "that year" where the other one repeats it.
_CALENDAR = frozenset({"year", "decade", "date"})
#: The season of a collection (SS19), or a year without its century ('98).
_SHORT_YEAR = re.compile(r"(?<=[^\W\d_]|['’])\d\d(?!\d)")
_CENTURIES = (1900, 2000)
#: A bead with so many pairs of figures is a table in one segment, and takes too long to settle.
_TABLE = 100_000
#: Measures of a side that another one may convert.
_MOST = 50

Side = list[Quantity]
"""The quantities of one side of a bead."""


class Figures:
    """The quantities of all beads, and what differs in each once shifted boundaries and moves are settled."""

    def __init__(self, versions: Versions, changes: Sequence[Changed | None]) -> None:
        """``changes`` are the beads as they are compared, none for a null bead."""
        self._beads = versions.beads
        self._changes = changes
        self._stated = [
            _alone(versions, bead) if changed is None else changed.quantities
            for bead, changed in zip(versions.beads, changes, strict=True)
        ]

    def apart(self, bead: int) -> Differences:
        """The figures that only one side states.

        A figure that a neighbour's other side states *and* that is not answered for there has moved. A year that one
        side states alone is no difference either if the other side's neighbour names it.
        """
        changed = self._changes[bead]
        if changed is None or not self._strange[bead]:
            return Differences((), ())
        near = list(self._neighbours(bead))
        ours, theirs = changed.quantities
        also = [list(implied(*side)) for side in zip(changed.texts, changed.languages, strict=True)]
        for n in near:
            also[0] += self._strange[n].left
            also[1] += self._strange[n].right
        left = _less_conversions(differences(ours, [*theirs, *also[1]]).left, ours)
        right = _less_conversions(differences([*ours, *also[0]], theirs).right, theirs)
        pairs = conflicting(left, right)
        return Differences(
            self._less_repeated(left, [one for one, _ in pairs], near, 1),
            self._less_repeated(right, [one for _, one in pairs], near, 0),
        )

    def _less_repeated(
        self, figures: Sequence[Quantity], contradicted: Sequence[Quantity], near: Sequence[int], other: int
    ) -> tuple[Quantity, ...]:
        """The figures less the years that nothing contradicts and a neighbour's other side names."""
        alone = [q for q in figures if q.unit in _CALENDAR and q not in contradicted]
        asked = set(alone) - set(differences(alone, [q for n in near for q in self._stated[n][other]]).left)
        return tuple(q for q in figures if q not in asked)

    @cached_property
    def _strange(self) -> list[Differences]:
        return [
            Differences((), ()) if len(left) * len(right) > _TABLE else differences(left, right)
            for left, right in self._stated
        ]

    def _neighbours(self, bead: int) -> Iterator[int]:
        """The beads on both sides up to the first that is not null."""
        for step in (-1, 1):
            for n in range(bead + step, bead + step * (_FARTHEST + 1), step):
                if not 0 <= n < len(self._beads):
                    break
                yield n
                if not self._beads[n].is_null:
                    break


def implied(text: str, lang: str) -> Iterator[Quantity]:
    """What a text says without a numeral, soft: a decade is ten years, a couple two; SS19 is of 2019."""
    for match in _SHORT_YEAR.finditer(text):
        years = tuple(Fraction(century + int(match[0])) for century in _CENTURIES)
        yield Quantity(years[1], "", *match.span(), soft=True, also=years)
    forms, stems = _implying(primary_language(lang))
    for word in re.findall(r"[^\W\d_]+", key(text)):
        value = forms.get(word) or next((value for stem, value in stems if word.startswith(stem)), None)
        if value is not None:
            yield Quantity(Fraction(value), "", 0, 0, soft=True)


def _less_conversions(figures: Sequence[Quantity], own: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The figures less those that only convert one of their own side, as in "550 lb (249 kg)", that is answered."""
    measured = [q for q in own if ":" in q.unit and not q.unit.startswith("money") and q not in figures]
    return tuple(
        q
        for q in figures
        if not any(q.unit != one.unit and not differences([q], [one]).left for one in measured[:_MOST] if ":" in q.unit)
    )


def _alone(versions: Versions, bead: Bead) -> tuple[Side, Side]:
    """The quantities of a null bead, on the side that it has."""
    documents = versions.left, versions.right
    left, right = (quantities(one.joined(at), one.lang) for one, at in zip(documents, bead.spans, strict=True))
    return left, right


@lru_cache(maxsize=8)
def _implying(lang: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The whole forms with their values, and the beginnings."""
    rows = list(rows_of_language(Path(__file__).parent / "data" / "implied.tsv", lang))
    listed = [(form, value) for value, forms in rows for form in forms.split()]
    return dict(listed), [(form[:-1], value) for form, value in listed if form.endswith("*")]
