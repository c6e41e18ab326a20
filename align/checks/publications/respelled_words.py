"""One common word, two spellings: a word written small that the texts spell in several ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ....corpus.lexicon import Lexicon
from ....corpus.stems import OPEN, continues
from ....corpus.tables import primary_language
from ....corpus.text import tokens
from ....corpus.types import Document, Finding
from .mentions import Mention
from .plain_spellings import plain_spellings
from .respelled import endings
from .spellings import in_several_ways, told_ways

_SHORTEST = 6  # letters of a word, or of its stem
_LONGEST = 40
_PLAIN = re.compile("[^\\W\\d_]+")
_KAZAKH = re.compile("[әғқңөұүһі]")


def respelled_words(documents: Sequence[Document]) -> Iterator[Finding]:
    """Each rare word that the texts spell in several ways, the rarer spelling first.

    The spellings differ as two ways of writing a Kazakh word do. Two words that the lexicon tells apart are two words.
    """
    if not documents:
        return
    lang = primary_language(documents[0].lang)
    ways: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in _small_words(documents, lang):
        stem = _stem(mention.text, lang)
        if len(stem) >= _SHORTEST - (lang == "en"):
            for plain in plain_spellings(stem, lang):
                ways[plain][stem].append(mention)
    seen: set[frozenset[str]] = set()
    for found in ways.values():
        told = told_ways(found)
        if len(told) > 1 and frozenset(told) not in seen and not _are_words_apart(list(told), lang):
            seen.add(frozenset(told))
            yield in_several_ways(documents, told, "word", "term")


def _small_words(documents: Sequence[Document], lang: str) -> Iterator[Mention]:
    """The words without a capital; none of a Russian sentence that goes on in Kazakh."""
    for number, document in enumerate(documents):
        for index, segment in enumerate(document.segments):
            found = [token for token in tokens(document.segment_text(index)) if token.kind == "word"]
            if lang == "ru" and sum(bool(_KAZAKH.search(token.text.lower())) for token in found) > 1:
                continue
            for token in found:
                if token.text.islower() and _SHORTEST <= len(token.text) <= _LONGEST and _PLAIN.fullmatch(token.text):
                    start = segment.start + token.start
                    yield Mention(
                        number, index, start, segment.start + token.end, token.text, False, "", "", enclosed=False
                    )


@lru_cache(maxsize=1 << 16)
def _stem(word: str, lang: str) -> str:
    """The word without its case ending, as far as the letters tell."""
    if lang == "en":
        return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    for size in range(_SHORTEST, len(word)):
        if continues(word[size:], word[:size], OPEN, "kk") if lang == "kk" else word[size:] in endings(lang):
            return word[:size]
    return word


def _are_words_apart(stems: Sequence[str], lang: str) -> bool:
    """Whether the lexicon knows all the words, and has no entry for two of them."""
    known = [set(Lexicon.default().numbers_of(stem, lang)) for stem in stems]
    return all(known) and len(set().union(*known)) == sum(map(len, known))
