"""The options by which the commands of the memory choose units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, cast, get_args

import typer

from ...corpus.errors import UsageError

if TYPE_CHECKING:
    from ...corpus.memory.filters import Filter
    from ...corpus.memory.store import Memory

Named = Annotated[str, typer.Argument(metavar="MEMORY", help="The file of the memory, such as memory.db.")]
From = Annotated[str | None, typer.Option("--from", metavar="LANG", help="The language to translate from: en.")]
To = Annotated[str | None, typer.Option("--to", metavar="LANG", help="The language to translate to: kk.")]
Origin = Literal["human", "memory", "mt"]
Origins = Annotated[
    list[str] | None,
    typer.Option(
        "--origin", metavar="ORIGIN", help="Only units of this origin: human, memory, mt (machine). Can be repeated."
    ),
]
MinScore = Annotated[
    float | None, typer.Option("--min-score", min=0, max=1, help="Only units with this score, 0 to 1, or more.")
]
MaxScore = Annotated[
    float | None, typer.Option("--max-score", min=0, max=1, help="Only units with this score, 0 to 1, or less.")
]
Publication = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only units of this publication; * stands for anything.")
]
Document = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only units of this document or file; * stands for anything.")
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only units changed on this day or later: 2026-01-31.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only units changed on this day or earlier.")]
Checked = Annotated[
    bool | None, typer.Option("--checked/--unchecked", help="Only units that a person has confirmed, or has not.")
]


def chosen(
    languages: tuple[str | None, ...],
    origins: list[str] | None,
    scores: tuple[float | None, float | None],
    names: tuple[str | None, str | None],
    days: tuple[str | None, str | None],
    checked: bool | None,
) -> Filter:
    """The filter of these options. Raises ``UsageError`` for what is no language code or no date."""
    from ...corpus.memory.filters import Filter
    from ...corpus.memory.languages import side

    return Filter(
        tuple(side(code) for code in languages if code),
        tuple(map(_origin, origins or ())),
        *scores,
        names[0] or "",
        names[1] or "",
        _day(days[0], "--since", "000000"),
        _day(days[1], "--until", "235959"),
        checked,
    )


def _origin(said: str) -> Origin:
    if said not in get_args(Origin):
        raise UsageError(f"--origin {said}: write human, memory or mt")
    return cast("Origin", said)


def _day(said: str | None, option: str, clock: str) -> str:
    from ...corpus.memory.records import date

    if not said:
        return ""
    found = date(said)
    if not found:
        raise UsageError(f"{option} {said}: write a date as 2026-01-31")
    return found if "T" in said or ":" in said else f"{found[:9]}{clock}Z"


def opened(name: str) -> Memory:
    """The memory to read. Raises ``InputError``."""
    from pathlib import Path

    from ...corpus.memory.store import Memory

    return Memory.open(Path(name))


def pair_of(memory: Memory, source: str | None, target: str | None) -> tuple[str, str]:
    """The two languages that were asked for, or those of a memory of two. Raises ``UsageError``."""
    held = memory.languages()
    if source and target:
        return source, target
    if not source and not target and len(held) == 2:
        return held[0], held[1]
    raise UsageError(f"{memory.path} holds {', '.join(held) or 'nothing'}: choose two languages with --from and --to")
