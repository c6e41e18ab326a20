"""Kazakh inflection: chains of suffixes in harmony with the stem, and the letters of a stem that change before them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from ..tables import table_lines
from .forms import OPEN, TABLES, VERB, Fit

_BACK, _FRONT = "аоұы", "әеөүі"
_VOWELS = frozenset("аәоөұүыіеэёя")
_OPENS_WITH_VOWEL = frozenset("аәеыіоөуұүюяи")
#: The last letter of a stem that is written with a voiced one before a vowel: кітап and кітабы.
VOICELESS: Final = {"г": "к", "ғ": "қ", "б": "п"}
_CLASSES = {
    **dict.fromkeys("аәоөұүыіеэёя", "a"),
    **dict.fromkeys("рлйуиюьъ", "l"),
    **dict.fromkeys("мнң", "n"),
    **dict.fromkeys("жз", "z"),
    **dict.fromkeys("бвгғд", "b"),
}
_WITHOUT_HARMONY = frozenset(("мен", "бен", "пен", "нікі", "дікі", "тікі", "гер", "кер", "аралық", "ішілік"))
_LONGEST_SUFFIX = 7


def fitting(word: str, known: Collection[str]) -> Iterator[Fit]:
    """The forms in ``known`` that a word may be."""
    if word in known:
        yield Fit(word, len(word))
    for end in range(len(word), 0, -1):
        before, rest = word[:end], word[end:]
        stems = _changed_stems(before, rest) if rest and rest[0] in _OPENS_WITH_VOWEL else ()
        for stem, suffixes, mark in ((before, rest, VERB), (before, rest, OPEN), *stems):
            form = stem + mark
            if form in known and continues(suffixes, stem, mark):
                yield Fit(form, len(stem))


def continues(rest: str, stem: str, mark: str) -> bool:
    """Whether a stem with this mark may go on with the rest of a word."""
    return not rest or _is_chain(_letter_class(stem), _harmony(stem), rest, mark == VERB)


def is_kazakh_case_suffix(word: str) -> bool:
    """Whether a word is what may follow a hyphen in «ҚР-ның» or «БҰҰ-дағы»."""
    return bool(word) and any(_is_chain(letters, 0, word, False) for letters in "alnzbt")


def _changed_stems(before: str, rest: str) -> Iterator[tuple[str, str, str]]:
    """The stems that are written ``before`` this rest, with the suffixes that they take there and their marks."""
    if before[-1] in VOICELESS:
        yield from ((before[:-1] + VOICELESS[before[-1]], rest, mark) for mark in (OPEN, VERB))
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
def _is_chain(before: str, harmony: int, rest: str, verb: bool) -> bool:
    """Whether the rest is a chain of suffixes behind a stem with this class of last letter and this harmony.

    All chains are followed at once, so the time is linear in the length of the rest.
    """
    starts, suffixes = _suffixes()
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
def _suffixes() -> tuple[dict[str, frozenset[str]], dict[str, list[_Suffix]]]:
    """The groups with which a chain may start, by kind of stem, and what each suffix is and may follow."""
    starts: dict[str, frozenset[str]] = {}
    suffixes: dict[str, list[_Suffix]] = defaultdict(list)
    for line in table_lines(TABLES / "kk.tsv"):
        group, following, after, listed = line.split("\t")
        if group == "start":
            starts[following] = frozenset(listed.split())
            continue
        for suffix in listed.split():
            harmony = 0 if suffix in _WITHOUT_HARMONY else _harmony(suffix)
            suffixes[suffix].append(_Suffix(group, after, harmony, frozenset(following.split())))
    return starts, dict(suffixes)
