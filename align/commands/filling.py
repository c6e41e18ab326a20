"""What ``translate`` and ``align --fill`` share: model, memory and glossary opened, and what was filled said."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from .translators import NONE

if TYPE_CHECKING:
    from ...corpus.types import Alignment
    from ...models.translation.translator import Translator
    from ..engine import Aligned
    from ..fill_directions import Directions
    from ..fill_making import Maker
    from ..quality import Quality

#: Of texts that are less alike, in per cent, a translation is no help.
_LEAST_RATE: Final = 75
Beams = Annotated[
    int, typer.Option(min=1, max=16, help="How many translations the model follows at once: more is better and slower.")
]
MinQuality = Annotated[
    float,
    typer.Option(
        min=0.0, max=1.0, metavar="0..1", help="Leave a sentence empty if its translation is judged worse than this."
    ),
]
MemoryFile = Annotated[
    str | None, typer.Option("--memory", metavar="FILE", help="A translation memory, which is asked before the model.")
]
Terms = Annotated[
    str | None, typer.Option(metavar="FILE", help="A glossary: of several translations one with its terms is taken.")
]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to fill: the model by its name (or none), and what it is given along."""

    model: str
    beams: int = 4
    min_quality: float = 0.0
    memory: str | None = None
    terms: str | None = None
    force: bool = False

    @property
    def inputs(self) -> list[str]:
        """The files that are read besides the texts."""
        return [path for path in (self.memory, self.terms) if path]


def fill_missing(aligned: Aligned, targets: Sequence[str], wishes: Wishes) -> tuple[Aligned, Sequence[Quality]]:
    """The alignments with what is missing in the targets filled, and how the model did what people did too.

    Says both on standard error.

    Whoever presses Ctrl-C is told how much is kept.
    """
    from ..fill import fill
    from ..terminal import note

    with ExitStack() as held:
        maker, directions = _maker(aligned.alignment, targets, wishes, held)
        try:
            directions, measured = _measured(aligned.alignment, targets, maker, directions)
            found = fill(aligned, maker.make, directions, targets)
        except KeyboardInterrupt as stop:
            if stop.args:
                note(str(stop))
            raise
    _say_filled(found.alignment, targets)
    return found, measured


def _maker(alignment: Alignment, targets: Sequence[str], wishes: Wishes, held: ExitStack) -> tuple[Maker, Directions]:
    """What makes the missing sides, and what is known of the directions; the memory is closed with ``held``."""
    from ...corpus.glossary import Glossary
    from ...corpus.memory.store import Memory
    from ..counting import counter
    from ..fill_directions import Directions
    from ..fill_making import Maker

    glossary = Glossary.read(Path(wishes.terms)) if wishes.terms else None
    recall = None
    if wishes.memory:
        memory = held.enter_context(Memory.open(Path(wishes.memory)))
        recall = partial(memory.recall, minimum=_LEAST_RATE)
    translator = _translator(alignment, wishes)
    directions = Directions()
    if translator is not None:
        from ...models.registry import card

        directions = Directions(card(translator.id), check=translator.backend.check)
        _check_directions(alignment, targets, directions)
    maker = Maker(
        translator,
        recall,
        glossary=glossary,
        min_quality=wishes.min_quality,
        backend=translator.backend if translator else None,
        progress=lambda what: counter(what, "sentences"),
    )
    return maker, directions


def _measured(
    alignment: Alignment, targets: Sequence[str], maker: Maker, directions: Directions
) -> tuple[Directions, Sequence[Quality]]:
    """The directions with what was measured where people translated much of the text too; says what to expect."""
    from ...corpus.tables import primary_language
    from ..fill_measuring import measure_directions
    from ..terminal import note

    found = measure_directions(alignment, targets, directions, maker.measure)
    for quality in found:
        note(quality.expectation)
    for signature in dict.fromkeys(f"{score.name}: {score.signature}" for quality in found for score in quality.scores):
        note(signature)
    figures = {
        (primary_language(quality.source), primary_language(quality.target)): quality.score("chrF").value
        for quality in found
    }
    return replace(directions, measured=figures), found


def _check_directions(alignment: Alignment, targets: Sequence[str], directions: Directions) -> None:
    """Raise ``ModelUnavailableError`` where a missing version, or none of the targets, can be made by the model."""
    written = [document.lang for document in alignment.documents if len(document)]
    sources = {target: [lang for lang in written if lang != target] for target in targets}
    feasible = [target for target in targets if directions.ranked(sources[target], target)]
    for target in targets:
        if target not in written or not feasible:
            directions.require(sources[target], target)


def _translator(alignment: Alignment, wishes: Wishes) -> Translator | None:
    from ...models.translation.journal import unwritable
    from ...models.translation.translator import open_translator
    from ..terminal import note, progress
    from .notes import say_terms

    if wishes.model.lower() == NONE:
        return None
    if file := unwritable():
        note(
            f"{file}: translations cannot be kept here: a run that is stopped begins anew; set USHTIL_CACHE to a folder"
        )
    say_terms(wishes.model)
    with progress(f"loading {wishes.model}"):
        return open_translator(wishes.model, alignment.languages, beams=wishes.beams, force=wishes.force)


def _say_filled(alignment: Alignment, targets: Sequence[str]) -> None:
    from collections import Counter

    from ..terminal import note

    for lang in targets:
        sides = [made for bead in alignment.beads for made in bead.made if made.lang == lang]
        kinds = {"mt": "machine translation", "memory": "the memory", "human": "the memory"}
        counts = Counter(f"from {made.source} by {kinds[made.origin]}" for made in sides if made.text)
        if not sides:
            note(f"{lang}: nothing is missing that could be filled")
            continue
        said = [f"{number:,} {what}" for what, number in counts.most_common()]
        empty = [made for made in sides if not made.text]
        if empty:
            said.append(f"{len(empty):,} left empty (the first: {empty[0].note})")
        note(f"{lang}: {len(sides):,} missing piece{'s' * (len(sides) != 1)}: {', '.join(said)}")
