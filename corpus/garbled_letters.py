"""Eight-bit text that was read in another eight-bit encoding: a letter for a letter, so that only likelihood tells.

Seen in Kazakhstan: KZ-1048 and PT154 read as Windows-1251 («Ќазаќстан» for «Қазақстан»), Windows-1251 read as
Windows-1252 («Äîì») or as KOI8-R («дНЛ»). For each word it is asked how much likelier its letters get; what is
repaired is a stretch of words whose gains together leave no doubt (a maximal scoring subsequence; as in BLAST, a
stretch ends where the sum has dropped far below its peak).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from .garbled_stretches import is_all_capitals, is_known_again, maximal
from .garbled_words import (
    LIKE_OURS,
    SINGLE,
    Reading,
    Readings,
    Table,
    has_signs,
    has_stranger,
    is_better,
    is_likelier_beside,
    is_of_letters,
    is_raised,
    letters,
    tables,
)

# Natural logarithms: how much likelier a stretch must get; where it has signs among the letters, where the same was
# found in the text already, and where its words are in the lexicon then. Measured on sound texts of nine languages,
# of which none may change.
_ENOUGH: Final = 22.0
_ENOUGH_SIGNS: Final = 15.0
_ENOUGH_AGAIN: Final = 7.0
_ENOUGH_KNOWN: Final = 4.0
_WITHOUT_DOUBT: Final = 80.0
_AGAINST: Final = 5.0
#: What a pair of letters must be like after the repair, and how much likelier one that was changed.
_SOUND: Final = -3.9
_PER_PAIR: Final = 1.5
_SAMPLE: Final = 30
_ROUNDS: Final = 3
#: What was found so often is believed of a whole line at once, where sound letters would not pass for garbled ones.
_MANY: Final = 20
_SEVERAL: Final = 3
_APART: Final = frozenset({"cp1252", "cp1251", "koi8_r"})
# Macedonian has the letters that Russian capitals become when they are read as Mac Cyrillic, but not these signs.
_MAC_SIGN: Final = re.compile("[а-яё][€÷]|[√≈∆ƒ∞][а-яё]")
_BLANKS: Final = re.compile("([ \t\r\n\v\f]+)")


@dataclass(slots=True)
class Letters:
    """What repairs the lines of one text; it learns from the first ones how the text was garbled."""

    langs: tuple[str, ...]
    learnt: dict[Table, int] = field(default_factory=dict)
    _readings: Readings = field(default_factory=Readings)

    def repaired(self, line: str) -> tuple[str, list[Table]]:
        """The line as it was meant, and what was read as what in it (nothing where it is sound)."""
        parts = _BLANKS.split(line)
        words, found = parts[::2], list[Table]()
        while len(found) < _ROUNDS:
            odd = [word for word in words if self._readings.is_odd(word)]
            if odd and (known := self._wholly(words, len(odd))):
                found.append(known)
                break
            for table in self._best(odd) if odd else ():
                stretches = list(self._stretches(table, words))
                if stretches:
                    break
            else:
                break
            for first, last in stretches:
                words[first : last + 1] = [self._readings.of(table, word).meant for word in words[first : last + 1]]
            self.learnt[table] = self.learnt.get(table, 0) + len(stretches)
            found.append(table)
        parts[::2] = words
        return "".join(parts), found

    def whole(self, table: Table, line: str) -> tuple[str, list[Table]]:
        """The line of a text that is garbled throughout: all of it was garbled so, unless a word of it says no."""
        parts = _BLANKS.split(line)
        readings = [self._readings.of(table, word) for word in parts[::2]]
        if sum(r.value for r in readings) <= 0 or any(r.value < -2 * _AGAINST for r in readings):
            return self.repaired(line)
        parts[::2] = [reading.meant for reading in readings]
        return "".join(parts), [table]

    def _wholly(self, words: list[str], odd: int) -> Table | None:
        """Repair all words of a line by what was found many times, if nothing speaks against it; says by what."""
        for table, times in self.learnt.items():
            least = 1 if table in SINGLE else _SEVERAL
            if times >= _MANY and table.wrong in _APART and table.right != "cp866" and odd >= least:
                meant = [word.translate(letters(table)) for word in words]
                if not any(
                    self._speaks_against(*pair, n == 0) for n, pair in enumerate(zip(words, meant, strict=True))
                ):
                    words[:] = meant
                    self.learnt[table] += 1
                    return table
        return None

    def _speaks_against(self, word: str, meant: str, is_first: bool) -> bool:
        if word == meant:
            return self._readings.is_odd(word)
        return self._readings.is_odd(meant) or is_raised(word, meant, is_first=is_first)

    def _best(self, odd: Sequence[str]) -> list[Table]:
        """The readings that make the odd words likelier, the best one first; of equal ones the one found most often."""
        sample = odd[:: max(1, len(odd) // _SAMPLE)]
        chosen = self._learnt_for(sample) or list(tables(self.langs, like_ours=all(map(is_of_letters, sample))))
        gains = [(sum(self._worth(table, word) for word in sample), table) for table in chosen]
        best = [(gain, table) for gain, table in gains if gain > 0]
        best.sort(key=lambda pair: (-round(pair[0], 6), -self.learnt.get(pair[1], 0)))
        return [table for _, table in best[:3]]

    def _worth(self, table: Table, word: str) -> float:
        """What a word gains, less where it becomes capitals."""
        reading = self._readings.of(table, word)
        return max(0.0, reading.value - (_AGAINST if reading.meant[1:].isupper() else 0.0))

    def _learnt_for(self, sample: Sequence[str]) -> list[Table]:
        """The readings in the wrong encoding that is known already, where one of them does for all of these words."""
        for known in self.learnt:
            if all(self._readings.of(known, word).value > 0 for word in sample):
                every = tables(self.langs, like_ours=False)
                return [table for table in every if (table.wrong, table.lang) == (known.wrong, known.lang)]
        return []

    def _stretches(self, table: Table, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The first and last words of the stretches whose gains leave no doubt."""
        readings = [self._readings.of(table, word) for word in words]
        better = [
            bool(reading.pairs) and is_better(reading, word, is_first=number == 0)
            for number, (reading, word) in enumerate(zip(readings, words, strict=True))
        ]
        others = sum(has_stranger(word) for word, gains in zip(words, better, strict=True) if not gains)
        least = 0
        for first, last in maximal(readings):
            kept = [n for n in range(max(first, least), last + 1) if better[n]]
            if kept and _is_believed(
                table,
                readings[kept[0] : kept[-1] + 1],
                words[kept[0] : kept[-1] + 1],
                others,
                known=table in self.learnt,
            ):
                first, last = _extended(readings, words, better, (kept[0], kept[-1]), least)
                yield first, last
                least = last + 1


