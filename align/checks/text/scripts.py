"""Letters of the wrong alphabet inside a word: Latin i in a Kazakh word, Cyrillic і in an English name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....corpus.stems import is_kazakh_case_suffix
from ....corpus.tables import primary_language
from ....corpus.text import Token, repair_homoglyphs, tokens
from ....corpus.types import Document, Finding, FindingKind
from ...drift.places import listed, place, quoted
from ..publications.respelled import endings

_MIXED = re.compile("[A-Za-z\u00c0-\u024f\u0259\u0275][\u0400-\u052f]|[\u0400-\u052f][A-Za-z\u00c0-\u024f\u0259\u0275]")
_PART = re.compile(r"[^-\u2010\u2011'’ʼ]+")
_ROMAN = re.compile("[IVXLCDMІХСМУ]+")  # numerals, some of whose letters are Cyrillic
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_BRAND = re.compile("(?P<brand>[A-Za-z]{3,})(?P<suffix>[\u0400-\u052f]{2,})")
_LONGEST = 60
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth"}


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with letters of another alphabet: its place, and the letters with those that they look like."""

    segment: int
    start: int
    end: int
    text: str
    letters: tuple[tuple[int, str, str], ...]


def scripts(document: Document) -> Iterator[Finding]:
    """One finding for the names, and one for the other words, that hold look-alike letters of another alphabet.

    What is mixed on purpose holds letters that look like no other, or is parted by a hyphen: «IT-компания», «G20-ға».
    """
    found: dict[FindingKind, list[_Word]] = defaultdict(list)
    lang = primary_language(document.lang)
    for index, sentence in enumerate(document.sentences):
        if _MIXED.search(sentence):
            for token, opens in _mixed(sentence):
                word = _word(token, index, document.segments[index].start, lang)
                if word:
                    found["name" if _is_name(word.text, opens) else "format"].append(word)
    for kind in ("name", "format"):
        words = found[kind]
        if words:
            where = tuple(place(document, (word.segment,), (word.start, word.end)) for word in words)
            yield Finding(kind, "minor", where, _detail(words))


def _mixed(sentence: str) -> Iterator[tuple[Token, bool]]:
    """The mixed words outside addresses, each with whether it opens the sentence."""
    addresses = [match.span() for match in _ADDRESS.finditer(sentence)] if re.search(r"://|www\.|@", sentence) else []
    opens = True
    for token in tokens(sentence):
        if token.kind != "punct":
            if _MIXED.search(token.text) and not any(start <= token.start < end for start, end in addresses):
                yield token, opens
            opens = False


def _word(token: Token, segment: int, offset: int, lang: str) -> _Word | None:
    """The word, if letters of its parts can be mended."""
    letters: list[tuple[int, str, str]] = []
    for part in _PART.finditer(token.text):
        mended = part[0] if _is_deliberate(part[0], lang) else repair_homoglyphs(part[0])
        places = enumerate(zip(part[0], mended, strict=True), part.start() + 1)
        letters += [(at, old, new) for at, (old, new) in places if old != new]
    start = offset + token.start
    return _Word(segment, start, start + len(token.text), token.text, tuple(letters)) if letters else None


def _is_deliberate(part: str, lang: str) -> bool:
    """Whether a part is a numeral, or a name in one alphabet with an ending in the other and no hyphen between."""
    if len(part) > _LONGEST or _ROMAN.fullmatch(part):
        return True
    brand = _BRAND.fullmatch(part)
    if not brand:
        return False
    return is_kazakh_case_suffix(brand["suffix"]) if lang == "kk" else brand["suffix"] in endings(lang)


def _is_name(word: str, opens: bool) -> bool:
    return word[0].isupper() and not word.isupper() and not opens


def _detail(words: Sequence[_Word]) -> str:
    if len(words) == 1:
        letters = listed([_told(*letter) for letter in words[0].letters])
        return f"{quoted(words[0].text)} mixes two alphabets: {letters}."
    texts = Counter(word.text for word in words)
    swaps = Counter((old, new) for word in words for _, old, new in word.letters)
    examples = [quoted(text) + (f" ({count} times)" if count > 1 else "") for text, count in texts.most_common()]
    which = [f"{_script(old)} {quoted(old)} for {_script(new)} {quoted(new)}" for (old, new), _ in swaps.most_common()]
    return f"{len(words)} words mix two alphabets ({listed(which)}): {listed(examples, 5)}."


def _told(at: int, old: str, new: str) -> str:
    where = _ORDINALS.get(at, f"{at}th")
    letter = f"{_script(old)} {quoted(old)} (U+{ord(old):04X})"
    return f"the {where} letter is {letter}, which looks like {_script(new)} {quoted(new)}"


def _script(letter: str) -> str:
    return "Cyrillic" if unicodedata.name(letter, "").startswith("CYRILLIC") else "Latin"
