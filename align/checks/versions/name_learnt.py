"""Names that stand beside each other again and again, so that they are one name in two languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import product

from .name_open import Open
from .name_sides import Alike
from .name_words import Word

# Words that stand beside each other so often, and so much of the time, are one name in both languages.
_AGAIN = 2
_MOSTLY = 0.6
_FEW = 12


@dataclass(frozen=True, slots=True)
class Known:
    """What the other text is known to spell of the words of one side: by key and by entry."""

    alike: Alike
    entries: Collection[int]
    heard: Collection[str]

    @classmethod
    def of(cls, opened: Sequence[tuple[Open, Open]], side: int, alike: Alike, entries: Collection[int]) -> Known:
        return cls(alike, entries, {key for both in opened for key in both[side].heard})

    def spells(self, word: Word) -> bool:
        """Whether the other text has the name anywhere."""
        return self.sounds(word) or any(entry in self.entries for entry in word.entries)

    def sounds(self, word: Word) -> bool:
        """Whether the other text has the name in its own letters: «Рейнджерс», so that Rangers is no ordinary word."""
        return bool(self.alike.get(word.key)) or word.key in self.heard


def less_learnt(opened: Sequence[tuple[Open, Open]], known: tuple[Known, Known]) -> list[tuple[Open, Open]]:
    """The open words less those that stand beside each other again and again: Hazard and Азар are one name.

    What one text is known to spell of the other it does not spell in a second way.
    """
    rows = [
        tuple({_stem(w) for w in both[side].alone if w.grade and not known[side].spells(w)} for side in (0, 1))
        for both in opened
    ]
    alone = [Counter(stem for row in rows for stem in row[side]) for side in (0, 1)]
    few = (row for row in rows if max(len(row[0]), len(row[1])) <= _FEW)
    together = Counter(pair for left, right in few for pair in product(left, right))
    learnt = {
        (one, other)
        for (one, other), times in together.items()
        if times >= _AGAIN and times > _MOSTLY * max(alone[0][one], alone[1][other])
    }
    return [_less(left, right, learnt) for left, right in opened] if learnt else list(opened)


def _less(left: Open, right: Open, learnt: Collection[tuple[str, str]]) -> tuple[Open, Open]:
    pairs = set(product({_stem(w) for w in left.alone}, {_stem(w) for w in right.alone})) & set(learnt)
    ours, theirs = {one for one, _ in pairs}, {other for _, other in pairs}
    return (
        replace(left, alone=[word for word in left.alone if _stem(word) not in ours]),
        replace(right, alone=[word for word in right.alone if _stem(word) not in theirs]),
    )


def _stem(word: Word) -> str:
    """What the cases of a name have in common; three letters may be a whole name with an ending behind."""
    return word.key[: max(3, min(5, len(word.key) - 1))]
