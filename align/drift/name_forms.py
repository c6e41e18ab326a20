"""What is a name, which names the lexicon has, and which differ in their endings only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Prefix

from ...corpus.lexicon import Entry, Lexicon
from ...corpus.stems import OPEN, continues, fits
from ...corpus.tables import primary_language
from ...corpus.text import key, tokens
from ...corpus.types import Document
from .edits import Pair
from .pieces import Piece

# What may follow a common beginning if the two are forms of one word: a demonym.
ENDING = 4
INFLECTING = frozenset({"kk", "ru"})
_SHORTEST = 3
_FLEETING = frozenset("ео")


def are_names(pair: Pair, side: Sequence[Piece]) -> bool:
    """Whether a side has capitalised words only, inside a sentence, that neither text ever writes small."""
    named = [piece.capital and piece.key not in pair.common_words and not pair.opens(piece) for piece in side]
    # A part of a compound may be a common word: On-Line.
    joined = [
        piece.capital and any(side[n + way].key == "-" and named[n + 2 * way] for way in _ways(n, len(side)))
        for n, piece in enumerate(side)
    ]
    return any(named) and all(
        piece.kind == "punct" or one or other for piece, one, other in zip(side, named, joined, strict=True)
    )


def _ways(at: int, size: int) -> list[int]:
    return [way for way in (-1, 1) if 0 <= at + 2 * way < size]


def text_of(document: Document, side: Sequence[Piece]) -> str:
    """The text from the first of the pieces to the last."""
    return document.text[side[0].start : side[-1].end]


@lru_cache(maxsize=1 << 12)
def listed_names(text: str, lang: str) -> frozenset[int]:
    """The names of the lexicon that the whole text is, none if a word of it belongs to no name."""
    words = [token.text for token in tokens(text) if token.kind != "punct"]
    found = dict(Lexicon.default().find(words, lang))
    entries = Lexicon.default().entries
    names = [n for n in found.get(0, ()) if entries[n].pos == "name" and entries[n].kind in ("name", "acronym")]
    forms = {n: entries[n].forms[primary_language(lang)] for n in names}
    if len(words) == 1:
        return frozenset(n for n in names if _is_word(words[0], forms[n], primary_language(lang)))
    return frozenset(n for n in names if _has_phrase(forms[n], words))


def _is_word(word: str, forms: Sequence[str], language: str) -> bool:
    """Whether a word has a listed ending; the lexicon takes any behind a long Russian stem, so Сериков for Серик."""
    stems = (stem.removesuffix(OPEN) for form in forms for stem in form.split("~"))
    return language != "ru" or any(_takes_ending(key(word), key(stem), language) for stem in stems)


def _has_phrase(forms: Sequence[str], words: Sequence[str]) -> bool:
    return any(len(form.split(" ")) == len(words) for form in forms)


def has_other_sense(text: str, lang: str) -> bool:
    """Whether the lexicon has a word of the text that is no name: President, American, Island."""
    return any(entry.pos != "name" for entry in _entries(text, lang))


def is_nation(text: str, lang: str) -> bool:
    """Whether the lexicon has a word of the text that goes with a country or people: American, Kazakh."""
    return any(entry.kind == "name" and entry.pos != "name" for entry in _entries(text, lang))


@lru_cache(maxsize=1 << 12)
def _entries(text: str, lang: str) -> tuple[Entry, ...]:
    lexicon = Lexicon.default()
    words = [token.text for token in tokens(text) if token.kind != "punct"]
    return tuple(lexicon.entries[n] for _, found in lexicon.find(words, lang) for n in found)


def are_forms(ours: str, theirs: str, lang: str) -> bool:
    """Whether both differ in their endings only: Kazakh and Kazakhstan, and with case endings Астана and Астанада."""
    if begins(ours, theirs) or begins(theirs, ours):
        return True
    language = primary_language(lang)
    stems = _stems(ours, theirs) if language in INFLECTING else ()
    return any(all(_takes_ending(word, stem, language) for word in (ours, theirs)) for stem in stems)


def begins(one: str, other: str) -> bool:
    """Whether a name goes on as another, as in a demonym."""
    return len(one) >= ENDING and other.startswith(one) and len(other) <= len(one) + ENDING


def _stems(ours: str, theirs: str) -> list[str]:
    """What may be the stem of both; its last letter may change or fall out in one of them (Павел, Павла)."""
    same = Prefix.similarity(ours, theirs)
    ends = range(same, max(_SHORTEST, same - ENDING) - 1, -1)
    return [stem for stem in (ours[: same + 1], theirs[: same + 1]) if len(stem) >= _SHORTEST] + [
        ours[:end] for end in ends
    ]


def _takes_ending(word: str, stem: str, language: str) -> bool:
    """Whether the word is the stem with a listed ending of nouns."""
    if language == "kk":
        return bool(fits(word, language, {stem + OPEN}))
    # Behind a stem of more than four letters all endings would do.
    return any(
        form.startswith(stem) and continues(form[len(stem) :], stem[-ENDING:], OPEN, language)
        for form in (word, word[:-2] + word[-1:] if word[-2:-1] in _FLEETING else word)
    )
