"""An alignment as a workbook for reviewers: one sheet, a row for each bead, coloured by score.

The score is that of the bead, and no higher than that of what fills a side.
All texts and segment numbers are text cells, so that no spreadsheet takes one for a formula, a date or a number, even
after it was edited. ``ushtil.corpus.read.xlsx`` reads the sheet back with what the reviewer corrected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from ..errors import UsageError, installing
from ..made import Made
from ..order import in_first_document_order
from ..types import Alignment, Bead
from ..units import as_unit, clean
from .tsv import numbers, trust

SHEET: Final = "alignment"
#: What the properties begin with that hold the names of the documents.
DOCUMENT: Final = "document-"
LONGEST_CELL: Final = 32_767
_MOST_ROWS: Final = 1_048_575
_TEXT_WIDTH, _NARROW, _ORIGIN_WIDTH, _NOTE_WIDTH = 60, 9, 24, 30
# From sure to doubtful, blue over white to orange: told apart in every kind of colour blindness (ColorBrewer's PuOr
# and RdBu, lightest steps, so that black text stays readable).
_COLOURS: Final = ((0.95, "92C5DE"), (0.85, "D1E5F0"), (0.7, "F7F7F7"), (0.5, "FEE0B6"), (0.0, "FDB863"))
_GUARDED: Final = ("=", "+", "-", "@", "'")
# What a workbook takes for an escaped character: _x0041_ would be shown as A.
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def header(languages: Sequence[str]) -> list[str]:
    """The titles of the columns."""
    return ["bead", *languages, "score", "moved", "origin", *(f"{lang}_text" for lang in languages), "note"]


def xlsx(alignment: Alignment) -> bytes:
    """The workbook as the bytes of a file, its rows in the order of the first document.

    Raises ``UsageError`` where openpyxl is not installed, and for what no sheet can hold.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise UsageError(f"Excel files need openpyxl: {installing('files')}") from None
    if len(alignment.beads) > _MOST_ROWS:
        raise UsageError(f"a sheet holds {_MOST_ROWS:,} rows, not {len(alignment.beads):,}: write .tsv or .parquet")
    rows = [_cells(alignment, bead) for bead in in_first_document_order(alignment.beads)]
    if long := next((cell for row in rows for cell in row.texts if _length(cell) > LONGEST_CELL), ""):
        raise UsageError(
            f"the text “{long[:40]}…” is longer than the {LONGEST_CELL:,} characters of a cell: write .tsv or .jsonl"
        )
    book = Workbook(write_only=True)
    _name(book, alignment)
    sheet = book.create_sheet(SHEET)
    styles = _Styles(sheet)
    _lay_out(sheet, alignment.languages, len(rows))
    sheet.append(styles.titles(header(alignment.languages)))
    for number, row in enumerate(rows):
        sheet.append(styles.row(number, row))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def colour(score: float) -> str:
    """The colour of a cell that shows ``score``, as six hexadecimal digits."""
    return next((name for least, name in _COLOURS if score >= least), _COLOURS[-1][1])


def origin(side: Made) -> str:
    """Where a text that no human wrote comes from, in the words that the reader of the sheet knows again."""
    made_by = clean(f"{side.model} ({side.revision})")
    return f"{side.lang}: {side.origin} from {side.source} by {made_by}, {side.score:.4f}"


def _length(cell: str) -> int:
    """How many characters Excel counts: two for a rare one, such as an emoji."""
    return len(cell.encode("utf-16-le", "surrogatepass")) // 2


def _name(book: Any, alignment: Alignment) -> None:
    """Keep the documents' own names in the properties of the workbook, which spreadsheet programs leave as they are."""
    from openpyxl.packaging.custom import StringProperty

    for document in alignment.documents:
        if name := clean(document.id):
            book.custom_doc_props.append(StringProperty(name=f"{DOCUMENT}{document.lang}", value=name))


def _lay_out(sheet: Any, languages: Sequence[str], rows: int) -> None:
    from openpyxl.utils import get_column_letter

    widths = [_NARROW] * (3 + len(languages)) + [_ORIGIN_WIDTH] + [_TEXT_WIDTH] * len(languages) + [_NOTE_WIDTH]
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{rows + 1}"


@dataclass(frozen=True, slots=True)
class _Row:
    """One bead: the cells before its score, the score, and the cells behind it."""

    before: list[str]
    score: float
    behind: list[str]

    @property
    def texts(self) -> list[str]:
        return self.before + self.behind


def _cells(alignment: Alignment, bead: Bead) -> _Row:
    unit = as_unit(alignment, bead)
    origins = "\n".join(origin(side) for side in bead.made if side.text) or "human"
    notes = clean("; ".join(f"{side.lang}: {side.note}" for side in bead.made if side.note))
    texts = ["yes" if bead.moved else "", origins, *unit.texts.values(), notes]
    behind = [_ESCAPE.sub("_x005F_", text) for text in texts]
    return _Row([*map(numbers, bead.spans)], trust(bead.score, bead.made), behind)


class _Styles:
    """Makes the cells of a sheet; the styles are made once."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment as Placing
        from openpyxl.styles import Font, PatternFill

        self._sheet, self._cell = sheet, WriteOnlyCell
        self._placing, self._bold = Placing(wrap_text=True, vertical="top"), Font(bold=True)
        self._fills = {name: PatternFill("solid", start_color=name) for _, name in _COLOURS}

    def titles(self, names: Sequence[str]) -> list[Any]:
        cells = [self._text(name) for name in names]
        for cell in cells:
            cell.font = self._bold
        return cells

    def row(self, number: int, row: _Row) -> list[Any]:
        before, behind = ([self._text(text) for text in texts] for texts in (row.before, row.behind))
        return [self._number(number), *before, self._score(row.score), *behind]

    def _text(self, text: str) -> Any:
        cell = self._cell(self._sheet, text)
        cell.data_type, cell.number_format, cell.quotePrefix = "s", "@", text.startswith(_GUARDED)
        cell.alignment = self._placing
        return cell

    def _number(self, number: float) -> Any:
        cell = self._cell(self._sheet, number)
        cell.alignment = self._placing
        return cell

    def _score(self, score: float) -> Any:
        cell = self._number(round(score, 4))
        cell.number_format, cell.fill = "0.00", self._fills[colour(score)]
        return cell
