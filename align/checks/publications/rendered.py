"""Whether two expressions alike are renderings of one: other glue, other spelling, or a synonym for one word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from ....corpus.lexicon import Entry, Lexicon
from ....corpus.stems import OPEN, continues, english_lemmas
from ....corpus.tables import rows_of_language
from ....corpus.types import Document
from .expressions import Expression
from .plain_spellings import american

_DATA = Path(__file__).parent / "data"
_SAME = 2  # first letters of two Russian words that may be one
_WORD = re.compile(r"[^\W\d_]+")
_NO_NAME = frozenset({"func", "v"})  # «сатамыз» and «сатпаймыз» are one verb in the lexicon
_POSSESSIVE = re.compile("['’]s?(?!\\w)")
_FORMULA = 4  # words of a formula in two parts
_AND = frozenset({"and", "&"})
_INSIDE = frozenset({"of", "for", "on"})
_BETWEEN = frozenset({"–", "and", "и", "және"})


def apart(expression: Expression) -> Iterator[tuple[object, ...]]:
    """Keys that two expressions share if they have all words in common, all but one, or a name at the other end."""
    keys = expression.keys
    yield keys
    yield from ((number, *keys[:number], "", *keys[number + 1 :]) for number in range(len(keys)))
    if len(keys) > 2:
        yield ("turned", *((keys[-1], *keys[:-1]) if expression.glue[-1] == "of" else keys))


class Judge:
    """Decides on pairs of expressions; knows the words that the texts write small, and the lexicon."""

    def __init__(self, documents: Sequence[Document], lang: str) -> None:
        self._lang = lang
        self._lexicon = Lexicon.default()
        words = Counter(word for document in documents for word in _WORD.findall(document.text))
        self._small = {word for word in words if word.islower()}
        self._capitalised = Counter({word.lower(): count for word, count in words.items() if not word.islower()})

    def is_one(self, left: Sequence[Expression], right: Sequence[Expression]) -> bool:
        """Whether two forms, each with its occurrences, render one expression."""
        if left[0].text.isupper() or right[0].text.isupper():
            return False
        if {(e.document, e.segment) for e in left} & {(e.document, e.segment) for e in right}:
            return False  # side by side they are two things, or one is part of the other
        one, other = left[0], right[0]
        if len(one.keys) != len(other.keys):
            return False
        unlike = [n for n, (a, b) in enumerate(zip(one.words, other.words, strict=True)) if not self._is_word(a, b)]
        if not unlike and one.words != other.words and self._lang == "en":
            return one.glue == other.glue and (len(one.words) > 2 or any(one.glue))
        if not unlike:
            return self._is_joined_otherwise(one, other, any(e.quoted for e in left) and any(e.quoted for e in right))
        if len(unlike) > 1:
            return self._is_turned(one, other, len(left) + len(right))
        return self._is_synonymous(one, other, unlike[0])

    def is_inflected(self, one: Expression, other: Expression) -> bool:
        """Whether two expressions differ in the endings of their words only."""
        if self._lang == "en" or (one.glue, one.capitals[1:]) != (other.glue, other.capitals[1:]):
            return False
        return all(self._is_word(a, b) for a, b in zip(one.words, other.words, strict=True))

    def _is_word(self, one: str, other: str) -> bool:
        """Whether two words are one, whatever their endings."""
        if one == other or self._lang == "en":
            return american(one) == american(other)
        size = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
        return any(
            continues(one[end:], one[:end], OPEN, self._lang) and continues(other[end:], other[:end], OPEN, self._lang)
            for end in range(size, 2, -1)
        )

    def _is_joined_otherwise(self, one: Expression, other: Expression, quoted: bool) -> bool:
        """Whether the same words are joined by other small words or marks, or a slogan has other capitals."""
        if one.glue == other.glue:
            return quoted and one.capitals[1:] != other.capitals[1:]
        if not any(self._is_common(word) for word in one.words):
            return False  # Kazakhstan – Russia, Kazakhstan and Russia
        if quoted:
            return True
        unlike = [{a, b} for a, b in zip(one.glue, other.glue, strict=True) if a != b]
        formula = len(one.words) >= _FORMULA
        return all(pair == _AND or (pair <= _INSIDE) or (formula and pair <= _BETWEEN) for pair in unlike)

    def _is_turned(self, one: Expression, other: Expression, times: int) -> bool:
        """Whether a name that stands nowhere else is before the words in one, and behind them and "of" in the other."""
        if one.glue[-1] != "of":
            one, other = other, one
        name = one.words[-1]
        if _POSSESSIVE.search(one.text) or _POSSESSIVE.search(other.text):
            return False
        if one.glue[-1] != "of" or any(one.glue[:-1]) or any(other.glue) or len(one.words) < 3:
            return False
        is_bound = self._capitalised[name] == times and not self._is_common(name)
        return is_bound and (name, *one.words[:-1]) == other.words

    def _is_synonymous(self, one: Expression, other: Expression, at: int) -> bool:
        """Whether the words that differ are synonyms, and the others distinctive enough to make the two one thing."""
        a, b = one.words[at], other.words[at]
        if one.glue != other.glue or self._is_contrast(a) or self._is_contrast(b):
            return False
        if not (self._is_common(a) and self._is_common(b)) or _are_forms(a, b, self._lang):
            return False
        if not _are_synonyms(a, b, self._lang):
            return False
        rest = [word for n, word in enumerate(one.words) if n != at]
        return len(rest) > 1 or self._is_name(rest[0]) or (one.quoted and other.quoted)

    def _is_name(self, word: str) -> bool:
        """Whether a word (in small letters) is never written so, and is listed as a name or not at all."""
        kinds = {self._lexicon.entries[n].kind for n in _entries(word, self._lang)}
        return word not in self._small and (not kinds or "name" in kinds)

    def _is_common(self, word: str) -> bool:
        """Whether a word (in small letters) is no name."""
        return word in self._small or any(self._lexicon.entries[n].kind != "name" for n in _entries(word, self._lang))

    def _is_contrast(self, word: str) -> bool:
        stems, words = _contrasts(self._lang)
        return word in words or word.startswith(stems) or any(character.isdigit() for character in word)


@cache
def _contrasts(lang: str) -> tuple[tuple[str, ...], frozenset[str]]:
    rows = {"stem": "", "word": "", **dict(rows_of_language(_DATA / "contrasts.tsv", lang))}
    return tuple(rows["stem"].split()), frozenset(rows["word"].split())


@lru_cache(maxsize=1 << 14)
def _entries(word: str, lang: str) -> tuple[int, ...]:
    return Lexicon.default().numbers_of(word, lang)


def _are_forms(one: str, other: str, lang: str) -> bool:
    """Whether two words may be forms of one word, though no ending tells: cleaner and clean, кубок and кубка."""
    if lang == "en":
        return any({one, other} == {word, lemma} for word in (one, other) for lemma, _ in english_lemmas(word))
    return lang == "ru" and one[:_SAME] == other[:_SAME]


@lru_cache(maxsize=1 << 14)
def _are_synonyms(one: str, other: str, lang: str) -> bool:
    """Whether the lexicon gives two words the same translations, or lists them together in most of their entries."""
    if lang == "en":
        rows = Lexicon.default().entries
        pairs = ((rows[a], rows[b]) for a in _entries(one, lang) for b in _entries(other, lang))
        return any(a.pos == b.pos and _share(a, b, "kk") and _share(a, b, "ru") for a, b in pairs)
    left, right = (
        {number for number in _entries(word, lang) if Lexicon.default().entries[number].pos not in _NO_NAME}
        for word in (one, other)
    )
    return 2 * len(left & right) >= max(len(left), len(right), 1)


def _share(one: Entry, other: Entry, lang: str) -> bool:
    return not set(one.forms[lang]).isdisjoint(other.forms[lang])
