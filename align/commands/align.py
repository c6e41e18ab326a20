"""``ushtil align``: two or three versions side by side."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from itertools import combinations, permutations
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ...corpus.errors import InputError, UsageError
from .options import InOrder, Lines, Output

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

    from ...corpus.types import Alignment, Bead, Document
    from ..engine import Aligned, AlignOptions
    from ..export import Pairs
    from ..targets import Target

    Locked = Mapping[tuple[int, int], Sequence[Bead]]

Format = Literal["table", "tsv", "jsonl", "tmx", "html"]


def align(
    versions: Annotated[
        list[str],
        typer.Argument(metavar="VERSION", help="Two or three texts, each with its language: speech.kk.txt or kk=path."),
    ],
    output: Output = None,
    form: Annotated[Format | None, typer.Option("--format", help="The format, where no file name says it.")] = None,
    pair: Annotated[
        str | None, typer.Option(metavar="en-kk", help="Write only these two languages, in finer pieces.")
    ] = None,
    lines: Lines = False,
    order: InOrder = "auto",
    min_score: Annotated[
        float,
        typer.Option(
            min=0.0, max=1.0, metavar="0..1", help="Link only what is at least so sure; the rest stands alone."
        ),
    ] = 0.0,
    lock: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="A proofread pair of the three (from align --pair), kept as it is."),
    ] = None,
    scorer: Annotated[
        str,
        typer.Option(metavar="NAME", help="lexical, or an encoder: labse, a hub id, a folder (see ushtil models)."),
    ] = "lexical",
    force: Annotated[bool, typer.Option("--force", help="Use an encoder that is poor in a language.")] = False,
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
        given = f"{len(versions)} version{'s' * (len(versions) > 1)} given"
        raise UsageError(f"{given}, and align takes two or three (see ushtil align --help)")
    standard = "table" if sys.stdout.isatty() else "tsv"
    goals = targets(output or [], form, ALIGNMENT_ENDINGS, standard=standard)
    check(goals, versions)
    found = _versions(versions, lines=lines)
    wanted = _wanted(pair, [document.lang for document in found])
    from ..engine import AlignOptions  # a wrong file is told about before the engine is loaded

    options = AlignOptions(order, min_score, scorer, force)
    aligned = _aligned(found, options, _locked(lock, found))
    _say(aligned, dict(zip((document.lang for document in found), versions, strict=True)))
    alignment, pairs = _chosen(aligned, wanted)
    files, screen = _rendered(alignment, pairs, goals)
    deliver(files, versions, screen)


def _versions(versions: Sequence[str], *, lines: bool) -> list[Document]:
    from .common import documents

    found = documents(versions, lines=lines)
    _check_languages(versions, found)
    return found


def _locked(lock: str | None, found: Sequence[Document]) -> Locked:
    from pathlib import Path

    from ..locks import read_lock

    if lock is None:
        return {}
    if len(found) != 3:
        raise UsageError("--lock keeps a pair and adds a third version: give all three texts")
    return read_lock(Path(lock), found)


def _aligned(found: Sequence[Document], options: AlignOptions, locked: Locked) -> Aligned:
    from ..counting import counter
    from ..engine import align_documents
    from ..terminal import progress
    from .notes import say_terms

    say_terms(options.scorer)
    with progress(f"aligning {', '.join(document.lang for document in found)}"):
        return align_documents(found, options, locked, counter("reading", "sentences"))


def _say(aligned: Aligned, names: Mapping[str, str]) -> None:
    from .notes import doubt_versions, say_moved

    beads = {languages: pair.beads for languages, pair in aligned.pairs.items()}
    say_moved(beads)
    doubt_versions(beads, names)


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


def _wanted(pair: str | None, languages: Sequence[str]) -> tuple[str, str] | None:
    """The two languages that ``pair`` names, in its order and in any case; raises ``UsageError`` for others."""
    if pair is None:
        return None
    for first, second in permutations(languages, 2):
        if pair.lower() == f"{first}-{second}".lower():
            return first, second
    known = " or ".join(f"{first}-{second}" for first, second in combinations(languages, 2))
    raise UsageError(f"--pair {pair}: not a pair of the versions' languages: write {known} (see ushtil align --help)")


def _chosen(aligned: Aligned, wanted: tuple[str, str] | None) -> tuple[Alignment, Pairs]:
    """What to write: all versions, or the two ``wanted``, in that order."""
    from ...corpus.order import reversed_pair

    if wanted is None:
        return aligned.alignment, aligned.pairs
    turned = (wanted[1], wanted[0])
    alignment = aligned.pairs[wanted] if wanted in aligned.pairs else reversed_pair(aligned.pairs[turned])
    return alignment, {wanted: alignment}


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
