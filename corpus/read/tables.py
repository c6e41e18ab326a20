"""One language of a table (TSV, CSV) or of JSON Lines: the texts of its column, one segment each."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ..language import recognise
from .assemble import Extracted
from .codes import titled_language
from .columns import column
from .source import Source

_REMEDY: Final = "write the languages into the first row, such as en, kk"
#: Where JSON Lines keep the texts by language: ours, and the Hugging Face shape.
_FIELDS: Final = ("text", "translation", "texts")
#: The titles of the columns stand in one of so many rows; text tells the languages from so many rows and letters.
_TITLES: Final = 10
_SAMPLE: Final = 500
_FEWEST_LETTERS: Final = 30
_MOST_COLUMNS: Final = 50
# Excel's own line that names the sign between the cells.
_SEPARATOR: Final = re.compile(r"sep=([;,\t|])\r?\n", re.IGNORECASE)
_Units = Iterator[tuple[str, list[tuple[str, str]]]]


def extract_tsv(source: Source) -> Extracted:
    """The texts of a column of a table with tabs, whose first row names the languages; ours is read, too."""
    text = source.text(bilingual=True).lstrip("\ufeff")
    rows = [line.split("\t") for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return table_column(source, _unquoted(text, rows) or rows)


def _unquoted(text: str, rows: Sequence[list[str]]) -> list[list[str]] | None:
    """The rows of a table that a spreadsheet saved, which puts cells with quotes or breaks into quotes; else ``None``.

    Elsewhere a quote is a quote. A spreadsheet is told by its doubled quotes, or by rows that have as many cells as the
    first one only when it is read so.
    """
    cells = [cell for row in rows for cell in row if '"' in cell]
    is_doubled = any('""' in cell for cell in cells) and all(cell[0] == cell[-1] == '"' != cell for cell in cells)
    if not cells or not (is_doubled or _is_ragged(rows)):
        return None
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        return None
    return found if is_doubled or not _is_ragged(found) else None


def _is_ragged(rows: Sequence[list[str]]) -> bool:
    return any(len(row) != len(rows[0]) for row in rows if any(row))


def extract_csv(source: Source) -> Extracted:
    """The texts of a column of a table with commas or semicolons, whose first row names the languages."""
    text = source.text(bilingual=True).lstrip("\ufeff")
    said = _SEPARATOR.match(text)
    if said:
        text = text[said.end() :]
    first = text.partition("\n")[0]
    delimiter = said[1] if said else max(";,\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise source.problem(f"the table is broken ({error}); save it again as CSV or with tabs (.tsv)") from None
    return table_column(source, rows)


def extract_jsonl(source: Source) -> Extracted:
    """The texts of one language in JSON Lines, an object a line: {"en": ..., "kk": ...}, plain or one level down."""
    return column(source, list(_objects(source, source.text(bilingual=True).lstrip("\ufeff"))))


def table_column(source: Source, rows: Sequence[Sequence[str]]) -> Extracted:
    """The texts of the wanted column; a row near the top names the languages, else the columns' texts tell them.

    Raises ``InputError`` where neither does.
    """
    at, columns = _header(rows)
    notes = []
    if not columns:
        at, columns = -1, _recognised(rows)
        notes = [f"no row names the languages: column {number + 1} was taken for {lang}" for number, lang in columns]
    if not columns:
        raise source.problem(f"no column of this table is named after a language: {_REMEDY}", 1)
    units = [
        (f"row {number}", [(lang, row[at]) for at, lang in columns if at < len(row)])
        for number, row in enumerate(rows[at + 1 :], at + 2)
    ]
    found = column(source, units)
    found.notes[:0] = notes
    return found


def _header(rows: Sequence[Sequence[str]]) -> tuple[int, list[tuple[int, str]]]:
    """The row that names languages, and its columns: the first row, or one below titles that names several."""
    for at, row in enumerate(rows[:_TITLES]):
        columns = [(number, lang) for number, lang in enumerate(map(_language, _named(row))) if lang]
        if len(columns) > (1 if at else 0):
            return at, columns
    return -1, []


def _recognised(rows: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """The columns of a table without titles whose texts are in one of our languages, one column for each."""
    sample = rows[:_SAMPLE]
    found: dict[str, int] = {}
    for number in range(min(_MOST_COLUMNS, max(map(len, sample), default=0))):
        text = "\n".join(row[number] for row in sample if number < len(row))
        lang = recognise(text) if sum(map(str.isalpha, text)) >= _FEWEST_LETTERS else None
        if lang:
            found.setdefault(lang, number)
    return sorted((number, lang) for lang, number in found.items())


def _named(header: Sequence[str]) -> list[str]:
    """The names of the columns with texts: where ``en_text`` stands, ``en`` holds the numbers of segments."""
    names = [name.strip().strip('"') for name in header]
    texts = [name.removesuffix("_text") if name.endswith("_text") else "" for name in names]
    return texts if any(texts) else names


def _language(name: str) -> str | None:
    return titled_language(name) if name else None


def _objects(source: Source, text: str) -> _Units:
    if text.lstrip()[:1] == "[" and (listed := _array(text)) is not None:
        yield from ((f"object {number}", list(_texts(content))) for number, content in enumerate(listed, 1))
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
        except (ValueError, RecursionError):
            raise source.problem("this line is not JSON; write one object a line", number) from None
        if not isinstance(content, dict):
            raise source.problem('this line is no object such as {"en": "...", "kk": "..."}', number)
        yield f"line {number}", list(_texts(content))


def _array(text: str) -> list[dict[str, Any]] | None:
    """The objects of a file that is one JSON list of them; else ``None``."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return None
    is_list = isinstance(content, list) and all(isinstance(item, dict) for item in content)
    return content if is_list else None


def _texts(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    inner = next((content[name] for name in _FIELDS if isinstance(content.get(name), dict)), content)
    for name, text in inner.items():
        lang = _language(name)
        if lang and isinstance(text, str):
            yield lang, text
    if isinstance(content.get("text"), str) and (lang := _language(str(content.get("lang", "")))):
        yield lang, content["text"]
    for side in ("source", "target"):
        lang = _language(str(content.get(f"{side}_lang") or content.get(f"{side}_language") or ""))
        if lang and isinstance(content.get(side), str):
            yield lang, content[side]
