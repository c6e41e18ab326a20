"""What can be seen of a translation without a model: what of the source it keeps, its length, language and repetitions.

Whether words go together is told as in the lexical scorer: by the lexicon, by their spelling, by their values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

from ...corpus.language import LANGUAGE_NAMES, recognise
from ...corpus.names import match_names
from ...corpus.numbers import differences
from ...corpus.tables import primary_language
from ...corpus.text import key
from ..marks import mark_counts
from ..weights import LexicalWeights
from .sides import LETTERS, MOST_WORDS, Side

#: Words more alike than this spell one name; the lexical scorer's measure.
_ALIKE = 0.75
#: Texts of fewer letters do not tell their language, but for their script.
_TELLING = 20
_CYRILLIC = re.compile("[\u0400-\u052f]")
#: Languages of those known here that are not written in Cyrillic letters.
_LATIN = frozenset({"en"})
#: Addresses and tags, which no translation changes, have one of these inside.
_ADDRESS = re.compile(r"[@#/_]|\w\.\w")
_FINAL = re.compile(r"([.!?…:;,])[\"“”»’')\]]*\s*$")

Shares = Mapping[str, float]
"""For each share that is counted, what it usually is in translations that people made."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a translation: signals, each 0 at best and lower for what speaks against it, and shares.

    A share is how many of how many words have a counterpart on the other side, or keep their order.
    """

    plain: Mapping[str, float]
    shares: Mapping[str, tuple[float, int]]

    def signals(self, usual: Shares) -> dict[str, float]:
        """All signals by name; a share counts by how many deviations, by the binomial law, it lies from the usual."""
        return {**self.plain, **{name: _deviation(*counts, usual[name]) for name, counts in self.shares.items()}}


def seen(source: Side, target: Side) -> Seen:
    """What can be seen of a translation."""
    lost, added = missing_names(source, target), missing_names(target, source)
    plain = {
        **_length(source, target),
        **_numbers(source, target),
        "names changed": -float(min(len(lost), len(added), 4)),
        **_language(source, target),
        "repeated": -float(log(1 + max(0, _repeated(target) - _repeated(source)))),
        "marks": -_marks(source, target),
        "final mark": -float(_final(source) != _final(target)),
    }
    names = {
        "source names": (len(source.names) - len(lost), len(source.names)),
        "target names": (len(target.names) - len(added), len(target.names)),
    }
    return Seen(plain, {**_shares(source, target), **names})


def _shares(source: Side, target: Side) -> dict[str, tuple[float, int]]:
    found = _counterparts(source.entries, target.entries)
    alike = match_names(list(source.unknown.values()), [word.text for word in target.words], _ALIKE)
    back = match_names([word.text for word in source.words], list(target.unknown.values()), _ALIKE)
    pairs = [(place, places[0]) for place, places in found.items() if len(places) == 1]
    return {
        "known source words": (len(found), len(source.entries)),
        "known target words": (len({p for places in found.values() for p in places}), len(target.entries)),
        "other source words": (len({i for i, _, _ in alike}), len(source.unknown)),
        "other target words": (len({j for _, j, _ in back}), len(target.unknown)),
        "order": _in_order(pairs),
    }


def _counterparts(left: Mapping[int, frozenset[int]], right: Mapping[int, frozenset[int]]) -> dict[int, list[int]]:
    """By the place of a word the places on the other side of words that share an entry with it."""
    holders: dict[int, list[int]] = {}
    for place, entries in right.items():
        for entry in entries:
            holders.setdefault(entry, []).append(place)
    found = {place: sorted({p for entry in entries for p in holders.get(entry, ())}) for place, entries in left.items()}
    return {place: places for place, places in found.items() if places}


def _in_order(pairs: Sequence[tuple[int, int]]) -> tuple[float, int]:
    """How many of the neighbouring counterparts stand in the same order on both sides, and how many there are."""
    places = [at for _, at in sorted(pairs)][:MOST_WORDS]
    distances = [b - a for a, b in pairwise(places) if a != b]
    return sum(distance > 0 for distance in distances), len(distances)


def _deviation(count: float, total: int, usual: float) -> float:
    """By how many deviations the count lies under (or above) the usual one; one more word's worth is always granted."""
    return (count - total * usual) / sqrt(total * usual * (1 - usual) + 1)


