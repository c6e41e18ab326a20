"""What the lexical scorer reads out of one document, once, whatever it is compared with."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import numpy as np

from ..corpus.lexicon import Lexicon
from ..corpus.names import fold_name
from ..corpus.numbers import values
from ..corpus.text import tokens
from ..corpus.types import Document
from .grid import Floats
from .learnt import stem
from .marks import mark_counts
from .postings import Postings

#: Shorter folded words are too often alike by chance.
_SHORTEST = 3
#: Words of fewer letters are mostly particles.
_SHORTEST_STEM = 3


@dataclass(frozen=True)
class Profile:
    """The keys of a document's segments, by kind, their lengths and their marks.

    ``lengths`` are characters without white space, ``marks`` has the shape (classes, segments). ``names`` and ``words``
    are romanised and folded, those capitalised and those not; ``listed`` are the sets of lexicon entries that words may
    be; ``stems`` are the beginnings of words.
    """

    lang: str
    lengths: Floats
    marks: Floats
    numbers: Postings[Hashable]
    names: Postings[str]
    words: Postings[str]
    listed: Postings[tuple[int, ...]]
    stems: Postings[str]

    @classmethod
    def of(cls, document: Document, lexicon: Lexicon) -> Profile:
        """The profile of a document."""
        found = [[token for token in tokens(text) if token.kind != "punct"] for text in document.sentences]
        words = [[token.text for token in segment if token.kind == "word"] for segment in found]
        # Some names, such as G20, hold a number.
        listed = [lexicon.find([token.text for token in segment], document.lang) for segment in found]
        return cls(
            lang=document.lang,
            lengths=np.array([len("".join(text.split())) for text in document.sentences], dtype=np.float64),
            marks=mark_counts(document.sentences),
            numbers=Postings.of([sorted(values(text, document.lang)) for text in document.sentences]),
            names=Postings.of([_folded(word for word in segment if word[0].isupper()) for segment in words]),
            words=Postings.of([_folded(word for word in segment if not word[0].isupper()) for segment in words]),
            listed=Postings.of([[entries for _, entries in segment] for segment in listed]),
            stems=Postings.of([[stem(word) for word in segment if len(word) >= _SHORTEST_STEM] for segment in words]),
        )

    def __len__(self) -> int:
        return len(self.lengths)


def _folded(words: Iterable[str]) -> list[str]:
    return [folded for word in words if len(folded := fold_name(word)) >= _SHORTEST]
