"""``ushtil memory``: one file that keeps translations, is asked for them, and says where it contradicts itself."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ...corpus.errors import UsageError, UshtilError
from .common import help_alone
from .memory_export import export
from .memory_options import From, Named, Origin, To, opened, pair_of
from .memory_units import conflicts, prune

if TYPE_CHECKING:
    from ...corpus.memory.importing import Imported, ImportOptions
    from ...corpus.memory.store import Memory
    from ...corpus.memory.types import Match

_PATIENCE = 600.0
# So many places of repaired letters are named, as of what is left out.
_FIRST = 3

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


@memory.command("import", short_help="Put translations into a memory.")
def import_(
    name: Named,
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Files of translations: .tmx, .jsonl or .tsv.")],
    origin: Annotated[
        Origin | None, typer.Option(help="Who made the translations, where the file does not say.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="LANG", help="With --origin mt: the language of the originals.")
    ] = None,
    model: Annotated[str, typer.Option(metavar="NAME", help="With --origin mt: the model or service.")] = "",
    publication: Annotated[str, typer.Option(metavar="NAME", help="The newspaper, journal or site of the texts.")] = "",
    checked: Annotated[
        bool, typer.Option("--checked", help="A person has confirmed all of these translations.")
    ] = False,
    doubtful: Annotated[
        bool, typer.Option("--keep-doubtful", help="Keep texts that look written in another language than they say.")
    ] = False,
) -> None:
    """Put translations into a memory, which is made if it is not there; what it holds already is kept once.

    A file is taken whole or not at all. What had to be left out is listed with the reason.
    """
    from pathlib import Path

    from ...corpus.memory.importing import import_file, reader_of
    from ...corpus.memory.store import Memory
    from ..terminal import emit, note, progress

    paths = [Path(file) for file in files]
    for path in paths:
        reader_of(path)
        if path.resolve() == Path(name).resolve():
            raise UsageError(f"{path}: this is the memory itself: name the files to put into it")
    options = _import_options(origin, source, model, publication, checked=checked, doubtful=doubtful)
    failed = False
    with Memory.open(name, write=True, patience=_PATIENCE) as held:
        for path in paths:
            try:
                with progress(f"reading {path}"):
                    report = import_file(held, path, options)
            except UshtilError as error:
                note(f"{error}; nothing of {path} was taken")
                failed = True
            else:
                emit(_told(report))
    if failed:
        raise typer.Exit(2)


def _import_options(
    origin: Origin | None, source: str | None, model: str, publication: str, *, checked: bool, doubtful: bool
) -> ImportOptions:
    from ...corpus.made import Made
    from ...corpus.memory.importing import ImportOptions
    from ...corpus.memory.languages import side

    made = None
    if origin and origin != "human":
        made = Made("", "", origin, side(source).code if source else "", model, "", 1.0)
    elif source or model:
        raise UsageError("--from and --model say who made the translations: add --origin mt, or leave them out")
    return ImportOptions(made, publication, checked, doubtful)


def _told(report: Imported) -> str:
    """What became of a file: the counts, then each reason for leaving something out, with the first places."""
    from ..report.markup import counted
    from ..terminal import harmless

    skipped = sum(report.counts.values())
    added = counted(report.new, "unit")
    lines = [f"{report.path}: {added} added, {report.known:,} known already, {skipped:,} left out"]
    for reason, number in sorted(report.counts.items(), key=lambda item: (-item[1], item[0])):
        places = report.skipped[reason]
        where = f" ({', '.join(places)}{' …' * (number > len(places))})" if places else ""
        lines.append(f"  {number:,} × {reason}{where}")
    for what, units in sorted(report.garbled.items()):
        first = ", ".join(units[:_FIRST]) + " …" * (len(units) > _FIRST)
        lines.append(f"  {len(units):,} × {what} ({first})")
    return "".join(f"{harmless(line)}\n" for line in lines)


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
    from ...corpus.write.jsonl import record
    from ..report.memory_table import matches_table
    from ..terminal import emit, emit_table, note

    wanted = (sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text).strip()
    if not any(map(str.isalnum, wanted)):
        raise UsageError("there is no word to look up: give a sentence")
    with opened(name) as held:
        pair = _searched(held, wanted, source, target)
        matches = held.lookup(wanted, *pair, minimum, limit=limit)
    if not matches:
        note(f"{name}: nothing is {minimum} % like it, from {pair[0]} to {pair[1]} (a lower --min finds more)")
    elif form == "jsonl":
        emit("".join(record(_content(wanted, match)) for match in matches))
    else:
        emit_table(matches_table(wanted, matches, coloured=sys.stdout.isatty()))


def _searched(held: Memory, text: str, source: str | None, target: str | None) -> tuple[str, str]:
    """The languages to search: what was not said is recognised from the text, or is the other one of two.

    Says on standard error where the text looks written in another language, or the memory lacks one.
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
    for code in pair:
        if side(code).code not in languages:
            note(f"{held.path}: there is nothing in {language_name(code)} ({code}) in this memory")
    return pair


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
    emit("".join(f"{title:26}{value}\n" for title, value in statistics_lines(name, figures)))


memory.command(short_help="Write units of a memory into a file.")(export)
memory.command(short_help="Show where a memory contradicts itself.")(conflicts)
memory.command(short_help="Take units out of a memory.")(prune)
