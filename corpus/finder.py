"""Which listed words of one language running words are: forms, inflected forms and phrases looked up and remembered."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from .stems import LONGEST, OPEN, VERB, Fit, continues, fits, is_kazakh_case_suffix
from .text import fold, repair_homoglyphs, tokens

_IS_ITS_KEY = re.compile("[A-Za-z'-]+|[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі'-]+")  # but for its capitals
_JOINED = re.compile("[-']")
_REMEMBERED = 1 << 18
_PLURAL = {"en": ("", "s")}  # what may follow capitals without a hyphen: MPs
# Which English endings an entry takes, by its part of speech; a phrase is inflected in any of its words.
_ENDINGS: Final[Mapping[str, frozenset[str]]] = {
    "n": frozenset(("", "s", "'")),
    "np": frozenset(("", "s", "'")),
    "name": frozenset(("", "s", "'")),
    "num": frozenset(("", "s", "'")),
    "v": frozenset(("", "s", "ed")),
    "adj": frozenset(("", "er")),
    "adv": frozenset(("", "er")),
    "func": frozenset(("", "'")),
}
_Begins = Mapping[str, Sequence[tuple[tuple[str, ...], int]]]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a word may be: entries of its own, listed forms that phrases hold, and the phrases it may begin.

    The phrases stand by their second form, each with the forms behind it and its entry.
    """

    entries: tuple[int, ...] = ()
    forms: frozenset[str] = frozenset()
    begins: _Begins = field(default_factory=dict)


_NOTHING = _Reading()

#: By so many letters a stem may be shorter than the longest that fits, and still be of the same word; not if it is
#: shorter than three letters.
_SHORTER, _SHORTEST = 2, 3


