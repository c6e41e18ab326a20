"""What a corpus is made of and what is to be made of it, as its manifest says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .errors import InputError


@dataclass(frozen=True, slots=True)
class NamedWork:
    """A work whose versions the manifest names, by their languages; ``number`` counts such works from 0."""

    name: str
    texts: Mapping[str, Path]
    number: int


@dataclass(frozen=True, slots=True)
class AlignTable:
    """How the versions of a work are aligned: as ``ushtil align`` does with the options of these names."""

    scorer: str = "lexical"
    order: str = "auto"
    min_score: float = 0.0
    overlaps: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class FillTable:
    """What fills missing sides: of ``languages``, made as whole versions too, or else of the versions there are."""

    model: str = "none"
    memory: Path | None = None
    terms: Path | None = None
    min_quality: float = 0.0
    beams: int = 4
    languages: tuple[str, ...] = ()
    force: bool = False


@dataclass(frozen=True, slots=True)
class CheckTable:
    """How each work is checked: against which glossary, and which severity makes the command fail."""

    terms: Path | None = None
    fail_on: str | None = None


@dataclass(frozen=True)
class Manifest:
    """A corpus; its paths are absolute, its patterns relative to ``base``. What is None is not done.

    ``languages`` restricts which texts count; empty, all do. ``memory`` is the one that is fed.
    With ``multi`` works of three versions become memories of three languages too.
    """

    path: Path
    name: str
    patterns: tuple[str, ...]
    folder: Path
    languages: tuple[str, ...] = ()
    lines: bool = False
    encoding: str | None = None
    works: tuple[NamedWork, ...] = ()
    align: AlignTable = AlignTable()
    fill: FillTable | None = None
    memory: Path | None = None
    check: CheckTable | None = None
    formats: tuple[str, ...] = ("tmx", "tsv")
    multi: bool = False
    places: Mapping[tuple[str, int, str], int] = field(default_factory=dict, repr=False, compare=False)

    @property
    def base(self) -> Path:
        """The folder of the manifest, to which its paths are relative."""
        return self.path.parent

    def problem(self, said: str, table: str, key: str = "", number: int = 0) -> InputError:
        """The error for what stands under this key."""
        spots = (table, number, key), (table, number, ""), ("", 0, table)
        line = next((self.places[spot] for spot in spots if spot in self.places), None)
        return InputError(said, self.path, line)
