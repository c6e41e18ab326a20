"""Which share of the content words of a text the lexicon knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import ushtil.corpus
from ushtil.corpus.lexicon import Lexicon
from ushtil.corpus.text import tokens
from ushtil.corpus.types import Document

_SHORTEST = 3


def coverage(documents: Sequence[Document]) -> tuple[int, float]:
    """How many content words the documents of one language hold, and the share that the lexicon knows.

    Left out: words of one or two letters, function words, and names (words with a capital inside a sentence, or at its
    beginning if they never stand with a small letter). A word inside a phrase counts as known if it is known alone.
    """
    lang, lexicon = documents[0].lang, Lexicon.default()
    sentences = [[t.text for t in tokens(text) if t.kind != "punct"] for d in documents for text in d.sentences]
    small = {word for words in sentences for word in words if word.islower()}
    total = known = 0
    for words in sentences:
        content = set(_content_places(words, small, _function_words(lang)))
        total += len(content)
        known += len(content & {place for place, _ in lexicon.find(words, lang)})
    return total, known / max(1, total)


def _content_places(words: Sequence[str], small: set[str], function_words: frozenset[str]) -> Iterable[int]:
    for place, word in enumerate(words):
        is_name = not word.islower() and (place > 0 or word.lower() not in small)
        if word[0].isalpha() and len(word) >= _SHORTEST and not is_name and word.lower() not in function_words:
            yield place


@cache
def _function_words(lang: str) -> frozenset[str]:
    """The function words by which the package recognises a language."""
    path = Path(next(iter(ushtil.corpus.__path__))) / "data" / "language" / "function_words.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(f"{lang}\t")]
    return frozenset(word for _, words in rows for word in words.split())
