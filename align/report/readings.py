"""The readings of many copies side by side: runs of source sentences that all copies treat alike are one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ...corpus.text import key
from .filters import Choice
from .markup import escape, isolate, language_attributes, segments_html, sentences
from .parts import Table

if TYPE_CHECKING:
    from ...corpus.types import Document
    from ..witnesses import Reading, Witnesses

_NAMES: Final = {"differs": "where copies differ", "changed": "in other words", "moved": "moved", "missing": "missing"}


_SIDE_BY_SIDE: Final = 5
"""Up to so many copies fit a screen; with more the table is wider than the page and scrolls by itself."""


@dataclass(frozen=True, slots=True)
class State:
    """What a copy has for a sentence of the source."""

    kind: Literal["same", "changed", "missing"]
    moved: bool = False

    @property
    def words(self) -> str:
        """The state in words."""
        name = {"same": "as in the source", "changed": "in other words", "missing": "missing"}[self.kind]
        return f"{name}, moved" if self.moved else name


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    end: int
    states: tuple[State, ...]


def states(reading: Reading | None) -> State:
    """The state of one reading."""
    if reading is None:
        return State("missing")
    return State("same" if reading.is_faithful else "changed", reading.moved)


def reading_choices(together: Witnesses) -> list[Choice]:
    """The sorts of row that the page can be thinned out to."""
    flags = [_flags(row.states) for row in _rows(together)]
    return [
        Choice("", "all", len(flags)),
        *(Choice(flag, name, sum(flag in held for held in flags)) for flag, name in _NAMES.items()),
    ]


def readings_table(together: Witnesses) -> str:
    """Source and copies in columns; a sentence that any copy has in other words is a row of its own."""
    heads = "".join(
        f'<th scope="col">{number} <span class="file">{isolate(copy.id)}</span></th>'
        for number, copy in enumerate(together.copies, 1)
    )
    source = f'<th scope="col" class="c-a">Source <span class="file">{isolate(together.source.id)}</span></th>'
    table = Table("Readings side by side", f'<tr><th scope="col">Row</th>{source}{heads}</tr>', "readings")
    rows = [_row(number, row, together) for number, row in enumerate(_rows(together), 1)]
    blocks = table.blocks(rows)
    if len(together.copies) > _SIDE_BY_SIDE:
        blocks = f'<div class="across" role="region" aria-label="Readings" tabindex="0">{blocks}</div>'
    return f"{_NOTE}{blocks}"


_NOTE: Final = (
    '<p class="note">In the order of the source. Sentences that every copy has as in the source, or that the same '
    "copies lack, are joined in one row. Sentences are counted from 1.</p>"
)


def _rows(together: Witnesses) -> Iterator[_Row]:
    held = [tuple(map(states, row)) for row in together.rows]
    start = 0
    for index in range(1, len(held) + 1):
        alone = index < len(held) and any(state.kind == "changed" for state in held[index])
        if index == len(held) or alone or held[index] != held[start]:
            yield _Row(start, index, held[start])
            start = index


def _flags(row: Sequence[State]) -> list[str]:
    kinds = {state.kind for state in row}
    flags: list[str] = [name for name in ("changed", "missing") if name in kinds]
    flags += ["moved"] if any(state.moved for state in row) else []
    return flags + (["differs"] if len(set(row)) > 1 or "changed" in kinds else [])


def _row(number: int, row: _Row, together: Witnesses) -> str:
    indices = tuple(range(row.start, row.end))
    text = segments_html(together.source, indices)
    if len(indices) > 1:
        text = f'<details><summary lang="en">{sentences(indices)}</summary>{text}</details>'
    source = f'<td {language_attributes(together.source.lang)} data-label="Source">{text}</td>'
    cells, seen = [], dict[str, int]()
    for column, (copy, reading) in enumerate(zip(together.copies, together.rows[row.start], strict=True)):
        cells.append(_cell(column, copy, reading, row.states[column], seen))
    return (
        f'<tr id="r{number}" data-f="{" ".join(_flags(row.states))}">'
        f'<th scope="row"><a href="#r{number}">{number}</a></th>{source}{"".join(cells)}</tr>\n'
    )


def _cell(column: int, copy: Document, reading: Reading | None, state: State, seen: dict[str, int]) -> str:
    """The reading of one copy: its words where they are others, and the copy that has the same if one did before."""
    label = f'data-label="{column + 1} {escape(copy.id)}"'
    if reading is None:
        return f'<td class="none" {label}><p>missing</p></td>'
    moved = ' <strong class="tag moved">moved</strong>' if state.moved else ""
    if state.kind == "same":
        return f'<td {label}><p><span class="tag identical">as in the source</span>{moved}</p></td>'
    first = seen.setdefault(key(reading.text), column)
    if first != column:
        return f'<td class="changed" {label}><p><span class="tag wording">as copy {first + 1}</span>{moved}</p></td>'
    words = segments_html(copy, reading.copy)
    return (
        f'<td class="changed" {label}><p><span class="tag wording">in other words</span>{moved}</p>'
        f"<div {language_attributes(copy.lang)}>{words}</div></td>"
    )
