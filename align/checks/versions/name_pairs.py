"""The names of one side of a bead that the other side has no counterpart for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from ....corpus.lexicon import Lexicon
from ....corpus.names import THRESHOLD, match_names, name_similarity
from ....corpus.tables import primary_language
from ....corpus.types import Document
from ..shapes import Versions
from .name_grades import MAYBE, SURE, named_words
from .name_lexicon import listed_words
from .name_sounds import sounds_alike
from .name_words import Word

#: So alike must two words sound for one to be the other's counterpart beside it, and in a neighbouring bead.
BESIDE: Final = 0.45
NEAR: Final = 0.7
#: So alike must a word written small be: "брексит" for Brexit.
WRITTEN_SMALL: Final = 0.85
#: A bead with more words on a side is a list or a table, of which no reader expects the same names.
MOST_WORDS: Final = 300
_SMALL_WORD = 6
_LETTERS = 3
_MARGIN = 0.2
_PARTICLES = frozenset(["func", "adv"])
# Words that stand beside each other so often, and so much of the time, are one name in both languages.
_AGAIN = 2
_MOSTLY = 0.6
_FEW = 12

_Alike = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Missing:
    """A name without a counterpart; ``nowhere`` says that the other document spells none anywhere either."""

    word: Word
    grade: int
    nowhere: bool


def missing_names(versions: Versions) -> Iterator[tuple[list[Missing], list[Missing]]]:
    """The names of each bead that have no counterpart in the other side of it nor, unused, beside it."""
    sides = _Side.of(versions.left), _Side.of(versions.right)
    alike = _alike(sides[0].capitals, sides[1].capitals), _alike(sides[1].capitals, sides[0].capitals)
    entries = sides[0].entries, sides[1].entries
    opened = _less_learnt([_open_words(versions, n, sides, alike) for n in range(len(versions.beads))])
    for number, here in enumerate(opened):
        near = [opened[n] for n in (number - 1, number + 1) if 0 <= n < len(opened)]
        found = []
        named = [
            [
                Missing(word, word.grade, not alike[side].get(word.key) and entries[1 - side].isdisjoint(word.entries))
                for word in here[side].alone
                if word.grade
            ]
            for side in (0, 1)
        ]
        alien = [any(name.nowhere and name.grade == SURE for name in names) for names in named]
        for side in (0, 1):
            others = [word for both in near for word in both[1 - side].alone if word.grade]
            found.append(
                [
                    name
                    for name in named[side]
                    if (alien[1 - side] and (alien[side] or not name.nowhere))
                    or not any(_may_be_one(name.word, other, alike[side]) for other in others)
                ]
                + [Missing(word, MAYBE, False) for word in here[side].left_over]
            )
        yield found[0], found[1]


@dataclass(frozen=True, slots=True)
class _Side:
    document: Document
    rows: Sequence[Sequence[Word]]
    capitals: Mapping[str, str]

    @classmethod
    def of(cls, document: Document) -> _Side:
        rows = named_words(document)
        capitals = {word.key: word.text for row in rows for word in row if word.capital and len(word.key) > 1}
        return cls(document, rows, capitals)

    @property
    def entries(self) -> frozenset[int]:
        return frozenset(entry for row in self.rows for word in row for entry in word.entries)

    def words(self, segments: Iterable[int]) -> list[Word]:
        return [word for segment in segments for word in self.rows[segment]]


@dataclass(frozen=True, slots=True)
class _Open:
    """The capitalised words ``alone`` without a counterpart, and those named more often than on the other side."""

    alone: Sequence[Word] = ()
    left_over: Sequence[Word] = ()


def _less_learnt(opened: Sequence[tuple[_Open, _Open]]) -> list[tuple[_Open, _Open]]:
    """The open words less those that stand beside each other again and again: Hazard and Азар are one name."""
    alone = [Counter(k for both in opened for k in {_stem(w) for w in both[side].alone}) for side in (0, 1)]
    together = Counter(
        pair
        for left, right in opened
        for pair in product({_stem(w) for w in left.alone[:_FEW]}, {_stem(w) for w in right.alone[:_FEW]})
    )
    learnt = {
        (one, other)
        for (one, other), times in together.items()
        if times >= _AGAIN and times > _MOSTLY * max(alone[0][one], alone[1][other])
    }
    return [_less(left, right, learnt) for left, right in opened] if learnt else list(opened)


def _less(left: _Open, right: _Open, learnt: Collection[tuple[str, str]]) -> tuple[_Open, _Open]:
    pairs = set(product({_stem(w) for w in left.alone}, {_stem(w) for w in right.alone})) & set(learnt)
    ours, theirs = {one for one, _ in pairs}, {other for _, other in pairs}
    return (
        _Open([w for w in left.alone if _stem(w) not in ours], left.left_over),
        _Open([w for w in right.alone if _stem(w) not in theirs], right.left_over),
    )


def _stem(word: Word) -> str:
    """What the cases of a name have in common; three letters may be a whole name with an ending behind."""
    return word.key[: max(3, min(5, len(word.key) - 1))]


def _alike(ours: Mapping[str, str], theirs: Mapping[str, str]) -> _Alike:
    """By key the keys of the other document that spell the same name."""
    left, right = list(ours), list(theirs)
    found: dict[str, set[str]] = defaultdict(set)
    for i, j, _ in match_names([ours[k] for k in left], [theirs[k] for k in right], THRESHOLD):
        found[left[i]].add(right[j])
    for same in ours.keys() & theirs.keys():
        found[same].add(same)
    return {word: frozenset(others) for word, others in found.items()}


def _open_words(
    versions: Versions, number: int, sides: tuple[_Side, _Side], alike: tuple[_Alike, _Alike]
) -> tuple[_Open, _Open]:
    bead = versions.beads[number]
    left, right = (side.words(span) for side, span in zip(sides, bead.spans, strict=True))
    if not left or not right or max(len(left), len(right)) > MOST_WORDS:
        return _Open(), _Open()
    return (
        _without(left, right, alike[0], versions.left.lang),
        _without(right, left, alike[1], versions.right.lang),
    )


def _without(own: Sequence[Word], other: Sequence[Word], alike: _Alike, lang: str) -> _Open:
    """The capitalised words of one side that neither the lexicon, the spelling nor the sound finds on the other."""
    listed, phrases = listed_words(own, other, primary_language(lang))
    names = [word for word in own if word.capital and not _is_particle(word)]
    keys = {word.key for word in other}
    spelled = {word.key for word in names if word.key in keys or not keys.isdisjoint(alike.get(word.key, ()))}
    rest = [word for word in names if word.start not in listed and word.key not in spelled]
    found = spelled | {word.key for word in own if word.start in listed}
    entries = {entry for word in own for entry in word.entries}
    taken = {k for word in found for k in alike.get(word, ())} | found
    free = [
        word
        for word in other
        if word.capital
        and word.key not in taken
        and entries.isdisjoint(word.entries)
        and len(word.key) >= _LETTERS
        and not _is_particle(word)
    ]
    held = _held(rest, free)
    alone = [w for w in rest if w.start not in phrases and w.key not in held and not _is_written_small(w, other)]
    hidden = [word for word in rest if word.start in phrases and word.grade == SURE]
    return _Open(alone, [*hidden, *_left_over(own, other, alike)])


def _is_particle(word: Word) -> bool:
    """Whether the word is capitalised for its place and has no sense of its own: The, Some, Однако."""
    entries = Lexicon.default().entries
    return word.opens and any(entries[entry].pos in _PARTICLES for entry in word.entries)


def _held(rest: Sequence[Word], free: Sequence[Word]) -> set[str]:
    """The words of one side that sound like one of the other that no other word sounds like much more."""
    held: set[str] = set()
    for o in {word.key: word for word in free}.values():
        scores = {word.key: sounds_alike(word.text, o.text) for word in rest}
        best = max(scores.values(), default=0.0)
        held.update(key for key, score in scores.items() if score >= BESIDE and score >= best - _MARGIN)
    return held


def _is_written_small(word: Word, other: Sequence[Word]) -> bool:
    small = (o.text for o in other if not o.capital and len(o.key) >= _SMALL_WORD)
    return any(name_similarity(word.text, text) >= WRITTEN_SMALL for text in small)


def _may_be_one(word: Word, other: Word, alike: _Alike) -> bool:
    """Whether a word of a neighbouring bead, without a counterpart there, is this one's."""
    if other.common or len(other.key) < _LETTERS:
        return False
    if other.key in alike.get(word.key, ()) or not set(word.entries).isdisjoint(other.entries):
        return True
    return sounds_alike(word.text, other.text) >= NEAR


def _left_over(own: Sequence[Word], other: Sequence[Word], alike: _Alike) -> list[Word]:
    """The names that one side has more often than the other, which has them too."""
    mentions: dict[str, list[Word]] = defaultdict(list)
    for word in own:
        if word.grade:
            mentions[word.key].append(word)
    found = []
    for key, words in mentions.items():
        same = {key, *alike.get(key, ())}
        mine = [word for k in mentions if k == key or not same.isdisjoint(alike.get(k, ())) for word in mentions[k]]
        if len(mine) > 1 and 0 < sum(o.capital and (o.key in same or _shares(words[0], o)) for o in other) < len(mine):
            found += words
    return found


def _shares(word: Word, other: Word) -> bool:
    return not set(word.entries).isdisjoint(other.entries)
