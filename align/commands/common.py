"""What the verbs share: documents from names, and results to files and to the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, get_args

import typer

from ...corpus.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ...corpus.output import Content
    from ...corpus.types import Document, Finding
    from ..targets import Target
    from .options import Threshold

_Content = TypeVar("_Content")


def help_alone(context: typer.Context) -> None:
    """Show the help of a group of commands where none of them was named; that is wrong usage."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


def documents(names: Sequence[str], *, lines: bool, encoding: str | None = None) -> list[Document]:
    """The documents in the order given, with notes on how they were read and on a text that contradicts its language.

    Raises ``InputError`` for a file that cannot be used.
    """
    from ...corpus.read import read
    from ...corpus.sources import notes
    from ..terminal import note, progress

    if sum(name == "-" or name.endswith("=-") for name in names) > 1:
        raise UsageError("- is given twice, but standard input can be read only once: put one text into a file")
    found: list[Document] = []
    for name in names:
        with progress(f"reading {name}"):
            found.append(read(name, lines=lines, encoding=encoding))
    for name, document in zip(names, found, strict=True):
        for said in notes(document):
            note(f"{name}: {said}")
        _doubt_language(name, document)
    return found


def _doubt_language(name: str, document: Document) -> None:
    from ...corpus.language import contradicting, language_name
    from ..terminal import note

    if lang := contradicting(document):
        looks, said = (f"{language_name(code)} ({code})" for code in (lang, document.lang))
        note(f"{name}: the text looks {looks}, not {said}: check the name")


def told_apart(found: Sequence[Document], names: Sequence[str]) -> list[Document]:
    """The documents; those of one file name in several folders are called by their paths, so that findings tell."""
    called: dict[str, set[str]] = {}
    for document, name in zip(found, names, strict=True):
        called.setdefault(document.id, set()).add(name)
    return [
        replace(document, id=name) if len(called[document.id]) > 1 else document
        for document, name in zip(found, names, strict=True)
    ]


def given_path(name: str) -> Path:
    """The path in a name as given, ``path`` or ``kk=path``; what exists as a file is a path, with any signs."""
    path = Path(name)
    return path if path.exists() or "=" not in name else Path(name.partition("=")[2])


def fails(findings: Iterable[Finding], threshold: Threshold | None) -> bool:
    """Whether a finding is as severe as ``threshold``, or more; without one nothing fails."""
    from ...corpus.types import Severity

    ranks = get_args(Severity)
    grave = ranks[ranks.index(threshold) :] if threshold else ()
    return any(finding.severity in grave for finding in findings)


def add_files(files: dict[Path, _Content], more: Mapping[Path, _Content]) -> None:
    """Put ``more`` into ``files``; raises ``UsageError`` where a name that we made up is already taken."""
    for path in more:
        if path in files:
            raise UsageError(f"{path}: two outputs have this name: give each its own -o")
    files.update(more)


def check(goals: Sequence[Target], inputs: Sequence[str]) -> None:
    """Raise ``UshtilError`` for a place that cannot be written to, before the work of filling it is done."""
    from ...corpus.output import check_places

    check_places((goal.path for goal in goals if goal.path), _paths(inputs))


def deliver(files: Mapping[Path, Content], inputs: Sequence[str], screen: Sequence[str | RenderableType]) -> None:
    """Write the files, all or none, say on standard error which they are, then write to the screen.

    Raises ``UsageError`` when a file is one of ``inputs``, which are names as given: ``path`` or ``kk=path``.
    """
    from ...corpus.output import write_files
    from ..export import what_became_of
    from ..terminal import emit, emit_table, note

    write_files(files, _paths(inputs))
    for path, text in files.items():
        note(what_became_of(path, text))
    for shown in screen:
        if isinstance(shown, str):
            emit(shown)
        else:
            emit_table(shown)


def _paths(names: Sequence[str]) -> list[Path]:
    """What the names may stand for: ``path`` or ``kk=path``."""
    return [Path(part) for name in names for part in {name, name.partition("=")[2]} if part]
