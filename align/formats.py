"""An alignment in the formats of other programs: which files each becomes, and what is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..corpus.errors import UsageError
from ..corpus.made import Origin
from ..corpus.output import Content
from ..corpus.types import Alignment, Bead
from ..corpus.units import units, units_again, units_of_beads
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

if TYPE_CHECKING:
    from .quality import Quality

MULTI: Final = "multi"
_PAIRWISE: Final[Mapping[str, Callable[[Alignment], Iterator[str]]]] = {
    "xliff": xliff,
    "xliff12": xliff12,
    "ladder": ladder,
    "vecalign": vecalign,
}
_FILES_ONLY: Final = {"moses", "xces", "parquet", "xlsx"}
_OWN_ENDINGS: Final = {".moses", ".xces", ".xml", ".txt"}


def check_screen(form: str, languages: int = 2) -> None:
    """Raise ``UsageError`` for a format that is no text or that takes several files for so many languages."""
    if form in _FILES_ONLY:
        raise UsageError(f"this format ({form}) goes into files: name one with -o")
    if languages > 2 and (form in _PAIRWISE or form == "tmx"):
        raise UsageError(f"{form} holds two languages: choose them with --pair en-kk, or name a file with -o")


def screen_text(alignment: Alignment, pairs: Pairs, form: str) -> str:
    """The alignment as one text in the format ``form``.

    Raises ``UsageError`` for what ``check_screen`` refuses.
    """
    check_screen(form, len(alignment.documents))
    if form not in _PAIRWISE:
        return alignment_text(alignment, pairs, form)
    return "".join(_PAIRWISE[form](alignment))


def goal_files(
    alignment: Alignment, pairs: Pairs, target: Target, measured: Sequence[Quality] = ()
) -> dict[Path, Content]:
    """What ``target`` becomes; a format of two languages becomes one file, or one set of files, for each pair.

    A page shows what was ``measured`` of the model that filled sides.
    """
    path, form = target.path, target.format
    if path is None:
        return {}
    if form == "html":
        from .report.alignment import alignment_page

        return {path: alignment_page(alignment, dict(pairs), measured)}
    if form == "parquet":
        return {path: parquet(units(alignment, least=2), alignment.languages)}
    if form == "xlsx":
        return {path: xlsx(alignment)}
    if form == MULTI:
        return memory_files(alignment, path)
    if form in _PAIRWISE:
        return {place: _PAIRWISE[form](pair) for place, pair in _places(alignment, pairs, path)}
    if form == "moses":
        both = [alignment] if len(alignment.documents) == 2 else pairs.values()
        return {place: text for pair in both for place, text in _moses(pair, path).items()}
    if form == "xces":
        documents = {_named(path, document.lang): xces_document(document) for document in alignment.documents}
        return documents | {place: _links(pair, path) for place, pair in _places(alignment, pairs, _named(path))}
    return alignment_files(alignment, pairs, target)


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


def _moses(pair: Alignment, path: Path) -> dict[Path, Content]:
    """``out.en-kk.en`` and ``out.en-kk.kk``; the pair stands in the names of all, lest one be taken for a text.

    These files have no room for marks: what no person wrote for the text has files of its own, ``out.mt.en-kk.en``. An
    old one is replaced even when there is nothing to put in, lest it pass for part of these.
    """
    named = "-".join(pair.languages)
    found: dict[Origin, list[Bead]] = {"human": [], "memory": [], "mt": []}
    for bead, unit in units_of_beads(pair):
        found[unit.origin].append(bead)
    files: dict[Path, Content] = {}
    for origin, some in found.items():
        mark = "" if origin == "human" else f"{origin}."
        places = {lang: path.with_name(f"{_base(path)}.{mark}{named}.{lang}") for lang in pair.languages}
        wanted = some or (origin == "human" and not found["memory"] and not found["mt"])
        if wanted or any(place.exists() for place in places.values()):
            files |= {place: moses(units_again(pair, some), lang) for lang, place in places.items()}
    return files


def _links(pair: Alignment, path: Path) -> Content:
    return xces_links(pair, *(_named(path, lang).name for lang in pair.languages))


def _named(path: Path, lang: str = "") -> Path:
    return path.with_name(f"{_base(path)}{lang and f'.{lang}'}.xml")


def _base(path: Path) -> str:
    """The name without its ending, where that only says the format: what stands behind a date's point stays."""
    return path.name.removesuffix(path.suffix) if path.suffix.lower() in _OWN_ENDINGS else path.name