def _is_believed(table: Table, readings: Sequence[Reading], words: Sequence[str], others: int, *, known: bool) -> bool:
    """Whether a stretch was garbled so; ``others`` are words of its line with strange letters that stay."""
    value, pairs = sum(reading.value for reading in readings), sum(reading.pairs for reading in readings)
    if sum(r.after for r in readings) < _SOUND * pairs or value < _PER_PAIR * sum(r.changed for r in readings):
        return False
    if others * 3 > sum(reading.value > 0 for reading in readings) and value < _WITHOUT_DOUBT:
        return False
    if (
        not known
        and is_all_capitals(words)
        and (value < _WITHOUT_DOUBT or sum(r.after for r in readings) < -3.2 * pairs)
    ):
        return False
    signs = any(map(has_signs, words))
    if table.wrong == "mac_cyrillic" and not _MAC_SIGN.search(" ".join(words)):
        known = False
    elif value >= (_ENOUGH_SIGNS if signs else _ENOUGH):
        return True
    if known and value >= _ENOUGH_AGAIN * (1 if signs or table.wrong not in LIKE_OURS or table in SINGLE else 2):
        return True
    return value >= _ENOUGH_KNOWN and not others and is_known_again(table, readings, words)


def _extended(
    readings: Sequence[Reading], words: Sequence[str], better: Sequence[bool], span: tuple[int, int], least: int
) -> tuple[int, int]:
    """The stretch with the words beside it that may have been garbled so, too: short ones tell nothing alone."""
    first, last = span
    is_sure = sum(reading.value for reading in readings[first : last + 1]) > _WITHOUT_DOUBT
    against = _AGAINST * (3 if is_sure else 1)

    def reach(numbers: range, edge: int) -> int:
        for n in numbers:
            is_near = readings[n].value > -against and is_likelier_beside(readings[n], words[n], is_first=n == 0)
            if better[n] or (readings[n].pairs and is_near):
                edge = n
            elif readings[n].pairs:
                break
        return edge

    return reach(range(first - 1, least - 1, -1), first), reach(range(last + 1, len(words)), last)
