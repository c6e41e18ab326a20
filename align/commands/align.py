"""``ushtil align``: two or three versions side by side."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ...corpus.errors import InputError, UsageError
from .options import Lines, Output

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

    from ...corpus.types import Alignment, Document
    from ..engine import Aligned
    from ..export import Pairs
    from ..targets import Target

Format = Literal["table", "tsv", "jsonl", "tmx", "html"]


def align(
    versions: Annotated[
        list[str],
        typer.Argument(metavar="VERSION", help="Two or three texts, each with its language: speech.kk.txt or kk=path."),
    ],
    output: Output = None,
    form: Annotated[Format | None, typer.Option("--format", help="The format, where no file name says it.")] = None,
    pair: Annotated[
        str | None, typer.Option(metavar="EN-KK", help="Write only these two languages, in finer pieces.")
    ] = None,
    lines: Lines = False,
) -> None:
    """Put two or three language versions of a text side by side, sentence by sentence.

    \b
    On the screen:             ushtil align speech.en.txt speech.kk.txt
    As a translation memory:   ushtil align speech.en.txt speech.kk.txt -o speech.tmx
    As a page and a table:     ushtil align speech.*.txt -o speech.html -o speech.tsv

    A translation memory of three versions becomes one file for each pair of languages. Pieces of several
    sentences go into a second file, NAME.paragraph.tmx, where translation tools can find them.
    """  # noqa: D301 - the escape keeps the lines apart
    from ..export import ALIGNMENT_ENDINGS
    from ..targets import targets
    from .common import check, deliver

    if not 2 <= len(versions) <= 3:
        raise UsageError(f"{len(versions)} version{'s' * (len(versions) > 1)} given, and align takes two or three")
    standard = "table" if sys.stdout.isatty() else "tsv"
    goals = targets(output or [], form, ALIGNMENT_ENDINGS, standard=standard)
    check(goals, versions)
    alignment, pairs = _chosen(_aligned(versions, lines=lines), pair)
    files, screen = _rendered(alignment, pairs, goals)
    deliver(files, versions, screen)


def _aligned(versions: Sequence[str], *, lines: bool) -> Aligned:
    from ..terminal import progress
    from .common import documents

    found = documents(versions, lines=lines)
    _check_languages(versions, found)
    from ..engine import align_documents  # a wrong file is told about before the engine is loaded

    with progress(f"aligning {', '.join(document.lang for document in found)}"):
        return align_documents(found)


def _check_languages(versions: Sequence[str], found: Sequence[Document]) -> None:
    first: dict[str, str] = {}
    for name, document in zip(versions, found, strict=True):
        if document.lang in first:
            raise InputError(
                f"the same language ({document.lang}) as {first[document.lang]}: give another version, say the "
                f"language with kk=path, or use ushtil compare for two texts in one language",
                name,
            )
        first[document.lang] = name


def _chosen(aligned: Aligned, pair: str | None) -> tuple[Alignment, Pairs]:
    """What to write: all versions, or the two that ``pair`` names, in its order."""
    from ...corpus.order import reversed_pair

    if pair is None:
        return aligned.alignment, aligned.pairs
    for (first, second), alignment in aligned.pairs.items():
        if pair == f"{first}-{second}":
            return alignment, {(first, second): alignment}
        if pair == f"{second}-{first}":
            turned = reversed_pair(alignment)
            return turned, {(second, first): turned}
    known = " or ".join(f"{first}-{second}" for first, second in aligned.pairs)
    raise UsageError(f"--pair {pair}: the versions are in other languages: say {known}")


def _rendered(
    alignment: Alignment, pairs: Pairs, goals: Sequence[Target]
) -> tuple[dict[Path, str], list[str | RenderableType]]:
    from ..export import alignment_files, alignment_text
    from .common import add_files

    files: dict[Path, str] = {}
    screen: list[str | RenderableType] = []
    for goal in goals:
        if goal.path:
            add_files(files, alignment_files(alignment, pairs, goal))
        elif goal.format == "table":
            from ..report.table import alignment_table

            screen.append(alignment_table(alignment))
        else:
            screen.append(alignment_text(alignment, pairs, goal.format))
    return files, screen
