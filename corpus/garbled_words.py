"""What a word would be if it had been read in a wrong encoding, and how much likelier its letters would get."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from .letter_pairs import likelihood

_WRONG: Final = ("cp1251", "cp1252", "koi8_r", "cp866", "mac_cyrillic", "mac_roman")
_RIGHT: Final = {"kk": ("kz1048", "ptcp154", "cp1251", "koi8_r", "cp866"), "ru": ("cp1251", "koi8_r", "cp866")}
_CACHED: Final = 500_000

_SMALL: Final = "а-яёәғқңөұүһі"
_CAPITALS: Final = "А-ЯЁӘҒҚҢӨҰҮҺІ"
_OURS: Final = _SMALL + _CAPITALS
_STRANGERS: Final = "ЂЃЅЄЇЈЉЊЋЌЎЏђѓѕєїјљњћќўџҐґ"
_BOXES: Final = "\u2190-\u25ff"
# Signs that no word has beside a letter; guillemets, dashes and the section sign are not among them.
_SIGN: Final = "\u0080-\u00a6\u00a8-\u00aa\u00ac-\u00ba\u00bc-\u00bf†‡‰€" + _BOXES
#: What the words of a sound text hardly have: foreign Cyrillic letters, accented letters in a row, signs and capitals
#: inside a word, five capitals in a row.
ODD: Final = re.compile(
    f"[{_STRANGERS}]|[\u0080-\u009f\u00a1-\u00bf\u0152-\u0192][À-ÿ]|[À-ÿ][\u0080-\u00ff\u0152-\u0192]"
    f"|[{_SMALL}][{_CAPITALS}]|[{_CAPITALS}]{{5}}|[{_BOXES}]{{2}}|[{_BOXES}][{_OURS}]|[{_OURS}][\u2500-\u25ff]"
    f"|(?<=[{_SMALL}])[¬®¯°±µ¶§¤¦©†‡‰€\u0080-\u009f]|[¬¯µ¶¤¦†‡‰€\u0080-\u009f][{_SMALL}]"
)
# Several signs or accented letters: no doubt that something is wrong.
_SIGNS: Final = re.compile(f"(?:[{_SIGN}À-ÿ\u0152-\u0192]\\W?){{3}}|(?:[{_OURS}{_STRANGERS}][{_SIGN}].?){{2}}")
_STRANGER: Final = re.compile(f"[{_STRANGERS}]")
# Letters that Windows-1251 lacks: where Uzbek «қўшиқ» has one, its «ў» is right.
_BEYOND_1251: Final = re.compile("[\u0460-\u048f\u0492-\u052f]")
_INNER_CAPITAL: Final = re.compile(f"[{_SMALL}][{_CAPITALS}]")
_LETTERS_ALONE: Final = re.compile(f"[{_OURS}\u0000-\u007f«»“”„‘’–—…]*")
POINTS: Final = ".,;:!?«»()\"'“”„…"
_ONE_LETTER: Final = frozenset("авиксоуяжб")  # the words of one letter in Russian
_AGAINST: Final = 5.0
_GLUED: Final = re.compile("[A-Za-z]{2}[А-яЁёЂ-џ]|[А-яЁёЂ-џ][A-Za-z]{2}")


class Table(NamedTuple):
    """Which encoding was read in which, and the language whose likelihood decides."""

    lang: str
    right: str
    wrong: str


#: Such a reading leaves most letters as they are, so that a single one may be all that tells.
SINGLE: Final = frozenset({
    Table("kk", "kz1048", "cp1251"), Table("kk", "ptcp154", "cp1251"), Table("ru", "cp1251", "mac_cyrillic"),
})  # fmt: skip
#: In these garbled letters are letters of ours again.
LIKE_OURS: Final = frozenset({"cp1251", "koi8_r"})


class Reading(NamedTuple):
    """A word as it would have been meant: the natural logarithms of the likelihoods of its pairs before and after.

    ``changed`` is how many of its ``pairs`` become others.
    """

    meant: str
    before: float = 0.0
    after: float = 0.0
    pairs: int = 0
    changed: int = 0
    value: float = 0.0


@dataclass(slots=True)
class Readings:
    """The readings of words, each reckoned once."""

    _found: dict[tuple[Table, str], Reading] = field(default_factory=dict)
    _odd: dict[str, bool] = field(default_factory=dict)
    _sums: dict[tuple[str, str], tuple[float, int]] = field(default_factory=dict)

    def of(self, table: Table, word: str) -> Reading:
        """What ``word`` would be if it was garbled so."""
        found = self._found.get((table, word))
        if found is None:
            found = self._reading(table, word)
            if len(self._found) < _CACHED:
                self._found[table, word] = found
        return found

    def is_odd(self, word: str) -> bool:
        """Whether a word has what the words of a sound text hardly have."""
        found = self._odd.get(word)
        if found is None:
            found = ODD.search(word) is not None
            if len(self._odd) < _CACHED:
                self._odd[word] = found
        return found

    def _reading(self, table: Table, word: str) -> Reading:
        cannot_be = table.wrong == "cp1251" and _BEYOND_1251.search(word)
        meant = word if word.isascii() or cannot_be else word.translate(letters(table))
        if meant == word:
            return Reading(word)
        (before, pairs), (after, _) = self._sum(table.lang, word), self._sum(table.lang, meant)
        same = [a == b for a, b in zip(f" {word} ", f" {meant} ", strict=True)]
        changed = sum(not (a and b) for a, b in pairwise(same))
        return Reading(meant, before, after, pairs, changed, after - before)

    def _sum(self, lang: str, word: str) -> tuple[float, int]:
        """The likelihoods of the pairs of a word between blanks added up, and how many pairs ``likelihood`` took."""
        found = self._sums.get((lang, word))
        if found is None:
            shown = f" {word} "
            pairs = sum(not (a.isascii() and b.isascii()) for a, b in pairwise(shown))
            found = likelihood(shown, lang) * pairs, pairs
            if len(self._sums) < _CACHED:
                self._sums[lang, word] = found
        return found


def is_better(reading: Reading, word: str, *, is_first: bool) -> bool:
    """Whether a word gains by a reading that makes it no stranger in its capitals or signs."""
    if len(reading.meant.strip(POINTS)) == 1:
        return reading.value > -_AGAINST and is_likelier_beside(reading, word, is_first=is_first)
    if reading.value <= 0 or is_raised(word, reading.meant, is_first=is_first):
        return False
    if _GLUED.search(reading.meant) and not _GLUED.search(word):
        return False  # «Œuvres» is one word of Latin letters
    return not ODD.search(reading.meant) or ODD.search(word) is not None


def is_raised(word: str, meant: str, *, is_first: bool) -> bool:
    """Whether a repair puts capitals where small letters stood, save for the first one."""
    if len(meant.strip(POINTS)) == 1:
        return word.islower() and meant.isupper() and not is_first
    return word.islower() and (meant[1:].isupper() or _INNER_CAPITAL.search(meant) is not None)


def is_likelier_beside(reading: Reading, word: str, *, is_first: bool) -> bool:
    """Whether a word is garbled if its neighbour is: in capitals that the reading takes away, or one letter alone."""
    letter, now = reading.meant.strip(POINTS), word.strip(POINTS)
    if len(letter) == 1 and letter.lower() in _ONE_LETTER and now.lower() in _ONE_LETTER:
        return letter.isupper() == is_first != now.isupper()
    if len(letter) == 1:
        return letter.lower() in _ONE_LETTER
    return has_capitals(word) and not has_capitals(reading.meant)


def has_capitals(word: str) -> bool:
    """Whether a word is in capitals, or has one behind a small letter."""
    return word.isupper() or _INNER_CAPITAL.search(word) is not None


def has_stranger(word: str) -> bool:
    """Whether a word has a Cyrillic letter of other alphabets."""
    return _STRANGER.search(word) is not None


def has_signs(word: str) -> bool:
    """Whether a word has so many signs or accented letters that something is wrong with it."""
    return _SIGNS.search(word) is not None


def is_of_letters(word: str) -> bool:
    """Whether a word is of letters of ours and usual points."""
    return _LETTERS_ALONE.fullmatch(word) is not None


def tables(langs: tuple[str, ...], *, like_ours: bool) -> Iterator[Table]:
    """All readings; with ``like_ours`` those that make letters of ours out of letters of ours."""
    for lang in langs:
        for wrong in _WRONG:
            for right in _RIGHT[lang]:
                if (
                    right != wrong
                    and (right, wrong) != ("cp866", "mac_roman")
                    and not (like_ours and not (wrong in LIKE_OURS and "koi8_r" in {wrong, right}))
                ):
                    yield Table(lang, right, wrong)


@lru_cache(maxsize=120)
def letters(table: Table) -> dict[int, str]:
    """The character that was meant for each one shown; C1 controls stand for bytes that the wrong encoding lacks."""
    meant = bytes(range(0x80, 0x100)).decode(table.right, errors="replace")
    shown = (bytes([byte]).decode(table.wrong, errors="replace") for byte in range(0x80, 0x100))
    high = (c if c != "\ufffd" else chr(0x80 + n) for n, c in enumerate(shown))
    return {ord(c): m for c, m in zip(high, meant, strict=True) if c != m and m != "\ufffd"}
