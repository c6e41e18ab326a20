"""A pair of documents whose alignment is given and not to be changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, permutations
from pathlib import Path

import numpy as np

from ..corpus.errors import InputError
from ..corpus.read.beads import read_beads
from ..corpus.types import Bead, Document, Indices
from ..models.grid import Floats
from ..models.sparse import Matches
from .moves import ordered
from .pair import PairModel


@dataclass(frozen=True)
class LockedModel:
    """The model of two documents, of ``shape`` (left, right) segments, whose beads somebody has decided."""

    beads: tuple[Bead, ...]
    shape: tuple[int, int]

    @property
    def free(self) -> bool:
        """Whether beads may cross: those given may."""
        return True

    @property
    def unsure(self) -> float:
        """See ``PairModel``: somebody has decided."""
        return 0.0

    def sure(self, beads: Iterable[Bead]) -> tuple[Bead, ...]:
        """The beads as they are: nothing is surer."""
        return tuple(beads)

    @cached_property
    def links(self) -> Matches:
        """Segments that share a bead, each pair with strength 1."""
        return Matches.of({(i, j): 1.0 for bead in self.beads for i in bead.spans[0] for j in bead.spans[1]})

    @cached_property
    def left_null(self) -> Floats:
        """1 for each left segment without a counterpart, else 0."""
        return self._null(0)

    @cached_property
    def right_null(self) -> Floats:
        """1 for each right segment without a counterpart, else 0."""
        return self._null(1)

    def _null(self, side: int) -> Floats:
        result = np.zeros(self.shape[side])
        result[[index for bead in self.beads if bead.is_null for index in bead.spans[side]]] = 1.0
        return result

    def probability(self, left: Indices, right: Indices) -> float:
        """1 for a bead that is given, and for segments that are all given as null beads; else 0."""
        if left and right:
            return float((left, right) in self._given)
        return float(
            min((self.left_null[i] for i in left), default=1.0) * min((self.right_null[j] for j in right), default=1.0)
        )

    @cached_property
    def _given(self) -> set[tuple[Indices, ...]]:
        return {bead.spans for bead in self.beads}


AnyModel = PairModel | LockedModel


def read_lock(path: Path, documents: Sequence[Document]) -> dict[tuple[int, int], tuple[Bead, ...]]:
    """The beads of a proofread pair of three documents, by the columns of the two.

    Segments that the file does not name have no counterpart. Raises ``InputError`` when it is not clear which languages
    it aligns, or when it names segments that the documents lack.
    """
    file = read_beads(path)
    languages = [document.lang for document in documents]
    if file.width != 2:
        raise InputError(f"it aligns {file.width} languages: a proofread pair has two (ushtil align --pair)", path)
    columns = _columns(file.languages, path, languages)
    beads = [spans if columns[0] < columns[1] else spans[::-1] for spans in file.beads]
    pair = min(columns), max(columns)
    for side, column in enumerate(pair):
        _check(path, documents[column], [index for spans in beads for index in spans[side]])
    sizes = [len(documents[column]) for column in pair]
    links = [Bead(tuple(tuple(sorted(span)) for span in spans)) for spans in beads if any(spans)]
    return {pair: ordered(_whole(links, sizes))}


def _columns(named: tuple[str, ...], path: Path, languages: Sequence[str]) -> tuple[int, int]:
    """The numbers of the documents in the two columns of a file, by what it says or else by a part of its name."""
    parts = path.name.split(".")
    for a, b in permutations(range(len(languages)), 2):
        if named == (languages[a], languages[b]) or (not named and f"{languages[a]}-{languages[b]}" in parts):
            return a, b
    known = " or ".join(f"{a}-{b}" for a, b in combinations(languages, 2))
    if named:
        raise InputError(f"it aligns {'-'.join(named)}, not {known}: give the pair of these texts", path)
    raise InputError(f"it does not say which two languages it aligns: name it like pair.{known}.tsv", path)


def _check(path: Path, document: Document, indices: Sequence[int]) -> None:
    if (last := max(indices, default=-1)) >= len(document):
        problem = f"it names segment {last} of {document.lang}, which has {len(document)}: are these its texts"
        raise InputError(f"{problem}, cut in the same way (--lines)?", path)


def _whole(beads: list[Bead], sizes: Sequence[int]) -> list[Bead]:
    """The beads, and a null bead for each segment that stands in none."""
    for side, size in enumerate(sizes):
        named = {index for bead in beads for index in bead.spans[side]}
        rest = sorted(set(range(size)) - named)
        beads += [Bead(((index,), ()) if side == 0 else ((), (index,))) for index in rest]
    return beads
