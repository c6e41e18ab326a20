"""How a copy differs from its source: links without assuming order, and what a reader should look at."""

from __future__ import annotations

from ..corpus.types import Comparison, Document, Link
from .drift.absence import additions, omissions
from .drift.edits import Pair
from .drift.findings import drift
from .drift.forms import gathered
from .drift.groups import Group, groups
from .drift.link import links
from .drift.moves import Stretch, moved
from .drift.overlap import Overlap
from .drift.pieces import words
from .drift.places import Placed
from .drift.relation import relation
from .drift.relocation import relocations
from .drift.speech import raise_in_speech


def compare(source: Document, copy: Document) -> Comparison:
    """The links and findings of a copy against its source, both in the order of the copy.

    A copy segment that no link holds has no source; a source segment that no link holds is not reproduced.
    """
    pair = Pair.of(source, copy)
    overlap = Overlap([words(p) for p in pair.source_pieces], [words(p) for p in pair.copy_pieces])
    found = groups(overlap, links(overlap, (_titles(source), _titles(copy))))
    blocks = _moved_blocks(pair, found)
    strays = {n for block in blocks for n in block}
    placed: list[Placed] = []
    linked = []
    for number, group in enumerate(found):
        edits = pair.edits(group.source, group.copy)
        texts = pair.texts(group.source, group.copy)
        sizes = len(group.source), len(group.copy)
        link = Link(
            source=group.source,
            copy=group.copy,
            relation=relation(edits, texts, sizes, source.lang),
            score=round(overlap.similarity(group.source, group.copy), 4),
            moved=number in strays,
            changes=tuple(edit.change for edit in edits),
        )
        linked.append(link)
        placed += [(group.copy[0], finding) for finding in drift(pair, link, edits)]
    placed += additions(pair, linked)
    placed += omissions(pair, linked)
    placed += relocations(pair, linked, blocks)
    placed.sort(key=lambda item: item[0])
    told = gathered(source, copy, linked, [finding for _, finding in placed])
    return Comparison(source, copy, tuple(linked), tuple(raise_in_speech(told, (source, copy))))


def _titles(document: Document) -> frozenset[int]:
    return frozenset(n for n, segment in enumerate(document.segments) if segment.kind == "heading")


def _moved_blocks(pair: Pair, found: list[Group]) -> list[list[int]]:
    """The moved blocks as numbers of groups; a source sentence that the copy repeats counts where it fits first."""
    seen: set[int] = set()
    numbers = []
    for number, group in enumerate(found):
        if seen.isdisjoint(group.source):
            numbers.append(number)
        seen.update(group.source)
    stretches = [
        Stretch(found[n].source[0], sum(len(pair.copy.segment_text(j)) for j in found[n].copy)) for n in numbers
    ]
    return [[numbers[n] for n in block] for block in moved(stretches)]
