"""The capitalised words of a bead's two sides that nothing on the other side answers to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from ....corpus.lexicon import Lexicon
from ....corpus.names import name_similarity
from ....corpus.tables import primary_language
from .name_grades import SURE
from .name_lexicon import listed_words
from .name_sides import Alike
from .name_sounds import sounds_alike
from .name_traces import mentioned_more, weak_traces
from .name_words import Word, name_entries

#: So alike must two words sound for one to be the other's counterpart; if the lexicon knows other renderings of one of
#: them; and if one is no name by its grade, or has another counterpart beside it or elsewhere in the texts.
BESIDE: Final = 0.4
LISTED: Final = 0.5
AGAIN: Final = 0.7
#: So alike must a word written small be: "брексит" for Brexit, and a shorter one, "майя" for Maya.
WRITTEN_SMALL: Final = 0.85
SHORT_SMALL: Final = 0.95
_SMALL_WORD = 6
_SHORT_WORD = 4
_LETTERS = 3
_BEGINNING = 2
_PARTICLES = frozenset(["func", "adv"])

Words = Sequence[Word]
Held = Mapping[str, set[str]]
"""By the key of a word the keys of the other side that sound like it."""


@dataclass(frozen=True, slots=True)
class Open:
    """The capitalised words ``alone`` without a counterpart, and those named more often than on the other side.

    ``heard`` are the keys of those that have a counterpart by their sound alone.
    """

    alone: Words = ()
    left_over: Words = ()
    heard: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of one side: ``rest`` has no counterpart by lexicon and spelling, ``phrases`` are parts of phrases."""

    own: Words
    other: Words
    alike: Alike
    rest: Words
    phrases: frozenset[int]

    @classmethod
    def of(cls, own: Words, other: Words, alike: Alike, lang: str) -> _Side:
        listed, phrases = listed_words(own, other, primary_language(lang))
        keys = {word.key for word in other}
        rest = [
            word
            for word in own
            if word.capital
            and word.start not in listed
            and word.key not in keys
            and keys.isdisjoint(alike.get(word.key, ()))
            and not is_particle(word)
        ]
        return cls(own, other, alike, rest, frozenset(phrases))

    def open(self, held: Held) -> Open:
        """What is left of the rest when the words that sound alike are taken out of it."""
        left = [word for word in self.rest if word.key not in held]
        alone = [word for word in left if word.start not in self.phrases and not _is_written_small(word, self.other)]
        hidden = [word for word in left if word.start in self.phrases and word.grade == SURE]
        left_over = [
            *hidden,
            *_left_over(self.own, self.other, self.alike, held),
            *weak_traces(self.own, self.other, self.alike),
            *mentioned_more(self.own, self.other),
        ]
        return Open(alone, left_over, frozenset(held))


def open_words(sides: tuple[Words, Words], alike: tuple[Alike, Alike], langs: tuple[str, str]) -> tuple[Open, Open]:
    """The capitalised words that neither the lexicon, the spelling nor the sound finds on the other side."""
    left = _Side.of(sides[0], sides[1], alike[0], langs[0])
    right = _Side.of(sides[1], sides[0], alike[1], langs[1])
    held = _held(left, right)
    return left.open(held[0]), right.open(held[1])


def is_particle(word: Word) -> bool:
    """Whether the word is capitalised for its place and has no sense of its own: The, Some, Однако."""
    entries = Lexicon.default().entries
    return word.opens and (word.starter or any(entries[entry].pos in _PARTICLES for entry in word.entries))


def _held(left: _Side, right: _Side) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The words that sound alike, the most alike first, each for one other unless it may be a spelling of it too."""
    held: tuple[dict[str, set[str]], dict[str, set[str]]] = defaultdict(set), defaultdict(set)
    for score, one, other in sorted(_scores(left, right), reverse=True):
        if score >= AGAIN or not (one in held[0] or other in held[1]):
            held[0][one].add(other)
            held[1][other].add(one)
    return held


def _scores(left: _Side, right: _Side) -> Iterator[tuple[float, str, str]]:
    ours, theirs = ({word.key: word for word in side.rest if len(word.key) >= _LETTERS} for side in (left, right))
    for (one, word), (other, counterpart) in product(ours.items(), theirs.items()):
        score = _alike(word, counterpart)
        is_other = _is_known_as_another(one, other, left.alike) or _is_known_as_another(other, one, right.alike)
        if score >= BESIDE and score >= (AGAIN if is_other else _least(word, counterpart)):
            yield score, one, other


def _is_known_as_another(one: str, other: str, alike: Alike) -> bool:
    """Whether the texts spell a name elsewhere in a way that the other word does not even begin like."""
    known = alike.get(one, ())
    return bool(known) and not any(
        word[:_BEGINNING] == other[:_BEGINNING] or sounds_alike(word, other) >= AGAIN for word in known
    )


def _alike(left: Word, right: Word) -> float:
    """How alike two words sound; of an abbreviation (Ариз. for Arizona) the other word's beginning."""
    for short, long in ((left, right), (right, left)):
        if short.cut and len(short.key) + 1 < len(long.key):
            return max(sounds_alike(short.text, long.text[: len(short.text) + n]) for n in (0, 1))
    return sounds_alike(left.text, right.text)


def _least(left: Word, right: Word) -> float:
    if not left.grade or not right.grade:
        return AGAIN
    return LISTED if name_entries(left.entries) or name_entries(right.entries) else BESIDE


def _is_written_small(word: Word, other: Words) -> bool:
    return any(
        name_similarity(word.text, o.text) >= WRITTEN_SMALL
        if len(o.key) >= _SMALL_WORD
        else sounds_alike(word.text, o.text) >= SHORT_SMALL
        for o in other
        if not o.capital and not o.common and len(o.key) >= _SHORT_WORD
    )


def _left_over(own: Words, other: Words, alike: Alike, held: Held) -> list[Word]:
    """The names that one side has more often than the other, which has them too."""
    mentions: dict[str, list[Word]] = defaultdict(list)
    for word in own:
        if word.grade:
            mentions[word.key].append(word)
    same = {key: {key, *alike.get(key, ()), *held.get(key, ())} for key in mentions}
    found = []
    for key, words in mentions.items():
        forms = [k for k in mentions if not same[key].isdisjoint(same[k]) or _shares(words[0], mentions[k][0])]
        mine, keys = [word for k in forms for word in mentions[k]], set().union(*(same[k] for k in forms))
        theirs = sum(o.capital and (o.key in keys or any(_shares(word, o) for word in mine)) for o in other)
        if len(mine) > 1 and 0 < theirs < len(mine):
            found += words
    return found


def _shares(word: Word, other: Word) -> bool:
    return not set(word.entries).isdisjoint(other.entries)
