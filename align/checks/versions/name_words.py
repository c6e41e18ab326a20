"""The words of a text as rules on names see them: cut at hyphens, with what the lexicon knows of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ....corpus.lexicon import Lexicon
from ....corpus.tables import primary_language
from ....corpus.text import Token, key, tokens
from ....corpus.types import Document
from ..titles import IN_MARKS

_OPENING = re.compile(r"(?:^|[.!?:;…\"“”„«»‘(\[–—•*]|(?<!\S)[-'])\s*$")
# A short word with a full stop inside a sentence is an abbreviation: Mr. Albence, г. Семей.
_ABBREVIATION = re.compile(r"(?<!\w)\w{1,3}\.\s*$")
_WINDOW = 8
_QUOTES = frozenset('"“”„«‘')
_CLOSING = frozenset('"“”»’')
_TITLE = re.compile(IN_MARKS)
_HYPHEN = re.compile("[-\u2010\u2011]")
_PART = re.compile(r"[^-\u2010\u2011]+")
_POSSESSIVE = re.compile("'s?$")
_PLURAL = re.compile("[A-Z].{2,}[a-z]s")
_RUSSIAN = re.compile("[а-яё]+")
_ENDING = re.compile(
    "|а|у|е|ы|и|о|я|ю|ь|й|о[мйевю]|е[мйвею]|[ая]х|[ая]ми?|[ыи][йехм]|[ыи]ми|[оеая]е|[ая]я|[ую]ю|[ое](?:го|му)|и[яюй]|ью"
)
_NAMES = ("name", "acronym")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or the part of one at a hyphen: ``text`` is ``document.text[start:end]``, ``entries`` the lexicon's.

    ``opens`` says that it may owe its capital to its place, ``common`` that the lexicon knows it and as no name.
    ``quoted`` says that it is in quotation marks with few others, as a title is, and ``cut`` that a full stop behind it
    may be an abbreviation's. ``grade`` says how surely it is a name, ``starter`` that many sentences begin with it.
    """

    segment: int
    start: int
    end: int
    text: str
    key: str
    capital: bool
    opens: bool
    entries: tuple[int, ...]
    common: bool
    quoted: bool = field(default=False, compare=False)
    cut: bool = field(default=False, compare=False)
    grade: int = field(default=0, compare=False)
    starter: bool = field(default=False, compare=False)


def read_words(document: Document) -> Iterator[list[Word]]:
    """The words of each segment."""
    lang = primary_language(document.lang)
    for number, segment in enumerate(document.segments):
        text = document.segment_text(number)
        found = [token for token in tokens(text) if token.kind != "punct"]
        entries = dict(Lexicon.default().find([token.text for token in found], lang))
        titles = [match.span() for match in _TITLE.finditer(text)]
        row: list[Word] = []
        for place, token in enumerate(found):
            if token.kind == "word":
                own = entries.get(place) or (_people(token.text) if lang == "en" else _english(token.text))
                opens = token.text[0].isupper() and _opens(text, token)
                quoted = any(start <= token.start < end for start, end in titles)
                cut = text[token.end : token.end + 1] == "." and token.end + 1 < len(text)
                words = _parts(lang, (number, segment.start), token, own, opens)
                row += (replace(word, quoted=quoted, cut=cut) if quoted or cut else word for word in words)
        yield row


def name_entries(entries: Sequence[int]) -> tuple[int, ...]:
    """The entries that are names."""
    known = Lexicon.default().entries
    return tuple(entry for entry in entries if known[entry].kind in _NAMES)


@lru_cache(maxsize=1 << 16)
def _people(text: str) -> tuple[int, ...]:
    """The entries of a people: an adjective takes no plural in the lexicon, but Europeans are European."""
    return Lexicon.default().numbers_of(text[:-1], "en") if _PLURAL.fullmatch(text) else ()


def _english(text: str) -> tuple[int, ...]:
    """The entries of an English word that stands in a Kazakh or Russian text."""
    return Lexicon.default().numbers_of(text, "en") if text.isascii() else ()


def _opens(text: str, token: Token) -> bool:
    """Whether a word may owe its capital to its place; a word alone in quotation marks is a name."""
    begin, start = max(0, token.start - _WINDOW), token.start
    if text[token.end : token.end + 1] in _CLOSING and text[start - 1 : start] in _QUOTES:
        return False
    return bool(_OPENING.search(text, begin, start)) and not _ABBREVIATION.search(text, begin, start)


def _parts(lang: str, place: tuple[int, int], token: Token, entries: tuple[int, ...], opens: bool) -> Iterator[Word]:
    number, offset = place[0], place[1] + token.start
    if not _HYPHEN.search(token.text):
        yield _word(number, offset, token.text, opens, entries)
        return
    parts = list(_PART.finditer(token.text))
    found = [Lexicon.default().numbers_of(part[0], lang) for part in parts]
    whole = [entry for entry in name_entries(entries) if not any(entry in own for own in found)]
    for part, alone in zip(parts, found, strict=True):
        own = alone if name_entries(alone) else (*whole, *alone)
        yield _word(number, offset + part.start(), part[0], opens and not part.start(), own)


def _word(segment: int, start: int, text: str, opens: bool, entries: tuple[int, ...]) -> Word:
    common = bool(entries) and _is_common(entries) and not (text[0].isupper() and _is_by_chance(_key(text), entries))
    return Word(segment, start, start + len(text), text, _key(text), text[0].isupper(), opens, entries, common)


@lru_cache(maxsize=1 << 17)
def _key(text: str) -> str:
    """The key of a word without an English possessive."""
    return _POSSESSIVE.sub("", key(text))


@lru_cache(maxsize=1 << 16)
def _is_by_chance(text: str, entries: tuple[int, ...]) -> bool:
    """Whether what a Russian word has behind the stems of its entries are no endings: Гонт is no form of «гонять»."""
    if not _RUSSIAN.fullmatch(text):
        return False
    known = Lexicon.default().entries
    cells = (part for entry in entries for form in known[entry].forms["ru"] for part in form.lower().split("~"))
    stems = [cell.split(" ")[0].partition("*")[0] for cell in cells]
    return not any(text.startswith(stem) and _ENDING.fullmatch(text[len(stem) :]) for stem in stems)


@lru_cache(maxsize=1 << 16)
def _is_common(entries: tuple[int, ...]) -> bool:
    return not name_entries(entries)
