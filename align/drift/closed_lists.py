"""Where the words of the closed lists stand in a text: obligation, certainty, quantity, attribution, time, person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ...corpus.tables import primary_language, rows_of_language
from ...corpus.types import Span
from .carriers import negates, negators
from .pieces import Piece

_MARKS = ",$"


@dataclass(frozen=True, slots=True)
class Listed:
    """A form of a list in a text: which list, which of its values, and the characters of the document it fills.

    ``negated`` says that a word of it, or right beside it, negates.
    """

    name: str
    value: str
    span: Span
    negated: bool = False

    def touches(self, span: Span) -> bool:
        """Whether the form has a character in the span."""
        return self.span[0] < span[1] and span[0] < self.span[1]


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of the table: its words, what must follow it, and whether a capital makes it another word."""

    name: str
    value: str
    words: tuple[str, ...]
    place: str
    small: bool

    @classmethod
    def of(cls, kind: str, form: str) -> _Form:
        name, _, value = kind.partition(":")
        bare = form.lstrip("^").rstrip(_MARKS)
        return cls(name, value, tuple(bare.split()), form[-1] if form[-1] in _MARKS else "", form.startswith("^"))

    def fits(self, row: Sequence[Piece], start: int) -> int:
        """The piece behind the form if it stands at ``start``, else 0."""
        if self.small and row[start].capital:
            return 0
        at = start
        for word in self.words:
            if at > start and at < len(row) and row[at].key == "-":
                at += 1
            if at == len(row) or row[at].key != word:
                return 0
            at += 1
        return at if self._stands(row[at] if at < len(row) else None) else 0

    def _stands(self, after: Piece | None) -> bool:
        if self.place == ",":
            return after is not None and after.key == ","
        return self.place != "$" or after is None or after.kind == "punct"


def listed_forms(row: Sequence[Piece], lang: str) -> Iterator[Listed]:
    """The forms in a row of pieces, in order; none overlap but those of the list of times ("will" in "will be")."""
    table = _table(primary_language(lang))
    no = negators(primary_language(lang))
    ends = {True: 0, False: 0}
    for at, piece in enumerate(row):
        for form in table.get(piece.key[:2], ()):
            is_time = form.name == "time"
            if ends[is_time] <= at and (end := form.fits(row, at)):
                ends[is_time] = end
                negated = any(negates(beside.key, no) for beside in row[max(at - 1, 0) : end + 1])
                yield Listed(form.name, form.value, (piece.start, row[end - 1].end), negated)


@lru_cache(maxsize=8)
def _table(lang: str) -> dict[str, tuple[_Form, ...]]:
    """The forms by their first two letters, the longest first."""
    found: dict[str, list[_Form]] = {}
    for kind, forms in rows_of_language(Path(__file__).parent / "data" / "stance.tsv", lang):
        for form in forms.split("|"):
            read = _Form.of(kind, form)
            found.setdefault(read.words[0][:2], []).append(read)
    return {start: tuple(sorted(forms, key=lambda form: -len(form.words))) for start, forms in found.items()}


@lru_cache(maxsize=8)
def list_words(name: str, lang: str) -> frozenset[str]:
    """The single words of a list, whatever their value."""
    forms = (form for row in _table(primary_language(lang)).values() for form in row)
    return frozenset(form.words[0] for form in forms if form.name == name and len(form.words) == 1)
