"""Which listed words of one language running words are: forms, inflected forms and phrases looked up and remembered."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .best_fits import BestFits
from .listed_forms import ListedForms, Rest
from .stems import LONGEST, OPEN, VERB, Fit, continues, fits, is_kazakh_case_suffix
from .text import fold

_IS_ITS_KEY = re.compile("[A-Za-z'-]+|[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі'-]+")  # but for its capitals
_JOINED = re.compile("[-']")
_REMEMBERED = 1 << 18
_PLURAL = {"en": ("", "s")}  # what may follow capitals without a hyphen: MPs


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a word may be: entries of its own, listed forms that phrases hold, and the phrases it may begin.

    The phrases stand by their second form, each with the forms behind it and its entry.
    """

    entries: tuple[int, ...] = ()
    forms: frozenset[str] = frozenset()
    begins: Mapping[str, Sequence[Rest]] = field(default_factory=dict)


_NOTHING = _Reading()


class Finder:
    """The entries of one language by their forms, and what each running word was found to be.

    ``cells`` and ``parts`` are what each entry lists in that language and its part of speech.
    """

    def __init__(self, cells: Sequence[str], parts: Sequence[str], lang: str) -> None:
        self._lang = lang
        self._listed = ListedForms(cells, lang)
        self._best = BestFits(self._listed, parts, lang)
        self._readings: dict[str, _Reading] = {}

    def find(self, words: Sequence[str]) -> list[tuple[int, tuple[int, ...]]]:
        """See ``Lexicon.find``."""
        known = self._readings
        readings = [known.get(word) or self._read(word) for word in words]
        found = []
        for place, reading in enumerate(readings):
            numbers = reading.entries
            if reading.begins and place + 1 < len(readings):
                numbers += tuple(n for n in _phrases_at(readings, place) if n not in numbers)
            if numbers:
                found.append((place, numbers))
        return found

    def _read(self, word: str) -> _Reading:
        """What a running word was found to be, remembered under its very spelling."""
        if len(self._readings) >= _REMEMBERED:
            self._readings.clear()
        if len(word) > LONGEST:
            return _NOTHING
        reading = self._read_whole(_cased(word))
        self._readings[word] = reading
        return reading

    def _read_whole(self, cased: str) -> _Reading:
        lower = cased.lower()
        found = self._capitals(cased) or fits(lower, self._lang, self._listed.entries)
        parts = _JOINED.split(cased)
        if found or len(parts) < 2:
            return self._reading(found, lower=cased == lower)
        if self._is_suffix(parts[-1].lower()):
            return self._read_whole(cased[: -len(parts[-1]) - 1])
        inside = self.find([part for part in parts if part])
        return _Reading(tuple(dict.fromkeys(number for _, numbers in inside for number in numbers)))

    def _is_suffix(self, part: str) -> bool:
        """Whether what stands behind a hyphen or an apostrophe belongs to the form, not to the sense."""
        return part == "s" if self._lang == "en" else self._lang == "kk" and is_kazakh_case_suffix(part)

    def _capitals(self, cased: str) -> list[Fit]:
        """The forms wholly in capitals that a word is: all in capitals too, save for the endings behind."""
        stem = cased if cased.isupper() else "".join(itertools.takewhile(str.isupper, cased))
        rest = cased[len(stem) :]
        if len(stem) < 2 or (rest and not rest.isalpha()):
            return []
        forms = [stem] if rest in _PLURAL.get(self._lang, ("",)) else []
        forms += [stem + mark for mark in (OPEN, VERB) if continues(rest, stem.lower(), mark, self._lang)]
        ending = rest if self._lang == "en" else ""
        return [Fit(form, len(stem), ending) for form in forms if form in self._listed.entries]

    def _reading(self, found: Sequence[Fit], *, lower: bool) -> _Reading:
        """The entries of the longest stems, and all forms and phrases."""
        if not found:
            return _NOTHING
        forms = {fit.form for fit in found}
        forms.update(lemma for fit in found for lemma in self._listed.lemmas.get(fit.form, ()))
        begins: dict[str, list[Rest]] = defaultdict(list)
        for form in forms:
            for second, phrases in self._listed.phrases.get(form, {}).items():
                begins[second] += phrases
        return _Reading(self._best.numbers(found, lower=lower), frozenset(forms), begins)


def _phrases_at(readings: Sequence[_Reading], place: int) -> list[int]:
    """The entries of the phrases that begin at a word."""
    begins = readings[place].begins
    found = {
        number: None
        for second in readings[place + 1].forms
        for rest, number in begins.get(second, ())
        if place + 2 + len(rest) <= len(readings)
        and all(form in readings[place + 2 + ahead].forms for ahead, form in enumerate(rest))
    }
    return sorted(found)


def _cased(word: str) -> str:
    """The key of a word with the capitals of the word."""
    if _IS_ITS_KEY.fullmatch(word):
        return word
    folded = fold(word)
    return "".join(
        letter.upper() if word[offset].isupper() else letter
        for letter, offset in zip(folded.text, folded.offsets, strict=False)
    )
