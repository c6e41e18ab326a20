"""XML of any size from anybody, element by element: nothing is expanded, nothing is fetched, nothing is kept.

Entities that a file declares are never resolved; such a file is refused, which ends both a billion laughs and files
that point at other files. Values of more than ten million characters are refused by the parser. Characters that XML
forbids (a vertical tab from Word, ``&#x1;``), for which parsers drop the whole file, are left out and counted.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any, Final

from ..errors import InputError
from .opening import needed

LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_LONGEST_DECLARATION: Final = 400
_DECLARED: Final = re.compile(r"(\A<\?xml[^>]{0,80}\sencoding\s*=\s*[\"'])[\w.:-]{1,40}([\"'])")
_CONTROLS: Final = bytes(set(range(32)) - {9, 10, 13})
_NONCHARACTER: Final = re.compile(b"\xef\xbf[\xbe\xbf]")
_REFERENCE: Final = re.compile(rb"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,10}));")
_LONGEST_REFERENCE: Final = 16
_LONGEST: Final = 10_000_000
_TEXT_LIMIT: Final = 200


class Xml:
    """The elements of one XML file; ``dropped`` counts the forbidden characters that were left out so far."""

    def __init__(self, path: Path | str, pieces: Iterable[bytes]) -> None:
        self.path = path
        self.pieces = pieces
        self.dropped = 0

    def elements(self, names: Collection[str]) -> Iterator[tuple[str, Any]]:
        """``("start", element)`` and ``("end", element)`` of the elements with these local names, in order.

        At its start an element has its attributes only; behind its end it is emptied. Raises ``InputError``.
        """
        with needed("XML files", self.path):
            from lxml import etree
        parser = etree.XMLPullParser(
            events=("start", "end"),
            tag=[f"{{*}}{name}" for name in names],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        first = True
        try:
            for piece in self._harmless():
                parser.feed(piece)
                for event, element in parser.read_events():
                    if first:
                        self._refuse_entities(element)
                        first = False
                    yield event, element
                    if event == "end":
                        _forget(element)
            root = parser.close()
        except etree.XMLSyntaxError as error:
            raise InputError(_problem(error, first), self.path, error.lineno or None) from None
        if first:
            self._refuse_entities(root)

    def _refuse_entities(self, root: Any) -> None:
        declared = root.getroottree().docinfo.internalDTD
        names = [entity.name for entity in declared.iterentities()] if declared is not None else []
        if names:
            raise InputError(
                f"the file declares entities of its own ({str(names[0])[:40]}), which are never resolved here: "
                "take the part in [ ] out of its DOCTYPE line",
                self.path,
            )

    def _harmless(self) -> Iterator[bytes]:
        """The pieces in UTF-8 (or the encoding of one byte that they say) without what XML forbids."""
        rest, unbroken = b"", 0
        for piece in self._narrow():
            unbroken = 0 if b">" in piece else unbroken + len(piece)
            if unbroken > _LONGEST:
                raise InputError("a text or attribute of more than ten million characters; take it out", self.path)
            data = rest + piece
            cut = max(data.rfind(b"&", -_LONGEST_REFERENCE), data.rfind(b"\xef", -2))
            data, rest = (data, b"") if cut < 0 else (data[:cut], data[cut:])
            yield self._cleaned(data)
        if rest:
            yield self._cleaned(rest)

    def _narrow(self) -> Iterator[bytes]:
        """The pieces from the first sign on, UTF-16 as UTF-8."""
        pieces = iter(self.pieces)
        start = b""
        for piece in pieces:
            start += piece
            if len(start) >= _LONGEST_DECLARATION:
                break
        if not start.startswith(_WIDE):
            yield start.lstrip()
            yield from pieces
            return
        codec = "utf-16" if start[:2] in _MARKS else "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
        decoder = getincrementaldecoder(codec)()
        try:
            text = decoder.decode(start).lstrip("\ufeff \t\r\n")
            yield _DECLARED.sub(r"\1utf-8\2", text, count=1).encode("utf-8", "replace")
            for piece in pieces:
                yield decoder.decode(piece).encode("utf-8", "replace")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            raise InputError("the text in UTF-16 is broken or cut off; export the file again", self.path) from None

    def _cleaned(self, data: bytes) -> bytes:
        found = data.translate(None, _CONTROLS)
        self.dropped += len(data) - len(found)
        for pattern, allowed in ((_NONCHARACTER, None), (_REFERENCE, _allowed)):
            if (allowed is None and b"\xef\xbf" in found) or (allowed and b"&#" in found):
                found = pattern.sub(lambda match, test=allowed: self._kept(match, test), found)  # type: ignore[misc]
        return found

    def _kept(self, match: re.Match[bytes], test: Any) -> bytes:
        if test is not None and test(match):
            return match[0]
        self.dropped += 1
        return b""


def _forget(element: Any) -> None:
    """Empty an element that was read, and let go of those before it, so that a file of any size fits into memory."""
    element.clear(keep_tail=True)
    while (before := element.getprevious()) is not None:
        element.getparent().remove(before)


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment, an instruction or an entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Any, *names: str) -> list[Any]:
    """The children with one of these local names."""
    return [child for child in element if local(child) in names]


def inner_text(element: Any, without: Collection[str]) -> str:
    """The text of an element and of what stands in it, but not inside the elements ``without``."""
    parts = [element.text or ""]
    for child in element:
        name = local(child)
        if name and name not in without:
            parts.append(inner_text(child, without))
        elif not name and str(child.text).startswith("&"):  # &nbsp; of HTML means what it means there
            parts.append(unescape(child.text))
        parts.append(child.tail or "")
    return "".join(parts)


def attribute(element: Any, name: str) -> str:
    """An attribute whatever its namespace; empty where there is none."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _allowed(match: re.Match[bytes]) -> bool:
    code = int(match[1], 16) if match[1] else int(match[2])
    return code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000


def _problem(error: Any, first: bool) -> str:
    said = " ".join(str(error.msg).split())[:_TEXT_LIMIT]
    if "XML_PARSE_HUGE" in said:
        return "a text or attribute of more than ten million characters, or elements nested too deep; take them out"
    if "Unsupported encoding" in said:
        return "the file says that it is in an encoding that nobody knows; export it again as UTF-8"
    if "encoding" in said and "bytes" in said:
        return "the file is not in the encoding that its first line says; export it again as UTF-8"
    if first:
        return f"this is no XML file ({said}); check that the name has the right ending"
    return f"the XML is broken or cut off here ({said}); export the file again from the program that made it"
