"""What people translated in a corpus put into a memory, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ...corpus.memory.records import Skip, examined
from ...corpus.memory.store import Memory
from ...corpus.memory.types import Record, Variant
from ...corpus.types import Unit
from ...corpus.units import units
from .built import Current, Fed


def feed(path: Path, works: Iterable[Current]) -> Fed:
    """Put the linked pieces of each pair into the memory at ``path``, which is made if need be: all of them or none.

    Sides that a model or a memory filled are left out, and texts that say in their first line that no person wrote
    them. Raises ``UshtilError`` where the memory cannot be used.
    """
    fed = Fed()
    with Memory.open(path, write=True) as memory, memory.adding() as adder:
        for record in _records(works, fed):
            adder.add(record)
    fed.new, fed.known = adder.new, adder.known
    return fed


def _records(works: Iterable[Current], fed: Fed) -> Iterator[Record]:
    for work in works:
        written = [pair for pair in work.pairs if not set(pair) & set(work.info["marked"])]
        alignments = work.aligned().pairs if written else {}
        for pair in written:
            for unit in units(alignments[pair]):
                if unit.origin == "human":
                    yield from _kept(_record(unit, work.info["created"]), fed)


def _kept(record: Record, fed: Fed) -> Iterator[Record]:
    for found in examined(record, "", doubtful=False):
        if isinstance(found, Skip):
            fed.skipped[found.reason] += 1
        else:
            yield found


def _record(unit: Unit, created: str) -> Record:
    variants = tuple(Variant(lang, text) for lang, text in unit.texts.items())
    return Record(variants, score=unit.score, created=created, documents=unit.documents)
