"""Files put into a memory, each whole or not at all, with an account of what was left out and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from ..errors import InputError
from ..made import Made
from .mending import mended
from .records import Found, Skip, examined, with_origin
from .records_jsonl import jsonl_records
from .records_tmx import tmx_records
from .records_tsv import tsv_records
from .store import Memory
from .types import Record

Reader = Callable[[Path], Iterator[tuple[str, Found]]]
READERS: Final[Mapping[str, Reader]] = {".tmx": tmx_records, ".jsonl": jsonl_records, ".tsv": tsv_records}
_FIRST: Final = 3


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What is said of all records of the files: ``origin`` of their translations, a publication, and more.

    ``doubtful`` keeps texts that look written in another language than they are said to be; ``checked`` says that
    a human confirmed all of it.
    """

    origin: Made | None = None
    publication: str = ""
    checked: bool = False
    doubtful: bool = False


@dataclass(slots=True)
class Imported:
    """What became of a file: ``new`` units, units ``known`` already, and by reason how often and first where.

    ``garbled`` says the same of texts whose letters were repaired, or are lost: these are in the memory.
    """

    path: Path
    new: int = 0
    known: int = 0
    skipped: dict[str, list[str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    garbled: dict[str, list[str]] = field(default_factory=dict)

    def tell(self, place: str, what: str) -> None:
        """Remember where the letters of a text were garbled, and what was done."""
        self.garbled.setdefault(what, []).append(place)

    def skip(self, place: str, reason: str) -> None:
        """Count what was left out, and remember the first places."""
        self.counts[reason] = self.counts.get(reason, 0) + 1
        places = self.skipped.setdefault(reason, [])
        if place and len(places) < _FIRST:
            places.append(place)


def import_file(memory: Memory, path: Path, options: ImportOptions) -> Imported:
    """Put the units of a file into the memory in one transaction.

    Raises ``InputError`` where the file is none of TMX, JSONL and TSV or is broken; then nothing of it is kept.
    """
    report = Imported(path)
    with memory.adding() as adder:
        for record in _records(path, options, report):
            adder.add(record)
    report.new, report.known = adder.new, adder.known
    return report


def reader_of(path: Path) -> Reader:
    """What reads this file, by its ending. Raises ``InputError`` for another ending."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"the ending says no format that a memory is filled from: give {', '.join(READERS)}", path)
    return reader


def _records(path: Path, options: ImportOptions, report: Imported) -> Iterator[Record]:
    """The records that can be kept, with garbled letters repaired; what cannot be kept is noted in the report."""
    for place, record in mended(_usable(path, report), report.tell):
        for kept in with_origin(examined(record, place, doubtful=options.doubtful), options.origin):
            if isinstance(kept, Skip):
                report.skip(place, kept.reason)
            else:
                yield replace(
                    kept,
                    publications=(options.publication,) if options.publication else kept.publications,
                    checked=options.checked or kept.checked,
                )


def _usable(path: Path, report: Imported) -> Iterator[tuple[str, Record]]:
    """What the reader of the format makes of a file."""
    for place, found in reader_of(path)(path):
        if isinstance(found, Skip):
            report.skip(place, found.reason)
        else:
            yield place, found
