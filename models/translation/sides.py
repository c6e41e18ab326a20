"""A text as it is looked at for what a translation keeps: words, names, quantities, entries of the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from ...corpus.lexicon import Lexicon
from ...corpus.numbers import Quantity, quantities
from ...corpus.text import Token, tokens

#: Shorter words are particles.
LETTERS = 4
#: No more words than this of a side are looked at, lest a page in one segment take a minute.
MOST_WORDS = 400
_OPENING = re.compile(r"(?:^|[.!?:…\"“”„«»(–—])\s*$")


@dataclass(frozen=True)
class Side:
    """A text as the signals see it; whatever is costly is worked out once."""

    text: str
    lang: str

    @cached_property
    def words(self) -> list[Token]:
        """Its words and numbers, in order."""
        return [token for token in islice(tokens(self.text), 4 * MOST_WORDS) if token.kind != "punct"][:MOST_WORDS]

    @cached_property
    def entries(self) -> dict[int, frozenset[int]]:
        """By the place of a word the entries of the lexicon that it may be."""
        found = Lexicon.default().find([word.text for word in self.words], self.lang)
        return {place: frozenset(several) for place, several in found}

    @cached_property
    def unknown(self) -> dict[int, str]:
        """By their places the longer words that the lexicon does not know, names among them."""
        return {
            place: word.text
            for place, word in enumerate(self.words)
            if word.kind == "word" and len(word.text) >= LETTERS and place not in self.entries
        }

    @cached_property
    def names(self) -> dict[int, str]:
        """By their places the words that are surely names: with a capital that their place does not explain."""
        return {
            place: word.text
            for place, word in enumerate(self.words)
            if word.kind == "word"
            and word.text[0].isupper()
            and len(word.text) >= LETTERS
            and not _OPENING.search(self.text, max(0, word.start - 3), word.start)
        }

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The quantities that it states."""
        return quantities(self.text, self.lang)

    @cached_property
    def length(self) -> int:
        """Its characters without white space, at least 1."""
        return max(1, len("".join(self.text.split())))
