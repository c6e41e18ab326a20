"""The commands of ``ushtil memory`` that say where it contradicts itself, and take units out: conflicts, prune."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ...corpus.errors import UsageError
from .memory_options import Choice, From, Named, To, choosing, opened, pair_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...corpus.memory.conflicts import Conflict

_PATIENCE = 600.0


def conflicts(
    name: Named,
    source: From = None,
    target: To = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show those that differ in case or punctuation only, too.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, help="At most so many of each sort on the screen.")] = 50,
    form: Annotated[
        Literal["table", "jsonl"], typer.Option("--format", help="A table, or lines for programs.")
    ] = "table",
) -> None:
    """Show where a memory contradicts itself: one text with several translations, one translation of several texts."""
    with opened(name) as held, held.reading():
        source, target = pair_of(held, source, target)
        for pair, title in (((source, target), "several translations"), ((target, source), "one translation")):
            found = held.conflicts(*pair)
            if form == "jsonl":
                _write(found, title, every=every)
            else:
                _show(found, pair, title, every=every, limit=limit)


def _write(found: Iterable[Conflict], title: str, *, every: bool) -> None:
    from dataclasses import asdict

    from ...corpus.write.jsonl import record
    from ..terminal import emit

    for conflict in found:
        if every or not conflict.is_formal:
            emit(record({"kind": title, **asdict(conflict)}))


def _show(found: Iterable[Conflict], pair: tuple[str, str], title: str, *, every: bool, limit: int) -> None:
    from ..report.markup import counted
    from ..report.memory_table import conflicts_table
    from ..terminal import emit, emit_table

    shown: list[Conflict] = []
    real = formal = 0
    for conflict in found:
        real += not conflict.is_formal
        formal += conflict.is_formal
        if len(shown) < limit and (every or not conflict.is_formal):
            shown.append(conflict)
    what = {
        "several translations": f"{counted(real, 'text')} in {pair[0]} with several translations in {pair[1]}",
        "one translation": f"{counted(real, 'translation')} in {pair[0]} of several texts in {pair[1]}",
    }[title]
    hidden = "" if every or not formal else f" (--all shows {'it' if formal == 1 else 'them'})"
    differ = "differs" if formal == 1 else "differ"
    headline = f"{what}; {formal:,} more {differ} in case or punctuation only{hidden}"
    if shown:
        emit_table(conflicts_table(shown, headline))
    else:
        emit(f"{headline}\n")


@choosing
def prune(
    name: Named,
    choice: Choice,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be taken out, and take out nothing.")
    ] = False,
) -> None:
    """Take units out of a memory for good: those that the options choose, of which there must be one."""
    from ...corpus.memory.store import Memory
    from ..report.markup import counted
    from ..terminal import emit, progress

    wanted = choice.filter()
    if wanted.is_empty:
        raise UsageError("this would take out everything: say what to take out, such as --origin mt --max-score 0.5")
    with opened(name) as held:
        total, found = held.count(), held.count(wanted)
    if dry_run:
        emit(f"{name}: {found:,} of {counted(total, 'unit')} would be taken out\n")
        return
    with Memory.open(name, write=True, patience=_PATIENCE) as held, progress(f"pruning {name}"):
        units, texts = held.prune(wanted)
    gone, only = ("was", "it") if units == 1 else ("were", "they")
    emit(f"{name}: {units:,} of {counted(total, 'unit')} {gone} taken out")
    emit(f", and {counted(texts, 'text')} that only {only} had\n")
