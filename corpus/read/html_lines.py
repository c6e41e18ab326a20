"""The lines of a page in reading order, with what its markup says of each: bold, linked, in which elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from .assemble import lines_of, tidy
from .html_marks import is_bold, mark_of
from .html_notes import is_bullet, is_note, is_reference, raised
from .html_tags import INLINE, around_blocks, is_no_text, leads_on
from .html_types import Line, Lines, Node

_CHANGES_NOTHING: Final = re.compile(r"[ \t\r\n\f]+")
# What begins a line of contacts, with a small letter: "tel.: 54-00", an address.
_BEGINS: Final = re.compile(r"[^\W\d]{1,3}[\w-]{0,9}\.?:\s+[+(\d]|\S{1,64}@\S{1,200}$|(?:https?://|www\.)\S{1,500}$")
_QUOTED: Final = {"en": "“”"}


@dataclass(slots=True)
class _Part:
    text: str
    link: int
    bold: bool
    mark: str


@dataclass(slots=True)
class _Open:
    """An element whose end has not come, and what holds inside it."""

    element: Any
    children: Iterator[Any]
    node: int
    link: int
    bold: bool
    mark: str
    closing: str = ""


def read_lines(root: Any, lang: str) -> Lines:
    """The lines of a page; elements may be nested as deep as the parser lets them be."""
    return _Reader(_QUOTED.get(lang, "«»")).read(root)


class _Reader:
    def __init__(self, quotes: str) -> None:
        self.found = Lines()
        self.parts: list[_Part] = []
        self.quotes = quotes
        self.around: set[Any] = set()
        self.links = 0
        self.broken: list[str] = []
        self.is_note = False
        self.shown = self.is_dated = self.has_digits = False

    def read(self, root: Any) -> Lines:
        self.around = around_blocks(root)
        stack: list[_Open] = []
        self._open(root, stack)
        while stack:
            top = stack[-1]
            child = next(top.children, None)
            if child is None:
                self._close(stack)
            elif not isinstance(child.tag, str) or is_no_text(child) or is_reference(child) or is_bullet(child):
                self.is_note |= not self.shown and isinstance(child.tag, str) and is_note(child)
                self._text(child.tail, top)
            else:
                self._open(child, stack)
        return self.found

    def _open(self, element: Any, stack: list[_Open]) -> None:
        parent = stack[-1] if stack else None
        tag = element.tag.lower()
        mark = mark_of(element)
        node = parent.node if parent else -1
        is_inline = parent is not None and (tag in INLINE or "-" in tag) and element not in self.around
        if not is_inline and tag != "br":
            self._flush(node)
            self.found.nodes.append(Node(node, tag, element.get("class") or "", mark, len(self.found.lines)))
            node, mark = len(self.found.nodes) - 1, ""
        if tag == "a" and leads_on(element, self.found.nodes[node].tag):
            self.links += 1
            link = self.links
        else:
            link = parent.link if parent else 0
        inner = _Open(
            element,
            iter(element),
            node,
            link,
            is_bold(element, parent is not None and parent.bold),
            (mark if is_inline else "") or (parent.mark if parent else ""),
        )
        stack.append(inner)
        if tag == "br":
            self._text("\n", inner, exact=True)
        elif tag == "q":
            inner.closing = self.quotes[1]
            self._text(self.quotes[0], inner, exact=True)
        if tag == "sup":
            self._text(raised(element, self._before()), inner)
        else:
            self._text(element.text, inner, exact=tag in {"pre", "textarea"})

    def _close(self, stack: list[_Open]) -> None:
        done = stack.pop()
        self._text(done.closing, done)
        parent = stack[-1] if stack else None
        if parent is None or done.node != parent.node:
            self._flush(done.node)
            self.found.nodes[done.node].last = len(self.found.lines)
        if parent is not None:
            self._text(done.element.tail, parent)

    def _before(self) -> str:
        return self.parts[-1].text[-3:] if self.parts else ""

    def _text(self, text: str | None, inside: _Open, *, exact: bool = False) -> None:
        if text:
            shown = text if exact else _CHANGES_NOTHING.sub(" ", text)
            if self.parts and self._is_parted(shown, inside):
                self.parts.append(_Part("\n", 0, False, ""))
            self.parts.append(_Part(shown, inside.link, inside.bold, inside.mark))
            if shown.strip():
                is_about = inside.mark == "about" and (self.is_dated or not self.shown)
                self.shown, self.is_dated = True, is_about
                self.has_digits = any(map(str.isdigit, shown))

    def _is_parted(self, text: str, inside: _Open) -> bool:
        """Whether what comes is a line of its own: a link that begins without a blank, or what follows a date."""
        last = self.parts[-1]
        if last.link != inside.link and last.text[-1:].isalnum() and text[:1].isupper():
            return not last.text[-1:].isupper()
        is_date = self.is_dated and self.has_digits and inside.mark != "about"
        return is_date and text.lstrip()[:1].isupper()

    def _flush(self, node: int) -> None:
        """End the line: what was read since the last one becomes lines of ``node``, cut where ``<br>`` stood."""
        parts, self.parts = self.parts, []
        self.shown = self.is_dated = self.has_digits = False
        row: list[_Part] = []
        first = True
        for part in [*parts, _Part("\n", 0, False, "")]:
            head, *rest = part.text.split("\n")
            row.append(_Part(head, part.link, part.bold, part.mark))
            for text in rest:
                first = not self._line(row, node, joins=not first) and first
                row = [_Part(text, part.link, part.bold, part.mark)]
        self._settle()

    def _line(self, row: list[_Part], node: int, *, joins: bool) -> bool:
        text = tidy("".join(part.text for part in row))
        if not text:
            return False
        counts = [sum(map(str.isalnum, part.text)) for part in row]
        linked = sum(n for n, part in zip(counts, row, strict=True) if part.link)
        bold = sum(n for n, part in zip(counts, row, strict=True) if part.bold)
        marks = {part.mark for n, part in zip(counts, row, strict=True) if n}
        mark = marks.pop() if len(marks) == 1 else ""
        line = Line(text, node, sum(counts), linked, bold, "footnote" if self.is_note else mark)
        self.is_note = False
        # A break inside a sentence is the page's layout.
        if joins and not _BEGINS.match(text) and len(lines_of(f"{self.broken[-1][-80:]}\n{text}")) == 1:
            last = self.found.lines[-1]
            last.letters, last.linked, last.bold = last.letters + line.letters, last.linked + linked, last.bold + bold
            self.broken.append(text)
        else:
            self._settle()
            self.found.lines.append(line)
            self.broken = [text]
        return True

    def _settle(self) -> None:
        if len(self.broken) > 1:
            self.found.lines[-1].text = " ".join(self.broken)
        self.broken = []
