"""Where output goes and in which format, from ``-o`` and ``--format``."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..corpus.errors import UsageError

_SPREADSHEETS = {".csv", ".xls", ".xlsx", ".ods"}


@dataclass(frozen=True, slots=True)
class Target:
    """A file, or standard output where ``path`` is None, and the format to write there."""

    path: Path | None
    format: str


def targets(outputs: Sequence[str], chosen: str | None, endings: Mapping[str, str], *, standard: str) -> list[Target]:
    """The targets of ``outputs``: the ending of a name says its format, ``chosen`` where it says none.

    ``-`` is standard output, and so is having no outputs; it gets ``chosen``, or else ``standard``.
    Raises ``UsageError`` for an ending that is unknown or contradicts ``chosen``.
    """
    if not outputs:
        return [Target(None, chosen or standard)]
    if len(set(outputs)) < len(outputs):
        raise UsageError("the same -o is given twice: name each output once")
    return [_target(name, chosen, endings, standard) for name in outputs]


def beside(path: Path, part: str) -> Path:
    """``out.tmx`` with ``part`` before its ending: ``out.en-kk.tmx``."""
    return path.with_name(f"{path.stem}.{part}{path.suffix}")


def _target(name: str, chosen: str | None, endings: Mapping[str, str], standard: str) -> Target:
    if name == "-":
        return Target(None, chosen or standard)
    path = Path(name)
    by_ending = endings.get(path.suffix.lower())
    if chosen and by_ending and not chosen.startswith(by_ending):  # xliff12 is one of xliff
        raise UsageError(f"{name}: the ending says {by_ending}, but --format says {chosen}: leave one of them out")
    form = chosen or by_ending
    if form == "table":
        raise UsageError(f"{name}: a table is for the screen: end the name in {_listed(endings)}")
    if form:
        return Target(path, form)
    if path.suffix.lower() in _SPREADSHEETS and ".tsv" in endings:
        better = ".xlsx or .tsv" if ".xlsx" in endings else ".tsv"
        raise UsageError(f"{name}: the ending names no format: for a spreadsheet use {better}")
    raise UsageError(
        f"{name}: the ending names no format: end the name in {_listed(endings)}, "
        f"or add --format {_listed(endings.values())}"
    )


def _listed(names: Collection[str]) -> str:
    return "|".join(dict.fromkeys(names))
