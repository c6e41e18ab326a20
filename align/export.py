"""An alignment or comparison as the contents of files, ready to be written."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ..corpus.errors import UsageError
from ..corpus.output import Content
from ..corpus.types import Alignment, Bead, Comparison, Finding
from ..corpus.units import units, units_again, units_of_beads
from ..corpus.write.jsonl import alignment_jsonl, comparison_jsonl
from ..corpus.write.memories import PARTS, emptied, part
from ..corpus.write.tmx import tmx
from ..corpus.write.tsv import tsv
from .drift.coverage import coverage
from .score import scored
from .targets import Target, beside

Pairs = Mapping[tuple[str, str], Alignment]

ALIGNMENT_ENDINGS = {
    ".tsv": "tsv",
    ".jsonl": "jsonl",
    ".tmx": "tmx",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".parquet": "parquet",
    ".moses": "moses",
    ".xces": "xces",
    ".ladder": "ladder",
    ".vecalign": "vecalign",
}
COMPARISON_ENDINGS = {".jsonl": "jsonl", ".html": "html", ".htm": "html", ".tsv": "tsv", ".sarif": "sarif"}
_IN_PARTS: Final[Mapping[str, Callable[[Alignment], Iterator[str]]]] = {"tsv": tsv, "jsonl": alignment_jsonl}


def alignment_text(alignment: Alignment, pairs: Pairs, form: str) -> str:
    """The alignment as one text in the format ``form``.

    Raises ``UsageError`` for TMX of three languages, which takes a file for each pair.
    """
    if form in _IN_PARTS:
        return "".join(_IN_PARTS[form](alignment))
    if form == "html":
        from .report.html import alignment_page

        return alignment_page(alignment, dict(pairs))
    if len(alignment.documents) > 2:
        raise UsageError(
            "a translation memory holds two languages: choose them with --pair en-kk, or name a file with -o out.tmx"
        )
    return "".join(tmx(units(alignment), alignment.languages[0], "sentence", now()))


def alignment_files(alignment: Alignment, pairs: Pairs, target: Target) -> dict[Path, Content]:
    """What ``target`` becomes: one file, or for TMX one or two files for each pair of languages."""
    path = target.path
    if path is None:
        return {}
    if target.format in _IN_PARTS:
        return {path: _IN_PARTS[target.format](alignment)}
    if target.format != "tmx":
        return {path: alignment_text(alignment, pairs, target.format)}
    if len(alignment.documents) == 2:
        return memory_files(alignment, path)
    files: dict[Path, Content] = {}
    for (first, second), pair in pairs.items():
        files |= memory_files(pair, beside(path, f"{first}-{second}"))
    return files


def comparison_text(comparison: Comparison, form: str) -> str:
    """The comparison as one text, ``form`` being jsonl or html."""
    if form == "jsonl":
        shares = coverage(comparison)
        named = {"copy_traced": shares.copy_traced, "source_used": shares.source_used}
        return "".join(comparison_jsonl(comparison, {**scored(comparison).figures, **named}))
    from .report.html import comparison_page

    return comparison_page(comparison)


def comparisons_text(comparisons: Sequence[Comparison], paths: Sequence[str], form: str) -> str:
    """All comparisons with one source as one text; ``paths`` are the source's and the copies', as they were given."""
    if form == "tsv":
        from .witnesses import witnesses, witnesses_tsv

        return "".join(witnesses_tsv(witnesses(comparisons)))
    if form == "sarif":
        from ..corpus.write.sarif import sarif

        texts = [comparisons[0].source, *(comparison.copy for comparison in comparisons)]
        named = {document.id: path for document, path in zip(texts, paths, strict=True)}
        found = [_copy_first(finding, each.copy.id) for each in comparisons for finding in each.findings]
        return sarif(found, {document.id: document for document in texts}, named)
    if form == "html" and len(comparisons) > 1:
        from .report.html import witnesses_page

        return witnesses_page(comparisons)
    return "".join(comparison_text(comparison, form) for comparison in comparisons)


def _copy_first(finding: Finding, copy: str) -> Finding:
    """The finding with its places in the copy first: those a reader can mend."""
    return replace(finding, where=tuple(sorted(finding.where, key=lambda place: place.document != copy)))


def comparison_files(comparisons: Sequence[Comparison], paths: Sequence[str], target: Target) -> dict[Path, str]:
    """What ``target`` becomes: one file; for HTML of several copies one on all, and one for each, named after it."""
    path = target.path
    if path is None:
        return {}
    if target.format == "html" and len(comparisons) > 1:
        from .report.html import witnesses_page

        parts = [beside(path, part) for part in _distinct([Path(name).stem for name in paths[1:]])]
        pages = zip(parts, comparisons, strict=True)
        files = {path: witnesses_page(comparisons, [part.name for part in parts])}
        return files | {part: comparison_text(comparison, "html") for part, comparison in pages}
    return {path: comparisons_text(comparisons, paths, target.format)}


def _distinct(names: list[str]) -> list[str]:
    """The names, numbered where one occurs more than once; all of them if a number makes one like another."""
    every = [f"{name}-{number}" for number, name in enumerate(names, 1)]
    some = [numbered if names.count(name) > 1 else name for name, numbered in zip(names, every, strict=True)]
    return some if len(set(some)) == len(some) else every


def memory_files(alignment: Alignment, path: Path) -> dict[Path, Content]:
    """The one-to-one units at ``path``, the larger ones in a paragraph file beside it, and likewise those with MT.

    The units are made again when their file is written, so that never more than one lies in memory. An old file is
    replaced even when there is nothing to put in, lest it pass for part of this memory.
    """
    source, created = alignment.languages[0], now()
    beads: dict[str, list[Bead]] = defaultdict(list)
    for bead, unit in units_of_beads(alignment):
        beads[part(unit)].append(bead)
    has_machine = any(name.startswith("mt") for name in beads)
    files: dict[Path, Content] = {}
    for name, segtype in PARTS.items():
        place = beside(path, name) if name else path
        if name in beads:
            files[place] = tmx(units_again(alignment, beads[name]), source, segtype, created)
        elif place.exists() or not (name or has_machine):
            files[place] = emptied(name, source, created)
    return files


def what_became_of(path: Path, text: Content) -> str:
    """That a file was written; or that it was emptied, being one for paragraphs or for MT that has no unit now."""
    is_part = path.stem.endswith((".paragraph", ".mt")) and path.suffix.lower() == ".tmx"
    if is_part and isinstance(text, str) and "<tu " not in text:
        return f"emptied {path}: it was there, and nothing belongs into it now"
    return f"wrote {path}"


def now() -> datetime:
    """The time to write into files: of now, or the one a reproducible build asks for."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError("SOURCE_DATE_EPOCH must be a number of seconds since 1970: correct or unset it") from None
