"""One language of a table (TSV, CSV) or of JSON Lines: the texts of its column, one segment each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from .assemble import Extracted
from .codes import usual_code
from .columns import column
from .source import Source

_REMEDY: Final = "write the languages into the first row, such as en, kk"
#: Where JSON Lines keep the texts by language: ours, and the Hugging Face shape.
_FIELDS: Final = ("text", "translation", "texts")
_Units = Iterator[tuple[str, list[tuple[str, str]]]]


def extract_tsv(source: Source) -> Extracted:
    """The texts of a column of a table with tabs, whose first row names the languages; ours is read, too."""
    text = source.text(bilingual=True).lstrip("\ufeff")
    rows = [line.split("\t") for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return column(source, list(_rows(source, _unquoted(text, rows) or rows)))


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
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise source.problem(f"the table is broken ({error}); save it again as CSV or with tabs (.tsv)") from None
    return column(source, list(_rows(source, rows)))


def extract_jsonl(source: Source) -> Extracted:
    """The texts of one language in JSON Lines, an object a line: {"en": ..., "kk": ...}, plain or one level down."""
    return column(source, list(_objects(source, source.text(bilingual=True).lstrip("\ufeff"))))


def _rows(source: Source, rows: Sequence[list[str]]) -> _Units:
    header = rows[0] if rows else []
    columns = [(number, lang) for number, lang in enumerate(map(_language, _named(header))) if lang]
    if not columns:
        raise source.problem(f"no column of this table is named after a language: {_REMEDY}", 1)
    for number, row in enumerate(rows[1:], 2):
        yield f"row {number}", [(lang, row[at]) for at, lang in columns if at < len(row)]


def _named(header: Sequence[str]) -> list[str]:
    """The names of the columns with texts: where ``en_text`` stands, ``en`` holds the numbers of segments."""
    names = [name.strip().strip('"') for name in header]
    texts = [name.removesuffix("_text") if name.endswith("_text") else "" for name in names]
    return texts if any(texts) else names


def _language(name: str) -> str | None:
    return usual_code(name) if 2 <= len(name) <= 12 else None


def _objects(source: Source, text: str) -> _Units:
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


def _texts(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    inner = next((content[name] for name in _FIELDS if isinstance(content.get(name), dict)), content)
    for name, text in inner.items():
        lang = _language(name)
        if lang and isinstance(text, str):
            yield lang, text
    if isinstance(content.get("text"), str) and (lang := _language(str(content.get("lang", "")))):
        yield lang, content["text"]
