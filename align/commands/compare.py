"""``ushtil compare``: how republications differ from their source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from ...corpus.errors import InputError
from .options import Encoding, FailOn, Lines, Output

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

    from ...corpus.types import Comparison, Document
    from ..targets import Target

Format = Literal["table", "jsonl", "html", "tsv", "sarif"]
# A copy of so many segments of which a smaller share of the words was traced is called into question.
_ENOUGH: Final = 5
_ALMOST_NOTHING: Final = 0.05


def compare(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The text as first published: speech.en.txt.")],
    copies: Annotated[
        list[str], typer.Argument(metavar="COPY", help="Reprints, excerpts or retellings in the same language.")
    ],
    output: Output = None,
    form: Annotated[Format | None, typer.Option("--format", help="The format, where no file name says it.")] = None,
    fail_on: FailOn = None,
    lines: Lines = False,
    encoding: Encoding = None,
) -> None:
    """Show what a reprint or excerpt keeps, changes, moves, leaves out and adds.

    \b
    On the screen:   ushtil compare speech.en.txt journal.en.txt
    As a page:       ushtil compare speech.en.txt journal.en.txt -o journal.html
    In a script:     ushtil compare speech.en.txt journal.en.txt --fail-on major

    Of several copies each is compared with the source: -o out.html is a page on all, with a page on each beside it
    (out.journal.en.html and so on), and -o out.tsv says what each has for every sentence.
    """  # noqa: D301 - the escape keeps the lines apart
    from ..export import COMPARISON_ENDINGS
    from ..targets import targets
    from .common import check, deliver, fails

    goals = targets(output or [], form, COMPARISON_ENDINGS, standard="table")
    check(goals, [source, *copies])
    comparisons = _comparisons(source, copies, lines=lines, encoding=encoding)
    _doubt(comparisons, source, copies)
    files, screen = _rendered(comparisons, [source, *copies], goals)
    deliver(files, [source, *copies], screen)
    if any(fails(comparison.findings, fail_on) for comparison in comparisons):
        raise typer.Exit(1)


def _comparisons(source: str, copies: Sequence[str], *, lines: bool, encoding: str | None) -> list[Comparison]:
    from ..terminal import progress
    from .common import documents, told_apart

    names = [source, *copies]
    first, *others = told_apart(documents(names, lines=lines, encoding=encoding), names)
    for name, document in zip(copies, others, strict=True):
        _check_language(first, source, document, name)
    from .. import compare as engine  # a wrong file is told about before the engine is loaded

    found = []
    for name, document in zip(copies, others, strict=True):
        with progress(f"comparing {name}"):
            found.append(engine.compare(first, document))
    return found


def _doubt(comparisons: Sequence[Comparison], source: str, copies: Sequence[str]) -> None:
    """Say of which copies of some length next to nothing was traced: probably they are other texts."""
    from ..drift.coverage import coverage
    from ..terminal import note

    for name, comparison in zip(copies, comparisons, strict=True):
        if len(comparison.copy) >= _ENOUGH and coverage(comparison).copy_traced < _ALMOST_NOTHING:
            note(f"{name}: almost nothing of it comes from {source}; are these the right files?")


def _check_language(source: Document, source_name: str, copy: Document, name: str) -> None:
    if source.lang != copy.lang:
        raise InputError(
            f"this text is in {copy.lang}, and {source_name} in {source.lang}: compare texts in one language, "
            f"or use ushtil align for versions in several",
            name,
        )


def _rendered(
    comparisons: Sequence[Comparison], names: Sequence[str], goals: Sequence[Target]
) -> tuple[dict[Path, str], list[str | RenderableType]]:
    """The files and what goes to the screen; ``names`` are the source's and the copies', as given."""
    from ..export import comparison_files, comparisons_text
    from ..report.matrix import matrix_table
    from ..report.table import comparison_table
    from .common import add_files, given_path

    paths = [str(given_path(name)) for name in names]
    files: dict[Path, str] = {}
    screen: list[str | RenderableType] = []
    for goal in goals:
        if goal.path:
            add_files(files, comparison_files(comparisons, paths, goal))
        elif goal.format == "table":
            screen += [matrix_table(comparisons)] if len(comparisons) > 1 else []
            screen += [comparison_table(comparison) for comparison in comparisons]
        else:
            screen.append(comparisons_text(comparisons, paths, goal.format))
    return files, screen
