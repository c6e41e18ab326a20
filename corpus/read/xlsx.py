"""A workbook that ``ushtil align -o x.xlsx`` wrote and a reviewer corrected, as an alignment with the corrected texts.

What stands in the text cells counts: a text that was cleared is gone, one that was put in is there. The documents are
rebuilt from the cells, a paragraph for each. A side that a machine made stays one for as long as the ``origin`` cell
says so; ``human`` there, or nothing, means that the reviewer has taken it over. Its note stays with it, and the reason
why a side is empty with the empty side.
"""

from __future__ import annotations

import math
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final

from ..errors import InputError
from ..language import language_code
from ..made import Made
from ..sentences import sentence_spans
from ..types import Alignment, Bead, Document, Indices, Segment
from ..units import clean
from ..write.xlsx import SHEET
from .opening import contents, needed
from .xlsx_origins import made_sides

_LARGEST: Final = 500_000_000
_MOST_PARTS: Final = 10_000
_LONGEST_PROLOG: Final = 1_000_000
_ELEMENT: Final = re.compile(rb"<[A-Za-z_]")
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_REMEDY: Final = "give a sheet that ushtil align wrote (-o review.xlsx), with its first row as it was"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: segment numbers and texts by language, as they stand there now."""

    number: int
    spans: dict[str, Indices]
    texts: dict[str, str]
    score: float
    moved: bool
    made: tuple[Made, ...]


def read_reviewed(path: Path) -> Alignment:
    """The alignment in a reviewed workbook. Raises ``InputError`` for whatever is no such workbook."""
    rows = read_rows(path)
    languages = list(rows[0].texts)
    documents, spans = [], []
    for lang in languages:
        document, column = _rebuilt(path, lang, rows)
        documents.append(document)
        spans.append(column)
    columns = zip(rows, zip(*spans, strict=True), strict=True)
    beads = [Bead(span, row.score, row.moved, row.made) for row, span in columns if any(span)]
    if not beads:
        raise InputError(f"there is no text in this sheet: {_REMEDY}", path)
    return Alignment(tuple(documents), tuple(beads))


def read_rows(path: Path) -> list[Row]:
    """The rows in the order of the ``bead`` column, however the sheet was sorted. Raises ``InputError``.

    A row without such a number, which somebody put in, stays behind the one above it.
    """
    cells = _cells(path)
    titles = [str(cell or "").strip() for cell in next(cells, ())]
    if "score" not in titles or "origin" not in titles:
        raise InputError(f"the first row does not name the columns of an alignment: {_REMEDY}", path)
    languages = [title.removesuffix("_text") for title in titles if title.endswith("_text")]
    known = all(lang in titles and language_code(lang) == lang for lang in languages)
    if not 2 <= len(languages) <= 3 or not known or len(set(languages)) < len(languages):
        raise InputError(f"the columns are not those of two or three languages: {_REMEDY}", path)
    rows: list[tuple[int, Row]] = []
    last = -1
    for number, values in enumerate(cells, 2):
        row = dict(zip(titles, map(cell_text, values), strict=False))
        if any(row.get(f"{lang}_text") or row.get(lang) for lang in languages):
            place = row.get("bead", "")
            last = int(place) if place.isascii() and place.isdigit() and len(place) < 12 else last
            rows.append((last, _row(path, number, row, languages)))
    if not rows:
        raise InputError(f"there is no row in this sheet: {_REMEDY}", path)
    return [row for _, row in sorted(rows, key=lambda row: row[0])]


def _cells(path: Path) -> Iterator[tuple[Any, ...]]:
    with needed("Excel files", path):
        from openpyxl import load_workbook
    data = contents(path)
    refuse_bombs(path, data)
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheet = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]  # a reviewer may add one of notes
        yield from sheet.iter_rows(values_only=True)
    except Exception as error:  # whatever a broken workbook makes the library say
        raise InputError(f"the workbook is broken ({_short(error)}): save it again from Excel", path) from None


def refuse_bombs(path: Path | str, data: bytes) -> None:
    """Raise ``InputError`` for a packed file that is broken, locked, too large or made to hurt its reader."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > _LARGEST:
                raise InputError("the workbook unpacks to more than 500 MB: split it", path)
            if len(members) > _MOST_PARTS:
                raise InputError(f"the workbook has more than {_MOST_PARTS:,} parts; it may be an attack", path)
            if any(member.flag_bits & 1 for member in members):
                raise InputError("the workbook is encrypted; take its password off and save it again", path)
            for member in members:
                with archive.open(member) as file:
                    if _declares(file):
                        raise InputError("the workbook declares entities, which no spreadsheet writes", path)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        problem = "this is no .xlsx file, or it is cut off or protected with a password"
        raise InputError(f"{problem} ({_short(error)}): save it again from Excel, without a password", path) from None


