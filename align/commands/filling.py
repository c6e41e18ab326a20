"""What ``translate`` and ``align --fill`` share: model, memory and glossary opened, and what was filled said."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .memory_options import opened
from .translators import NONE

if TYPE_CHECKING:
    from ...corpus.types import Alignment
    from ...models.translation.translator import Translator
    from ..engine import Aligned
    from ..fill_making import Maker
    from ..quality import Quality

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
    from ..fill_run import run_fill
    from ..terminal import note

    with ExitStack() as held:
        maker = _maker(aligned.alignment, wishes, held)
        try:
            found, measured = run_fill(aligned, targets, maker, note)
        except KeyboardInterrupt as stop:
            if stop.args:
                note(str(stop))
            raise
    _say_filled(found.alignment, targets)
    return found, measured


def _maker(alignment: Alignment, wishes: Wishes, held: ExitStack) -> Maker:
    """What makes the missing sides; the memory is closed with ``held``."""
    from ...corpus.glossary import Glossary
    from ..counting import counter
    from ..fill_making import LEAST_RATE, Maker

    glossary = Glossary.read(Path(wishes.terms)) if wishes.terms else None
    recall = None
    if wishes.memory:
        recall = partial(held.enter_context(opened(wishes.memory)).recall, minimum=LEAST_RATE)
    translator = _translator(alignment, wishes)
    return Maker(
        translator,
        recall,
        glossary=glossary,
        min_quality=wishes.min_quality,
        backend=translator.backend if translator else None,
        progress=lambda what: counter(what, "sentences"),
    )


def _translator(alignment: Alignment, wishes: Wishes) -> Translator | None:
    from ...models.translation.translator import open_translator
    from ..terminal import progress
    from .notes import say_terms

    if wishes.model.lower() == NONE:
        return None
    say_unwritable()
    say_terms(wishes.model)
    with progress(f"loading {wishes.model}"):
        return open_translator(wishes.model, alignment.languages, beams=wishes.beams, force=wishes.force)


def say_unwritable() -> None:
    """Say where translations should be kept and cannot be."""
    from ...models.translation.journal import unwritable
    from ..terminal import note

    if file := unwritable():
        note(
            f"{file}: translations cannot be kept here: a run that is stopped begins anew; set USHTIL_CACHE to a folder"
        )


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
