"""The score and the shares of a text as figures, with what is needed to get them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..score import FLOOR
from .markup import escape, percent
from .parts import Figure

if TYPE_CHECKING:
    from ..drift.coverage import Coverage
    from ..score import Score


def score_figure(score: Score) -> Figure:
    """The consistency score as the first figure of a page."""
    return Figure(rounded(score), "consistency, from 0 to 1", "main")


def rounded(score: Score) -> str:
    """The value to two decimals, which says 1.00 only where there are no points; a dash where nothing is shared."""
    if not score.is_defined:
        return "–"
    return "0.99" if score.points and score.value > 0.99 else f"{score.value:.2f}"


def score_note(score: Score) -> str:
    """How the score came about, in words, with its signature."""
    points = f"{score.points:,} point{'' if score.points == 1 else 's'} on {score.words:,} words"
    floor = f" (counted as {FLOOR})" if score.words < FLOOR else ""
    words = (
        f"{points}{floor}: {score.per_thousand:.1f} for 1,000 words." if score.points else "No finding weighs anything."
    )
    return f'<p class="note">Consistency: {words} <span class="signature">{escape(score.signature)}</span></p>'


def traced(shares: Coverage) -> str:
    """The share of the copy that has a source."""
    return percent(shares.traced, shares.copy)


def used(shares: Coverage) -> str:
    """The share of the source that is taken up."""
    return percent(shares.used, shares.source)
