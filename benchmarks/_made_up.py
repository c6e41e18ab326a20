"""Long made-up documents with their true links: lines of the news in new orders, and vectors as an encoder has them."""

from __future__ import annotations

import random
import re
from pathlib import Path

import numpy as np
from _ntrex import cases
from _tasks import document
from ushtil.align.evaluate import Beads
from ushtil.corpus.types import Document
from ushtil.models.grid import Cells

SPEED_PAIR = ("en", "kk")
OMITTED, LONGEST_RUN, MERGED = 0.1, 5, 0.08
#: Cosines of 0.8 between a sentence and its translation, and of 0.2 between unrelated ones, less and more by noise.
_COMMON, _RELATED = 0.2, 0.8


def long_pair(data: Path, size: int) -> tuple[Document, Document, Beads]:
    """Two documents of ``size`` segments each, about, and their true links."""
    chance = random.Random(size)
    lines = [
        pair
        for case in cases(data, "intact")
        for pair in zip(*(case.documents[lang].sentences for lang in SPEED_PAIR), strict=True)
    ]
    texts: list[tuple[str, ...]] = []
    while len(texts) < size / (1 - OMITTED):
        shift = 7 * (len(texts) // len(lines))
        texts += [tuple(_renumbered(text, shift) for text in pair) for pair in chance.sample(lines, len(lines))]
    texts = texts[: round(size / (1 - OMITTED))]
    kept = [_kept(len(texts), chance) for _ in SPEED_PAIR]
    places = [{line: place for place, line in enumerate(side)} for side in kept]
    gold = [((places[0][k],), (places[1][k],)) for k in kept[0] if k in places[1]]
    first, second = (document(lang, [texts[k][column] for k in kept[column]]) for column, lang in enumerate(SPEED_PAIR))
    return first, second, gold


def _renumbered(text: str, shift: int) -> str:
    return re.sub(r"\d{1,6}", lambda match: str(int(match[0]) + shift), text)


def _kept(lines: int, chance: random.Random) -> list[int]:
    """The lines that are left when runs of one to five fall out, a tenth in all."""
    kept: list[int] = []
    line = 0
    while line < lines:
        if chance.random() < OMITTED / (1 - OMITTED) / ((1 + LONGEST_RUN) / 2):
            line += chance.randint(1, LONGEST_RUN)
        else:
            kept.append(line)
            line += 1
    return kept


def made_up_vectors(size: int, dimension: int) -> tuple[Cells, Cells, Beads]:
    """Vectors of two documents of ``size`` segments, about, each of which lost a tenth and merged some, and the links.

    Each line has a sense of its own beside what all have in common; its two versions are the sense with noise each. A
    merged segment is the sum of its lines with noise of its own.
    """
    chance, draw = random.Random(size), np.random.default_rng(size)
    lines = round(size / (1 - OMITTED) / (1 - MERGED))
    senses = draw.standard_normal((lines, dimension), dtype=np.float32) / np.sqrt(dimension)
    senses *= np.sqrt(1 - _COMMON)
    senses[:, 0] += np.sqrt(_COMMON)
    groups = [_merged(_kept(lines, chance), chance) for _ in range(2)]
    left, right = (_encoded(senses, found, draw) for found in groups)
    return left, right, _links(*groups)


def _merged(kept: list[int], chance: random.Random) -> list[list[int]]:
    """The lines by segment: some are of two lines, few of three or four."""
    groups: list[list[int]] = []
    k = 0
    while k < len(kept):
        length = chance.choices((2, 3, 4), (12, 2, 1))[0] if chance.random() < MERGED else 1
        groups.append(kept[k : k + length])
        k += length
    return groups


def _encoded(senses: Cells, groups: list[list[int]], draw: np.random.Generator) -> Cells:
    flat = np.array([line for group in groups for line in group])
    starts = np.cumsum([0, *(len(group) for group in groups[:-1])])
    result: Cells = np.add.reduceat(senses[flat], starts, axis=0)
    result /= np.sqrt(np.einsum("ij,ij->i", result, result))[:, None]
    noise = np.sqrt((1 / _RELATED - 1) / senses.shape[1]) * draw.uniform(0.6, 1.4, (len(groups), 1)).astype(np.float32)
    for first in range(0, len(result), 4096):
        part = result[first : first + 4096]
        part += noise[first : first + 4096] * draw.standard_normal(part.shape, dtype=np.float32)
    return result


def _links(lefts: list[list[int]], rights: list[list[int]]) -> Beads:
    """Beads of the segments that hold lines in common, directly or through one another."""
    place = {line: j for j, group in enumerate(rights) for line in group}
    beads: list[tuple[list[int], list[int]]] = []
    for i, group in enumerate(lefts):
        found = sorted({place[line] for line in group if line in place})
        if not found:
            continue
        if beads and beads[-1][1][-1] >= found[0]:
            beads[-1][0].append(i)
            beads[-1][1].extend(j for j in found if j > beads[-1][1][-1])
        else:
            beads.append(([i], found))
    return [(tuple(left), tuple(right)) for left, right in beads]
