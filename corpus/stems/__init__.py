"""Which listed forms a running word may be: English, Kazakh and Russian inflection undone by rules and lists.

A listed form is a word, or a stem with its mark: ``*`` open to the endings of nouns and adjectives, ``*v`` to
those of verbs as well. All letters are those of a key (small, no ё), save in forms wholly in capitals.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Final

from . import english, kazakh, russian
from .english import english_lemmas
from .forms import OPEN, VERB, Fit
from .kazakh import is_kazakh_case_suffix

__all__ = ["LONGEST", "OPEN", "VERB", "Fit", "continues", "english_lemmas", "fits", "is_kazakh_case_suffix"]

#: Letters of the longest word that is looked up.
LONGEST: Final = 100
_FITTING: Final[dict[str, Callable[[str, Collection[str]], Iterator[Fit]]]] = {
    "en": english.fitting,
    "kk": kazakh.fitting,
    "ru": russian.fitting,
}


def fits(word: str, lang: str, known: Collection[str]) -> list[Fit]:
    """The forms in ``known`` that a word (as a key, without its capitals) may be, the longest stem first.

    Empty for words of more than 100 letters and for languages other than en, kk and ru.
    """
    fitting = _FITTING.get(lang)
    if fitting is None or not 0 < len(word) <= LONGEST:
        return []
    return sorted(set(fitting(word, known)), key=lambda fit: (-fit.size, fit.form, fit.ending))


def continues(rest: str, stem: str, mark: str, lang: str) -> bool:
    """Whether a stem with this mark may go on with the rest of a word."""
    if lang == "kk":
        return kazakh.continues(rest, stem, mark)
    if lang == "ru":
        return russian.continues(rest, stem, mark)
    return not rest
