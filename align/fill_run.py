"""Missing sides filled by a maker that is ready; what the model can do is checked, and told, before it is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..corpus.tables import primary_language
from ..corpus.types import Alignment
from ..models.registry import card
from .engine import Aligned
from .fill import fill
from .fill_directions import Directions
from .fill_making import Maker
from .fill_measuring import measure_directions
from .quality import Quality


def run_fill(
    aligned: Aligned, targets: Sequence[str], maker: Maker, say: Callable[[str], None]
) -> tuple[Aligned, Sequence[Quality]]:
    """The alignments with what is missing in the targets filled, and how the model did what people did too.

    ``say`` is told what to expect before the model begins with what is missing. Raises ``ModelUnavailableError``
    where a missing version, or none of the targets, can be made by the model.
    """
    alignment = aligned.alignment
    directions = Directions()
    if maker.translator is not None and maker.backend is not None:
        directions = Directions(card(maker.translator.id), check=maker.backend.check)
        _check_directions(alignment, targets, directions)
    measured = measure_directions(alignment, targets, directions, maker.measure)
    for line in _expectations(measured):
        say(line)
    figures = {
        (primary_language(quality.source), primary_language(quality.target)): quality.score("chrF").value
        for quality in measured
    }
    return fill(aligned, maker.make, replace(directions, measured=figures), targets), measured


def _expectations(measured: Sequence[Quality]) -> list[str]:
    signatures = (f"{score.name}: {score.signature}" for quality in measured for score in quality.scores)
    return [*(quality.expectation for quality in measured), *dict.fromkeys(signatures)]


def _check_directions(alignment: Alignment, targets: Sequence[str], directions: Directions) -> None:
    """Raise ``ModelUnavailableError`` where a missing version, or none of the targets, can be made by the model."""
    written = [document.lang for document in alignment.documents if len(document)]
    sources = {target: [lang for lang in written if lang != target] for target in targets}
    feasible = [target for target in targets if directions.ranked(sources[target], target)]
    for target in targets:
        if target not in written or not feasible:
            directions.require(sources[target], target)