def _length(source: Side, target: Side) -> dict[str, float]:
    """By how many deviations the translation is too short, and too long."""
    law = LexicalWeights.default().lengths
    ratio = log(target.length / source.length) - law.expected(source.lang, target.lang)
    deviation = ratio / sqrt(law.spread**2 + law.noise**2 / min(source.length, target.length))
    return {"short": min(0.0, deviation), "long": min(0.0, -deviation)}


def _numbers(source: Side, target: Side) -> dict[str, float]:
    """Quantities lost and put in, and those that stand for one another."""
    found = differences(source.quantities, target.quantities)
    lost, added = len(found.left), len(found.right)
    return {
        "numbers lost": -float(min(lost, 3)),
        "numbers added": -float(min(added, 3)),
        "numbers changed": -float(min(lost, added, 3)),
    }


def missing_names(source: Side, target: Side) -> list[str]:
    """The names of the source that no word of the translation spells, or shares an entry of the lexicon with."""
    names = source.names
    others = [word.text for word in target.words]
    spelled = {i for i, _, _ in match_names(list(names.values()), others, _ALIKE)}
    known = {entry for entries in target.entries.values() for entry in entries}
    said = {key(word) for word in others}
    return [
        name
        for number, (place, name) in enumerate(names.items())
        if number not in spelled and known.isdisjoint(source.entries.get(place, ())) and key(name) not in said
    ]


def _language(source: Side, target: Side) -> dict[str, float]:
    """Whether the translation is in its language, and how many of its words were left as they are in the source."""
    source, target = _without_addresses(source), _without_addresses(target)
    wanted = primary_language(target.lang)
    found = _found_language(target) if wanted in LANGUAGE_NAMES else wanted
    given = {word.text for word in source.words if word.kind == "word" and word.text.islower()}
    own = [word.text for word in target.words if word.kind == "word" and word.text.islower()]
    left = sum(word in given and len(word) >= LETTERS for word in own)
    return {
        "wrong language": -float(found not in (wanted, None)),
        "no language": -float(found is None),
        "left as it was": -sqrt(left),
    }


def _without_addresses(side: Side) -> Side:
    return Side(" ".join(part for part in side.text.split() if not _ADDRESS.search(part)), side.lang)


def _found_language(side: Side) -> str | None:
    """The language that a text is written in, None where it does not tell, "" for one in the wrong script."""
    if sum(map(str.isalpha, side.text)) >= _TELLING:
        return recognise(side.text)
    wanted = primary_language(side.lang)
    letters = "".join(filter(str.isalpha, side.text if wanted in _LATIN else _common_words(side)))
    cyrillic = len(_CYRILLIC.findall(letters))
    is_other = 2 * cyrillic > len(letters) if wanted in _LATIN else 2 * cyrillic < len(letters)
    return "" if is_other else wanted


def _common_words(side: Side) -> str:
    """The words that are surely no names or acronyms, one behind the other.

    Beside a name, short words may be part of it, as in "Ursula von der Leyen".
    """
    words = (word.text for word in side.words if word.kind == "word")
    least = LETTERS if side.names else 1
    return "".join(word for word in words if len(word) >= least and not any(map(str.isupper, word)))


def _repeated(side: Side) -> int:
    """How many runs of two words are repetitions of an earlier one that is near."""
    words = [word.text.lower() for word in side.words]
    runs = Counter(pairwise(words))
    return sum(count - 1 for count in runs.values()) + sum(a == b for a, b in pairwise(words))


def _marks(source: Side, target: Side) -> float:
    ours, theirs = mark_counts([source.text]), mark_counts([target.text])
    return float(abs(ours - theirs).sum())


def _final(side: Side) -> str:
    match = _FINAL.search(side.text[-20:])
    return match[1] if match else ""