def _declares(file: IO[bytes]) -> bool:
    """Whether a part has a DOCTYPE, which stands before its first element, in whatever encoding."""
    head = b""
    while (piece := file.read(1 << 16)) and len(head) < _LONGEST_PROLOG:
        head += piece.replace(b"\0", b"")
        if b"<!DOCTYPE" in head:
            return True
        if _ELEMENT.search(head) or b"<" not in head[:4096]:
            return False
    return len(head) >= _LONGEST_PROLOG


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__


def cell_text(value: object) -> str:
    """A cell as text, on one line but for breaks; a number that a spreadsheet made of a text is its text again."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value)).strip()


def _row(path: Path, number: int, row: dict[str, str], languages: Sequence[str]) -> Row:
    spans = {lang: _span(path, number, row.get(lang, "")) for lang in languages}
    texts = {lang: clean(row.get(f"{lang}_text", "")) for lang in languages}
    try:
        score = float(row.get("score", "").replace(",", ".") or "1")
    except ValueError:
        score = math.nan
    if math.isnan(score):
        raise InputError("the score is no number: write one from 0 to 1", path, number)
    made = tuple(made_sides(row.get("origin", ""), row.get("note", ""), spans, texts))
    machine = {side.lang for side in made if side.text}
    if any(texts[lang] and not spans[lang] and lang not in machine for lang in languages):
        score = 1.0  # the reviewer put this text in, or took it over from a machine
    return Row(number, spans, texts, min(max(score, 0.0), 1.0), row.get("moved", "").lower() == "yes", made)


def _span(path: Path, number: int, cell: str) -> Indices:
    parts = [part.strip() for part in cell.split(",")] if cell else []
    if all(part.isascii() and part.isdigit() and len(part) < 12 for part in parts):
        return tuple(map(int, parts))
    raise InputError(f"“{cell[:40]}” is not a list of segment numbers: write them with commas", path, number)


def _rebuilt(path: Path, lang: str, rows: Sequence[Row]) -> tuple[Document, list[Indices]]:
    """The document of a language, and which of its segments each row has."""
    machine = {row.number for row in rows for side in row.made if side.lang == lang}
    placed, last = [], -1
    for position, row in enumerate(rows):
        last = min(row.spans[lang], default=last)
        if row.texts[lang] and row.number not in machine:
            placed.append((last, position))
    text = ""
    segments: list[Segment] = []
    spans: list[Indices] = [()] * len(rows)
    for paragraph, (_, position) in enumerate(sorted(placed)):
        cell, count = rows[position].texts[lang], len(rows[position].spans[lang])
        cuts = sentence_spans(cell, lang) if count > 1 else [(0, len(cell))]
        spans[position] = tuple(range(len(segments), len(segments) + len(cuts)))
        segments += [Segment(len(text) + start, len(text) + end, paragraph) for start, end in cuts]
        text += cell + "\n"
    return Document(f"{path.stem}.{lang}", lang, text, tuple(segments)), spans
