"""The runs of keys that two texts have in common, in order; exact for sentences, bounded for texts of any size.

Sentences and paragraphs go to difflib (Ratcliff and Obershelp), which finds the edits that readers mark best (0.703 F1
of exact spans on arXivEdits, diff-match-patch 0.686), but takes quadratic time and more. Longer texts are first cut at
words that each side has once and in the same order (Cohen's patience diff); a gap without such words that is still too
long gets the longest common subsequence (Hyyrö's bit-parallel algorithm), and one beyond all bounds counts as replaced.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import LCSseq

from .moves import heaviest_increasing

# Products of lengths: 500 words against 500, and 20,000 against 20,000 (50 MB for the matrix of bits).
LARGEST_EXACT = 250_000
LARGEST_COMMON = 400_000_000


@dataclass(frozen=True, slots=True)
class Block:
    """A run of ``size`` equal keys, which begins at ``source`` and ``copy``."""

    source: int
    copy: int
    size: int


def matching(source: Sequence[str], copy: Sequence[str]) -> list[Block]:
    """The blocks, in order, none touching the one before on both sides."""
    if len(source) * len(copy) <= LARGEST_EXACT:
        return _exact(source, copy)
    first = _same(source, copy)
    rest = source[first:], copy[first:]
    last = _same(rest[0][::-1], rest[1][::-1])
    inner = _cut(rest[0][: len(rest[0]) - last], rest[1][: len(rest[1]) - last])
    middle = (Block(first + block.source, first + block.copy, block.size) for block in inner)
    end = Block(len(source) - last, len(copy) - last, last)
    return list(_joined(block for block in (Block(0, 0, first), *middle, end) if block.size))


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many keys at the beginning are the same."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _exact(source: Sequence[str], copy: Sequence[str]) -> list[Block]:
    found = SequenceMatcher(None, source, copy, autojunk=False).get_matching_blocks()
    return [Block(*block) for block in found if block.size]


def _cut(source: Sequence[str], copy: Sequence[str]) -> Iterator[Block]:
    """The anchors as blocks of one, and the blocks of each gap between them."""
    here = there = 0
    for i, j in (*_anchors(source, copy), (len(source), len(copy))):
        for block in _gap(source[here:i], copy[there:j]):
            yield Block(here + block.source, there + block.copy, block.size)
        if i < len(source):
            yield Block(i, j, 1)
        here, there = i + 1, j + 1


def _anchors(source: Sequence[str], copy: Sequence[str]) -> list[tuple[int, int]]:
    """The places of keys that either side has once, as many as stand in one order."""
    once = [{key for key, count in Counter(side).items() if count == 1} for side in (source, copy)]
    shared = once[0] & once[1]
    place = {key: j for j, key in enumerate(copy) if key in shared}
    pairs = [(i, place[key]) for i, key in enumerate(source) if key in shared]
    return [pairs[n] for n in heaviest_increasing([j for _, j in pairs], [1] * len(pairs))]


def _gap(source: Sequence[str], copy: Sequence[str]) -> list[Block]:
    size = len(source) * len(copy)
    if not size:
        return []
    if size <= LARGEST_EXACT:
        return _exact(source, copy)
    if size > LARGEST_COMMON:
        return []
    common = LCSseq.opcodes(source, copy)
    return [Block(op.src_start, op.dest_start, op.src_end - op.src_start) for op in common if op.tag == "equal"]


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those that follow one another on both sides made one."""
    last: Block | None = None
    for block in blocks:
        if last and (last.source + last.size, last.copy + last.size) == (block.source, block.copy):
            last = Block(last.source, last.copy, last.size + block.size)
        else:
            if last:
                yield last
            last = block
    if last:
        yield last
