"""The NTREX documents of ../shared/data/ntrex: en, kk and ru texts, one segment a line, with their golds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ushtil.align.evaluate import Beads
from ushtil.corpus.read.beads import read_beads
from ushtil.corpus.read.plain import read_document
from ushtil.corpus.types import Document

LANGUAGES = ("en", "kk", "ru")
LANGUAGE_PAIRS = (("en", "kk"), ("en", "ru"), ("kk", "ru"))
DEFAULT_DATA = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"


@dataclass(frozen=True)
class Case:
    """One text in three languages with its pairwise and three-way golds."""

    name: str
    documents: dict[str, Document]
    golds: dict[tuple[str, ...], Beads]


def cases(data: Path, task: str) -> Iterator[Case]:
    """The cases of ``intact``, ``noisy``, ``lossy`` or ``excerpt``, by name."""
    folder = data / "ntrex" / task
    for path in sorted(folder.glob("*.en.txt")):
        name = path.name.removesuffix(".en.txt")
        yield Case(
            name,
            {lang: read_document(folder / f"{name}.{lang}.txt", lang=lang, lines=True) for lang in LANGUAGES},
            {
                which: read_beads(folder / f"{name}.{'-'.join(which)}.tsv").beads
                for which in (*LANGUAGE_PAIRS, LANGUAGES)
            },
        )
