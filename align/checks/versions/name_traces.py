"""What speaks of a name less surely than the name itself: an adjective, an acronym, a word that is also a name.

Such words accuse only where the other side names somebody or something that this text has nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ....corpus.lexicon import Lexicon
from .name_grades import SURE
from .name_lexicon import families, has_relative
from .name_sides import Alike
from .name_sounds import sounds_alike
from .name_words import Word, name_entries

_LETTERS = 3
# So alike must a name on the other side sound to be what the word speaks of.
_HEARD = 0.7


def weak_traces(own: Sequence[Word], other: Sequence[Word], alike: Alike) -> Iterator[Word]:
    """The acronyms, adjectives of countries and capitalised ordinary words that the other side has in no way."""
    theirs = {entry for word in other for entry in word.entries}
    keys = {word.key for word in other}
    for place, word in enumerate(own):
        known = word.key in keys or not keys.isdisjoint(alike.get(word.key, ())) or not theirs.isdisjoint(word.entries)
        if not known and (_speaks_of_a_name(word, theirs) or _is_lone(own, place)) and not _is_heard(word, other):
            yield word


def _is_heard(word: Word, other: Sequence[Word]) -> bool:
    return any(o.capital and sounds_alike(word.text, o.text) >= _HEARD for o in other)


def _is_lone(words: Sequence[Word], place: int) -> bool:
    """Whether an ordinary noun stands with a capital, alone or beside a name: Boots, Sean Combs; not Academy Awards."""
    word = words[place]
    if not word.capital or not word.common or word.opens or word.grade or len(word.key) <= _LETTERS:
        return False
    if any(Lexicon.default().entries[entry].pos == "adj" for entry in word.entries):
        return False
    before = [w for w in words[max(0, place - 1) : place] if w.end + 1 == word.start]
    after = [w for w in words[place + 1 : place + 2] if word.end + 1 == w.start]
    return all(not beside.capital or beside.grade == SURE for beside in before + after)


def _speaks_of_a_name(word: Word, theirs: Collection[int]) -> bool:
    """Whether an acronym or an adjective of a country stands for a name that the other side has in no way."""
    names = name_entries(word.entries)
    adjective = not word.capital or (not word.grade and any(entry in families() for entry in names))
    if not names or not (adjective or (word.text.isupper() and len(word.text) > 1)):
        return False
    return not any(entry in theirs or has_relative(entry, theirs, ()) for entry in names)


def mentioned_more(own: Sequence[Word], other: Sequence[Word]) -> Iterator[Word]:
    """The capitalised words of names that this side mentions more often, in any way, than the other, which does too.

    North Korean, South Korea and South Korean are three mentions of Korea.
    """
    for mine in _mentions(own):
        family = frozenset[int]().union(*(_related(own[at]) for at in mine))
        theirs = _times([at for at, word in enumerate(other) if not family.isdisjoint(word.entries)])
        if 0 < theirs < _times(mine):
            yield from (own[at] for at in mine if own[at].capital)


def _times(places: Sequence[int]) -> int:
    """How many mentions there are; words beside each other, as in South Korea, are one."""
    return sum(at - 1 not in places for at in places)


def _mentions(words: Sequence[Word]) -> list[list[int]]:
    """Where the words stand that name the same, each group together, for those mentioned more than once."""
    groups: list[tuple[frozenset[int], list[int]]] = []
    for at, word in enumerate(words):
        related = _related(word)
        if related:
            same = [group for group in groups if not group[0].isdisjoint(related)]
            groups = [group for group in groups if group not in same]
            groups.append((related.union(*(g[0] for g in same)), sorted([at, *(n for g in same for n in g[1])])))
    return [places for _, places in groups if _times(places) > 1]


def _related(word: Word) -> frozenset[int]:
    """The entries of countries and peoples that a word names, with those they are made of."""
    names = [entry for entry in name_entries(word.entries) if entry in families()]
    return frozenset(names).union(*(families()[entry] for entry in names))
