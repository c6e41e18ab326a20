"""The names of one side of a bead that the other side has no counterpart for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..shapes import Versions
from .name_grades import MAYBE, SURE
from .name_learnt import Known, less_learnt
from .name_open import Open, open_words
from .name_sides import Alike, Side, spelled_alike
from .name_sounds import sounds_alike
from .name_words import Word

#: So alike must two words sound for one to be the other's counterpart in a neighbouring bead.
NEAR: Final = 0.7
#: A bead with more words on a side is a list or a table, of which no reader expects the same names.
MOST_WORDS: Final = 300
_LETTERS = 3
_LONG = 6


@dataclass(frozen=True, slots=True)
class Missing:
    """A name without a counterpart; ``nowhere`` says that the other document spells none anywhere either."""

    word: Word
    grade: int
    nowhere: bool


def missing_names(versions: Versions) -> Iterator[tuple[list[Missing], list[Missing]]]:
    """The names of each bead that have no counterpart in the other side of it nor, unused, beside it."""
    sides = Side.of(versions.left), Side.of(versions.right)
    alike = spelled_alike(sides[0].capitals, sides[1].capitals), spelled_alike(sides[1].capitals, sides[0].capitals)
    every = [_open_words(versions, n, sides, alike) for n in range(len(versions.beads))]
    known = Known.of(every, 0, alike[0], sides[1].entries), Known.of(every, 1, alike[1], sides[0].entries)
    opened = less_learnt(every, known)
    for number, here in enumerate(opened):
        near = [opened[n] for n in (number - 1, number + 1) if 0 <= n < len(opened)]
        named = [[*_named(here[side].alone, known[side])] for side in (0, 1)]
        alien = [any(name.nowhere and name.grade == SURE for name in names) for names in named]
        left, right = (
            [
                name
                for name in named[side]
                if (alien[1 - side] and (alien[side] or not name.nowhere))
                or not _is_near(name.word, [word for both in near for word in both[1 - side].alone], alike[side])
            ]
            + [Missing(word, MAYBE, False) for word in here[side].left_over]
            for side in (0, 1)
        )
        yield left, right


def _named(words: Sequence[Word], known: Known) -> Iterator[Missing]:
    for word in words:
        is_name = len(word.key) >= _LONG and word.text[1:].islower() and not word.opens and known.sounds(word)
        grade = word.grade or (MAYBE if is_name else 0)
        if grade:
            yield Missing(word, grade, not known.spells(word))


def _is_near(word: Word, others: Sequence[Word], alike: Alike) -> bool:
    return any(other.grade and _may_be_one(word, other, alike) for other in others)


def _open_words(
    versions: Versions, number: int, sides: tuple[Side, Side], alike: tuple[Alike, Alike]
) -> tuple[Open, Open]:
    bead = versions.beads[number]
    left, right = (side.words(span) for side, span in zip(sides, bead.spans, strict=True))
    if not left or not right or max(len(left), len(right)) > MOST_WORDS:
        return Open(), Open()
    return open_words((left, right), alike, (versions.left.lang, versions.right.lang))


def _may_be_one(word: Word, other: Word, alike: Alike) -> bool:
    """Whether a word of a neighbouring bead, without a counterpart there, is this one's."""
    if other.common or len(other.key) < _LETTERS:
        return False
    if other.key in alike.get(word.key, ()) or not set(word.entries).isdisjoint(other.entries):
        return True
    return sounds_alike(word.text, other.text) >= NEAR
