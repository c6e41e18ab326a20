"""The words of a text as the memory compares them: folded, and for languages with long endings cut to their stems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Final
from zlib import crc32

from ..tables import primary_language
from ..text import fold, repair_homoglyphs

#: Longer texts are no segments; they are neither kept nor looked up.
LONGEST: Final = 100_000
# A word keeps its apostrophes, which are folded to one. Full-text indexes split at an underscore, and so do we.
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LONGEST_WORD: Final = 60
# Folding takes ten times as long as all the rest; of a text without these signs it changes nothing but the case.
_ODD: Final = re.compile("[^ -_a-~А-яІіӘәҒғҚқҢңӨөҰұҮүҺһ–—«»“”„…№]")
_LATIN: Final = re.compile("[A-Za-z]")
#: Turkic languages put chains of endings behind a stem. A fixed beginning of each word finds as well as its dictionary
#: form does (Can et al. 2008, "Information retrieval on Turkish texts", JASIST 59(3)); four letters, for so short are
#: many Kazakh stems: бала, баланы, балаға.
STEMMED: Final = frozenset(["az", "ba", "cv", "kk", "ky", "sah", "tk", "tr", "tt", "ug", "uz"])
_STEM: Final = 4
# The last letter of a stem is voiced before a vowel: кітап, кітабы; тарақ, тарағы.
_VOICELESS: Final = str.maketrans("бгғ", "пкқ")
# Code points that are characters by themselves: no control characters below, no halves of pairs above.
_FIRST_SIGN, _SIGNS = 0x100, 0xD700


def words(text: str) -> list[str]:
    """The words and numbers of ``text``, folded as keys are: without case, look-alike letters and ways of typing."""
    if _ODD.search(text):
        return _WORD.findall(fold(text).text)
    plain = text if text.isascii() or not _LATIN.search(text) else repair_homoglyphs(text)
    return _WORD.findall(plain.lower())


def stems(words: Iterable[str], lang: str) -> list[str]:
    """What the words have in common with their other forms; the words themselves where endings are short."""
    if primary_language(lang) in STEMMED:
        return [_stem(word) for word in words]
    return [word[:_LONGEST_WORD] for word in words]


def signature(stems: Iterable[str]) -> str:
    """One character a word, equal for equal words: what is compared first, since it is compared fast.

    Two words share a character by chance once in 55,000, so the signatures are at least as alike as the words.
    """
    return "".join(map(_sign, stems))


def digest(parts: Sequence[str]) -> int:
    """A 64-bit number that is the same for the same parts, on every machine."""
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


@lru_cache(maxsize=1 << 16)
def _sign(stem: str) -> str:
    return chr(_FIRST_SIGN + crc32(stem.encode("utf-8", "surrogatepass")) % (_SIGNS - _FIRST_SIGN))


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    if not word[0].isalpha():
        return word[:_LONGEST_WORD]
    stem = word[:_STEM]
    return stem[:-1] + stem[-1].translate(_VOICELESS)
