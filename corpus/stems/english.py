"""English inflection: what a word may be an inflected form of."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from .forms import Fit

_DOUBLED = frozenset("bdfgklmnprstz")


def fitting(word: str, known: Collection[str]) -> Iterator[Fit]:
    """The forms in ``known`` that a word may be."""
    if word in known:
        yield Fit(word, len(word))
    for lemma, ending in english_lemmas(word):
        if lemma in known:
            yield Fit(lemma, len(lemma), ending)


def english_lemmas(word: str) -> Iterator[tuple[str, str]]:
    """What a word may be an inflected form of, with the ending: ``s``, ``ed``, ``er`` or ``'``."""
    for possessive in ("'s", "'"):
        if word.endswith(possessive):
            bare = word.removesuffix(possessive)
            yield bare, "'"
            yield from english_lemmas(bare)
            return
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        yield word[:-1], "s"
        if word.endswith("ies"):
            yield word[:-3] + "y", "s"
        elif word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
            yield from ((lemma, "s") for lemma in _undoubled(word[:-2]))
    for suffix, ending in (("ed", "ed"), ("ing", "ed"), ("er", "er"), ("est", "er")):
        if word.endswith(suffix):
            yield from ((lemma, ending) for lemma in _before_vowel(word.removesuffix(suffix), suffix))


def _before_vowel(stem: str, suffix: str) -> Iterator[str]:
    """The lemmas that lose or change their last letter before an ending in a vowel: rate, stop, carry, die."""
    if len(stem) < 2:
        return
    yield stem + "e"
    yield from _undoubled(stem)
    if suffix == "ing" and stem.endswith("y"):
        yield stem[:-1] + "ie"
    elif suffix != "ing" and stem.endswith("i"):
        yield stem[:-1] + "y"


def _undoubled(stem: str) -> Iterator[str]:
    yield stem
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
        yield stem[:-1]
