"""Which elements of a page begin a line, are part of one, or hold no text, and which links lead elsewhere."""

from __future__ import annotations

from typing import Any, Final

#: Headings below the first one.
HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
# What never is text, whatever it holds.
_NO_TEXT: Final = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "canvas", "audio", "video",
    "map", "select", "textarea", "datalist", "input", "rt", "rp",
})  # fmt: skip
#: What is part of a line.
INLINE: Final = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "nobr", "noindex", "output", "picture", "q", "ruby", "rb", "button", "s", "samp",
    "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_BLOCKS: Final = frozenset({
    "p", "div", "li", "ul", "ol", "table", "tr", "td", "th", "section", "article", "blockquote", "h1", "h2", "h3", "h4",
    "h5", "h6", "dl", "dt", "dd", "figure", "figcaption", "pre", "main", "aside", "header", "footer", "nav", "center",
    "form",
})  # fmt: skip


def leads_on(link: Any, inside: str) -> bool:
    """Whether a link leads elsewhere; one into the page itself does so in a list of contents."""
    href = (link.get("href") or "").strip().lower()
    if href[:1] == "#":
        return inside == "li" and len(href) > 1
    return bool(href) and not href.startswith("javascript:")


def is_no_text(element: Any) -> bool:
    """Buttons are none, except those in headings: the questions of a page that opens the answers one by one."""
    if element.tag == "button":
        return (element.getparent().tag or "")[:1] != "h"
    return element.tag in _NO_TEXT


def around_blocks(root: Any) -> set[Any]:
    """The elements that hold lines of their own, though some are of a kind that usually is part of a line."""
    found: set[Any] = set()
    for block in root.iter(*_BLOCKS):
        for element in block.iterancestors():
            if element in found:
                break
            found.add(element)
    return found
