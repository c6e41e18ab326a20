"""Units of a memory as files: TMX for translators' programs, tables, and JSON Lines that lose nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final

from ..errors import OutputError
from ..joined import joined_names
from ..made import least_trusted
from ..output import encoded, system_problem
from ..types import Unit
from ..write.jsonl import origin_record
from ..write.jsonl import record as json_line
from ..write.memories import PARTS, part
from ..write.tmx import END, header, translation_unit
from ..write.tsv import cell
from .languages import written_code
from .records_tsv import OTHERS
from .types import Record, Variant

_PIECE: Final = 1 << 20
_AT_ONCE: Final = 200
_JOIN: Final = " | "


@contextmanager
def tmx_files(
    units: Iterable[Unit], source: str, created: datetime, path: Path
) -> Iterator[dict[str, Iterator[bytes]]]:
    """The contents of up to four files, by what stands before ``.tmx`` in their names: nothing, ``mt``, ``paragraph``.

    The units are gone through once; what is made of them waits on the disk of ``path``. Raises ``OutputError`` where
    there is no room.
    """
    with ExitStack() as stack:
        files: dict[str, IO[bytes]] = {}
        try:
            for name, text in _gathered(units, source, created):
                if name not in files:
                    files[name] = stack.enter_context(TemporaryFile(dir=path.resolve().parent, buffering=_PIECE))
                    files[name].write(encoded(header(source, PARTS[name], created)))
                files[name].write(encoded(text))
            for file in files.values():
                file.write(encoded(END))
                file.seek(0)
        except OSError as error:
            raise OutputError(system_problem(error), path) from error
        yield {name: iter(partial(file.read, _PIECE), b"") for name, file in files.items()}


def _gathered(units: Iterable[Unit], source: str, created: datetime) -> Iterator[tuple[str, str]]:
    """The units as TMX, many at a time, each time with the part that they belong to."""
    waiting: dict[str, list[str]] = {}
    for unit in units:
        name = part(unit)
        texts = waiting.setdefault(name, [])
        texts.append(translation_unit(unit, PARTS[name], created, source))
        if len(texts) == _AT_ONCE:
            yield name, "".join(texts)
            texts.clear()
    yield from ((name, "".join(texts)) for name, texts in waiting.items() if texts)


def tsv_lines(records: Iterable[Record], languages: list[str]) -> Iterator[str]:
    """A table that ``memory import`` reads: a column for each written code (``kk``, ``kk-Latn``), then what is known.

    A unit with variants takes a row for each combination; a language without a text in it has an empty cell.
    """
    yield "\t".join([*languages, *OTHERS]) + "\n"
    for held in records:
        for row in product(*(_column(held, lang) for lang in languages)):
            yield "\t".join(map(cell, _row(held, row))) + "\n"


def _column(held: Record, lang: str) -> list[Variant | None]:
    return [variant for variant in held.variants if written_code(variant.lang) == lang] or [None]


def _row(held: Record, row: tuple[Variant | None, ...]) -> list[str]:
    texts = [variant.text if variant else "" for variant in row]
    made = [variant.made for variant in row if variant and variant.made]
    document = _JOIN.join(dict.fromkeys(held.documents.values()))
    return [
        *texts,
        f"{held.score:.4f}",
        " ".join(f"{written_code(side.lang)}={side.origin}" for side in made),
        _JOIN.join(dict.fromkeys(side.model for side in made)),
        joined_names(held.publications),
        document,
        held.created,
        held.changed,
        "yes" if held.checked else "",
    ]


def jsonl_lines(records: Iterable[Record]) -> Iterator[str]:
    """One unit a line, with all that the memory knows of it; a language with variants has a list of texts."""
    for held in records:
        by_language: dict[str, list[Variant]] = {}
        for variant in held.variants:
            by_language.setdefault(variant.lang, []).append(variant)
        made = {
            lang: _one([v.made and origin_record(v.made) for v in variants])
            for lang, variants in by_language.items()
            if any(v.made for v in variants)
        }
        content: dict[str, Any] = {
            "unit": held.name,
            "text": {lang: _one([v.text for v in variants]) for lang, variants in by_language.items()},
            "score": round(held.score, 4),
            "origin": least_trusted(variant.made for variant in held.variants if variant.made),
            "checked": held.checked,
            "created": held.created,
            "changed": held.changed,
            "publications": list(held.publications),
            "documents": dict(held.documents),
        }
        yield json_line(content | {"made": made} if made else content)


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
