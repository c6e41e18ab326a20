"""An alignment in the formats of other programs: which files each becomes, and what is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from ..corpus.errors import UsageError
from ..corpus.output import Content
from ..corpus.types import Alignment
from ..corpus.units import units
from ..corpus.write.ladder import ladder
from ..corpus.write.moses import moses
from ..corpus.write.omegat import omegat_project
from ..corpus.write.parquet import parquet
from ..corpus.write.vecalign import vecalign
from ..corpus.write.xces import xces_document, xces_links
from ..corpus.write.xliff import xliff, xliff12
from ..corpus.write.xlsx import xlsx
from .export import Pairs, alignment_files, alignment_text, memory_files, now
from .targets import Target, beside

MULTI: Final = "multi"
_PAIRWISE: Final[Mapping[str, Callable[[Alignment], Iterator[str]]]] = {
    "xliff": xliff,
    "xliff12": xliff12,
    "ladder": ladder,
    "vecalign": vecalign,
}
_FILES_ONLY: Final = {"moses", "xces", "parquet", "xlsx", MULTI}


def screen_text(alignment: Alignment, pairs: Pairs, form: str) -> str:
    """The alignment as one text in the format ``form``.

    Raises ``UsageError`` for a format that is no text, that takes several files, or that holds two languages only.
    """
    if form in _FILES_ONLY:
        raise UsageError(f"this format ({form}) goes into files: name one with -o")
    if form not in _PAIRWISE:
        return alignment_text(alignment, pairs, form)
    if len(alignment.documents) > 2:
        raise UsageError(f"{form} holds two languages: choose them with --pair en-kk, or name a file with -o")
    return "".join(_PAIRWISE[form](alignment))


def goal_files(alignment: Alignment, pairs: Pairs, target: Target) -> dict[Path, Content]:
    """What ``target`` becomes; a format of two languages becomes one file, or one set of files, for each pair."""
    path, form = target.path, target.format
    if path is None:
        return {}
    if form == "parquet":
        return {path: parquet(units(alignment, least=2), alignment.languages)}
    if form == "xlsx":
        return {path: xlsx(alignment)}
    if form == MULTI:
        return dict(memory_files(alignment, path))
    if form in _PAIRWISE:
        return {place: _PAIRWISE[form](pair) for place, pair in _places(alignment, pairs, path)}
    if form == "moses":
        return _of_pairs(alignment, pairs, path, _moses)
    if form == "xces":
        documents = {_xces_name(path, document.lang): xces_document(document) for document in alignment.documents}
        return documents | _of_pairs(alignment, pairs, path, partial(_xces, base=path))
    return dict(alignment_files(alignment, pairs, target))


def project_files(alignment: Alignment, pairs: Pairs) -> dict[str, Content]:
    """A project of OmegaT for two languages, or one in a folder of its own for each pair."""
    created = now()
    if len(alignment.documents) == 2:
        return omegat_project(alignment, created)
    return {
        f"{source}-{target}/{name}": content
        for (source, target), pair in pairs.items()
        for name, content in omegat_project(pair, created).items()
    }


def _places(alignment: Alignment, pairs: Pairs, path: Path) -> list[tuple[Path, Alignment]]:
    if len(alignment.documents) == 2:
        return [(path, alignment)]
    return [(beside(path, f"{first}-{second}"), pair) for (first, second), pair in pairs.items()]


def _of_pairs(
    alignment: Alignment, pairs: Pairs, path: Path, files: Callable[[Alignment, Path], dict[Path, Content]]
) -> dict[Path, Content]:
    found: dict[Path, Content] = {}
    for place, pair in _places(alignment, pairs, path):
        found |= files(pair, place)
    return found


def _moses(pair: Alignment, place: Path) -> dict[Path, Content]:
    """``out.en-kk.en`` and ``out.en-kk.kk``; the pair stands in the names of all, lest one be taken for a text."""
    named = "-".join(pair.languages)
    stem = place.name.removesuffix(".moses").removesuffix(f".{named}")
    found = list(units(pair))
    return {place.with_name(f"{stem}.{named}.{lang}"): moses(found, lang) for lang in pair.languages}


def _xces(pair: Alignment, place: Path, base: Path) -> dict[Path, Content]:
    names = [_xces_name(base, lang).name for lang in pair.languages]
    return {place.with_suffix(".xml"): xces_links(pair, *names)}


def _xces_name(path: Path, lang: str) -> Path:
    return path.with_name(f"{path.stem}.{lang}.xml")
