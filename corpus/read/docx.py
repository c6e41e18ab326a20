"""Word files (.docx): the text as it stands once all tracked changes are accepted, without headers and footers.

Paragraphs, tables, text boxes, content controls, footnotes and endnotes; inserted and moved-in text is kept, deleted
and hidden text is not. Headings, list items and table cells are known by the file's styles. Elements are told by their
names without the namespace, for the strict and the usual dialect differ in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from ..types import Kind
from .assemble import Extracted, Piece, lines_of, tidy
from .docx_package import Package
from .docx_styles import Styles
from .source import Source
from .xml import attribute, children, local

# Deleted or moved away, comments, codes of fields, the second copy of a drawing for old programs.
_SKIPPED: Final = frozenset({
    "del", "moveFrom", "delText", "delInstrText", "instrText", "Fallback", "rPr", "pPr", "tblPr", "trPr", "tcPr",
    "sectPr", "sdtPr",
})  # fmt: skip
_BREAK: Final = "\n"


@dataclass(slots=True)
class _Counts:
    """How many of each there were, which is how places are named."""

    paragraph: int = 0
    table: int = 0
    box: int = 0


def extract_docx(source: Source) -> Extracted:
    """The text of a Word file with its structure. Raises ``InputError``."""
    package = Package(source)
    root = package.part(package.main)
    bodies = children(root, "body") if root is not None else []
    if not bodies:
        raise source.problem("the file is damaged: it has no body; save it again in Word (.docx)")
    walk = _Walk(Styles(package.related("styles")))
    pieces = [*walk.blocks(bodies[0]), *walk.rest()]
    for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
        notes = package.related(kind)
        for note in children(notes, name) if notes is not None else ():
            if not attribute(note, "type"):
                pieces += walk.note(note, f"{name} {attribute(note, 'id')}")
    return Extracted(pieces)


class _Walk:
    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.counts = _Counts()
        self._carried = ""

    def blocks(self, parent: Any, place: str = "", kind: Kind | None = None) -> Iterator[Piece]:
        """The pieces of the paragraphs and tables in ``parent``, in order; ``place`` is that of what they stand in."""
        for child in parent:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child, place, kind)
            elif name == "tbl":
                yield from self._table(child)
            elif name and name not in _SKIPPED:
                yield from self.blocks(child, place, kind)

    def rest(self) -> Iterator[Piece]:
        """The text of a paragraph whose end was deleted, where none comes behind it."""
        yield Piece(tidy(self._carried), f"paragraph {self.counts.paragraph}")
        self._carried = ""

    def note(self, note: Any, place: str) -> Iterator[Piece]:
        """The text of a footnote as one piece."""
        texts = [tidy(piece.text) for piece in self.blocks(note, place)]
        yield Piece(" ".join(texts), place, "note")

    def _table(self, table: Any) -> Iterator[Piece]:
        self.counts.table += 1
        number = self.counts.table
        for row_number, row in enumerate(_inside(table, "tr"), 1):
            if any(local(mark) == "del" for mark in _marks(row, "trPr")):
                continue
            for cell_number, cell in enumerate(_inside(row, "tc"), 1):
                yield from self.blocks(cell, f"table {number}, row {row_number}, column {cell_number}", "item")

    def _paragraph(self, paragraph: Any, place: str, kind: Kind | None) -> Iterator[Piece]:
        if not place:
            self.counts.paragraph += 1
        at = place or f"paragraph {self.counts.paragraph}"
        boxes: list[Any] = []
        text = self._carried + "".join(_runs(paragraph, boxes))
        self._carried = ""
        if any(local(mark) == "del" for pr in children(paragraph, "pPr") for mark in _marks(pr, "rPr")):
            self._carried = text  # the paragraph's end was deleted: it goes on in the next one
            return
        style = self.styles.of(paragraph)
        if style.contents:
            yield Piece(tidy(text), at, "note", reason="the table of contents")
        else:
            for part in lines_of(text, is_heading=style.kind == "heading"):
                yield Piece(part, at, style.kind or kind)
        for box in boxes:
            self.counts.box += 1
            yield from self.blocks(box, f"text box {self.counts.box}")


def _inside(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those that stand in content controls."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _inside(child, name)


def _marks(parent: Any, name: str) -> Iterator[Any]:
    for properties in children(parent, name):
        yield from properties


def _runs(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The text inside a paragraph; text boxes that hang on it are put into ``boxes``."""
    for child in element:
        name = local(child)
        if name in {"txbxContent", "txbx"}:
            boxes.append(child)
        elif name == "t":
            yield child.text or ""
        elif name == "tab":
            yield " "
        elif name in {"br", "cr"}:
            yield _BREAK
        elif name == "noBreakHyphen":
            yield "\u2011"
        elif name == "r" and _is_hidden(child):
            continue
        elif name and name not in _SKIPPED:
            yield from _runs(child, boxes)


def _is_hidden(run: Any) -> bool:
    return any(
        local(mark) == "vanish" and attribute(mark, "val") not in {"0", "false", "off"} for mark in _marks(run, "rPr")
    )
