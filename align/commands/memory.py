"""``ushtil memory``: one file that keeps translations, is asked for them, and says where it contradicts itself."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ...corpus.errors import UsageError
from .common import help_alone
from .memory_export import export
from .memory_import import import_
from .memory_options import From, Named, To, opened, pair_of
from .memory_units import conflicts, prune

if TYPE_CHECKING:
    from ...corpus.memory.store import Memory
    from ...corpus.memory.types import Match

_TITLE = 26

memory = typer.Typer()


@memory.callback(invoke_without_command=True)
def _alone(context: typer.Context) -> None:
    """Keep translations in one file, look sentences up in it, and find where it contradicts itself.

    \b
    Fill it:          ushtil memory import memory.db speech.tmx journal.jsonl
    Ask it:           ushtil memory search memory.db "We built 42 schools." --from en --to kk
    Take units out:   ushtil memory export memory.db -o all.tmx --from en --to kk
    Find conflicts:   ushtil memory conflicts memory.db --from en --to kk
    """  # noqa: D301 - the escape keeps the lines apart
    help_alone(context)


@memory.command(short_help="Look a text up in a memory.")
def search(
    name: Named,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The sentence to look up; - is standard input.")],
    source: From = None,
    target: To = None,
    minimum: Annotated[
        int, typer.Option("--min", min=1, max=100, help="The least match, in per cent of the words.")
    ] = 70,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many translations.")] = 20,
    form: Annotated[
        Literal["table", "jsonl"], typer.Option("--format", help="A table, or a line for programs.")
    ] = "table",
) -> None:
    """Show the translations of a text and of texts like it: exact matches first, then by the share of equal words."""
    from ...corpus.memory.words import LONGEST
    from ...corpus.write.jsonl import record
    from ..report.memory_table import matches_table
    from ..terminal import emit, emit_table, note

    wanted = (sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text).strip()
    if not any(map(str.isalnum, wanted)):
        raise UsageError("there is no word to look up: give a sentence")
    if len(wanted) > LONGEST:
        raise UsageError(f"a text of more than {LONGEST:,} characters: look up a sentence of it")
    with opened(name) as held:
        pair = _searched(held, wanted, source, target)
        is_there = _has(held, pair)
        matches = held.lookup(wanted, *pair, minimum, limit=limit)
    if not is_there:
        return
    if not matches:
        hint = " (a lower --min may find more)" if minimum > 1 else ""
        note(f"{name}: nothing is {minimum} % like it, from {pair[0]} to {pair[1]}{hint}")
    elif form == "jsonl":
        emit("".join(record(_content(wanted, match)) for match in matches))
    else:
        emit_table(matches_table(wanted, matches))


def _searched(held: Memory, text: str, source: str | None, target: str | None) -> tuple[str, str]:
    """The languages to search: what was not said is recognised from the text, or is the other one of two.

    Says on standard error where the text looks written in another language.
    """
    from ...corpus.language import language_name, recognise
    from ...corpus.memory.languages import side
    from ..terminal import note

    languages = held.languages()
    found = recognise(text)
    source = source or (found if found in languages else None)
    others = [code for code in languages if source and code != side(source).code]
    target = target or (others[0] if len(others) == 1 else None)
    pair = pair_of(held, source, target)
    if found and found != side(pair[0]).code and side(pair[0]).code in {"en", "kk", "ru"}:
        note(f"the text looks {language_name(found)}, not {language_name(pair[0])}: check --from")
    return pair


def _has(held: Memory, pair: tuple[str, str]) -> bool:
    """Whether the memory has texts in both languages; says on standard error which it lacks."""
    from ...corpus.language import language_name
    from ...corpus.memory.languages import side
    from ..terminal import note

    lacking = [code for code in pair if side(code).code not in held.languages()]
    for code in lacking:
        note(f"{held.path}: there is nothing in this memory in {language_name(code)}")
    return not lacking


def _content(text: str, match: Match) -> dict[str, object]:
    """A match as a record for programs, with the difference to the text in pieces."""
    from dataclasses import asdict

    from ...corpus.memory.rates import difference

    content = asdict(match)
    content["difference"] = [asdict(piece) for piece in difference(match.source_text, text)]
    return content


@memory.command(short_help="Say what a memory holds.")
def stats(name: Named) -> None:
    """Say what a memory holds: units, texts, languages, origins, publications, dates, size."""
    from ..report.memory_table import statistics_lines
    from ..terminal import emit

    with opened(name) as held, held.reading():
        figures = held.statistics()
    lines = statistics_lines(name, figures)
    width = max(_TITLE, *(len(title) + 2 for title, _ in lines))
    emit("".join(f"{title:{width}}{value}\n" for title, value in lines))


memory.command("import", short_help="Put translations into a memory.")(import_)
memory.command(short_help="Write units of a memory into a file.")(export)
memory.command(short_help="Show where a memory contradicts itself.")(conflicts)
memory.command(short_help="Take units out of a memory.")(prune)
