"""A web page as a tree, read to its end: parsers stop at some limits without a word, and lose what stands behind."""

from __future__ import annotations

import re
from typing import Any, Final

# Pictures inside the page: megabytes in one attribute.
_PICTURE: Final = re.compile(r"(?<=;base64,)[A-Za-z0-9+/=]{1000,}")
_START: Final = re.compile("<html", re.IGNORECASE)
_END: Final = re.compile("</(?:html|body)", re.IGNORECASE)
_HEAD: Final = 8_000


def without_pictures(text: str) -> str:
    """The page without the pictures that are written into it, as some programs save pages."""
    return _PICTURE.sub("", text)


def parsed(text: str, html: Any) -> tuple[Any, bool]:
    """The page, and whether parsers with the usual limits read it to its end; ``html`` is the module of lxml.

    The limits are an element nested 256 deep (old pages never close their fonts) and an attribute of ten million
    characters. Raises ``ValueError`` where wider ones do not suffice.
    """
    parser = html.HTMLParser(no_network=True, huge_tree=False)
    page = html.document_fromstring(text, parser=parser)
    if not _limits(parser):
        return page, True
    parser = html.HTMLParser(no_network=True, huge_tree=True)
    page = html.document_fromstring(text, parser=parser)
    if found := _limits(parser):
        raise ValueError(f"its elements are nested too deep in line {found[0].line}")
    return page, False


def unfinished(text: str) -> list[str]:
    """What must be said about a page whose end is missing."""
    is_cut_off = _START.search(text[:_HEAD]) is not None and _END.search(text) is None
    return ["the page has no end (</html>): it may be cut off"] if is_cut_off else []


def _limits(parser: Any) -> list[Any]:
    return [error for error in parser.error_log if error.type_name == "ERR_RESOURCE_LIMIT"]
