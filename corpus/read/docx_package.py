"""The parts of a Word file, unpacked within limits and parsed without resolving anything."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any, Final

from .opening import needed
from .source import Source
from .xml import attribute, local

#: A Word file with more text than this is no text: a thousand pages are some 20 MB.
MOST_BYTES: Final = 200_000_000
_OLD: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHERS: Final = (
    ("xl/", "an Excel file (.xlsx); save the sheet as CSV, or with tabs (.tsv)"),
    ("ppt/", "a PowerPoint file (.pptx); save it as .docx or PDF"),
    ("content.xml", "an OpenDocument file (.odt); save it as .docx"),
    ("META-INF/container.xml", "an e-book (.epub); save it as .html or .docx"),
)


class Package:
    """A Word file's parts by name. Raises ``InputError`` for what is encrypted, damaged, a bomb or no Word file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        with needed("Word files", source.shown):
            from lxml import etree
        self._etree = etree
        if source.data.startswith(_OLD):
            encrypted = _ENCRYPTED in source.data
            what = (
                "an encrypted file; open it in Word, take its password off" if encrypted else "an old Word file (.doc)"
            )
            raise source.problem(f"this is {what}{' and' if encrypted else ';'} save it as .docx")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise self._damaged() from None
        self._left = MOST_BYTES
        self.main = self._main()

    def part(self, name: str) -> Any | None:
        """The root of a part, or ``None`` if the file has none of this name."""
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return None
        data = self._unpacked(info)
        parser = self._etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = self._etree.fromstring(data, parser)
        except self._etree.XMLSyntaxError:
            raise self._damaged() from None
        if root.getroottree().docinfo.doctype:
            raise self.source.problem("the Word file has a DOCTYPE, which none has; it may be an attack: do not use it")
        return root

    def related(self, kind: str) -> Any | None:
        """The root of the part that the main one is related to, such as its ``footnotes``."""
        folder, name = posixpath.split(self.main)
        target = self._target(f"{folder}/_rels/{name}.rels", kind, folder)
        return self.part(target) if target else None

    def diagram(self, mark: Any) -> Any:
        """The texts of a diagram (SmartArt) that is drawn at a mark; nothing where the file lacks them."""
        root = self.part(self._by_id(attribute(mark, "dm")))
        return () if root is None else [text for point in root.iter("{*}pt") for text in point if local(text) == "t"]

    def embedded(self, identifier: str) -> tuple[str, bytes]:
        """The name and the bytes of the part that a relation of the main one names; empty where there is none."""
        name = self._by_id(identifier)
        try:
            return name, self._unpacked(self._zip.getinfo(name))
        except KeyError:
            return name, b""

    def _by_id(self, identifier: str) -> str:
        folder, name = posixpath.split(self.main)
        root = self.part(f"{folder}/_rels/{name}.rels")
        for relation in root if root is not None else ():
            if attribute(relation, "Id") == identifier and attribute(relation, "TargetMode") != "External":
                return _joined(folder, attribute(relation, "Target"))
        return ""

    def _main(self) -> str:
        found = self._target("_rels/.rels", "officeDocument", "")
        names = self._zip.namelist()
        if found is None or not found.startswith("word/"):
            for start, what in _OTHERS:
                if any(name.startswith(start) for name in names):
                    raise self.source.problem(f"this is {what}")
            if found is None or found not in names:
                raise self.source.problem("this packed file holds no Word document; unpack it and give the texts in it")
        return found

    def _target(self, relations: str, kind: str, folder: str) -> str | None:
        root = self.part(relations)
        for relation in root if root is not None else ():
            if attribute(relation, "Type").endswith(f"/{kind}") and attribute(relation, "TargetMode") != "External":
                return _joined(folder, attribute(relation, "Target"))
        return None

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        """A part's bytes; both what the file declares and what really comes out is limited."""
        if info.flag_bits & 1:
            raise self.source.problem("this Word file is encrypted; take its password off and save it again")
        if info.file_size > self._left:
            raise self._bomb()
        try:
            with self._zip.open(info) as part:
                data = part.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError):
            raise self._damaged() from None
        if len(data) > self._left:
            raise self._bomb()
        self._left -= len(data)
        return data

    def _damaged(self) -> Exception:
        return self.source.problem("the file is damaged or cut off; copy it again, or save it again in Word (.docx)")

    def _bomb(self) -> Exception:
        return self.source.problem(
            f"unpacked, this file would hold more than {MOST_BYTES // 1_000_000} MB; it may be an attack: do not use it"
        )


def _joined(folder: str, target: str) -> str:
    """The name of the part that a relation points to, from the folder of the part that has the relation."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
