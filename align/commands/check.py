"""``ushtil check``: do the versions of a text say the same, and do publications agree with one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .options import Encoding, FailOn, InOrder, Lines, Output

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

    from ...corpus.types import Document
    from ..checks.engine import Checked
    from ..targets import Target
    from .options import Order

Format = Literal["table", "jsonl", "html", "sarif"]


def check(
    texts: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Texts, each with its language: speech.kk.txt or kk=path.")
    ],
    terms: Annotated[
        str | None, typer.Option(metavar="FILE", help="A glossary, whose preferred terms are enforced: terms.tsv.")
    ] = None,
    output: Output = None,
    form: Annotated[Format | None, typer.Option("--format", help="The format, where no file name says it.")] = None,
    fail_on: FailOn = None,
    order: InOrder = "auto",
    lines: Lines = False,
    encoding: Encoding = None,
) -> None:
    """Check a text, its language versions against one another, and publications against each other.

    \b
    Versions of one text:   ushtil check speech.en.txt speech.kk.txt speech.ru.txt
    Publications:           ushtil check 2024.en.txt 2025.en.txt -o report.html
    With a glossary:        ushtil check speech.*.txt --terms terms.tsv
    In a script:            ushtil check speech.*.txt -o check.sarif --fail-on major

    Files whose names differ only in their language are versions of one text. All texts in one language are looked
    at together.
    """  # noqa: D301 - the escape keeps the lines apart
    from ..checks.export import CHECK_ENDINGS
    from ..targets import targets
    from .common import check as check_places
    from .common import deliver, fails

    goals = targets(output or [], form, CHECK_ENDINGS, standard="table")
    inputs = [*texts, *([terms] if terms else [])]
    check_places(goals, inputs)
    works, paths = _works(texts, lines=lines, encoding=encoding)
    checked = _checked(works, order, terms)
    _doubt(checked, works, paths)
    files, screen = _rendered(checked, paths, goals)
    deliver(files, inputs, screen)
    if fails(checked.findings, fail_on):
        raise typer.Exit(1)


def _works(texts: Sequence[str], *, lines: bool, encoding: str | None) -> tuple[list[list[Document]], dict[str, str]]:
    """The texts as works, and the paths by the ids of the documents; says on standard error what was grouped."""
    from ..works import works
    from .common import documents, given_path, told_apart

    found = told_apart(documents(texts, lines=lines, encoding=encoding), texts)
    paths = [given_path(text) for text in texts]
    grouped = works(paths, found)
    names = {document.id: str(path) for document, path in zip(found, paths, strict=True)}
    _say_grouped(grouped, names)
    return grouped, names


def _say_grouped(works: Sequence[Sequence[Document]], names: dict[str, str]) -> None:
    from ...corpus.tables import primary_language
    from ..terminal import note

    said = [f"versions: {', '.join(names[d.id] for d in work)}" for work in works if len(work) > 1]
    by_language: dict[str, list[str]] = defaultdict(list)
    for document in (document for work in works for document in work):
        by_language[primary_language(document.lang)].append(names[document.id])
    said += [f"publications in {lang}: {', '.join(held)}" for lang, held in by_language.items() if len(held) > 1]
    if said:
        note("; ".join(said))


def _checked(works: Sequence[Sequence[Document]], order: Order, terms: str | None) -> Checked:
    from pathlib import Path

    from ...corpus.glossary import Glossary

    glossary = Glossary.read(Path(terms)) if terms else None
    from ..checks.engine import check as engine  # a wrong file is told about before the engine is loaded
    from ..engine import AlignOptions
    from ..terminal import progress

    with progress("checking"):
        return engine(works, AlignOptions(order), glossary)


def _doubt(checked: Checked, works: Sequence[Sequence[Document]], paths: Mapping[str, str]) -> None:
    """Say of each work which versions have next to nothing in common with the others."""
    from .notes import doubt_versions

    beads = {(pair.left.id, pair.right.id): pair.beads for pair in checked.versions}
    for work in works:
        names = {document.id: paths[document.id] for document in work}
        doubt_versions({pair: beads[pair] for pair in permutations(names, 2) if pair in beads}, names)


def _rendered(
    checked: Checked, paths: dict[str, str], goals: Sequence[Target]
) -> tuple[dict[Path, str], list[str | RenderableType]]:
    from ..checks.export import check_text
    from ..report.check_table import check_table
    from .common import add_files

    files: dict[Path, str] = {}
    screen: list[str | RenderableType] = []
    for goal in goals:
        if goal.path:
            add_files(files, {goal.path: check_text(checked, paths, goal.format)})
        elif goal.format == "table":
            screen.append(check_table(checked))
        else:
            screen.append(check_text(checked, paths, goal.format))
    return files, screen
