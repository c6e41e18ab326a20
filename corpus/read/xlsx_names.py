"""The names of the documents whose alignment is in a workbook, from its properties."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final

from ..types import Alignment
from ..units import clean
from ..write.xlsx import DOCUMENT
from .opening import contents
from .xml import Xml, attribute, inner_text

_PROPERTIES: Final = "docProps/custom.xml"
_LARGEST: Final = 1_000_000


def with_names(alignment: Alignment, path: Path) -> Alignment:
    """The alignment that was read from a workbook, its documents called as they were when it was written."""
    names = document_names(path)
    return Alignment(
        tuple(replace(document, id=names.get(document.lang, document.id)) for document in alignment.documents),
        alignment.beads,
    )


def document_names(path: Path) -> dict[str, str]:
    """The names by language; empty where a program left the properties out. Raises ``InputError`` for broken ones."""
    with zipfile.ZipFile(BytesIO(contents(path))) as archive:
        found = [member for member in archive.infolist() if member.filename == _PROPERTIES]
        if not found or found[0].file_size > _LARGEST:
            return {}
        data = archive.read(found[0])
    names: dict[str, str] = {}
    for event, element in Xml(path, [data]).elements({"property"}):
        said = attribute(element, "name")
        if event == "end" and said.startswith(DOCUMENT):
            names[said.removeprefix(DOCUMENT)] = clean(inner_text(element, frozenset()))
    return {lang: name for lang, name in names.items() if name}
