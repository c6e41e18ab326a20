"""Sentence vectors that behave as a real encoder's are published to, for the NTREX texts; no weights are needed.

The sense of a line is that of its English text: character n-grams weighted by rarity and projected, so that lines on
one topic, with the same names, lie close together. Each language's vector is the sense with noise of its own. How far
a translation strays differs from line to line (log-normal); how much it differs is set so that the nearest neighbour
is the translation as often as is published for the encoder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import exp
from pathlib import Path
from zlib import crc32

import numpy as np
from _ntrex import LANGUAGES, cases
from ushtil.corpus.types import Document
from ushtil.models.grid import Cells

#: Dimensions of the senses.
WIDTH = 192
_HASHED = 1 << 15
#: A line by its document and its number there.
Line = tuple[str, int]


@dataclass(frozen=True)
class Kind:
    """An encoder by the share of ``nearest`` neighbours that are translations, and by its cosines.

    ``common`` is the cosine of texts that have nothing in common; ``stray`` the length of a usual translation's noise
    beside that of its sense; ``spread`` the deviation of that length's logarithm.
    """

    name: str
    nearest: float
    common: float
    stray: float
    spread: float = 0.0


#: Nearest neighbours on NTREX kk-en, mean of both directions, as in models/data/model_figures.tsv.
KINDS = (
    Kind("LaBSE", 0.994, 0.15, 0.5),
    Kind("bge-m3", 0.986, 0.4, 0.6),
    Kind("e5-small", 0.957, 0.75, 0.8),
)


@dataclass(frozen=True)
class Simulation:
    """The senses of all lines, and the vectors that an encoder of a kind would make of texts that hold them."""

    data: Path
    kind: Kind

    @cached_property
    def lines(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """By document the lines in each language, which go with one another."""
        return {c.name: {lang: c.documents[lang].sentences for lang in LANGUAGES} for c in cases(self.data, "intact")}

    @cached_property
    def senses(self) -> dict[str, Cells]:
        """By document one unit vector a line, shape (lines, ``WIDTH``)."""
        texts = [text for found in self.lines.values() for text in found["en"]]
        ends = np.cumsum([len(found["en"]) for found in self.lines.values()])[:-1]
        return dict(zip(self.lines, np.split(projected(texts), ends), strict=True))

    def calibrated(self) -> Simulation:
        """The same with the ``spread`` at which the published share of nearest neighbours is right."""
        low, high = 0.0, 2.0
        for _ in range(8):
            middle = (low + high) / 2
            right = replace(self, kind=replace(self.kind, spread=middle)).nearest() > self.kind.nearest
            low, high = (middle, high) if right else (low, middle)
        return replace(self, kind=replace(self.kind, spread=round((low + high) / 2, 2)))

    def nearest(self) -> float:
        """The share of lines whose nearest neighbour is their translation, kk-en, mean of both directions."""
        every = [(name, k) for name, found in self.lines.items() for k in range(len(found["en"]))]
        left, right = (np.stack([self._encoded([line], lang) for line in every]) for lang in ("kk", "en"))
        cosines = left @ right.T
        return float(np.mean([(cosines.argmax(axis=axis) == np.arange(len(every))).mean() for axis in (0, 1)]))

    def vectors(self, document: Document) -> Cells:
        """One unit vector a segment of a document of any task, which may hold several lines of the texts."""
        made = [self._encoded(self._lines(document.lang, text), document.lang) for text in document.sentences]
        return np.stack(made) if made else np.zeros((0, WIDTH + 1), dtype=np.float32)

    def _encoded(self, lines: Sequence[Line], lang: str) -> Cells:
        """The senses of the lines, longer ones counting more, with noise; the same noise whenever they are asked for.

        The last value is the same for all texts.
        """
        kind, draw = self.kind, np.random.default_rng(crc32(f"{lang} {lines}".encode()))
        lengths = [len(self.lines[name][lang][k]) for name, k in lines]
        sense = np.sum([self.senses[name][k] * n**0.5 for (name, k), n in zip(lines, lengths, strict=True)], axis=0)
        stray = kind.stray * exp(kind.spread * draw.standard_normal())
        own = sense / np.linalg.norm(sense) + stray * draw.standard_normal(WIDTH) / WIDTH**0.5
        own *= (1 - kind.common) ** 0.5 / np.linalg.norm(own)
        result: Cells = np.append(own, kind.common**0.5).astype(np.float32)
        return result

    def _lines(self, lang: str, text: str) -> list[Line]:
        """The lines that a segment is made of."""
        known, words = self._places[lang], text.split(" ")
        found: list[list[Line] | None] = [[]]  # for each number of words, the lines that they make
        for last in range(1, len(words) + 1):
            pieces = ((before, known.get(" ".join(words[first:last]))) for first, before in enumerate(found))
            found.append(next(([*before, line] for before, line in pieces if before is not None and line), None))
        if found[-1] is None:
            raise ValueError(f"not made of lines of the intact texts: {text}")
        return found[-1]

    @cached_property
    def _places(self) -> dict[str, dict[str, Line]]:
        return {
            lang: {text: (name, k) for name, found in self.lines.items() for k, text in enumerate(found[lang])}
            for lang in LANGUAGES
        }


def projected(texts: Sequence[str]) -> Cells:
    """Unit vectors of the texts' character 3- to 5-grams within words, weighted by rarity, shape (texts, ``WIDTH``)."""
    grams = [[crc32(gram.encode()) % _HASHED for gram in _grams(text)] for text in texts]
    often = np.bincount([key for found in grams for key in set(found)], minlength=_HASHED)
    rarity = np.log(len(texts) / np.maximum(often, 1))
    random = np.random.default_rng(0).standard_normal((_HASHED, WIDTH), dtype=np.float32)
    rows = []
    for found in grams:
        keys, counts = np.unique(found, return_counts=True)
        rows.append(((1 + np.log(counts)) * rarity[keys]) @ random[keys])
    result: Cells = np.stack(rows).astype(np.float32)
    return result / np.linalg.norm(result, axis=1, keepdims=True)


def _grams(text: str) -> list[str]:
    words = (f" {word} " for word in text.lower().split())
    return [word[k : k + n] for word in words for n in (3, 4, 5) for k in range(max(1, len(word) - n + 1))]
