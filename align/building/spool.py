"""The units of all works, read once and kept on disk in their order while the joined files are written from them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, Final

from ...corpus.made import Made, Provenance
from ...corpus.types import Alignment, Unit
from ...corpus.units import units
from ...corpus.write.memories import part
from .built import Current
from .folder import explained

#: A name for the units of all languages; those of a pair are called by its languages.
ALL: Final = "all"
#: Stands before the name of a part of a memory, lest one be taken for an origin.
MEMORY: Final = "memory:"


class Spool:
    """The units of each pair of languages, and with ``whole`` those of all versions; each with the same texts once.

    What a person wrote in one work stands for the same texts that a memory recalled in another. One work at a time is
    in memory, and of every unit that was seen some eight bytes. With ``multi`` the units that are complete in three
    languages are held too, under these. Files lie in ``folder``, which the caller takes away.
    """

    def __init__(self, folder: Path, works: Iterable[Current], *, whole: bool, multi: bool) -> None:
        self._seen: dict[str, set[int]] = {}
        self._held: dict[str, Counter[str]] = {}
        self._recalled: dict[str, dict[str, tuple[str, str]]] = {}
        self._replaced: dict[str, set[str]] = {}
        with explained(folder), ExitStack() as held:
            files: dict[str, IO[str]] = {}
            for work in works:
                aligned = work.aligned()
                parts = {"-".join(pair): found for pair, found in aligned.pairs.items()}
                if whole and parts:
                    parts[ALL] = aligned.alignment
                if multi and len(aligned.pairs) > 1:
                    parts["-".join(aligned.alignment.languages)] = aligned.alignment
                for name, alignment in parts.items():
                    if name not in files:
                        path = folder / f"{len(files)}.jsonl"
                        files[name] = held.enter_context(path.open("w", encoding="utf-8", newline="\n"))
                    self._add(name, alignment, work, files[name])
        self._paths = {name: folder / f"{number}.jsonl" for number, name in enumerate(files)}

    def units(self, name: str, wanted: str | None = None) -> Iterator[Unit]:
        """The units of a pair, or of all, in the order of the works: all, or those of a part or an origin."""
        if name not in self._paths:
            return
        with self._paths[name].open(encoding="utf-8", newline="\n") as file:
            for unit in map(_unit, map(json.loads, file)):
                is_replaced = unit.origin == "memory" and unit.id in self._replaced[name]
                if not is_replaced and (wanted is None or wanted in _kinds(unit)):
                    yield unit

    def has(self, name: str, wanted: str) -> bool:
        """Whether there is a unit of this part or origin."""
        return name in self._held and self._held[name][wanted] > 0

    def _add(self, name: str, alignment: Alignment, work: Current, file: IO[str]) -> None:
        seen, held = self._seen.setdefault(name, set()), self._held.setdefault(name, Counter())
        recalled, replaced = self._recalled.setdefault(name, {}), self._replaced.setdefault(name, set())
        for unit in units(alignment, least=2 if name == ALL else None):
            # What a person wrote and what a machine made are two units, though their texts be the same.
            key = int(unit.id, 16) * 2 + (unit.origin == "mt")
            is_better = unit.origin == "human" and unit.id in recalled
            if key not in seen or is_better:
                seen.add(key)
                held.update(_kinds(unit))
                if is_better:
                    held.subtract(recalled.pop(unit.id))
                    replaced.add(unit.id)
                elif unit.origin == "memory":
                    recalled[unit.id] = _kinds(unit)
                file.write(_line(unit, work.info["created"]))


def _kinds(unit: Unit) -> tuple[str, str]:
    """The part of a memory that a unit belongs to, such as "mt.paragraph" of "memory:mt.paragraph", and its origin."""
    return f"{MEMORY}{part(unit)}", unit.origin


def _line(unit: Unit, created: str) -> str:
    held = [unit.id, unit.texts, unit.score, unit.segments, unit.documents, [asdict(side) for side in unit.made]]
    return json.dumps([*held, created]) + "\n"


def _unit(held: list[Any]) -> Unit:
    name, texts, score, segments, documents, made, created = held
    spans = {lang: tuple(span) for lang, span in segments.items()}
    sides = tuple(Made(**side) for side in made)
    return Unit(name, texts, score, spans, documents, sides, Provenance(created=created))
