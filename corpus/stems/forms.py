"""What lists of words hold: a word, or a stem with its mark for the endings that it takes; and what fits one."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

#: A stem that is open to the endings of nouns and adjectives, and one that is open to those of verbs as well.
OPEN: Final = "*"
VERB: Final = "*v"
#: The tables of endings.
TABLES: Final = Path(__file__).parents[1] / "data" / "inflection"


class Fit(NamedTuple):
    """A listed form that fits a word: the form, the length of its stem, and the English ending taken off."""

    form: str
    size: int
    ending: str = ""
