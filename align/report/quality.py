"""What to expect of machine-made sides, for the page: the scores on what people translated too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ...corpus.language import language_name
from .markup import escape
from .parts import counts_table

if TYPE_CHECKING:
    from ..quality import Quality

_METRICS: Final = ("chrF", "chrF++", "BLEU", "TER")


def quality_section(qualities: Sequence[Quality]) -> str:
    """A table of the measured directions, and below it what is needed to get the figures again; empty for none."""
    if not qualities:
        return ""
    rows = []
    for quality in qualities:
        shown = {score.name: score.shown for score in quality.scores}
        direction = f"{language_name(quality.source)} to {language_name(quality.target)}"
        pieces = f"{quality.sentences:,} of {quality.available:,}"
        rows.append((direction, quality.model, pieces, *(shown.get(name, "–") for name in _METRICS)))
    head = ("Direction", "Model", "Pieces measured", *_METRICS)
    table = counts_table("What to expect of the filled sides: the model on what people translated too", head, rows)
    signatures = {f"{score.name}: {score.signature}" for quality in qualities for score in quality.scores}
    listed = "".join(f"<li><code>{escape(signature)}</code></li>" for signature in sorted(signatures))
    words = "Higher is better, but for TER. The figures with ± are 95 % intervals."
    return f"{table}<p>{words}</p><details><summary>How to get these figures again</summary><ul>{listed}</ul></details>"
