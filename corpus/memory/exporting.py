"""Units of a memory as files: TMX for translators' programs, tables, and JSON Lines that lose nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final

from ..errors import OutputError
from ..made import Provenance, least_trusted
from ..output import encoded, system_problem
from ..sentences import sentence_spans
from ..tables import primary_language
from ..types import Unit
from ..write.jsonl import origin_record
from ..write.jsonl import record as json_line
from ..write.tmx import END, SegType, header, tmx, translation_unit
from ..write.tsv import cell
from .records_tsv import OTHERS
from .types import Record, Variant

# Any of these may end a sentence (sentences.py); most texts have none but at the end, and need not be looked at closer.
_MARKS: Final = ".!?…‽⁇⁈⁉؟۔।॥։。！？｡"
_MARK: Final = re.compile(f"[{_MARKS}]")
_AT_END: Final = f"{_MARKS} \u00a0\"'’”“»›)]}}"
_PIECE: Final = 1 << 20
_JOIN: Final = " | "
_PARTS: Final[Mapping[tuple[bool, SegType], str]] = {
    (False, "sentence"): "", (False, "paragraph"): "paragraph",
    (True, "sentence"): "mt", (True, "paragraph"): "mt.paragraph",
}  # fmt: skip
#: What may stand before ``.tmx`` in the names of an export.
PARTS: Final = tuple(_PARTS.values())


@contextmanager
def tmx_files(
    units: Iterable[Unit], source: str, created: datetime, path: Path
) -> Iterator[dict[str, Iterator[bytes]]]:
    """The contents of up to four files, by what stands before ``.tmx`` in their names: nothing, ``mt``, ``paragraph``.

    Machine translation stands apart, since OmegaT can hold it cheaper by its file only, and so do units of several
    sentences, since OmegaT finds them in files of segment type paragraph only. The units are gone through once; what
    is made of them waits on the disk of ``path``. Raises ``OutputError`` where there is no room.
    """
    with ExitStack() as stack:
        files: dict[str, IO[bytes]] = {}
        try:
            for unit in units:
                segtype = _segtype(unit)
                name = _PARTS[unit.origin == "mt", segtype]
                if name not in files:
                    files[name] = stack.enter_context(TemporaryFile(dir=path.resolve().parent, buffering=_PIECE))
                    files[name].write(encoded(header(source, segtype, created)))
                files[name].write(encoded(translation_unit(unit, segtype, created)))
            for file in files.values():
                file.write(encoded(END))
                file.seek(0)
        except OSError as error:
            raise OutputError(system_problem(error), path) from error
        yield {name: iter(partial(file.read, _PIECE), b"") for name, file in files.items()}


def emptied(part: str, source: str, created: datetime) -> str:
    """A file of this part without a unit, to replace an older one that would pass for part of the memory."""
    return "".join(tmx((), source, "paragraph" if part.endswith("paragraph") else "sentence", created))


def _segtype(unit: Unit) -> SegType:
    return "paragraph" if any(_has_several(text, lang) for lang, text in unit.texts.items()) else "sentence"


def _has_several(text: str, lang: str) -> bool:
    return _MARK.search(text.rstrip(_AT_END)) is not None and len(sentence_spans(text, lang)) > 1


def pair_units(records: Iterable[Record], source: str, target: str) -> Iterator[Unit]:
    """The records as units of two languages; every variant of one with every variant of the other, as units apart."""
    for held in records:
        known = Provenance(held.checked, held.created, held.changed, held.publications)
        sides = [[v for v in held.variants if primary_language(v.lang) == code] for code in (source, target)]
        for number, (left, right) in enumerate(product(*sides)):
            made = tuple(
                replace(side.made, lang=code)
                for code, side in ((source, left), (target, right))
                if side.made is not None
            )
            yield Unit(
                f"{held.name}-{number}" if number else held.name,
                {source: left.text, target: right.text},
                held.score,
                {},
                {code: held.documents[code] for code in (source, target) if code in held.documents},
                made,
                known,
            )


def tsv_lines(records: Iterable[Record], languages: list[str]) -> Iterator[str]:
    """A table that ``memory import`` reads: a column for each language, then what is known of the unit.

    A unit with variants takes a row for each combination; a language without a text in it has an empty cell.
    """
    yield "\t".join([*languages, *OTHERS]) + "\n"
    for held in records:
        for row in product(*(_column(held, lang) for lang in languages)):
            yield "\t".join(map(cell, _row(held, row))) + "\n"


def _column(held: Record, lang: str) -> list[Variant | None]:
    return [variant for variant in held.variants if primary_language(variant.lang) == lang] or [None]


def _row(held: Record, row: tuple[Variant | None, ...]) -> list[str]:
    texts = [variant.text if variant else "" for variant in row]
    made = [variant.made for variant in row if variant and variant.made]
    document = _JOIN.join(dict.fromkeys(held.documents.values()))
    return [
        *texts,
        f"{held.score:.4f}",
        " ".join(f"{primary_language(side.lang)}={side.origin}" for side in made),
        _JOIN.join(dict.fromkeys(side.model for side in made)),
        _JOIN.join(held.publications),
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
