"""Which of the listed forms that fit a running word it is: those of the longest stem, with what goes beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from .listed_forms import ListedForms
from .stems import VERB, Fit

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
#: By so many letters a stem may be shorter than the longest that fits, and still be of the same word; not if it is
#: shorter than three letters.
_SHORTER, _SHORTEST = 2, 3


class BestFits:
    """The choice among the entries of one language; ``parts`` are their parts of speech."""

    def __init__(self, listed: ListedForms, parts: Sequence[str], lang: str) -> None:
        self._listed = listed
        self._lang = lang
        self._endings = [_ENDINGS[part] for part in parts] if lang == "en" else []

    def numbers(self, found: Iterable[Fit], *, lower: bool) -> tuple[int, ...]:
        """The entries that a word is; written in small letters it is a proper name only if it is nothing else."""
        pairs = self._longest(found)
        if lower:
            pairs = [pair for pair in pairs if not self._listed.is_proper(*pair)] or pairs
        return tuple(sorted({number for _, number in pairs}))

    def _longest(self, found: Iterable[Fit]) -> list[tuple[str, int]]:
        """The entries, with their forms, that list the longest stem, and those that list the very word.

        A Kazakh or Russian stem that is shorter by no more than an ending (разви* beside развити*) counts as well.

        An English lemma goes before inflected forms ("means" is not from "mean"); a listed irregular form goes
        together with regular ones ("lives" is from "life" and from "live"), as does a Kazakh or Russian word without
        a mark with stems ("жерге" is "to the ground" and from "жер*").
        """
        entries = self._listed.entries
        listed = [(fit, n) for fit in found for n in entries[fit.form] if self._takes(n, fit.ending)]
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
        return fit.form in self._listed.lemmas if self._lang == "en" else "*" not in fit.form

    def _takes(self, number: int, ending: str) -> bool:
        return not self._endings or ending in self._endings[number]
