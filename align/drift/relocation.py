"""Findings on moved blocks, and on answers that stand under another question than their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ...corpus.types import Document, Finding, Indices, Link
from .edits import Pair
from .places import Placed, place, quoted

# Characters of the copy; a shorter block, such as "Thank you.", stands elsewhere by chance.
SHORTEST_MOVE = 25


def relocations(pair: Pair, linked: Sequence[Link], blocks: Sequence[Sequence[int]]) -> list[Placed]:
    """One finding for each moved block that is not a mere word or two, and for each answer to another question.

    ``blocks`` hold positions in ``linked``.
    """
    other = _other_questions(pair, linked)
    found = []
    for block in blocks:
        asked = other.get(block[0])
        if asked is not None or sum(_size(pair.copy, linked[n].copy) for n in block) >= SHORTEST_MOVE:
            found.append(_relocation(pair, [linked[n] for n in block], asked))
    moved = {n for block in blocks for n in block}
    stays = (n for n in other if n not in moved)
    for _, run in groupby(enumerate(stays), key=lambda pair: (pair[1] - pair[0], other[pair[1]])):
        numbers = [n for _, n in run]
        found.append(_relocation(pair, [linked[n] for n in numbers], other[numbers[0]]))
    return found


def _relocation(pair: Pair, block: Sequence[Link], asked: int | None) -> Placed:
    source = tuple(sorted({i for link in block for i in link.source}))
    copy = tuple(sorted({j for link in block for j in link.copy}))
    home, here = place(pair.source, source), place(pair.copy, copy)
    opening = quoted(pair.copy.segment_text(copy[0]))
    what = f"The passage of {len(copy)} sentences that begins {opening}" if len(copy) > 1 else f"The sentence {opening}"
    at = copy[0] - 0.5
    if asked is not None:
        question = quoted(pair.source.segment_text(asked))
        detail = f"{what} answers another question in the copy (line {here.line}) than in the source: {question}."
        return at, Finding("move", "major", (home, here), detail)
    detail = f"{what} is moved: line {here.line} of the copy, line {home.line} of the source."
    return at, Finding("move", "neutral", (home, here), detail)


def _other_questions(pair: Pair, linked: Sequence[Link]) -> dict[int, int]:
    """For each link that follows another question in the copy than in the source, the source's form of that question.

    Only where both texts have a question before it, and that of the copy comes from the source.
    """
    origin = {j: link.source[0] for link in linked for j in link.copy}
    ours, theirs = _questions(pair.source), _questions(pair.copy)
    found = {}
    for number, link in enumerate(linked):
        own, here = ours[link.source[0]], theirs[link.copy[0]]
        if own is None or here is None or "question" in _kinds(pair, link):
            continue
        asked = next((origin[j] for j in here if j in origin), None)
        if asked is not None and asked not in own:
            found[number] = asked
    return found


def _kinds(pair: Pair, link: Link) -> set[str]:
    return {pair.source.segments[link.source[0]].kind, pair.copy.segments[link.copy[0]].kind}


def _questions(document: Document) -> list[range | None]:
    """For each segment the sentences of the question that it stands under; a heading ends an answer."""
    found: list[range | None] = []
    last: range | None = None
    for index, segment in enumerate(document.segments):
        if segment.kind == "question":
            last = range(last.start if last and last.stop == index else index, index + 1)
        elif segment.kind == "heading":
            last = None
        found.append(last)
    return found


def _size(document: Document, indices: Indices) -> int:
    return sum(len(document.segment_text(index)) for index in indices)
