"""PDF files: the text in reading order, columns, broken words and paragraphs put together, without running heads."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ..errors import InputError
from ..language import recognise
from ..types import Kind
from .assemble import Extracted, Piece, tidy
from .hyphens import Hyphens
from .opening import needed, quiet
from .pdf_asides import with_capitals, without_asides, without_footnotes
from .pdf_heads import usual_style, without_heads
from .pdf_layout import Line, Word, lines
from .pdf_paragraphs import paragraphs, tidy_line, usual_size
from .pdf_tables import Table, ruled_tables, without_grids
from .pdf_words import is_scrambled, is_unreadable, page_words, turned_letters
from .source import Source

#: Page descriptions of more bytes are no text of anybody's.
_MOST_BYTES: Final = 200_000_000
_SHOWN_HEADS: Final = 3
_MANY_TURNED: Final = 60
_LIBRARIES: Final = ("pypdf", "pdfminer", "pdfplumber")


@dataclass(slots=True)
class _Pages:
    """What was found, page by page; ``pictures`` are the numbers of the pages with pictures and no text."""

    words: list[list[Word]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    tables: list[list[Table]] = field(default_factory=list)
    turned: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)


def extract_pdf(source: Source) -> Extracted:
    """The text of a PDF with the page of each segment. Raises ``InputError``, also for pictures of pages."""
    with needed("PDF files", source.shown):
        import pdfplumber
        import pypdf
    with quiet(*_LIBRARIES):
        _refuse(source, pypdf)
        pages = _read(source, pdfplumber)
    _refuse_pictures(source, pages)
    kept, heads = without_heads(pages.words, pages.heights)
    size = usual_style(kept)[1]
    asides: list[list[Line]] = []
    found: list[Line] = []
    for number, words in enumerate(kept, 1):
        running, blocks = without_asides(with_capitals(words, size), size)
        found += lines(running, number)
        asides += [list(lines(block, number)) for block in blocks]
    found, footnotes = without_footnotes(found, size)
    found, grids = without_grids(found)
    for number, grid in grids:
        pages.tables[number - 1].append(grid)
        pages.tables[number - 1].sort(key=lambda table: table.box[1])
    lang = source.lang or recognise("\n".join(line.text for line in found)) or "und"
    hyphens = Hyphens((line.text for line in found), lang)
    pieces = _among(list(_pieces(found, pages.tables, hyphens)), asides, hyphens)
    pieces += [_block(lines_of_note, hyphens, "note") for lines_of_note in footnotes]
    return Extracted(pieces, [*_left_out(heads), *_turned(pages.turned), *_pictures(pages.pictures)])


def _left_out(heads: Sequence[str]) -> list[str]:
    listed = "; ".join(f"“{tidy(head)[:60]}”" for head in heads[:_SHOWN_HEADS])
    return [f"running heads left out: {listed}"] if heads else []


def _turned(counts: Sequence[int]) -> list[str]:
    """What must be said of turned letters: more than a stamp or a watermark has may be a table on its side."""
    many = [number for number, count in enumerate(counts, 1) if count >= _MANY_TURNED]
    if not many:
        return []
    return [f"turned text left out on page {many[0]}" + f" and {len(many) - 1} more" * (len(many) > 1)]


def _among(pieces: list[Piece], asides: Sequence[Sequence[Line]], hyphens: Hyphens) -> list[Piece]:
    """The pieces with what stands beside them, behind the last paragraph that begins on its page."""
    found = list(pieces)
    for block in reversed(asides):
        page = block[0].page
        at = next((n for n, piece in enumerate(found) if _page(piece) > page), len(found))
        found.insert(at, _block(block, hyphens, None))
    return found


def _page(piece: Piece) -> int:
    name, _, number = piece.place.partition(" ")
    return int(number) if name == "page" else 0


def _block(block: Sequence[Line], hyphens: Hyphens, kind: Kind | None) -> Piece:
    text, _ = hyphens.joined([tidy_line(line) for line in block])
    return Piece(tidy(text), f"page {block[0].page}", kind)


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


def _pictures(numbers: Sequence[int]) -> list[str]:
    if not numbers:
        return []
    more = f" and {len(numbers) - 1} more" * (len(numbers) > 1)
    return [f"page {numbers[0]}{more}: a picture without text; recognise it first, such as with: ocrmypdf --skip-text"]


def _read(source: Source, pdfplumber: Any) -> _Pages:
    """The words outside of tables, the tables, and what else is to be known of each page."""
    pages = _Pages()
    try:
        with pdfplumber.open(io.BytesIO(source.data), password="") as document:
            for number, page in enumerate(document.pages, 1):
                tables = list(ruled_tables(page))
                words = [word for word in page_words(page) if not any(table.holds(word) for table in tables)]
                pages.words.append(words)
                pages.heights.append(float(page.height))
                pages.tables.append(tables)
                pages.turned.append(turned_letters(page))
                if page.images and not words and not tables:
                    pages.pictures.append(number)
                page.close()
    except Exception as error:  # as above
        raise _damaged(source, error) from None
    return pages


def _pieces(found: Sequence[Line], tables: Sequence[Sequence[Table]], hyphens: Hyphens) -> Iterator[Piece]:
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


def _is_before(number: int, table: Table, line: Line) -> bool:
    left, top, right, _ = table.box
    if line.page != number:
        return line.page > number
    return line.words[0].top > top and line.left < right and line.right > left


def _cells(table: Table, number: int) -> Iterator[Piece]:
    for row_number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row, 1):
            if cell:
                yield Piece(cell, f"table {number}, row {row_number}, column {column}", "item")


def _refuse_pictures(source: Source, pages: _Pages) -> None:
    """Raise where there are no letters: scanned pages, turned text, fonts that do not say which letters they draw."""
    words = [word.text for page in pages.words for word in page]
    letters = any(any(map(str.isalpha, word)) for word in words) or any(pages.tables)
    if not letters and sum(pages.turned) >= _MANY_TURNED:
        raise source.problem("its text stands on its side; turn the pages first, such as with: qpdf --rotate=+90")
    is_garbage = sum(map(is_unreadable, words)) * 4 > len(words) or is_scrambled(words)
    if not letters or is_garbage:
        what = "its fonts do not say which letters they draw" if is_garbage else "its pages are pictures without text"
        raise source.problem(f"{what}; recognise the text first, such as with: ocrmypdf -l kaz+rus+eng --force-ocr")


def _damaged(source: Source, error: Exception) -> InputError:
    said = " ".join(str(error).split())[:80] or type(error).__name__
    return source.problem(f"the PDF is damaged or cut off ({said}); copy it again, or print it to a new PDF")
