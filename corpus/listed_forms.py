"""The listed words of one language by their forms: alternants, irregular forms, phrases and forms in capitals."""

from __future__ import annotations

import itertools
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from .text import repair_homoglyphs, tokens

#: The words of a phrase behind its second one, with the number of the entry.
Rest = tuple[tuple[str, ...], int]


class ListedForms:
    """What the cells of one language list; an entry is known by the number of its cell.

    ``entries`` has for each form the entries that list it, none for a form that only phrases hold. ``lemmas`` has for
    an irregular English form what it is listed with. ``phrases`` stand by their first and second form.
    """

    def __init__(self, cells: Sequence[str], lang: str) -> None:
        self.entries: dict[str, list[int]] = defaultdict(list)
        self.lemmas: dict[str, list[str]] = defaultdict(list)
        self.phrases: dict[str, dict[str, list[Rest]]] = {}
        self._proper: set[tuple[str, int]] = set()
        self._lang = lang
        for number, cell in enumerate(_plain(cells)):
            for form in cell.split("|") if cell else ():
                self._list(form, number)

    def is_proper(self, form: str, number: int) -> bool:
        """Whether an entry lists a form with a capital only."""
        return (form, number) in self._proper and self.entries[form].count(number) < 2

    def _list(self, form: str, number: int) -> None:
        stem, _, verb = form.partition("*")
        if stem.isalpha() and verb in ("", "v") and stem.islower():  # the most frequent case, made short
            self.entries[form].append(number)
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
                    self.lemmas[word].append(lemma)

    def _list_words(self, words: Sequence[str], number: int) -> None:
        forms = [_marked(word) for word in words]
        if len(forms) > 1:
            self._list_phrase(forms, number)
        elif forms:
            self.entries[forms[0]].append(number)
            if words[0][0] != forms[0][0]:
                self._proper.add((forms[0], number))

    def _list_phrase(self, forms: Sequence[str], number: int) -> None:
        for form in forms:
            self.entries[form]  # the form is known, though no entry is listed under it alone
        by_second = self.phrases.setdefault(forms[0], {})
        by_second.setdefault(forms[1], []).append((tuple(forms[2:]), number))


def _plain(cells: Sequence[str]) -> list[str]:
    """Listed forms in the letters of keys, their capitals kept, their marks small."""
    text = unicodedata.normalize("NFC", "\n".join(cells))
    for letter, plain in (("ё", "е"), ("Ё", "Е"), ("’", "'"), ("*V", "*v")):
        text = text.replace(letter, plain)
    return repair_homoglyphs(text).split("\n") if text else []


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
