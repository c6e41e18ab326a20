"""Verbs and nouns whose ending alone says another person or time: сделаю → сделаем, жасаймыз → жасайды."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ...corpus.tables import primary_language
from .changed import Changed
from .closed_lists import list_words
from .pieces import words
from .relation import person_forms
from .turns import LONGEST, Turn, unlike

_STEM = 3
_BESIDE = 2
_ENDINGS = {
    "speakers": ("“I” becomes “we”", "“we” becomes “I”"),
    "ending": ("", "the third person becomes the speaker"),
    "time": ("what is done becomes what is yet to be", "what is yet to be becomes what is done"),
}


def turned_endings(changed: Changed) -> Iterator[Turn]:
    """The edits in which a word keeps its stem and takes the ending of another person or time.

    From the speaker to the third person is a report, which is told apart. A verb that reports ("said") may change
    its time.
    """
    lang = changed.pair.source.lang
    forms = person_forms(primary_language(lang))
    saying = list_words("attribution", lang)
    for edit in changed.edits:
        if not 0 < max(len(edit.source), len(edit.copy)) <= LONGEST:
            continue
        ours, theirs = words(edit.source), words(edit.copy)
        if not ours or not theirs or max(unlike(ours, theirs), unlike(theirs, ours)) > _BESIDE:
            continue
        for kind, meanings in _ENDINGS.items():
            if kind == "time" and not saying.isdisjoint((*ours, *theirs)):
                continue
            pairs = [pair.split("-") for pair in forms.get(kind, ())]
            meaning = next((meanings[way] for way in (0, 1) if _turned((ours, theirs), pairs, way)), "")
            if meaning:
                yield Turn(edit, meaning)
                break


def _turned(sides: tuple[list[str], list[str]], pairs: list[list[str]], way: int) -> bool:
    """Whether a word of the first side stands on the second with the other ending of a pair."""
    return any(
        word.endswith(pair[way])
        and len(stem := word.removesuffix(pair[way])) >= _STEM
        and stem + pair[1 - way] in sides[1]
        for word, pair in product(sides[0], pairs)
    )
