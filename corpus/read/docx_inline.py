"""What stands inside a paragraph of a Word file: its text as it is printed, and what hangs on it.

Of a field the result is text and the instruction is not; of an alternative the first one that has text is taken.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from .docx_styles import Styles
from .docx_symbols import symbol, without_private
from .xml import attribute, children, local

#: Deleted or moved away, properties, codes of fields, the reading above a word, what stands in no printed text.
SKIPPED: Final = frozenset({
    "del", "moveFrom", "delText", "delInstrText", "rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr",
    "rubyPr", "rt", "posOffset", "align",
})  # fmt: skip
_BOXES: Final = frozenset({"txbxContent", "txbx", "txBody"})
_NOTES: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_BREAK: Final = "\n"


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and where what it holds begins while that is the instruction."""

    start: int
    instruction: str = ""
    in_result: bool = False


@dataclass(slots=True)
class Paragraph:
    """The text of a paragraph, the boxes and diagrams that hang on it, and whether it lists the contents."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    contents: bool = False

    @property
    def text(self) -> str:
        """The text, with a line break where one stands."""
        return "".join(self.parts)


class Inline:
    """The paragraphs of a file in order: a field may run over several. ``notes`` gathers the marks of notes."""

    def __init__(self, styles: Styles) -> None:
        self.notes: dict[tuple[str, str], None] = {}
        self._styles = styles
        self._fields: list[_Field] = []

    def paragraph(self, element: Any) -> Paragraph:
        """What stands in a paragraph."""
        found = Paragraph(contents=self._in_contents())
        for open_field in self._fields:
            open_field.start = 0
        self._walk(element, found, is_hidden=self._styles.hides(element))
        found.contents = found.contents or self._in_contents()
        self._fields = [one for one in self._fields if one.in_result]  # an instruction ends with its paragraph
        return found

    def _in_contents(self) -> bool:
        return any(one.in_result and one.instruction.split()[:1] == ["TOC"] for one in self._fields)

    def _walk(self, element: Any, found: Paragraph, *, is_hidden: bool) -> None:
        for child in element:
            name = local(child)
            if name in _BOXES or name == "relIds":
                found.boxes.append(child)
            elif name == "r":
                self._run(child, found, is_hidden=is_hidden)
            elif name == "fldSimple":
                found.contents |= attribute(child, "instr").split()[:1] == ["TOC"]
                self._walk(child, found, is_hidden=is_hidden)
            elif name == "AlternateContent":
                self._walk(alternative(child), found, is_hidden=is_hidden)
            elif name == "t":  # of an equation, or of a drawing
                found.parts.append(child.text or "")
            elif name and name not in SKIPPED and not (name == "sdt" and is_placeholder(child)):
                self._walk(child, found, is_hidden=is_hidden)

    def _run(self, run: Any, found: Paragraph, *, is_hidden: bool) -> None:
        hidden = self._styles.hides_run(run)
        if is_hidden if hidden is None else hidden:
            self._fields_only(run, found)
            return
        font = next((attribute(fonts, "ascii") for pr in children(run, "rPr") for fonts in children(pr, "rFonts")), "")
        for child in run:
            name = local(child)
            if name == "t":
                found.parts.append(without_private(child.text or "", font))
            elif name in {"tab", "ptab"}:
                found.parts.append(" ")
            elif name == "br":
                # A page that ends inside a paragraph may end inside a sentence.
                found.parts.append(" " if attribute(child, "type") in {"page", "column"} else _BREAK)
            elif name == "cr":
                found.parts.append(_BREAK)
            elif name == "noBreakHyphen":
                found.parts.append("\u2011")
            elif name == "sym":
                found.parts.append(_symbol(child))
            elif name in {"fldChar", "instrText"}:
                self._field(child, found)
            elif name in _NOTES:
                self.notes[_NOTES[name], attribute(child, "id")] = None
                if attribute(child, "customMarkFollows") not in {"", "0", "false", "off"}:
                    return  # the rest of the run is the mark
            elif name in _BOXES:
                found.boxes.append(child)
            elif name == "AlternateContent":
                self._walk(alternative(child), found, is_hidden=False)
            elif name and name not in SKIPPED:
                self._walk(child, found, is_hidden=False)

    def _fields_only(self, run: Any, found: Paragraph) -> None:
        for child in children(run, "fldChar", "instrText"):
            self._field(child, found)

    def _field(self, mark: Any, found: Paragraph) -> None:
        kind = attribute(mark, "fldCharType")
        if local(mark) == "instrText":
            if self._fields:
                self._fields[-1].instruction += mark.text or ""
        elif kind == "begin":
            self._fields.append(_Field(len(found.parts)))
        elif self._fields and kind in {"separate", "end"}:
            if not self._fields[-1].in_result:
                del found.parts[self._fields[-1].start :]
                self._fields[-1].in_result = True
            found.contents |= self._in_contents()
            if kind == "end":
                self._fields.pop()


def alternative(element: Any) -> Any:
    """Of the ways to draw one thing the first that holds text: the others hold the same, for older programs."""
    ways = children(element, "Choice", "Fallback")
    return next((way for way in ways if _has_text(way)), ways[0] if ways else ())


def is_placeholder(control: Any) -> bool:
    """Whether a content control shows only the invitation to fill it in."""
    marks = (mark for properties in children(control, "sdtPr") for mark in children(properties, "showingPlcHdr"))
    return any(attribute(mark, "val") not in {"0", "false", "off"} for mark in marks)


def is_contents(control: Any) -> bool:
    """Whether a content control holds the table of contents."""
    return any(
        local(mark) == "docPartGallery" and "table of contents" in attribute(mark, "val").lower()
        for properties in children(control, "sdtPr")
        for mark in properties.iter()
    )


def _has_text(element: Any) -> bool:
    return any(local(part) in {"t", "relIds", "sym"} for part in element.iter())


def _symbol(mark: Any) -> str:
    try:
        return symbol(int(attribute(mark, "char"), 16), attribute(mark, "font"))
    except ValueError:
        return ""
