"""Translations made by people, damaged as machines damage them; what is damaged is drawn, how much as well.

A number or name is altered by the scripts that also measure the checks. Where a text has nothing to damage in the way
asked for, there is no damaged text. No mark is left behind that only our damage would leave: the words of a salad
carry no marks, which are put back where they were, and begin with a capital.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

import _altered_names
import _altered_numbers
from ushtil.corpus.text import tokens

_CLAUSES = re.compile(r"(?<=[,;:–—])\s+")


@dataclass(frozen=True)
class Place:
    """A sentence and its human translation, with the ones that stand beside it and the one in a third language."""

    source: str
    target: str
    lang: str
    neighbours: tuple[str, ...]
    third: str


def _clause(place: Place, chance: random.Random) -> str | None:
    """Without one clause: 15 to 60 % of it."""
    parts = _CLAUSES.split(place.target)
    fit = [n for n, part in enumerate(parts) if 0.15 <= len(part) / len(place.target) <= 0.6]
    if len(parts) < 2 or not fit:
        return None
    drop = chance.choice(fit)
    kept = [part for n, part in enumerate(parts) if n != drop]
    if drop == len(parts) - 1:
        kept[-1] = kept[-1].rstrip(",;:–— ") + (place.target[-1] if not place.target[-1].isalnum() else "")
    return _capital(" ".join(kept))


def _half(place: Place, chance: random.Random) -> str | None:
    words = place.target.split()
    if len(words) < 6:
        return None
    middle = len(words) // 2
    return " ".join(words[:middle]).rstrip(",;:") + "." if chance.random() < 0.5 else _capital(" ".join(words[middle:]))


def _number(place: Place, chance: random.Random) -> str | None:
    found = _altered_numbers.alter(place.target, place.lang, chance)
    return found[0] if found else None


def _name(place: Place, chance: random.Random) -> str | None:
    found = _altered_names.alter(place.target, place.lang, chance)
    return found[0] if found else None


def _neighbour(place: Place, chance: random.Random) -> str | None:
    return chance.choice(place.neighbours) if place.neighbours else None


def _copied(place: Place, _chance: random.Random) -> str | None:
    return place.source


def _language(place: Place, _chance: random.Random) -> str | None:
    return place.third


def _left(place: Place, chance: random.Random) -> str | None:
    """Four to eight words of the source in the place of as large a part of the translation."""
    ours, theirs = place.source.split(), place.target.split()
    size = chance.randint(4, 8)
    if len(ours) < size + 4 or len(theirs) < 6:
        return None
    start = chance.randrange(1, len(ours) - size)
    scale = len(theirs) / len(ours)
    first, last = round(start * scale), round((start + size) * scale)
    return " ".join([*theirs[:first], *ours[start : start + size], *theirs[last:]])


def _loop(place: Place, chance: random.Random) -> str | None:
    """Two to five words said two to six times more."""
    words = place.target.split()
    size = chance.randint(2, 5)
    if len(words) < size + 2:
        return None
    start = chance.randrange(len(words) - size)
    run = words[start : start + size]
    return " ".join(words[: start + size] + run * chance.randint(2, 6) + words[start + size :])


def _salad(place: Place, chance: random.Random) -> str | None:
    text = place.target
    words = [token for token in tokens(text) if token.kind == "word"]
    if len(words) < 5:
        return None
    said = [words[0].text[0].lower() + words[0].text[1:], *(word.text for word in words[1:])]
    chance.shuffle(said)
    made, last = [], 0
    for word, new in zip(words, said, strict=True):
        made += [text[last : word.start], new]
        last = word.end
    return _capital("".join(made) + text[last:])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


Damage = Callable[[Place, random.Random], "str | None"]
DAMAGES: dict[str, Damage] = {
    "clause dropped": _clause,
    "half dropped": _half,
    "number altered": _number,
    "name replaced": _name,
    "neighbour's sentence": _neighbour,
    "source copied": _copied,
    "wrong language": _language,
    "words left": _left,
    "phrase repeated": _loop,
    "word salad": _salad,
}
