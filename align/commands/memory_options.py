"""The options by which the commands of the memory choose units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast, get_args, get_type_hints

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


@dataclass(frozen=True, slots=True)
class Choice:
    """The options that choose units, as they were given."""

    source: From = None
    target: To = None
    origin: Origins = None
    min_score: MinScore = None
    max_score: MaxScore = None
    publication: Publication = None
    document: Document = None
    since: Since = None
    until: Until = None
    checked: Checked = None

    def filter(self) -> Filter:
        """The filter of these options. Raises ``UsageError`` for what is no language code or no date."""
        from ...corpus.memory.filters import Filter
        from ...corpus.memory.languages import side

        return Filter(
            tuple(side(code) for code in (self.source, self.target) if code),
            tuple(map(_origin, self.origin or ())),
            self.min_score,
            self.max_score,
            self.publication or "",
            self.document or "",
            _day(self.since, "--since", "000000"),
            _day(self.until, "--until", "235959"),
            self.checked,
        )


def choosing(command: Callable[..., None]) -> Callable[..., None]:
    """The command with all options of ``Choice`` in place of its parameter ``choice``."""
    hints = get_type_hints(Choice, include_extras=True)
    options = [
        Parameter(f.name, Parameter.KEYWORD_ONLY, default=None, annotation=hints[f.name]) for f in fields(Choice)
    ]
    own = [p.replace(kind=Parameter.KEYWORD_ONLY) for p in signature(command, eval_str=True).parameters.values()]

    @wraps(command)
    def chosen(**given: Any) -> None:
        choice = Choice(**{option.name: given.pop(option.name) for option in options})
        command(**given, choice=choice)

    spliced = [part for p in own for part in (options if p.name == "choice" else [p])]
    # What typer makes the options of.
    chosen.__signature__ = Signature(spliced)  # type: ignore[attr-defined]
    chosen.__annotations__ = {}
    return chosen


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
    """The memory to read; one of an older format is first brought up to date. Raises ``UshtilError``."""
    from pathlib import Path

    from ...corpus.memory.store import Memory
    from ..terminal import progress

    with progress(f"opening {name}"):
        return Memory.open(Path(name))


def pair_of(memory: Memory, source: str | None, target: str | None) -> tuple[str, str]:
    """The two languages that were asked for, or those of a memory of two. Raises ``UsageError``."""
    held = memory.languages()
    if source and target:
        return source, target
    if not source and not target and len(held) == 2:
        return held[0], held[1]
    raise UsageError(f"{memory.path} holds {', '.join(held) or 'nothing'}: choose two languages with --from and --to")
