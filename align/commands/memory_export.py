"""``ushtil memory export``: units of a memory as files."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ...corpus.errors import UsageError
from .memory_options import Choice, Named, choosing, opened, pair_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ...corpus.memory.filters import Filter
    from ...corpus.memory.store import Memory
    from ...corpus.output import Content

_ENDINGS = {".tmx": "tmx", ".tsv": "tsv", ".jsonl": "jsonl"}


@choosing
def export(
    name: Named,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write: .tmx, .tsv or .jsonl.")
    ],
    choice: Choice,
) -> None:
    """Write units of a memory into a file, all of them or those that the options choose.

    TMX holds two languages. Machine translation goes into a file of its own, NAME.mt.tmx, and pieces of several
    sentences into NAME.paragraph.tmx, as translators' programs need it. JSONL keeps everything.
    """
    from pathlib import Path

    from ...corpus.output import check_places, write_files
    from ..export import what_became_of
    from ..targets import targets
    from ..terminal import note, progress

    path = targets([output], None, _ENDINGS, standard="jsonl")[0].path
    if path is None:
        raise UsageError("a memory goes into a file: name it with -o out.tmx")
    check_places([path], [Path(name)])
    with opened(name) as held, held.reading():
        if path.suffix.lower() == ".tmx":
            source, target = pair_of(held, choice.source, choice.target)
            choice = replace(choice, source=source, target=target)
        wanted = choice.filter()
        with progress(f"writing {path}"), _files(held, wanted, path) as files:
            write_files(files, [Path(name)])
    for written, content in files.items():
        note(what_became_of(written, content))
    if not files:
        note(f"{name}: no unit fits, so nothing was written")


@contextmanager
def _files(held: Memory, wanted: Filter, path: Path) -> Iterator[dict[Path, Content]]:
    """The files to write; what they hold is made when it is asked for."""
    from ...corpus.memory.exporting import jsonl_lines, tsv_lines

    if next(held.records(wanted), None) is None:
        yield {}
    elif path.suffix.lower() == ".jsonl":
        yield {path: jsonl_lines(held.records(wanted))}
    elif path.suffix.lower() == ".tsv":
        yield {path: tsv_lines(held.records(wanted), held.written_codes(wanted))}
    else:
        with _memories(held, wanted, path) as files:
            yield files


@contextmanager
def _memories(held: Memory, wanted: Filter, path: Path) -> Iterator[dict[Path, Content]]:
    """The TMX files; an old one is replaced even when there is nothing to put in, lest it pass for part of these."""
    from ...corpus.memory.exporting import tmx_files
    from ...corpus.memory.pairs import stored_pairs
    from ...corpus.write.memories import PARTS, emptied
    from ..export import now
    from ..targets import beside

    source, created = wanted.languages[0].name, now()
    with tmx_files(stored_pairs(held.connection, wanted), source, created, path) as found:
        files: dict[Path, Content] = {}
        for part in PARTS:
            place = beside(path, part) if part else path
            if part in found:
                files[place] = found[part]
            elif place.exists():
                files[place] = emptied(part, source, created)
        yield files
