"""How surely the words of a text are names.

A capital inside a sentence makes a name in all three languages, but English also writes institutions, headlines and
the nicknames of teams with capitals, and Kazakh institutions; such words are translated, so that they accuse nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from ....corpus.abbreviations import tables
from ....corpus.lexicon import Lexicon
from ....corpus.tables import primary_language, rows_of_language
from ....corpus.types import Document
from .name_words import Word, name_entries, read_words

#: What can only be a name, and what may be one; everything else is 0.
SURE: Final = 2
MAYBE: Final = 1
_SURE_LETTERS = 4
_LETTERS = 3
_TABLE = Path(__file__).parent / "data" / "name_words.tsv"
# Two texts of a word in other cases share this much: all but the last letters, and never less than the first ones.
_ENDING = 3
_STEM = 4
_SMALL_STEM = 5
# English endings of words that are translated: Inauguration, Department, Premiership, Phoenicians.
_DERIVED = re.compile(
    "(?:[ts]ions?|[a-z]{4}ments?|ships?|it(?:y|ies)|ical|ious|[ai]ble|[iy][sz]ed|politan|tives?|ians)$"
)
_RUSSIAN_ADJECTIVE = re.compile("(?:[оы]й|ий|ая|ое|ые|ого|ому|ых|ым|ыми)$")
# Endings of words that describe and are no names: Форсированного, Үдемелі, Трансқазақстандық, Жаршысы.
_DESCRIBING = {
    "ru": re.compile("(?<![кш])(?:[оы]й|[ая]я|[ое]е|ые|ого|ому|ых|ым|ыми|ую)$(?<!ой)"),
    "kk": re.compile("(?:л[ыі]|[лдт][ыі][қк](?:т[ыі]ң|т[аеыі])?|с[ыі](?:н|на|не|нда|нде|н[ыі]ң)?)$"),
}
# Endings of words that begin sentences and are no names: Concurrently, Having; Будучи, Проработать, Скажите.
_OPENER = re.compile(
    "(?:ly|ing|[a-z]{2}ed|ть(?:ся)?|тся|[йи]те|[ую]чи|вши(?:сь)?|[ае]но|л(?:ся|ась|ись)|ость|[а-я]{4}[аеиу][ею]т)$"
)
_PATRONYMIC = re.compile("(?<=\\w\\w)(?:ұлы|қызы)\\w{0,5}$")
_RUSSIAN_PATRONYMIC = re.compile("(?:[ое]вич|[ое]вн[аыеу])\\w{0,2}$")
_TITLE_WORDS = 2


def named_words(document: Document) -> list[list[Word]]:
    """The words of each segment, graded."""
    rows = list(read_words(document))
    habits = _Habits(rows, primary_language(document.lang))
    return [[_graded(word, habits, before) for before, word in zip([None, *row], row, strict=False)] for row in rows]


class _Habits:
    """What a document writes small, what it writes with a capital inside sentences, and which segments are titles."""

    def __init__(self, rows: Sequence[Sequence[Word]], lang: str) -> None:
        self.lang = lang
        self.small = Counter(word.key for row in rows for word in row if not word.capital)
        self.small_stems = Counter(_stem(word) for word in self.small.elements()) if lang != "en" else self.small
        self.titles = {row[0].segment for row in rows if row and _is_title(row)}
        self.inside = Counter(
            _stem(word.key)
            for row in rows
            for word in row
            if word.capital and not word.opens and word.segment not in self.titles
        )
        self.starters = tables(lang).starters
        self.bearers = set(_bearers(rows, self.titles))

    def writes_small(self, word: Word) -> bool:
        """Whether the text writes the word, in any form of it, with a small letter at least as often."""
        stem = _stem(word.key)
        if self.lang == "en" or word.entries or len(stem) < _SMALL_STEM:
            small = self.small[word.key] + (self.small[word.key + "s"] if self.lang == "en" else 0)
            return small > 0 and small >= self.inside[stem]
        return self.small_stems[stem] > 0 and self.small_stems[stem] >= self.inside[stem]


def _stem(text: str) -> str:
    return text[: max(_STEM, len(text) - _ENDING)]


def _is_title(row: Sequence[Word]) -> bool:
    """Whether ordinary words have capitals inside the segment, as in an English headline."""
    ordinary = [word for word in row if word.common and not word.opens and len(word.key) > _LETTERS]
    capital = sum(word.capital for word in ordinary)
    return capital >= _TITLE_WORDS and capital * 2 >= len(ordinary)


def _bearers(rows: Sequence[Sequence[Word]], titles: Collection[int]) -> Iterator[str]:
    """The ordinary words that stand behind a first name somewhere: Kanye West, Johnny English, Heather Small."""
    for row in rows:
        for first, second in pairwise(row):
            both = first.capital and second.capital and not second.opens
            both = both and (not first.opens or bool(name_entries(first.entries)))
            beside = both and second.start == first.end + 1 and second.segment not in titles
            if beside and second.entries and not first.common:
                yield second.key


def _graded(word: Word, habits: _Habits, before: Word | None) -> Word:
    if not word.capital:
        return word
    follows = before is not None and before.capital and before.end + 1 == word.start
    starter = word.opens and word.key in habits.starters
    grade = 0 if starter else _grade(word, habits)
    if grade and follows and _RUSSIAN_PATRONYMIC.search(word.key):
        grade = MAYBE
    return replace(word, grade=grade, starter=starter) if grade or starter else word


def _grade(word: Word, habits: _Habits) -> int:
    if word.text[:2].isupper():
        # Kazakh and Russian texts add the country of a place, as in "Манитоба (США)"; English ones do not.
        return MAYBE if habits.lang == "en" and len(word.key) > 1 and name_entries(word.entries) else 0
    if len(word.key) < _LETTERS or _PATRONYMIC.search(word.key):
        return 0
    if word.common or _is_adjective(word, habits.lang):
        return MAYBE if word.key in habits.bearers else 0
    if is_ordinary(word.key, habits.lang) and not (habits.lang == "en" and _is_listed_alone(word)):
        return 0
    if not word.entries and habits.lang in _DESCRIBING and _DESCRIBING[habits.lang].search(word.key):
        return 0
    if word.opens and not word.entries and _stem(word.key) not in habits.inside and _OPENER.search(word.key):
        return 0
    if habits.writes_small(word):
        doubtful = (
            word.opens or word.segment in habits.titles or habits.lang == "kk" or _RUSSIAN_ADJECTIVE.search(word.key)
        )
        return 0 if doubtful else MAYBE
    known = not word.opens or _stem(word.key) in habits.inside
    return SURE if known and word.segment not in habits.titles and len(word.key) >= _SURE_LETTERS else MAYBE


def _is_listed_alone(word: Word) -> bool:
    """Whether an entry is the word itself, as Washington is, and no phrase that begins with it: Supreme Court."""
    entries = Lexicon.default().entries
    return any(entries[e].pos == "name" and word.key in entries[e].en.lower().split("|") for e in word.entries)


def _is_adjective(word: Word, lang: str) -> bool:
    """Whether the lexicon knows the word only as an adjective: Bolivian; a Kazakh adjective is the name itself."""
    entries = Lexicon.default().entries
    return bool(word.entries) and lang != "kk" and all(entries[entry].pos == "adj" for entry in word.entries)


@lru_cache(maxsize=1 << 16)
def is_ordinary(text: str, lang: str) -> bool:
    """Whether a word is one of those that stand in names and are translated: Giants, Metropolitan, Premiership."""
    listed = _ordinary(lang)
    if lang == "en":
        return text in listed or text.removesuffix("s") in listed or bool(_DERIVED.search(text))
    return any(text[:size] in listed for size in range(_STEM, len(text) + 1))


@cache
def _ordinary(lang: str) -> frozenset[str]:
    return frozenset(word for _, listed in rows_of_language(_TABLE, lang) for word in listed.split())
