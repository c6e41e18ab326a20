"""Saved web pages: the article with its structure, without the menus, teasers and buttons around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ..encodings import codec_of
from ..language import recognise
from ..text import key
from ..types import Kind
from .assemble import Extracted, Piece, lines_of, tidy
from .codes import usual_code
from .html_page import parsed, unfinished, without_pictures
from .opening import needed, quiet
from .source import Source
from .xml import children, local

_CHARSET: Final = re.compile(
    rb"<(?:meta|\?xml)[^<>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_HEAD: Final = 8_000
_LONGEST_TITLE: Final = 260
_LEAST: Final = 250
# Without an article the whole page is taken, except what never is text.
_NO_TEXT: Final = frozenset({
    "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "select", "svg",
    "iframe", "object", "head",
})  # fmt: skip
_BLOCKS: Final = frozenset(
    {"p", "li", "td", "th", "blockquote", "pre", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_KINDS: Final[dict[str, Kind]] = {
    "head": "heading",
    "item": "item",
    "cell": "item",
    "li": "item",
    "td": "item",
    "th": "item",
}


def extract_html(source: Source) -> Extracted:
    """The article of a page, decoded by our own means: what a page says of its encoding is often wrong.

    A page in which no article is recognised gives all its paragraphs, with a note. Raises ``InputError``.
    """
    with needed("web pages", source.shown):
        import trafilatura
        from lxml import etree, html
    declared = _CHARSET.search(source.data[:_HEAD])
    text = source.text(codec_of(declared[1].decode("ascii")) if declared else None, long_lines=True).lstrip("\ufeff")
    text = re.sub(r"^\s*<\?xml[^<>]{0,200}\?>", "", text)  # lxml takes no text that claims an encoding
    text = without_pictures(text)
    with quiet("trafilatura", "htmldate", "courlan"):
        try:
            page, is_usual = parsed(text, html)
            # Without its memory of other pages: it drops what a republished excerpt repeats.
            found = is_usual and trafilatura.bare_extraction(
                text, include_comments=False, include_tables=True, deduplicate=False
            )
            pieces, notes = _pieces(page, getattr(found, "body", None))
            notes += unfinished(text)
        except (etree.LxmlError, ValueError, RecursionError) as error:
            said = " ".join(str(error).split())[:120]
            raise source.problem(f"the page is broken or empty ({said}); save it again from the browser") from None
    lang = source.lang or recognise("\n".join(piece.text for piece in pieces)) or usual_code(page.get("lang") or "")
    return Extracted(pieces, notes, lang)


def _pieces(page: Any, article: Any | None) -> tuple[list[Piece], list[str]]:
    """The pieces of the article, or else of the page, and what must be said about that."""
    notes: list[str] = []
    pieces = list(_Walk().pieces(article)) if article is not None else []
    if sum(len(piece.text) for piece in pieces) < _LEAST:  # of so little, trafilatura loses the structure
        pieces = list(_page(page))
        notes = ["no article was recognised in this page: all its paragraphs are taken"]
    return [*_title(page, pieces), *pieces], notes


class _Walk:
    """The pieces of an extracted article, with places that count paragraphs, items and tables."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def pieces(self, parent: Any) -> Iterator[Piece]:
        for element in parent:
            name = local(element)
            if name in {"list", "quote", "row", "del", "hi"} and any(
                local(child) in {"item", "p", "cell"} for child in element
            ):
                yield from self.pieces(element)
            elif name == "table":
                yield from self._table(element)
            elif name in {"head", "p", "item", "quote", "code", "hi"}:
                if name == "item" and (inner := children(element, "list")):
                    for child in inner:
                        element.remove(child)
                    yield from self._piece(name, element)
                    for child in inner:
                        yield from self.pieces(child)
                else:
                    yield from self._piece(name, element)

    def _piece(self, name: str, element: Any) -> Iterator[Piece]:
        text = _text(element)
        if not text.strip():
            return
        called = {"head": "heading", "item": "list item"}.get(name, "paragraph")
        self.numbers[called] = self.numbers.get(called, 0) + 1
        for part in lines_of(text, is_heading=name == "head"):
            yield Piece(part, f"{called} {self.numbers[called]}", _KINDS.get(name))

    def _table(self, table: Any) -> Iterator[Piece]:
        self.numbers["table"] = self.numbers.get("table", 0) + 1
        for row_number, row in enumerate(children(table, "row"), 1):
            for cell_number, cell in enumerate(children(row, "cell"), 1):
                place = f"table {self.numbers['table']}, row {row_number}, column {cell_number}"
                for part in lines_of(_text(cell)):
                    yield Piece(part, place, "item")


def _text(element: Any) -> str:
    """The text of an element; the lines of the page's source are none, its ``<br>`` are."""
    parts = [_flat(element.text)]
    for child in element:
        name = local(child)
        if name in {"lb", "br", "p", "div"}:
            parts.append("\n")
        if name and name not in _NO_TEXT:
            parts.append(_text(child))
        parts.append(_flat(child.tail))
    return "".join(parts)


def _flat(text: str | None) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")


def _page(page: Any) -> Iterator[Piece]:
    """All paragraphs of a page, for those that are too short or too odd to have an article; without any, its text."""
    found = 0
    outside = {element for part in page.iter(*_NO_TEXT) for element in part.iter(*_BLOCKS)}
    for element in page.iter(*_BLOCKS):
        nested = any(local(child) in _BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str))
        if nested or _is_link(element) or element in outside:
            continue
        kind: Kind | None = "heading" if element.tag[0] == "h" else _KINDS.get(element.tag)
        for part in lines_of(_text(element), is_heading=kind == "heading"):
            found += 1
            yield Piece(part, f"paragraph {found}", kind)
    if not found:
        for body in page.iter("body"):
            for number, part in enumerate(lines_of(_text(body)), 1):
                yield Piece(part, f"paragraph {number}")


def _is_link(element: Any) -> bool:
    """Whether all the text of a block leads elsewhere: an entry of a menu, a teaser."""
    linked = sum(len(tidy("".join(link.itertext()))) for link in element.iter("a"))
    return linked > 0 and linked >= len(tidy("".join(element.itertext())))


def _title(page: Any, pieces: list[Piece]) -> Iterator[Piece]:
    """The page's first heading, where the article lacks it though the page's title holds it."""
    title = key(" ".join(tidy("".join(element.itertext())) for element in page.iter("title")))
    for heading in page.iter("h1"):
        text = tidy(_text(heading))
        own = key(text)
        if 0 < len(text) <= _LONGEST_TITLE and own in title and not any(key(piece.text) == own for piece in pieces[:6]):
            yield Piece(text, "heading 1", "heading")
        return
