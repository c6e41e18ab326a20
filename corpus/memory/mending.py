"""Texts of units with garbled letters repaired on their way into a memory, and told about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from ..mojibake import as_meant
from ..tables import primary_language
from ..units import clean
from .types import Record

# So many units are looked at together: one repaired text tells how its neighbours were garbled.
_TOGETHER: Final = 500
_LANGS: Final = frozenset({"en", "kk", "ru"})

Told = Callable[[str, str], None]


def mended(records: Iterable[tuple[str, Record]], told: Told) -> Iterator[tuple[str, Record]]:
    """The records in order with their places, and with the texts of English, Kazakh and Russian as they were meant.

    ``told`` is called with the place and with what was done, for each text that was repaired or has lost letters.
    """
    rest = iter(records)
    while batch := list(islice(rest, _TOGETHER)):
        yield from _mended(batch, told)


def _mended(batch: Sequence[tuple[str, Record]], told: Told) -> list[tuple[str, Record]]:
    found = [list(record.variants) for _, record in batch]
    for lang in sorted(_LANGS):
        where = [
            (unit, number)
            for unit, variants in enumerate(found)
            for number, variant in enumerate(variants)
            if primary_language(variant.lang) == lang
        ]
        texts = [clean(found[unit][number].text) for unit, number in where]
        if all(text.isascii() and "??" not in text for text in texts):
            continue
        whole = as_meant("\n".join(texts), lang)
        for (unit, number), text, meant in zip(where, texts, whole.text.split("\n"), strict=True):
            if meant != text:
                variant = found[unit][number]
                made = replace(variant.made, text=meant) if variant.made else None
                found[unit][number] = replace(variant, text=meant, made=made)
        for line, how in whole.repaired:
            told(batch[where[line - 1][0]][0], f"garbled letters repaired ({how})")
        for line, how in whole.lost:
            told(batch[where[line - 1][0]][0], f"letters that are lost ({how})")
    return [
        (place, replace(record, variants=tuple(variants)))
        for (place, record), variants in zip(batch, found, strict=True)
    ]
