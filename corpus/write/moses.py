"""Plain pair files, as Moses and most training programs read them: each line of one translates that of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..types import Unit
from ..units import clean


def moses(units: Iterable[Unit], lang: str) -> Iterator[str]:
    """The texts in ``lang``, one a line, each with its end; no text holds what a program might take for a line's end.

    The same units must be given for each language; each must have a text in all of them.
    """
    for unit in units:
        yield clean(unit.texts[lang]) + "\n"
