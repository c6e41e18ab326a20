"""A web page as a tree, read to its end: parsers stop at some limits without a word, and lose what stands behind."""

from __future__ import annotations

import re
from typing import Any, Final

# Pictures inside the page: megabytes in one attribute.
_PICTURE: Final = re.compile(r"(?<=;base64,)[A-Za-z0-9+/=]{1000,}")
_PARTS: Final = frozenset({"div", "section", "article", "main", "center", "blockquote", "table", "tr", "p"})
_NESTED: Final = re.compile(
    r"</?(div|section|article|main|center|blockquote|table|tbody|tr|p|ul|ol|dl|span|font|b|i|u|em|strong|small|big|tt"
    r"|sub|sup|cite|code|form|fieldset)\b[^<>]*>",
    re.IGNORECASE,
)
_START: Final = re.compile("<html", re.IGNORECASE)
_END: Final = re.compile("</(?:html|body)", re.IGNORECASE)
_HEAD: Final = 8_000


def whole_characters(data: bytes) -> bytes:
    """The page without the half of a character that it may end with: a page that was cut off can be read till there."""
    for size in range(1, 4):
        if data[-size:][:1] >= b"\xc0":
            try:
                data.decode("utf-8")
            except UnicodeDecodeError as error:
                return data[:-size] if error.start == len(data) - size else data
    return data


def without_pictures(text: str) -> str:
    """The page without the pictures that are written into it, as some programs save pages."""
    return _PICTURE.sub("", text)


def parsed(text: str, html: Any) -> tuple[Any, bool]:
    """The page, and whether parsers with the usual limits read it to its end; ``html`` is the module of lxml.

    The limits are an element nested 256 deep (old pages never close their fonts) and an attribute of ten million
    characters. A page nested deeper than wider limits allow is read without its nesting. Raises ``ValueError`` where
    that does not suffice.
    """
    found: list[Any] = []
    for huge, nested in ((False, text), (True, text), (True, "")):
        # Comments are left out, for the text behind them is theirs in the tree.
        parser = html.HTMLParser(no_network=True, huge_tree=huge, remove_comments=True, remove_pis=True)
        page = html.document_fromstring(nested or _flat(text), parser=parser)
        found = _limits(parser)
        if not found:
            return page, not huge
    raise ValueError(f"its elements are nested too deep in line {found[0].line}")


def _flat(text: str) -> str:
    """The page with paragraphs, which the next one ends, in place of what can be nested."""
    return _NESTED.sub(lambda tag: "<p>" if tag[1].lower() in _PARTS else "", text)


def unfinished(text: str) -> list[str]:
    """What must be said about a page whose end is missing."""
    is_cut_off = _START.search(text[:_HEAD]) is not None and _END.search(text) is None
    return ["the page has no end (</html>): it may be cut off"] if is_cut_off else []


def _limits(parser: Any) -> list[Any]:
    return [error for error in parser.error_log if error.type_name == "ERR_RESOURCE_LIMIT"]