class Finder:
    """The entries of one language by their forms, and what each running word was found to be.

    ``cells`` and ``parts`` are what each entry lists in that language and its part of speech.
    """

    def __init__(self, cells: Sequence[str], parts: Sequence[str], lang: str) -> None:
        self._lang = lang
        self._endings = [_ENDINGS[part] for part in parts] if lang == "en" else []
        self._entries: dict[str, list[int]] = defaultdict(list)
        self._lemmas: dict[str, list[str]] = defaultdict(list)
        self._proper: set[tuple[str, int]] = set()
        self._phrases: dict[str, dict[str, list[tuple[tuple[str, ...], int]]]] = {}
        self._readings: dict[str, _Reading] = {}
        for number, cell in enumerate(_plain(cells)):
            for form in cell.split("|") if cell else ():
                self._list(form, number)

    def find(self, words: Sequence[str]) -> list[tuple[int, tuple[int, ...]]]:
        """See ``Lexicon.find``."""
        known = self._readings
        readings = [known.get(word) or self._read(word) for word in words]
        found = []
        for place, reading in enumerate(readings):
            numbers = reading.entries
            if reading.begins and place + 1 < len(readings):
                numbers += tuple(n for n in self._phrases_at(readings, place) if n not in numbers)
            if numbers:
                found.append((place, numbers))
        return found

    def _phrases_at(self, readings: Sequence[_Reading], place: int) -> list[int]:
        begins = readings[place].begins
        found = {
            number: None
            for second in readings[place + 1].forms
            for rest, number in begins.get(second, ())
            if place + 2 + len(rest) <= len(readings)
            and all(form in readings[place + 2 + ahead].forms for ahead, form in enumerate(rest))
        }
        return sorted(found)

    # Listing

    def _list(self, form: str, number: int) -> None:
        stem, _, verb = form.partition("*")
        if stem.isalpha() and verb in ("", "v") and stem.islower():  # the most frequent case, made short
            self._entries[form].append(number)
        elif " " in form:
            choices = (_alternants(slot) for slot in form.split(" "))
            for choice in itertools.product(*choices):
                self._list_words([word for part in choice for word in part], number)
        else:
            for part in _alternants(form):
                self._list_words(part, number)
            if self._lang == "en" and "~" in form:
                lemma, *irregular = map(_marked, form.split("~"))
                for word in irregular:
                    self._lemmas[word].append(lemma)

    def _list_words(self, words: Sequence[str], number: int) -> None:
        forms = [_marked(word) for word in words]
        if len(forms) > 1:
            self._list_phrase(forms, number)
        elif forms:
            self._entries[forms[0]].append(number)
            if words[0][0] != forms[0][0]:
                self._proper.add((forms[0], number))

    def _list_phrase(self, forms: Sequence[str], number: int) -> None:
        for form in forms:
            self._entries[form]  # the form is known, though no entry is listed under it alone
        by_second = self._phrases.setdefault(forms[0], {})
        by_second.setdefault(forms[1], []).append((tuple(forms[2:]), number))

    # Reading

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
        found = self._capitals(cased) or fits(lower, self._lang, self._entries)
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
        return [Fit(form, len(stem), rest if self._lang == "en" else "") for form in forms if form in self._entries]

    def _reading(self, found: Sequence[Fit], lower: bool) -> _Reading:
        """The entries of the longest stems, and all forms and phrases."""
        if not found:
            return _NOTHING
        numbers = self._longest(found)
        if lower:
            common = [pair for pair in numbers if pair not in self._proper or self._entries[pair[0]].count(pair[1]) > 1]
            numbers = common or numbers
        forms = {fit.form for fit in found}
        forms.update(lemma for fit in found for lemma in self._lemmas.get(fit.form, ()))
        begins: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        for form in forms:
            for second, phrases in self._phrases.get(form, {}).items():
                begins[second] += phrases
        return _Reading(tuple(sorted({number for _, number in numbers})), frozenset(forms), begins)

    def _longest(self, found: Sequence[Fit]) -> list[tuple[str, int]]:
        """The entries, with their forms, that list the longest stem, and those that list the very word.

        A Kazakh or Russian stem that is shorter by no more than an ending (разви* beside развити*) counts as well.

        An English lemma goes before inflected forms ("means" is not from "mean"); a listed irregular form goes
        together with regular ones ("lives" is from "life" and from "live"), as does a Kazakh or Russian word without
        a mark with stems ("жерге" is "to the ground" and from "жер*").
        """
        listed = [(fit, n) for fit in found for n in self._entries[fit.form] if self._takes(n, fit.ending)]
        very = {fit.form for fit, _ in listed if self._is_one_form(fit)}
        if self._lang == "en" and any(not fit.ending and fit.form not in very for fit, _ in listed):
            listed = [(fit, n) for fit, n in listed if not fit.ending]
        elif very and self._lang != "en":
            whole = max(fit.size for fit, _ in listed)
            listed = [(fit, n) for fit, n in listed if fit.size == whole or not fit.form.endswith(VERB)]
        size = max((fit.size for fit, _ in listed if fit.form not in very), default=0)
        if self._lang != "en":
            size = min(size, max(size - _SHORTER, _SHORTEST))
        return [(fit.form, n) for fit, n in listed if fit.size >= size or fit.form in very]

    def _is_one_form(self, fit: Fit) -> bool:
        """Whether the form stands for no other forms of its word."""
        return fit.form in self._lemmas if self._lang == "en" else "*" not in fit.form

    def _takes(self, number: int, ending: str) -> bool:
        return not self._endings or ending in self._endings[number]


def _plain(cells: Sequence[str]) -> list[str]:
    """Listed forms in the letters of keys, their capitals kept, their marks small."""
    text = unicodedata.normalize("NFC", "\n".join(cells))
    for letter, plain in (("ё", "е"), ("Ё", "Е"), ("’", "'"), ("*V", "*v")):
        text = text.replace(letter, plain)
    return repair_homoglyphs(text).split("\n") if text else []


def _cased(word: str) -> str:
    """The key of a word with the capitals of the word."""
    if _IS_ITS_KEY.fullmatch(word):
        return word
    folded = fold(word)
    return "".join(
        letter.upper() if word[offset].isupper() else letter
        for letter, offset in zip(folded.text, folded.offsets, strict=False)
    )


def _marked(form: str) -> str:
    """A listed word as it is looked up: in small letters unless it is wholly in capitals."""
    if form.islower():
        return form
    stem, star, verb = form.partition("*")
    return form if len(stem) > 1 and stem.isupper() else stem.lower() + star + verb


def _alternants(slot: str) -> list[list[str]]:
    """The alternants of one listed word, each as the words it is in running text."""
    if "~" in slot:
        return [_words(form) for form in slot.split("~")]
    return [_words(slot)]


def _words(form: str) -> list[str]:
    """The words and numbers that a listed word is in running text ("U.S.", "G20"); the last one keeps the mark."""
    stem, star, verb = form.partition("*")
    if stem.replace("-", "").replace("'", "").isalpha():
        return [form]
    words = [token.text for token in tokens(stem) if token.kind != "punct"]
    return [*words[:-1], words[-1] + star + verb] if words else []
