"""What a work is called, after its files, and the folder that its results lie in."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final

from ...corpus.manifest_values import is_safe_name
from ...corpus.read.codes import language_in_name
from ...corpus.read.opening import ENDINGS
from ...corpus.units import clean
from ..works import work_name

_WILD: Final = re.compile(r"[*?\[]")
_UNSAFE: Final = re.compile(r"[^\w.-]+")
_KEPT: Final = 40
#: So end the names of results, which lie beside the folders of works in this folder.
_ENDINGS: Final = re.compile(r".*\.(?:jsonl?|html|xlsx|xlf|xml|ladder|vecalign|txt)", re.IGNORECASE | re.DOTALL)


def fixed_part(patterns: Sequence[str]) -> int:
    """How many folders all patterns begin with, and no name need repeat."""
    fixed = []
    for pattern in patterns:
        folders = pattern.strip("/").split("/")[:-1]
        wild = next((n for n, folder in enumerate(folders) if _WILD.search(folder)), len(folders))
        fixed.append(folders[:wild])
    return len(os.path.commonprefix(fixed)) if fixed else 0  # noqa: RUF071 - of lists


def name_of_work(path: Path, lang: str, fixed: int) -> str:
    """The name of the work that a file belongs to: that of the file without its language and format.

    ``path`` is relative to the manifest; its first ``fixed`` folders are left out.
    """
    if "_" in path.name and language_in_name(path) == lang and len(path.name.split(".")) > 2:
        *front, tag, ending = path.name.split(".")
        if "_" in tag:  # speech.kk_KZ.txt
            path = path.with_name(".".join([*front, ending]))
    *folders, last = work_name(path, lang)
    stem, point, ending = last.rpartition(".")
    if point and stem and f".{ending.lower()}" in ENDINGS:
        last = stem
    return unicodedata.normalize("NFC", "/".join([*(part for part in folders[fixed:] if part), last]))


def document_id(path: Path, fixed: int) -> str:
    """What a document is called: its path, relative to the manifest, without the ending that says the format."""
    name = path.name.removesuffix(path.suffix) if path.suffix.lower() in ENDINGS else path.name
    return clean("/".join([*path.parent.parts[fixed:], name])) or "text"


def folders_of(names: Sequence[str]) -> dict[str, str]:
    """A folder for each name, relative and with ``/``: another one for each, on every system."""
    plain = {name: "/".join(_safe(part) for part in name.split("/")) for name in names}
    times = Counter(folder.casefold() for folder in plain.values())
    return {
        name: folder if times[folder.casefold()] == 1 else f"{folder}-{_digest(name)}" for name, folder in plain.items()
    }


def _safe(part: str) -> str:
    """The part itself where it can be a name everywhere; else what is left of it, with a digest of the whole."""
    if is_safe_name(part) and not _ENDINGS.fullmatch(part):
        return part
    kept = _UNSAFE.sub("_", part)[:_KEPT].strip("._-")
    return f"{kept or 'text'}-{_digest(part)}"


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
