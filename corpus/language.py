"""In which language a text is written, from its letters and function words, or from the name of its file.

English, Kazakh and Russian are told apart; everything else is left undecided rather than guessed: another Cyrillic
alphabet (Ukrainian, Kyrgyz, Tatar ...), Kazakh in Latin or Arabic letters, another language of the Latin alphabet.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .tables import primary_language, table_lines

if TYPE_CHECKING:
    from .types import Document

#: The languages that are known here, by their names in English.
LANGUAGE_NAMES: Final = {"en": "English", "kk": "Kazakh", "ru": "Russian"}
_DATA: Final = Path(__file__).parent / "data" / "language"
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE: Final = 200_000
_CYRILLIC: Final = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё")
_KAZAKH: Final = frozenset("әғқңөұүһі")
# Letters that Kazakh shares with Kyrgyz and Mongolian; a Kazakh text also has letters of its own.
_KYRGYZ: Final = frozenset("ңөү")
_LATIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
# Typed for Kazakh ә and ө on keyboards that lack them.
_LOOKALIKES: Final = frozenset("əɵ")
# A word or two in another alphabet is a name; a text of which more than this share is foreign is not ours.
_FOREIGN_SHARE: Final = 0.005
_ENOUGH_WORDS: Final = 8
_SHORT: Final = 60
_ENOUGH_KYRGYZ: Final = 4
# To contradict a language that somebody gave takes so many letters, nearly all in segments of one other language.
_ENOUGH_LETTERS: Final = 150
_NEARLY_ALL: Final = 0.85
_TELLING: Final = 20
# In Russian the hard sign stands before these four vowels only.
_BULGARIAN_SIGN: Final = re.compile(r"ъ(?![яеёю])")
_SUBTAGS: Final = re.compile(r"(?P<primary>[A-Za-z]{2,3})(?P<rest>(?:-[A-Za-z0-9]{2,8})*)")


def language_name(code: str) -> str:
    """The English name of a language, or its code where we have no name."""
    return LANGUAGE_NAMES.get(primary_language(code), code)


def recognise(text: str) -> str | None:
    """``"en"``, ``"kk"`` or ``"ru"``, or ``None`` where the text does not tell (the first 200,000 characters count)."""
    sample = text[:_SAMPLE].lower()
    letters = Counter(character for character in sample if character.isalpha())
    total = letters.total()
    cyrillic = sum(letters[c] for c in _CYRILLIC) + sum(letters[c] for c in _KAZAKH)
    latin = sum(letters[c] for c in _LATIN)
    cyrillic_total = sum(count for letter, count in letters.items() if "\u0400" <= letter <= "\u052f")
    foreign = total - cyrillic_total - latin - sum(letters[c] for c in _LOOKALIKES)
    alien = cyrillic_total - cyrillic
    if not total or alien > cyrillic_total * _FOREIGN_SHARE or foreign > max(1, total * _FOREIGN_SHARE):
        return None
    words = _WORD.findall(sample)
    return _cyrillic(letters, cyrillic, words) if cyrillic > latin else _latin(words)


def contradicting(document: Document) -> str | None:
    """The language in which nearly all of the text is written, if that is not the document's; else ``None``.

    Only English, Kazakh and Russian contradict each other, and only in a text of some length: a Russian text with
    a Kazakh paragraph, or the other way round, is left alone.
    """
    said = document.lang.partition("-")[0].lower()
    if said not in {"en", "kk", "ru"}:
        return None
    letters: Counter[str | None] = Counter()
    for sentence in document.sentences:
        if (size := sum(map(str.isalpha, sentence))) >= _TELLING:
            letters[recognise(sentence)] += size
        if letters.total() > _SAMPLE:
            break
    if letters.total() < _ENOUGH_LETTERS:
        return None
    ((found, most),) = letters.most_common(1)
    return found if found not in {said, None} and most >= letters.total() * _NEARLY_ALL else None


def language_of_name(path: Path | str) -> str | None:
    """The language that a file's name ends in (``speech.kk.txt``, ``speech.kk-Cyrl.txt``), or ``None``."""
    parts = Path(path).name.split(".")
    if len(parts) > 2 and (found := language_code(parts[-2])):
        return found
    return language_code(parts[-1]) if len(parts) == 2 and len(parts[-1]) == 2 else None


def language_code(code: str) -> str | None:
    """``code`` in its usual spelling (``kaz`` is ``kk``), or ``None`` unless it begins with a language subtag."""
    match = _SUBTAGS.fullmatch(code)
    if match is None:
        return None
    primary = match["primary"].lower()
    codes = _table("codes.tsv")
    same = dict(pair.split("=") for pair in codes["same"])
    primary = same.get(primary, primary)
    known = primary in codes["two"] if len(primary) == 2 else primary not in codes["not"]
    return primary + match["rest"] if known else None


def _cyrillic(letters: Counter[str], total: int, words: list[str]) -> str | None:
    """Kazakh by its own letters and words, else Russian unless letters or the lack of its words speak against it."""
    kazakh = sum(letters[c] for c in _KAZAKH)
    own = kazakh - sum(letters[c] for c in _KYRGYZ)
    russian_words, kazakh_words = _share(words, "ru"), _share(words, "kk")
    if kazakh > total * 0.02 or (kazakh and total < _SHORT):
        if kazakh >= _ENOUGH_KYRGYZ and own < kazakh * 0.25:
            return None
        ukrainian = total > _SHORT / 2 and own == letters["і"] == kazakh and not kazakh_words
        return None if ukrainian else "kk"
    if kazakh_words > russian_words:
        return "kk"
    bulgarian = sum(_BULGARIAN_SIGN.search(word) is not None for word in words) > max(1, total * _FOREIGN_SHARE)
    if bulgarian or (len(words) >= 3 * _ENOUGH_WORDS and russian_words < 0.06):
        return None
    return "ru"


def _latin(words: list[str]) -> str | None:
    """English unless letters with marks or the function words of other languages speak against it."""
    plain = sum(all(c in _LATIN or c in "'’" for c in word) for word in words)
    if plain < len(words) * 0.97 - 1:
        return None
    english, other = _share(words, "en"), _share(words, "other")
    if english <= other and (other or len(words) >= _ENOUGH_WORDS or plain < len(words)):
        return None
    return "en" if len(words) < 5 * _ENOUGH_WORDS or english > 0.2 else None


def _share(words: list[str], lang: str) -> float:
    known = _table("function_words.tsv")[lang]
    return sum(word in known for word in words) / max(1, len(words))


@cache
def _table(name: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, _, words in (line.partition("\t") for line in table_lines(_DATA / name)):
        found.setdefault(key, set()).update(words.split())
    return {key: frozenset(words) for key, words in found.items()}
