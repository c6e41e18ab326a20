"""One language of an Excel workbook (.xlsx): the texts of its column, one segment each, sheet by sheet."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any, Final

from ..errors import InputError
from .assemble import Extracted
from .docx import extract_docx
from .opening import needed, quiet
from .source import Source
from .tables import table_column
from .xlsx import cell_text, refuse_bombs

_MOST_COLUMNS: Final = 200
_MOST_ROWS: Final = 1_100_000
_LONGEST_CELL: Final = 1_000_000
# Empty ones before the last of a row count, too: they are what takes the time.
_MOST_CELLS: Final = 100_000_000


def extract_packed(source: Source) -> Extracted:
    """The text of a packed file: of a workbook if it holds one, else of a Word file. Raises ``InputError``."""
    return extract_xlsx(source) if _is_workbook(source) else extract_docx(source)


def _is_workbook(source: Source) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as archive:
            return any(name.startswith("xl/") for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return source.path.suffix.lower() in {".xlsx", ".xlsm"}


def extract_xlsx(source: Source) -> Extracted:
    """The texts of a column of the first sheet with languages over its columns, or told by their texts.

    Hidden sheets are left out, hidden rows are not; of a formula the value counts that Excel stored with it. Raises
    ``InputError`` for what is broken, locked or no workbook, and where no column is in a language.
    """
    refuse_bombs(source.shown, source.data)
    sheets = _sheets(source)
    problem: InputError | None = None
    for name, rows in sheets:
        try:
            found = table_column(source, rows)
        except InputError as error:
            problem = problem or error
            continue
        if len(sheets) > 1:
            found.notes.append(f"only the sheet “{name[:60]}” was read: save the others as files of their own")
        return found
    raise problem or source.problem("there is no text in this workbook; give one that holds text")


def _sheets(source: Source) -> list[tuple[str, list[list[str]]]]:
    """The visible sheets that hold something, with their cells as texts."""
    with needed("Excel files", source.shown):
        from openpyxl import load_workbook
    try:
        with quiet("openpyxl"):
            book = load_workbook(BytesIO(source.data), read_only=True, data_only=True)
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            found = [(str(sheet.title), _rows(source, sheet)) for sheet in shown]
    except InputError:
        raise
    except Exception as error:  # whatever a broken workbook makes the library say
        said = " ".join(str(error).split())[:80] or type(error).__name__
        raise source.problem(f"the Excel workbook is broken ({said}): save it again from Excel") from None
    return [(name, rows) for name, rows in found if any(map(any, rows))]


def _rows(source: Source, sheet: Any) -> list[list[str]]:
    sheet.reset_dimensions()  # which a file may say wrong
    rows: list[list[str]] = []
    cells = 0
    for values in sheet.iter_rows(values_only=True, max_row=_MOST_ROWS):
        row = values[:_MOST_COLUMNS]
        cells += len(values)
        if cells > _MOST_CELLS:
            raise source.problem(
                "a sheet of more than a hundred million cells: delete the empty columns behind the texts"
            )
        if any(isinstance(value, str) and len(value) > _LONGEST_CELL for value in row):
            raise source.problem("a cell of more than a million characters, which Excel never writes", len(rows) + 1)
        rows.append([cell_text(value) for value in row])
    return rows
