"""Russian inflection: listed endings of nouns and adjectives, and the ways verbs and their nouns go on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from ..tables import table_lines
from .forms import OPEN, TABLES, VERB, Fit

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


def fitting(word: str, known: Collection[str]) -> Iterator[Fit]:
    """The forms in ``known`` that a word may be."""
    if word in known:
        yield Fit(word, len(word))
    for end in range(len(word), max(0, len(word) - _LONGEST_VERB_ENDING - len("ся") - 1), -1):
        for mark in (OPEN, VERB):
            form = word[:end] + mark
            if form in known and continues(word[end:], word[:end], mark):
                yield Fit(form, end)


def continues(rest: str, stem: str, mark: str) -> bool:
    """Whether a stem with this mark may go on with the rest of a word."""
    return not rest or _is_ending(rest, mark == VERB, len(stem))


@lru_cache(maxsize=1 << 16)
def _is_ending(rest: str, verb: bool, size: int) -> bool:
    """Whether a stem of this size may go on with the rest."""
    bare = rest[:-2] if rest.endswith(("ся", "сь")) else rest
    if verb:
        return len(bare) <= _LONGEST_VERB_ENDING and (size > _SHORT_VERB or bool(_VERB_ENDING.fullmatch(bare)))
    return bare.removeprefix("ейш") in _endings() or (size > _SHORT_STEM and len(bare) <= _LONGEST_ENDING)


@cache
def _endings() -> frozenset[str]:
    lines = table_lines(TABLES / "ru.tsv")
    return frozenset(["", *(ending for line in lines for ending in line.split("\t")[1].split())])
