"""Text as it stands in XML, between tags or inside an attribute, whatever characters it holds."""

from __future__ import annotations

from ..units import clean


def content(text: str) -> str:
    """``text`` on one line between two tags, without what XML forbids."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """``text`` between two double quotation marks of an attribute."""
    return content(text).replace('"', "&quot;")
