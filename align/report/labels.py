"""Labels beside a bar of a picture: kept apart from one another, with lines to what they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from .markup import escape

STEP: Final = 15.0
LEADER: Final = 14.0
"""How far from the bar a label stands."""

Label = tuple[tuple[float, float], str]
"""Top and bottom of a block, and its name."""


def labels(items: Sequence[Label], rim: float, out: float, field: tuple[float, float]) -> Iterator[str]:
    """The labels beside their blocks, pushed apart, with lines to the ``rim``; none if there are too many to read."""
    if not fit(len(items), field):
        return
    ordered = sorted(((top + bottom) / 2, name) for (top, bottom), name in items)
    for (middle, name), y in zip(ordered, _apart([middle + 4 for middle, _ in ordered], field), strict=True):
        style, align = "moved" if name.startswith("M") else "omitted", "end" if out < 0 else "start"
        yield (
            f'<path class="leader {style}" d="M{rim:g} {middle:.1f}L{rim + out * 0.7:g} {y - 4:.1f}"/>'
            f'<text class="label {style}" x="{rim + out:g}" y="{y:.1f}" text-anchor="{align}">{escape(name)}</text>'
        )


def fit(number: int, field: tuple[float, float]) -> bool:
    """Whether there is room for so many labels."""
    return number * STEP <= field[1] - field[0]


def _apart(heights: Sequence[float], field: tuple[float, float]) -> list[float]:
    """Ascending heights, moved as little down and then up as keeps them apart and inside the picture."""
    heights = [max(y, field[0] + 8) for y in heights]
    for n in range(1, len(heights)):
        heights[n] = max(heights[n], heights[n - 1] + STEP)
    limit = field[1]
    for n in range(len(heights) - 1, -1, -1):
        heights[n] = limit = min(heights[n], limit)
        limit -= STEP
    return heights
