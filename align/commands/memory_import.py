"""``ushtil memory import``: files put into a memory, with an account of what was left out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...corpus.errors import UsageError, UshtilError
from .memory_options import Named, Origin

if TYPE_CHECKING:
    from ...corpus.memory.importing import Imported, ImportOptions
    from ...corpus.memory.store import Memory

_PATIENCE = 600.0
# So many places of repaired letters are named, as of what is left out.
_FIRST = 3


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
    from ...corpus.memory.importing import reader_of
    from ...corpus.memory.store import Memory
    from ..terminal import progress

    paths = [Path(file) for file in files]
    for path in paths:
        reader_of(path)
        if path.resolve() == Path(name).resolve():
            raise UsageError(f"{path}: this is the memory itself: name the files to put into it")
    options = _import_options(origin, source, model, publication, checked=checked, doubtful=doubtful)
    is_new = not Path(name).exists()
    failed = True
    with progress(f"opening {name}"):
        memory = Memory.open(name, write=True, patience=_PATIENCE)
    with memory as held:
        try:
            used = [_imported(held, path, options) for path in paths]
            failed = not all(used)
        finally:
            if is_new and failed:
                held.discard()
    if failed:
        raise typer.Exit(2)


def _imported(held: Memory, path: Path, options: ImportOptions) -> bool:
    """Whether something of a file could be used (or nothing is in it); says what became of it."""
    from ...corpus.memory.importing import import_file
    from ..terminal import emit, note, progress

    try:
        with progress(f"reading {path}"):
            report = import_file(held, path, options)
    except UshtilError as error:
        note(f"{error}; nothing of {path} was taken")
        return False
    emit(_told(report))
    is_used = bool(report.new or report.known or not report.counts)
    if not is_used:
        note(f"{path}: nothing of it could be used, for the reasons above")
    return is_used


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
