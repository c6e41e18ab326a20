"""The map of a comparison as SVG: source and copy as two bars, with ribbons between the linked blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from .labels import LEADER, Label, fit, labels
from .markup import counted, escape, numbered

if TYPE_CHECKING:
    from ...corpus.types import Comparison, Document, Indices, Link
    from .rows import Row

WIDTH: Final = 400.0
HEIGHT: Final = 520.0
TOP: Final = 30.0
BAR: Final = 30.0
SOURCE_X: Final = 52.0
COPY_X: Final = 318.0
FIELD: Final = (TOP, TOP + HEIGHT)
QUIET_RELATIONS: Final = frozenset({"identical", "format"})

PATTERNS: Final = (
    '<defs><pattern id="hatch-moved" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="ground moved" width="7" height="7"/><rect class="line moved" width="2.5" height="7"/></pattern>'
    '<pattern id="hatch-omitted" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">'
    '<rect class="ground omitted" width="6" height="6"/><rect class="line omitted" width="2" height="6"/></pattern>'
    '<pattern id="dots-added" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect class="ground added" width="6" height="6"/><circle class="line added" cx="3" cy="3" r="1.4"/>'
    "</pattern></defs>"
)


@dataclass(frozen=True, slots=True)
class Block:
    """Links that follow one another in both documents; ``row`` is the first row of the block (from 0)."""

    source: Indices
    copy: Indices
    moved: bool
    row: int


def blocks(rows: Sequence[Row]) -> tuple[Block, ...]:
    """The linked rows, joined while source and copy go on together."""
    groups: list[list[int]] = []
    for number, row in enumerate(rows):
        if row.link is None:
            continue
        if groups and _continues(rows[groups[-1][-1]], row):
            groups[-1].append(number)
        else:
            groups.append([number])
    return tuple(_block(rows, group) for group in groups)


def _continues(last: Row, row: Row) -> bool:
    same = last.link is not None and row.link is not None and last.link.moved == row.link.moved
    return same and min(row.source) == max(last.source) + 1 and min(row.copy) == max(last.copy) + 1


def _block(rows: Sequence[Row], group: Sequence[int]) -> Block:
    source = tuple(index for number in group for index in rows[number].source)
    copy = tuple(index for number in group for index in rows[number].copy)
    link = rows[group[0]].link
    return Block(source, copy, bool(link and link.moved), group[0])


class _Scale:
    """Segments of a document to heights in the picture, by their characters."""

    def __init__(self, document: Document) -> None:
        self._ends = list(accumulate((s.end - s.start for s in document.segments), initial=0))
        self._factor = HEIGHT / max(1, self._ends[-1])

    def extent(self, indices: Indices) -> tuple[float, float]:
        """Top and bottom of a run of segments, at least one unit apart."""
        top, bottom = TOP + self._ends[min(indices)] * self._factor, TOP + self._ends[max(indices) + 1] * self._factor
        return top, max(bottom, top + 1)


def map_picture(comparison: Comparison, rows: Sequence[Row]) -> str:
    """An inline SVG; clicking on a block leads to its first row."""
    source, copy, joined = _Scale(comparison.source), _Scale(comparison.copy), blocks(rows)
    moved = [block for block in joined if block.moved]
    layers = [
        *(_ribbon(block, source, copy) for block in sorted(joined, key=lambda block: block.moved)),
        *_marks(rows, source, copy),
        *labels(_source_labels(rows, moved, source), SOURCE_X, -LEADER, FIELD),
        *labels([(copy.extent(b.copy), f"M{n}") for n, b in enumerate(moved, 1)], COPY_X + BAR, LEADER, FIELD),
    ]
    return (
        f'<svg class="map" viewBox="0 0 {WIDTH:g} {TOP + HEIGHT + 6:g}" role="img" '
        'aria-labelledby="map-t" aria-describedby="map-d">'
        f'<title id="map-t">Where the parts of the copy come from</title><desc id="map-d">'
        f"{escape(_description(comparison, rows, joined))}</desc>{PATTERNS}"
        f'<text class="head" x="{SOURCE_X + BAR / 2:g}" y="16" text-anchor="middle">Source</text>'
        f'<text class="head" x="{COPY_X + BAR / 2:g}" y="16" text-anchor="middle">Copy</text>'
        f"{_bar(SOURCE_X)}{_bar(COPY_X)}{''.join(layers)}</svg>"
    )


def omitted_rows(rows: Sequence[Row]) -> list[int]:
    """The rows of what was left out of passages that are otherwise taken over, in the order of the source."""
    return sorted((n for n, row in enumerate(rows) if row.kind == "omission"), key=lambda n: min(rows[n].source))


def _source_labels(rows: Sequence[Row], moved: Sequence[Block], source: _Scale) -> list[Label]:
    """The moved blocks, and the parts left out as well if there is room for all."""
    names = [(source.extent(b.source), f"M{n}") for n, b in enumerate(moved, 1)]
    lost = [(source.extent(rows[row].source), f"L{n}") for n, row in enumerate(omitted_rows(rows), 1)]
    return names + lost if fit(len(names) + len(lost), FIELD) else names


def _bar(x: float) -> str:
    return f'<rect class="bar" x="{x:g}" y="{TOP:g}" width="{BAR:g}" height="{HEIGHT:g}"/>'


def _ribbon(block: Block, source: _Scale, copy: _Scale) -> str:
    (a, b), (c, d) = source.extent(block.source), copy.extent(block.copy)
    left, right, middle = SOURCE_X + BAR, COPY_X, (SOURCE_X + BAR + COPY_X) / 2
    outline = (
        f"M{SOURCE_X:g} {a:.1f}H{left:g}C{middle:g} {a:.1f} {middle:g} {c:.1f} {right:g} {c:.1f}H{right + BAR:g}"
        f"V{d:.1f}H{right:g}C{middle:g} {d:.1f} {middle:g} {b:.1f} {left:g} {b:.1f}H{SOURCE_X:g}z"
    )
    words = f"copy {numbered(block.copy)} from source {numbered(block.source)}{', moved' if block.moved else ''}"
    name = "moved" if block.moved else "kept"
    return _link(block.row, f'<path class="ribbon {name}" d="{outline}"><title>{escape(words)}</title></path>')


def _marks(rows: Sequence[Row], source: _Scale, copy: _Scale) -> Iterator[str]:
    for number, row in enumerate(rows):
        if row.kind == "omission":
            yield _part(number, source.extent(row.source), SOURCE_X, "omitted", f"left out: {numbered(row.source)}")
        elif row.kind == "addition":
            yield _part(number, copy.extent(row.copy), COPY_X, "added", f"added: {numbered(row.copy)}")
        elif row.link and row.link.relation not in QUIET_RELATIONS:
            yield _changed(number, row.link, copy)


def _part(row: int, extent: tuple[float, float], x: float, name: str, words: str) -> str:
    top, bottom = extent
    box = f'x="{x:g}" y="{top:.1f}" width="{BAR:g}" height="{max(3.0, bottom - top):.1f}"'
    return _link(row, f'<rect class="part {name}" {box}><title>{escape(words)}</title></rect>')


def _changed(row: int, link: Link, copy: _Scale) -> str:
    top, bottom = copy.extent(link.copy)
    words = f"copy {numbered(link.copy)}: {link.relation}"
    box = f'x="{COPY_X - 7:g}" y="{top + 0.5:.1f}" width="6" height="{max(2.0, bottom - top - 1):.1f}"'
    return _link(row, f'<rect class="part changed" {box}><title>{escape(words)}</title></rect>')


def _link(row: int, shape: str) -> str:
    """The shape as a link that the keyboard skips: the lists and the table hold the same links."""
    return f'<a href="#r{row + 1}" tabindex="-1">{shape}</a>'


def _description(comparison: Comparison, rows: Sequence[Row], joined: Sequence[Block]) -> str:
    moved = [block for block in joined if block.moved]
    parts = [
        f"Source of {counted(len(comparison.source), 'sentence')} on the left",
        f"copy of {counted(len(comparison.copy), 'sentence')} on the right",
        f"{counted(len(joined), 'linked block')}, {len(moved)} of them moved",
        *(f"M{n}: copy {numbered(b.copy)} from source {numbered(b.source)}" for n, b in enumerate(moved, 1)),
        f"left out inside reproduced paragraphs: {_listed(r.source for r in rows if r.kind == 'omission')}",
        f"added: {_listed(r.copy for r in rows if r.kind == 'addition')}",
    ]
    return "; ".join(parts) + "."


def _listed(groups: Iterator[Indices]) -> str:
    return numbered(index for group in groups for index in group) or "none"
