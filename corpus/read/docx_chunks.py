"""Documents of other formats that hang in a Word file (altChunk), as programs put them that do not write Word's own.

Word unpacks such a part when it opens the file and saves it as its own text.
"""

from __future__ import annotations

from typing import Final

from ..errors import InputError
from .docx_package import Package
from .html import extract_html
from .source import Source

_MOST: Final = 20_000_000


def chunk_texts(package: Package, identifier: str) -> list[str] | None:
    """The paragraphs of the part that a relation names, a web page or plain text; else ``None``."""
    name, data = package.embedded(identifier)
    if not data or len(data) > _MOST:
        return None
    part = Source(package.source.path, data, package.source.lang)
    try:
        if name.lower().endswith(".txt"):
            return part.text().splitlines()
        if b"<" not in data[:20_000]:
            return None
        return [piece.text for piece in extract_html(part).pieces] or None
    except InputError:
        return None
