"""Word files (.docx): the text as it stands once all tracked changes are accepted, without headers and footers.

Paragraphs, tables, text boxes, content controls, diagrams, embedded parts, footnotes and endnotes; inserted and
moved-in text is kept, deleted and hidden text is not. Headings, list items and table cells are known by the file's
styles. Elements are told by their names without the namespace, for the strict and the usual dialect differ in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from ..language import recognise
from ..types import Kind
from .assemble import Extracted, Piece, lines_of, tidy
from .docx_chunks import chunk_texts
from .docx_inline import SKIPPED, Inline, alternative, is_contents, is_placeholder
from .docx_package import Package
from .docx_styles import Styles
from .docx_tables import cell_columns, foreign_columns, inside, is_layout, marks
from .source import Source
from .xml import attribute, children, local

_GONE: Final = frozenset({"del", "moveFrom"})
_CONTENTS: Final = "the table of contents"


@dataclass(slots=True)
class _Counts:
    """How many of each there were, which is how places are named."""

    paragraph: int = 0
    table: int = 0
    box: int = 0


@dataclass(frozen=True, slots=True)
class _Inside:
    """What a block stands in: its place, the kind and the reason that hold there."""

    place: str = ""
    kind: Kind | None = None
    reason: str = ""


_BODY: Final = _Inside()


def extract_docx(source: Source) -> Extracted:
    """The text of a Word file with its structure. Raises ``InputError``."""
    package = Package(source)
    root = package.part(package.main)
    bodies = children(root, "body") if root is not None else []
    if not bodies:
        raise source.problem("the file is damaged: it has no body; save it again in Word (.docx)")
    walk = _Walk(package, source.lang or _language(bodies[0]))
    pieces = [*walk.blocks(bodies[0]), *walk.rest()]
    return Extracted([*pieces, *walk.all_notes(root)], walk.problems)


def _language(body: Any) -> str | None:
    return recognise("\n".join(element.text or "" for element in body.iter("{*}t")))


@dataclass(slots=True)
class _Walk:
    """One way through a file; ``problems`` says what was left out on it."""

    package: Package
    lang: str | None
    problems: list[str] = field(default_factory=list)
    counts: _Counts = field(default_factory=_Counts)
    styles: Styles = field(init=False)
    inline: Inline = field(init=False)
    carried: str = ""

    def __post_init__(self) -> None:
        self.styles = Styles(self.package.related("styles"))
        self.inline = Inline(self.styles)

    def blocks(self, parent: Any, inside_of: _Inside = _BODY) -> Iterator[Piece]:
        """The pieces of the paragraphs and tables in ``parent``, in order."""
        for child in parent:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child, inside_of)
            elif name == "tbl":
                yield from self.rest(inside_of)
                yield from self._table(child, inside_of)
            elif name == "altChunk":
                yield from self._chunk(child)
            elif name == "AlternateContent":
                yield from self.blocks(alternative(child), inside_of)
            elif name == "sdt" and is_contents(child):
                yield from self.blocks(child, _Inside(inside_of.place, "note", _CONTENTS))
            elif name and name not in SKIPPED and not (name == "sdt" and is_placeholder(child)):
                yield from self.blocks(child, inside_of)

    def rest(self, inside_of: _Inside = _BODY) -> Iterator[Piece]:
        """The text of a paragraph whose end was deleted, where none comes behind it."""
        if self.carried:
            place = inside_of.place or f"paragraph {self.counts.paragraph}"
            yield Piece(tidy(self.carried), place, inside_of.kind, reason=inside_of.reason)
        self.carried = ""

    def all_notes(self, root: Any) -> Iterator[Piece]:
        """The footnotes and endnotes: those with a mark in the text in its order, without those whose mark is gone."""
        for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
            part = self.package.related(kind)
            known = {
                attribute(note, "id"): note
                for note in (children(part, name) if part is not None else ())
                if not attribute(note, "type")
            }
            shown = [number for what, number in self.inline.notes if what == name and number in known]
            gone = {attribute(mark, "id") for mark in root.iter(f"{{*}}{name}Reference")} - set(shown)
            placed = gone.union(shown)
            for number in [*shown, *(number for number in known if number not in placed)]:
                yield from self._note(known[number], f"{name} {number}")

    def _note(self, note: Any, place: str) -> Iterator[Piece]:
        """The text of a footnote as one piece."""
        pieces = [*self.blocks(note, _Inside(place)), *self.rest(_Inside(place))]
        yield Piece(" ".join(tidy(piece.text) for piece in pieces), place, "note")

    def _table(self, table: Any, inside_of: _Inside) -> Iterator[Piece]:
        rows = [row for row in inside(table, "tr") if not any(local(mark) in _GONE for mark in marks(row, "trPr"))]
        if is_layout(rows):
            for row in rows:
                for cell in inside(row, "tc"):
                    yield from (*self.blocks(cell, inside_of), *self.rest(inside_of))
            return
        self.counts.table += 1
        number = self.counts.table
        foreign = foreign_columns(rows, self.lang)
        for row_number, row in enumerate(rows, 1):
            for cell_number, (column, cell) in enumerate(cell_columns(row), 1):
                reason = inside_of.reason or foreign.get(column, "")
                cell_is = _Inside(f"table {number}, row {row_number}, column {cell_number}", "item", reason)
                yield from self.blocks(cell, cell_is)
                yield from self.rest(cell_is)

    def _paragraph(self, paragraph: Any, inside_of: _Inside) -> Iterator[Piece]:
        if not inside_of.place:
            self.counts.paragraph += 1
        found = self.inline.paragraph(paragraph)
        text, self.carried = self.carried + found.text, ""
        if _goes_on(paragraph):
            self.carried = text
        else:
            yield from self._pieces(paragraph, text, inside_of, contents=found.contents)
        carried, self.carried = self.carried, ""
        for box in found.boxes:
            self.counts.box += 1
            box_is = _Inside(f"text box {self.counts.box}", inside_of.kind, inside_of.reason)
            root = self.package.diagram(box) if local(box) == "relIds" else box
            yield from (*self.blocks(root, box_is), *self.rest(box_is))
        self.carried = carried

    def _pieces(self, paragraph: Any, text: str, inside_of: _Inside, *, contents: bool) -> Iterator[Piece]:
        at = inside_of.place or f"paragraph {self.counts.paragraph}"
        style = self.styles.of(paragraph)
        if contents or style.contents:
            yield Piece(tidy(text), at, "note", reason=_CONTENTS)
            return
        kind = inside_of.kind if inside_of.reason else style.kind or inside_of.kind
        for part in lines_of(text, is_heading=style.kind == "heading"):
            yield Piece(part, at, kind, reason=inside_of.reason)

    def _chunk(self, chunk: Any) -> Iterator[Piece]:
        self.counts.box += 1
        place = f"embedded part {self.counts.box}"
        texts = chunk_texts(self.package, attribute(chunk, "id"))
        if texts is None:
            self.problems.append(f"{place} left out: open the file in Word and save it again, which unpacks the part")
        yield from (Piece(tidy(text), place) for text in texts or ())


def _goes_on(paragraph: Any) -> bool:
    """Whether a paragraph runs on into the next one: its end was deleted or moved away, or it is a drop cap."""
    for properties in children(paragraph, "pPr"):
        if any(local(mark) in _GONE for mark in marks(properties, "rPr")):
            return True
        if any(attribute(frame, "dropCap") in {"drop", "margin"} for frame in children(properties, "framePr")):
            return True
    return False
