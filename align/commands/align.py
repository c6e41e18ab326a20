"""``ushtil align``: two or three versions side by side."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, permutations
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ...corpus.errors import UsageError
from .filling import Beams, MemoryFile, MinQuality, Terms, Wishes, fill_missing
from .layout import Layout, deliver_projects, from_sheet, is_sheet, planned
from .options import Download, Encoding, InOrder, Lines, Output
from .translators import check_scorer, model_named
from .versions import language_versions, rendered

if TYPE_CHECKING:
    from ...corpus.types import Alignment, Bead, Document
    from ..engine import Aligned, AlignOptions
    from ..export import Pairs
    from ..quality import Quality

    Locked = Mapping[tuple[int, int], Sequence[Bead]]

Format = Literal[
    "table", "tsv", "jsonl", "tmx", "html", "xlsx", "xliff", "xliff12", "parquet", "moses", "xces", "ladder", "vecalign"
]


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
    multi: Annotated[
        bool, typer.Option("--multi", help="Three versions as one memory (TMX) of what is complete in all of them.")
    ] = False,
    layout: Annotated[
        Layout | None, typer.Option(help="Write a project for this program; -o names its folder, a new one.")
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
        typer.Option(
            metavar="NAME", help="lexical, an encoder or translator (labse, a hub id, a folder), or both, both:NAME."
        ),
    ] = "lexical",
    overlaps: Annotated[
        bool, typer.Option("--overlaps", help="With an encoder: encode neighbouring sentences together too (slower).")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Use a model that is poor in a language.")] = False,
    download: Download = False,
    fill: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Fill what a version lacks by this translator (ushtil models list), or none."
        ),
    ] = None,
    beams: Beams = 4,
    min_quality: MinQuality = 0.0,
    memory: MemoryFile = None,
    terms: Terms = None,
    encoding: Encoding = None,
) -> None:
    """Put two or three language versions of a text side by side, sentence by sentence.

    \b
    On the screen:             ushtil align speech.en.txt speech.kk.txt
    As a translation memory:   ushtil align speech.en.txt speech.kk.txt -o speech.tmx
    As a page and a table:     ushtil align speech.*.txt -o speech.html -o speech.tsv
    As a project of OmegaT:    ushtil align speech.en.txt speech.kk.txt -o speech-kk --layout omegat
    After a review in Excel:   ushtil align review.xlsx -o speech.tmx

    A translation memory of three versions becomes one file for each pair of languages. Pieces of several
    sentences go into a second file, NAME.paragraph.tmx, where translation tools can find them. A workbook that
    was written with -o review.xlsx can be corrected and given in place of the texts.
    """  # noqa: D301 - the escape keeps the lines apart
    from .common import check, deliver

    if not (2 <= len(versions) <= 3 or is_sheet(versions)):
        given = f"{len(versions)} version{'s' * (len(versions) > 1)} given"
        raise UsageError(
            f"{given}, and align takes two or three (of one file that holds several: en=FILE kk=FILE; see --help)"
        )
    standard = "table" if sys.stdout.isatty() else "tsv"
    languages = len(versions) if pair is None else 2
    goals, folders = planned(output or [], form, layout, multi=multi, standard=standard, languages=languages)
    wishes = _wishes(fill, Wishes("", beams, min_quality, memory, terms, force), download=download)
    inputs = [*versions, *(wishes.inputs if wishes else [])]
    if multi and pair:
        raise UsageError("--multi holds all versions, and --pair two of them: leave one of the two out")
    check(goals, inputs)
    if is_sheet(versions):
        if lock or lines or order != "auto" or min_score or scorer != "lexical" or overlaps or encoding:
            raise UsageError(f"{versions[0]}: it is aligned already: leave out the options that say how to align")
        aligned = from_sheet(versions[0])
        wanted = _wanted(pair, aligned.alignment.languages)
    else:
        check_scorer(scorer, download=download)
        found = language_versions(versions, lines=lines, encoding=encoding)
        wanted = _wanted(pair, [document.lang for document in found])
        from ..engine import AlignOptions  # a wrong file is told about before the engine is loaded

        options = AlignOptions(order, min_score, scorer, force, overlaps)
        aligned = _aligned(found, options, _locked(lock, found))
        _say(aligned, dict(zip((document.lang for document in found), versions, strict=True)))
    measured: Sequence[Quality] = ()
    if wishes:
        aligned, measured = fill_missing(aligned, wanted or aligned.alignment.languages, wishes)
    alignment, pairs = _chosen(aligned, wanted)
    files, screen = rendered(alignment, pairs, goals, measured)
    deliver(files, inputs, screen)
    deliver_projects(alignment, pairs, folders)


def _wishes(fill: str | None, wishes: Wishes, *, download: bool) -> Wishes | None:
    """How to fill, or None; raises ``UsageError`` for an option that only filling heeds."""
    if fill is not None:
        return replace(wishes, model=model_named(fill, wishes.memory, download=download))
    if wishes.inputs or wishes.min_quality:
        raise UsageError("--memory, --terms and --min-quality say how to fill: add --fill MODEL (or --fill none)")
    return None


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
