"""What each copy has of a source as SVG: a column for each copy, from top to bottom the sentences of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from .markup import counted, escape, numbered
from .readings import State
from .ribbons import PATTERNS

if TYPE_CHECKING:
    from ..witnesses import Witnesses

HEIGHT: Final = 460.0
TOP: Final = 30.0
LEFT: Final = 44.0
WIDEST_STEP: Final = 96.0
LEAST_STEP: Final = 9.0
NAMED_STEP: Final = 22.0
"""From here on each column has its number above it; narrower ones have every fifth."""
WIDEST: Final = 620.0
"""The picture grows with the copies up to this width; then the columns become narrower."""
TICKS: Final = 8
MOST_COLUMNS: Final = 110

Run = tuple[int, int, State]


def columns_picture(together: Witnesses, held: Sequence[Sequence[State]]) -> str:
    """An inline SVG with a tooltip on each run of sentences."""
    number = min(len(together.copies), MOST_COLUMNS)
    step = max(LEAST_STEP, min(WIDEST_STEP, WIDEST / max(1, number)))
    lengths = (segment.end - segment.start for segment in together.source.segments)
    ends = list(accumulate(lengths, initial=0))
    factor = HEIGHT / max(1, ends[-1])
    heights = [TOP + end * factor for end in ends]
    columns = "".join(
        _column(column, [row[column] for row in held], heights, LEFT + column * step, step) for column in range(number)
    )
    width = LEFT + number * step + 2
    return (
        f'<svg class="columns" viewBox="0 0 {width:g} {TOP + HEIGHT + 4:g}" width="{width:g}" role="img" '
        'aria-labelledby="columns-t" aria-describedby="columns-d"><title id="columns-t">What each copy has</title>'
        f'<desc id="columns-d">{escape(_description(together, held))}</desc>{PATTERNS}{_ticks(heights)}{columns}</svg>'
    )


def runs_of(states: Sequence[State]) -> Iterator[Run]:
    """Stretches of sentences in one state: first, behind the last, and the state."""
    start = 0
    for index in range(1, len(states) + 1):
        if index == len(states) or states[index] != states[start]:
            yield start, index, states[start]
            start = index


def _column(column: int, states: Sequence[State], heights: Sequence[float], x: float, step: float) -> str:
    width = step - min(6.0, step / 4)
    shapes = []
    for start, end, state in runs_of(states):
        style = "moved" if state.moved and state.kind == "same" else state.kind
        words = f"copy {column + 1}, {numbered(range(start, end))}: {state.words}"
        shapes.append(
            f'<rect class="cell {style}" x="{x:.1f}" y="{heights[start]:.1f}" width="{width:.1f}" '
            f'height="{max(0.6, heights[end] - heights[start]):.1f}"><title>{escape(words)}</title></rect>'
        )
    name = f'<text class="head" x="{x + width / 2:.1f}" y="20" text-anchor="middle">{column + 1}</text>'
    return "".join(shapes) + (name if step >= NAMED_STEP or column % 5 == 4 else "")


def _ticks(heights: Sequence[float]) -> str:
    number = len(heights) - 1
    marks = sorted({round(n * (number - 1) / (TICKS - 1)) for n in range(TICKS)}) if number > 0 else []
    last = 0.0
    parts = []
    for mark in marks:
        if heights[mark] - last >= 14:
            last = heights[mark]
            y = min(last + 9, TOP + HEIGHT)
            parts.append(f'<text class="dim" x="{LEFT - 8:g}" y="{y:.1f}" text-anchor="end">{mark + 1}</text>')
    return "".join(parts)


def _description(together: Witnesses, held: Sequence[Sequence[State]]) -> str:
    parts = [f"Source of {counted(len(held), 'sentence')}"]
    for column, copy in enumerate(together.copies[:MOST_COLUMNS]):
        kinds = Counter(row[column].words for row in held)
        parts.append(
            f"copy {column + 1}, {copy.id}: " + ", ".join(f"{n:,} {words}" for words, n in kinds.most_common())
        )
    return "; ".join(parts) + "."
