"""PDF files: the text in reading order, columns, broken words and paragraphs put together, without running heads."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..errors import InputError
from ..language import recognise
from .assemble import Extracted, Piece, tidy
from .hyphens import Hyphens
from .opening import needed, quiet
from .pdf_heads import without_heads
from .pdf_layout import Line, Word, lines
from .pdf_paragraphs import paragraphs, usual_size
from .source import Source

#: Page descriptions of more bytes are no text of anybody's.
_MOST_BYTES: Final = 200_000_000
_FEWEST_RULES: Final = 4
_UNMAPPED: Final = "(cid:"
_SHOWN_HEADS: Final = 3
_LIBRARIES: Final = ("pypdf", "pdfminer", "pdfplumber")
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table with ruled lines: its box on the page, and its cells row by row."""

    box: _Box
    rows: tuple[tuple[str, ...], ...]


def extract_pdf(source: Source) -> Extracted:
    """The text of a PDF with the page of each segment. Raises ``InputError``, also for pictures of pages."""
    with needed("PDF files", source.shown):
        import pdfplumber
        import pypdf
    with quiet(*_LIBRARIES):
        _refuse(source, pypdf)
        pages, heights, tables = _read(source, pdfplumber)
    _refuse_pictures(source, pages, tables)
    kept, heads = without_heads(pages, heights)
    found = [line for number, words in enumerate(kept, 1) for line in lines(words, number)]
    lang = source.lang or recognise("\n".join(line.text for line in found)) or "und"
    hyphens = Hyphens((line.text for line in found), lang)
    listed = "; ".join(f"“{tidy(head)[:60]}”" for head in heads[:_SHOWN_HEADS])
    return Extracted(list(_pieces(found, tables, hyphens)), [f"running heads left out: {listed}"] if heads else [])


def _refuse(source: Source, pypdf: Any) -> None:
    """Raise for what is encrypted, damaged, or unpacks into more than a text can be."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(source.data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise source.problem("this PDF is encrypted; take its password off, or print it to a PDF without one")
        left = _MOST_BYTES
        for page in reader.pages:
            content = page.get_contents()
            left -= len(content.get_data()) if content is not None else 0
            if left < 0:
                raise pypdf.errors.LimitReachedError("pages")
    except pypdf.errors.LimitReachedError:
        raise source.problem(
            "unpacked, its pages are too large for a text; it may be an attack: do not use it"
        ) from None
    except InputError:
        raise
    except Exception as error:  # a damaged file makes a parser raise anything
        raise _damaged(source, error) from None


def _read(source: Source, pdfplumber: Any) -> tuple[list[list[Word]], list[float], list[list[_Table]]]:
    """The words outside of tables, the height and the tables of each page."""
    pages, heights, tables = [], [], []
    try:
        with pdfplumber.open(io.BytesIO(source.data), password="") as document:
            for page in document.pages:
                found = list(_tables(page))
                pages.append([word for word in _words(page) if not any(_is_in(word, table.box) for table in found)])
                heights.append(float(page.height))
                tables.append(found)
                page.close()
    except Exception as error:  # as above
        raise _damaged(source, error) from None
    return pages, heights, tables


def _words(page: Any) -> Iterator[Word]:
    for word in page.extract_words(x_tolerance_ratio=0.2, y_tolerance=2, return_chars=True):
        if word["upright"]:
            bold = "bold" in str(word["chars"][0].get("fontname", "")).lower()
            yield Word(word["text"], word["x0"], word["x1"], word["top"], word["bottom"], bold)


def _tables(page: Any) -> Iterator[_Table]:
    """The tables with ruled lines: two rows and two columns at least, with text in most of their cells."""
    if len(page.lines) + len(page.rects) + len(page.curves) < _FEWEST_RULES:
        return
    for table in page.find_tables():
        cells = tuple(tuple(tidy(cell or "") for cell in row) for row in table.extract())
        flat = [cell for row in cells for cell in row]
        if len(cells) > 1 and len(cells[0]) > 1 and sum(map(bool, flat)) * 2 > len(flat):
            yield _Table(table.bbox, cells)


def _is_in(word: Word, box: _Box) -> bool:
    left, top, right, bottom = box
    return left <= (word.x0 + word.x1) / 2 <= right and top <= (word.top + word.bottom) / 2 <= bottom


def _pieces(found: Sequence[Line], tables: Sequence[Sequence[_Table]], hyphens: Hyphens) -> Iterator[Piece]:
    """The paragraphs, with the tables of each page where the lines below them begin."""
    size = usual_size(found) if found else 0.0
    waiting = [(number, table) for number, page in enumerate(tables, 1) for table in page]
    run: list[Line] = []
    count = 0
    for line in [*found, None]:
        while waiting and (line is None or _is_before(*waiting[0], line)):
            yield from paragraphs(run, hyphens, size)
            run = []
            count += 1
            yield from _cells(waiting.pop(0)[1], count)
        if line is not None:
            run.append(line)
    yield from paragraphs(run, hyphens, size)


def _is_before(number: int, table: _Table, line: Line) -> bool:
    left, top, right, _ = table.box
    if line.page != number:
        return line.page > number
    return line.words[0].top > top and line.left < right and line.right > left


def _cells(table: _Table, number: int) -> Iterator[Piece]:
    for row_number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row, 1):
            if cell:
                yield Piece(cell, f"table {number}, row {row_number}, column {column}", "item")


def _refuse_pictures(source: Source, pages: Sequence[Sequence[Word]], tables: Sequence[Sequence[_Table]]) -> None:
    """Raise where there are no letters: scanned pages, or fonts that do not say which letters they draw."""
    words = [word.text for page in pages for word in page]
    letters = sum(any(map(str.isalpha, word)) for word in words)
    unmapped = sum(_UNMAPPED in word for word in words)
    if (not letters and not any(tables)) or unmapped * 4 > len(words):
        what = "its fonts do not say which letters they draw" if unmapped else "its pages are pictures without text"
        raise source.problem(f"{what}; recognise the text first, such as with: ocrmypdf -l kaz+rus+eng --force-ocr")


def _damaged(source: Source, error: Exception) -> InputError:
    said = " ".join(str(error).split())[:80] or type(error).__name__
    return source.problem(f"the PDF is damaged or cut off ({said}); copy it again, or print it to a new PDF")
