"""What the memory knows a text by: its key, and the terms by which texts like it are found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Final
from zlib import crc32

from ..tables import primary_language
from ..text import fold, repair_homoglyphs
from .tokens import all_tokens, lowered, words

#: Longer texts are no segments; they are neither kept nor looked up.
LONGEST: Final = 100_000
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LONGEST_TERM: Final = 60
# Folding takes ten times as long as all the rest; of a text without these signs it changes nothing but the case.
_ODD: Final = re.compile("[^ -_a-~А-яІіӘәҒғҚқҢңӨөҰұҮүҺһ–—«»“”„…№]")
_LATIN: Final = re.compile("[A-Za-z]")
#: Turkic languages put chains of endings behind a stem. A fixed beginning of each word finds as well as its dictionary
#: form does (Can et al. 2008, "Information retrieval on Turkish texts", JASIST 59(3)); four letters, for so short are
#: many Kazakh stems: бала, баланы, балаға. What follows a hyphen is most often an ending: АҚШ-тың, АҚШ-қа.
STEMMED: Final = frozenset(["az", "ba", "cv", "kk", "ky", "sah", "tk", "tr", "tt", "ug", "uz"])
_STEM: Final = 4
_ENDING: Final = re.compile("[-']")
# The last letter of a stem is voiced before a vowel: кітап, кітабы; тарақ, тарағы.
_VOICELESS: Final = str.maketrans("бгғ", "пкқ")
# Code points that are characters by themselves: no control characters below, no halves of pairs above.
_FIRST_SIGN, _SIGNS = 0x100, 0xD700


def key_words(text: str) -> list[str]:
    """The words and numbers of ``text``, folded as keys are: without case, look-alike letters and ways of typing.

    Texts with the same ones differ in form only. The rates do not count these words, but those of OmegaT.
    """
    return _WORD.findall(_folded(text))


def stems(words: Iterable[str], lang: str) -> list[str]:
    """What the words have in common with other spellings of them, and in languages of long endings with other forms."""
    if primary_language(lang) in STEMMED:
        return [_stem(word) for word in words]
    return [_spelling(word) for word in words]


def stem_rate_is(lang: str) -> str:
    """What the rate of stems leaves out of account in this language, for readers."""
    return "without endings" if primary_language(lang) in STEMMED else "spelling aside"


def terms(text: str, lang: str) -> list[str]:
    """What a text is found by: the stems of its words, or all its tokens if there is no word, as in "2019–2020"."""
    plain = lowered(text, lang)
    found = words(plain, lang)
    return stems(found, lang) if found else [token[:_LONGEST_TERM] for token in all_tokens(plain)]


def signature(terms: Iterable[str]) -> str:
    """One character a term, equal for equal terms: what is compared first, since it is compared fast.

    Two terms share a character by chance once in 55,000, so the signatures are at least as alike as the terms.
    """
    return "".join(map(_sign, terms))


def digest(parts: Sequence[str]) -> int:
    """A 64-bit number that is the same for the same parts, on every machine."""
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def _folded(text: str) -> str:
    if _ODD.search(text):
        return fold(text).text
    plain = text if text.isascii() or not _LATIN.search(text) else repair_homoglyphs(text)
    return plain.lower()


@lru_cache(maxsize=1 << 16)
def _sign(term: str) -> str:
    return chr(_FIRST_SIGN + crc32(term.encode("utf-8", "surrogatepass")) % (_SIGNS - _FIRST_SIGN))


@lru_cache(maxsize=1 << 16)
def _spelling(word: str) -> str:
    return _folded(word)[:_LONGEST_TERM]


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    stem = _ENDING.split(_folded(word), maxsplit=1)[0][:_STEM]
    return stem[:-1] + stem[-1].translate(_VOICELESS) if stem.isalpha() else _spelling(word)
