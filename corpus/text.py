"""Keys under which two spellings of one text are equal, and tokens; both keep their places in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .types import Span

TokenKind = Literal["word", "number", "punct"]

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DROPPED = re.compile(f"[{_INVISIBLE}]")
_LATIN_TO_CYRILLIC = dict(zip("AaBCcEeHhIiKkMmOoPpTtXxYyƏəƟɵ", "АаВСсЕеНһІіКкМмОоРрТтХхУуӘәӨө", strict=True))
_CYRILLIC_TO_LATIN = dict(zip("АаВЕеЅѕІіЈјКкМмНҺһОоРрСсТтУуХх", "AaBEeSsIiJjKkMmHHhOoPpCcTtYyXx", strict=True))
_CYRILLIC = "\u0400-\u052f"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af"
_MIXED = re.compile(f"[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}]")
_LETTERS = re.compile(f"[{_LATIN}{_CYRILLIC}]+")
_IS_CYRILLIC = re.compile(f"[{_CYRILLIC}]")

_ONE_TO_ONE = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d", "-"),
        **dict.fromkeys("«»“”„‟〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛‹›`´ʼʹ′＇", "'"),
        "ё": "е",
        "Ё": "е",
        "İ": "i",
    }
)
_RUNS = re.compile(r"\s+|[.…]+")

_WORD_PART = rf"[^\W\d_](?:[\u0300-\u036f{_INVISIBLE}]*[^\W\d_])*[\u0300-\u036f]*"
_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*|[²³¹¼-¾⁰-₉⅐-↉])"
    rf"|(?P<word>{_WORD_PART}(?:[-\u2010\u2011’'ʼ]{_WORD_PART})*)"
    rf"|(?P<punct>[^\s{_INVISIBLE}])"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A key: ``offsets[i]`` is where ``text[i]`` stands in the original, with one more entry for the end."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The characters of the original that became ``text[start:end]``."""
        return self.offsets[start], self.offsets[end]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or one other visible character: ``text`` is exactly ``original[start:end]``."""

    text: str
    start: int
    end: int
    kind: TokenKind


def fold(text: str) -> Folded:
    """The key of a text: equal for spellings that differ in nothing a reader would call a difference.

    Folds case, white space, dashes, quotes, the ellipsis, ё and composed letters (NFC), drops invisible
    characters, and mends letters of the wrong script inside a word. Nothing but a key: never show or store it.
    """
    composed, offsets = _compose(text)
    plain = repair_homoglyphs(composed.translate(_ONE_TO_ONE))
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = "".join(character.lower()[:1] for character in plain)
    merged = _merge_runs(lower, offsets)
    if merged.text == text or unicodedata.is_normalized("NFC", merged.text):
        return merged
    again = fold(merged.text)  # a letter that lost its dots may take the mark that follows it
    return Folded(again.text, [merged.offsets[place] for place in again.offsets])


def key(text: str) -> str:
    """The folded text alone, without white space at its ends."""
    return fold(text).text.strip()


def tokens(text: str) -> list[Token]:
    """The words, numbers and other visible characters of a text, in order, none overlapping.

    A word keeps its inner hyphens and apostrophes, a number its grouping and decimals ("7 000", "15,7").
    """
    return [
        Token(match[0], match.start(), match.end(), match.lastgroup)  # type: ignore[arg-type]
        for match in _TOKEN.finditer(text)
    ]


def repair_homoglyphs(text: str) -> str:
    """The text, of the same length, with look-alike letters of the other script mended inside mixed words.

    A word is mended only if every letter of one script has a look-alike in the other; if both scripts do,
    the more frequent wins (Cyrillic in a tie).
    """
    if not _MIXED.search(text):
        return text
    return _LETTERS.sub(lambda match: _repair_word(match[0]), text)


def _repair_word(word: str) -> str:
    cyrillic = [c for c in word if _IS_CYRILLIC.match(c)]
    latin = [c for c in word if not _IS_CYRILLIC.match(c)]
    if not cyrillic or not latin:
        return word
    to_cyrillic = all(c in _LATIN_TO_CYRILLIC for c in latin)
    to_latin = all(c in _CYRILLIC_TO_LATIN for c in cyrillic)
    if to_cyrillic and not (to_latin and len(latin) > len(cyrillic)):
        return "".join(_LATIN_TO_CYRILLIC.get(c, c) for c in word)
    if to_latin:
        return "".join(_CYRILLIC_TO_LATIN.get(c, c) for c in word)
    return word


def _compose(text: str) -> tuple[str, Sequence[int]]:
    """The text without invisible characters and in NFC, and the offsets of its characters (with the end)."""
    if unicodedata.is_normalized("NFC", text) and not _DROPPED.search(text):
        return text, range(len(text) + 1)
    characters: list[str] = []
    offsets: list[int] = []
    cluster, places = "", [0]
    for index, character in enumerate(text):
        if character in _INVISIBLE:
            continue
        if cluster and _combines(cluster, character):
            cluster += character
            places.append(index)
            continue
        _append_composed(cluster, places, characters, offsets)
        cluster, places = character, [index]
    _append_composed(cluster, places, characters, offsets)
    offsets.append(len(text))
    return "".join(characters), offsets


def _combines(cluster: str, character: str) -> bool:
    """Whether a character may melt into what precedes it: a mark, or a letter such as a Korean vowel after its head."""
    if unicodedata.combining(character):
        return True
    before, own = unicodedata.normalize("NFC", cluster), unicodedata.normalize("NFC", character)
    return not character.isascii() and unicodedata.normalize("NFC", cluster + character) != before + own


def _append_composed(cluster: str, places: list[int], characters: list[str], offsets: list[int]) -> None:
    """Add a letter with its marks; the marks that no composed letter takes in keep their own places."""
    composed = unicodedata.normalize("NFC", cluster)
    characters.append(composed)
    taken = len(cluster) - len(composed)
    offsets.extend(places[max(0, number + taken) if number else 0] for number in range(len(composed)))


def _merge_runs(text: str, offsets: Sequence[int]) -> Folded:
    """One space for each run of white space, one ellipsis for each run of three dots or more."""
    parts: list[str] = []
    kept: list[int] = []
    last = 0
    for match in _RUNS.finditer(text):
        run = match[0]
        new = " " if run.isspace() else "…" if "…" in run or len(run) > 2 else run
        if new == run:
            continue
        parts += text[last : match.start()], new
        kept.extend(offsets[last : match.start() + len(new)])
        last = match.end()
    if not last:
        return Folded(text, offsets)
    parts.append(text[last:])
    kept.extend(offsets[last:])
    return Folded("".join(parts), kept)
