"""The path of an alignment as SVG: where each bead stands in one version and in the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ...corpus.language import language_name
from .markup import counted, escape, numbered

if TYPE_CHECKING:
    from ...corpus.types import Alignment, Bead

SIDE: Final = 300.0
LEFT, TOP, RIM = 26.0, 26.0, 9.0
LINKED_BEADS: Final = 1500
"""Up to here each bead is a mark of its own with a tooltip and a link; beyond, the marks of a class are one path."""

Rows = Mapping[int, int]
Box = tuple[float, float, float, float]


def path_picture(pair: Alignment, rows: tuple[Rows, Rows], anchor: str) -> str:
    """An inline SVG of a pair of versions; ``rows`` lead from a segment of each to the row a click opens."""
    one, two = pair.documents
    names = language_name(one.lang), language_name(two.lang)
    boxes = [(bead, _box(bead, len(one), len(two))) for bead in pair.beads]
    marks = _linked(boxes, rows, names) if len(boxes) <= LINKED_BEADS else _joined(boxes)
    end = LEFT + SIDE + 2
    return (
        f'<svg class="path" viewBox="0 0 {end:g} {TOP + SIDE + 2:g}" role="img" '
        f'aria-labelledby="{anchor}-t" aria-describedby="{anchor}-d">'
        f'<title id="{anchor}-t">Path of the alignment, {escape(names[0])} and {escape(names[1])}</title>'
        f'<desc id="{anchor}-d">{escape(_description(pair, names))}</desc>'
        f'<rect class="field" x="{LEFT:g}" y="{TOP:g}" width="{SIDE:g}" height="{SIDE:g}"/>'
        f'<path class="guide" d="M{LEFT:g} {TOP:g}l{SIDE:g} {SIDE:g}"/>{marks}'
        f'<text x="{LEFT:g}" y="12">{escape(names[0])} → <tspan class="dim">{len(one):,}</tspan></text>'
        f'<text transform="translate(12 {TOP + SIDE:g}) rotate(-90)">'
        f'<tspan class="dim">{len(two):,}</tspan> ← {escape(names[1])}</text></svg>'
    )


def _description(pair: Alignment, names: tuple[str, str]) -> str:
    null = sum(bead.is_null for bead in pair.beads)
    joined = sum(max(map(len, bead.spans)) > 1 for bead in pair.beads if not bead.is_null)
    moved = sum(bead.moved for bead in pair.beads)
    sizes = " and ".join(f"{counted(len(d), 'segment')} in {n}" for d, n in zip(pair.documents, names, strict=True))
    kinds = f"{joined:,} merged or split, {null:,} without a counterpart" + (f", {moved:,} moved" if moved else "")
    return f"{sizes}; {counted(len(pair.beads), 'bead')}: {kinds}."


def _extent(span: tuple[int, ...], total: int) -> tuple[float, float]:
    scale = SIDE / max(1, total)
    return min(span) * scale, max(1.5, (max(span) + 1 - min(span)) * scale)


def _box(bead: Bead, width: int, height: int) -> Box:
    """Left, top, width and height of the bead's mark; a null bead is a tick on the rim of the version that has it."""
    across, down = bead.spans
    x, w = _extent(across, width) if across else (-RIM, RIM - 2)
    y, h = _extent(down, height) if down else (-RIM, RIM - 2)
    return LEFT + x, TOP + y, w, h


def _class(bead: Bead) -> str:
    if bead.is_null:
        return "gap"
    if bead.moved:
        return "moved"
    return "many" if max(map(len, bead.spans)) > 1 else "one"


def _linked(boxes: list[tuple[Bead, Box]], rows: tuple[Rows, Rows], names: tuple[str, str]) -> str:
    """One mark per bead, with a tooltip and a link that the keyboard skips (the table holds the same links)."""
    parts = []
    for bead, (x, y, w, h) in boxes:
        row = next(rows[column][span[0]] for column, span in enumerate(bead.spans) if span)
        where = ", ".join(f"{name} {numbered(span) or 'none'}" for name, span in zip(names, bead.spans, strict=True))
        parts.append(
            f'<a href="#b{row}" tabindex="-1"><rect class="{_class(bead)}" x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" '
            f'height="{h:.1f}"><title>{escape(where)}; score {bead.score:.2f}</title></rect></a>'
        )
    return "".join(parts)


def _joined(boxes: list[tuple[Bead, Box]]) -> str:
    paths: dict[str, list[str]] = {"one": [], "many": [], "moved": [], "gap": []}
    for bead, (x, y, w, h) in boxes:
        paths[_class(bead)].append(f"M{x:.1f} {y:.1f}h{w:.1f}v{h:.1f}h{-w:.1f}z")
    return "".join(f'<path class="{name}" d="{"".join(parts)}"/>' for name, parts in paths.items() if parts)
