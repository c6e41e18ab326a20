"""Which listed forms a running word may be: English, Kazakh and Russian inflection undone by rules and lists.

A listed form is a word, or a stem with its mark: ``*`` open to the endings of nouns and adjectives, ``*v`` to
those of verbs as well. All letters are those of a key (small, no ё), save in forms wholly in capitals.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from .tables import table_lines

OPEN, VERB = "*", "*v"
LONGEST = 100
_TABLES = Path(__file__).parent / "data" / "inflection"


class Fit(NamedTuple):
    """A listed form that fits a word: the form, the length of its stem, and the English ending taken off."""

    form: str
    size: int
    ending: str = ""


def fits(word: str, lang: str, known: Collection[str]) -> list[Fit]:
    """The forms in ``known`` that a word (as a key, without its capitals) may be, the longest stem first.

    Empty for words of more than 100 letters and for languages other than en, kk and ru.
    """
    undo = _UNDO.get(lang)
    if undo is None or not 0 < len(word) <= LONGEST:
        return []
    return sorted(set(undo(word, known)), key=lambda fit: (-fit.size, fit.form, fit.ending))


def continues(rest: str, stem: str, mark: str, lang: str) -> bool:
    """Whether a stem with this mark may go on with the rest of a word."""
    if not rest:
        return True
    if lang == "kk":
        return _is_kazakh_chain(_letter_class(stem), _harmony(stem), rest, mark == VERB)
    if lang == "ru":
        return _is_russian_ending(rest, mark == VERB, len(stem))
    return False


def is_kazakh_case_suffix(word: str) -> bool:
    """Whether a word is what may follow a hyphen in «ҚР-ның» or «БҰҰ-дағы»."""
    return bool(word) and any(_is_kazakh_chain(letters, 0, word, False) for letters in "alnzbt")


# English ---------------------------------------------------------------------------------------------------------

_DOUBLED = frozenset("bdfgklmnprstz")


def _undo_english(word: str, known: Collection[str]) -> Iterator[Fit]:
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


# Kazakh ----------------------------------------------------------------------------------------------------------

_BACK, _FRONT = "аоұы", "әеөүі"
_VOWELS = frozenset("аәоөұүыіеэёя")
_OPENS_WITH_VOWEL = frozenset("аәеыіоөуұүюяи")
_VOICED = {"г": "к", "ғ": "қ", "б": "п"}
_CLASSES = {
    **dict.fromkeys("аәоөұүыіеэёя", "a"),
    **dict.fromkeys("рлйуиюьъ", "l"),
    **dict.fromkeys("мнң", "n"),
    **dict.fromkeys("жз", "z"),
    **dict.fromkeys("бвгғд", "b"),
}
_WITHOUT_HARMONY = frozenset(("мен", "бен", "пен", "нікі", "дікі", "тікі", "гер", "кер", "аралық", "ішілік"))
_LONGEST_SUFFIX = 7


def _undo_kazakh(word: str, known: Collection[str]) -> Iterator[Fit]:
    if word in known:
        yield Fit(word, len(word))
    for end in range(len(word), 0, -1):
        before, rest = word[:end], word[end:]
        stems = _changed_stems(before, rest) if rest and rest[0] in _OPENS_WITH_VOWEL else ()
        for stem, suffixes, mark in ((before, rest, VERB), (before, rest, OPEN), *stems):
            form = stem + mark
            if form in known and continues(suffixes, stem, mark, "kk"):
                yield Fit(form, len(stem))


def _changed_stems(before: str, rest: str) -> Iterator[tuple[str, str, str]]:
    """The stems that are written ``before`` this rest, with the suffixes that they take there and their marks."""
    if before[-1] in _VOICED:
        yield from ((before[:-1] + _VOICED[before[-1]], rest, mark) for mark in (OPEN, VERB))
    elif before[-1] == "л" and rest[0] in "іе":
        yield before + "ь", rest, OPEN
    elif before.endswith("ст") and rest.startswith("ер"):
        yield before, "т" + rest, OPEN
    if rest[0] in "ыі" and len(before) > 2 and not _VOWELS.intersection(before[-2:]):
        yield f"{before[:-1]}{rest[0]}{before[-1]}", rest, OPEN
    yield from ((stem, suffixes, VERB) for stem, suffixes in _verb_stems(before, rest))


def _verb_stems(before: str, rest: str) -> Iterator[tuple[str, str]]:
    """Verb stems whose last letter melts into the suffix: оқы and у, оқы and йды, той and у, тап and ып."""
    head, tail = rest[0], rest[1:]
    if head in "уи":
        suffix = rest if head == "у" else "й" + tail
        yield before + "ы", suffix
        yield before + "і", suffix
    elif head == "ю":
        yield before + "й", "у" + tail
    elif head == "я":
        yield before + "й", "а" + tail
    elif before.endswith("у") and rest.startswith(("ып", "іп")):
        yield before[:-1] + "п", rest


def _harmony(stem: str) -> int:
    """1 for a stem with back vowels at its end, -1 for front ones, 0 where the spelling does not tell."""
    for letter in reversed(stem):
        if letter in _BACK:
            return 1
        if letter in _FRONT:
            return -1
        if letter in "ьуиюяэёкг":
            return 0
    return 0


def _letter_class(text: str) -> str:
    """The class, as in the table of suffixes, of the last letter."""
    return _CLASSES.get(text[-1:], "t")


class _Suffix(NamedTuple):
    group: str
    after: str
    harmony: int
    following: frozenset[str]


@lru_cache(maxsize=1 << 16)
def _is_kazakh_chain(before: str, harmony: int, rest: str, verb: bool) -> bool:
    """Whether the rest is a chain of suffixes behind a stem with this class of last letter and this harmony.

    All chains are followed at once, so the time is linear in the length of the rest.
    """
    starts, suffixes = _kazakh_suffixes()
    reached: list[set[tuple[int, frozenset[str]]]] = [set() for _ in range(len(rest) + 1)]
    reached[0].add((harmony, starts["noun"] | starts["verb"] if verb else starts["noun"]))
    for at, states in enumerate(reached[:-1]):
        if not states:
            continue
        letters = _letter_class(rest[:at]) if at else before
        for end in range(at + 1, min(at + _LONGEST_SUFFIX, len(rest)) + 1):
            for suffix in suffixes.get(rest[at:end], ()):
                if letters in suffix.after:
                    for tone, allowed in states:
                        if suffix.group in allowed and suffix.harmony * tone >= 0:
                            reached[end].add((suffix.harmony or tone, suffix.following))
    return bool(reached[-1])


@cache
def _kazakh_suffixes() -> tuple[dict[str, frozenset[str]], dict[str, list[_Suffix]]]:
    """The groups with which a chain may start, by kind of stem, and what each suffix is and may follow."""
    starts: dict[str, frozenset[str]] = {}
    suffixes: dict[str, list[_Suffix]] = defaultdict(list)
    for line in table_lines(_TABLES / "kk.tsv"):
        group, following, after, listed = line.split("\t")
        if group == "start":
            starts[following] = frozenset(listed.split())
            continue
        for suffix in listed.split():
            harmony = 0 if suffix in _WITHOUT_HARMONY else _harmony(suffix)
            suffixes[suffix].append(_Suffix(group, after, harmony, frozenset(following.split())))
    return starts, dict(suffixes)


# Russian ---------------------------------------------------------------------------------------------------------

_LONGEST_ENDING = 5
_LONGEST_VERB_ENDING = 9
_SHORT_STEM = 4  # takes listed endings only
_SHORT_VERB = 5  # takes verbal endings only, not just any letters
_ADJECTIVE = "(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ых|их|ыми|ими|ую|юю|ей)"
_VERBAL_NOUN = "(?:ни|ти)(?:е|я|ю|ем|й|и|ям|ями|ях)"
_VERB_ENDING = re.compile(
    "[бвгджзклмнпрстхцчшщ]{0,2}(?:из)?(?:ир)?(?:ова|ева|ыва|ива|ва|ну|[аяеиуы]|о(?=[тл]))?(?:"
    "ть|ти|чь|л[аио]?|[уа]|(?<!и)[юя]|[еи](?:шь|т|те|м[аоы]?)|[уюая]т|(?<!и)й(?:те)?|(?<![аеиоуыюя])и(?:те)?|ьте?|в(?:ши)?"
    f"|нн?[аоы]?|т[аоы]|(?:вш|[уюая]?щ|нн|н|т|м){_ADJECTIVE}|{_VERBAL_NOUN})?"
)


def _undo_russian(word: str, known: Collection[str]) -> Iterator[Fit]:
    if word in known:
        yield Fit(word, len(word))
    for end in range(len(word), max(0, len(word) - _LONGEST_VERB_ENDING - len("ся") - 1), -1):
        for mark in (OPEN, VERB):
            form = word[:end] + mark
            if form in known and continues(word[end:], word[:end], mark, "ru"):
                yield Fit(form, end)


@lru_cache(maxsize=1 << 16)
def _is_russian_ending(rest: str, verb: bool, size: int) -> bool:
    """Whether a stem of this size may go on with the rest."""
    bare = rest[:-2] if rest.endswith(("ся", "сь")) else rest
    if verb:
        return len(bare) <= _LONGEST_VERB_ENDING and (size > _SHORT_VERB or bool(_VERB_ENDING.fullmatch(bare)))
    return bare.removeprefix("ейш") in _russian_endings() or (size > _SHORT_STEM and len(bare) <= _LONGEST_ENDING)


@cache
def _russian_endings() -> frozenset[str]:
    lines = table_lines(_TABLES / "ru.tsv")
    return frozenset(["", *(ending for line in lines for ending in line.split("\t")[1].split())])


_UNDO: dict[str, Callable[[str, Collection[str]], Iterator[Fit]]] = {
    "en": _undo_english,
    "kk": _undo_kazakh,
    "ru": _undo_russian,
}
