"""``ushtil translate``: a version that is missing, made from those that are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ...corpus.errors import UsageError
from .align import Format
from .filling import Beams, MemoryFile, MinQuality, Terms
from .options import Download, Encoding, Lines, Output
from .versions import language_versions, rendered

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

    from ...corpus.output import Content
    from ...corpus.types import Document
    from ..engine import Aligned
    from ..targets import Target

    #: A target, and the one language that it holds if it is a plain text.
    Part = tuple[Target, str | None]
    Screen = str | RenderableType

TEXT = "text"


def translate(
    versions: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="The text, or two versions of it, each with its language: speech.en.txt."),
    ],
    to: Annotated[list[str], typer.Option("--to", metavar="LANG", help="The missing language, kk. Can be repeated.")],
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The translator: a name (ushtil models list), a hub id, a folder, or none."),
    ] = None,
    output: Output = None,
    form: Annotated[
        Literal[Format, "text"] | None, typer.Option("--format", help="The format, where no file name says it.")
    ] = None,
    beams: Beams = 4,
    min_quality: MinQuality = 0.0,
    memory: MemoryFile = None,
    terms: Terms = None,
    force: Annotated[bool, typer.Option("--force", help="Use a model that is poor in a language.")] = False,
    download: Download = False,
    lines: Lines = False,
    encoding: Encoding = None,
) -> None:
    """Translate a text into a language that it lacks; with two versions given, each sentence from the better one.

    \b
    On the screen:             ushtil translate speech.en.txt --to kk
    As a text:                 ushtil translate speech.en.txt --to kk -o speech.kk.txt
    From two versions:         ushtil translate speech.en.txt speech.ru.txt --to kk -o speech.html
    With a memory first:       ushtil translate speech.en.txt --to kk --memory memory.sqlite -o speech.tmx

    What a machine made is marked in every format. A run that was stopped goes on where it was: type it again.
    """  # noqa: D301 - the escape keeps the lines apart
    from ..export import ALIGNMENT_ENDINGS
    from ..targets import targets
    from .common import check, deliver
    from .filling import Wishes, fill_missing
    from .translators import model_named

    languages = _languages(to, len(versions))
    named = targets(output or [], form, {**ALIGNMENT_ENDINGS, ".txt": TEXT}, standard=TEXT)
    goals = [part for goal in named for part in _parts(goal, languages)]
    wishes = Wishes(model_named(model, memory, download=download), beams, min_quality, memory, terms, force)
    inputs = [*versions, *wishes.inputs]
    check([goal for goal, _ in goals], inputs)
    found = language_versions(versions, lines=lines, encoding=encoding)
    _check_missing(found, versions, languages)
    filled, _ = fill_missing(_with_missing(found, languages), languages, wishes)  # nothing that people did too
    files, screen = _rendered(filled, goals, lines=lines)
    deliver(files, inputs, screen)


def _languages(to: Sequence[str], versions: int) -> list[str]:
    """The languages wanted, in their usual spelling; raises ``UsageError`` for what is none, or for too many."""
    from ...corpus.language import language_code

    if versions > 2:
        raise UsageError(f"{versions} files given, and translate takes one text or two versions of it")
    found: dict[str, None] = {}
    for name in to:
        code = language_code(name)
        if code is None:
            remedy = "Kazakh is kk" if name.lower() == "kz" else "write --to kk (or en, ru)"
            raise UsageError(f"--to {name}: no language code: {remedy} (see ushtil translate --help)")
        found[code] = None
    if versions + len(found) > 3:
        raise UsageError("a text has at most three versions: give fewer files or fewer --to")
    return list(found)


def _check_missing(found: Sequence[Document], names: Sequence[str], languages: Sequence[str]) -> None:
    from ...corpus.tables import primary_language

    for document, name in zip(found, names, strict=True):
        for lang in languages:
            if primary_language(lang) == primary_language(document.lang):
                raise UsageError(f"--to {lang}: {name} is in {document.lang} already: ask for another language")


def _parts(goal: Target, languages: Sequence[str]) -> list[Part]:
    """The target with None, or a target for each language if it is a text, of which each holds one language.

    Raises ``UsageError`` for a file whose name says another language, and for a format that cannot go to the screen.
    """
    from ...corpus.language import language_of_name
    from ..formats import check_screen
    from ..targets import Target, beside

    if goal.format == "tmx" and goal.path is None:
        raise UsageError("a translation memory goes into a file: name it with -o out.tmx")
    if goal.format != TEXT:
        if goal.path is None:
            check_screen(goal.format)
        return [(goal, None)]
    if goal.path is None:
        return [(goal, lang) for lang in languages]
    named = language_of_name(goal.path)
    if named is None and len(languages) > 1:
        return [(Target(beside(goal.path, lang), TEXT), lang) for lang in languages]
    if named is not None and named not in languages:
        raise UsageError(
            f"{goal.path}: the name says {named}, but --to says {', '.join(languages)}: change one of them"
        )
    return [(goal, named or languages[0])]


def _with_missing(found: Sequence[Document], languages: Sequence[str]) -> Aligned:
    """The versions side by side, with one without a segment for each language that is missing."""
    from ...corpus.types import Document
    from ..engine import align_documents
    from ..fill import alone, with_missing
    from ..terminal import progress

    stem = found[0].id.removesuffix(f".{found[0].lang}")
    missing = [Document(f"{stem}.{lang}", lang, "", ()) for lang in languages]
    if len(found) == 1:
        return with_missing(alone(found[0]), missing)
    with progress(f"aligning {', '.join(document.lang for document in found)}"):
        return with_missing(align_documents(found), missing)


def _rendered(filled: Aligned, goals: Sequence[Part], *, lines: bool) -> tuple[dict[Path, Content], list[Screen]]:
    from ..fill_text import made_text
    from .common import add_files

    files, screen = rendered(filled.alignment, filled.pairs, [goal for goal, lang in goals if lang is None])
    for goal, lang in goals:
        if lang is not None:
            text = made_text(filled.alignment, lang, lines=lines)
            if goal.path:
                add_files(files, {goal.path: text})
            else:
                screen += ["\n", text] if screen else [text]
    return files, screen
