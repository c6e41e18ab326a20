"""What a full stop after a word may mean, per language, and the words that open a sentence.

The tables lie in ``data/segmentation``. Kazakh and Russian texts share each other's tables and the English ones
(Latin titles stand in Cyrillic text); a language without tables gets none, so that only the general rules hold there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from .tables import primary_language, table_lines

DATA: Final = Path(__file__).parent / "data" / "segmentation"
LANGUAGES: Final = ("en", "kk", "ru")
NO_CLASS: Final[frozenset[str]] = frozenset()
# A full stop after a number makes it an ordinal in these languages, as in "am 3. Oktober".
ORDINAL_STOP: Final = frozenset({"bs", "cs", "da", "de", "et", "fi", "hr", "hu", "is", "lv", "nb", "nn", "no"}) | {
    "pl",
    "sk",
    "sl",
    "sr",
    "tr",
}


@dataclass(frozen=True, slots=True)
class Tables:
    """The segmentation tables of one language; ``classes`` maps an abbreviation to what its stop may mean."""

    classes: dict[str, frozenset[str]]
    starters: frozenset[str]
    reporting: frozenset[str]
    labels: frozenset[str]
    ordinal_stop: bool

    def meanings(self, word: str) -> frozenset[str]:
        """The classes of ``word`` (without its last stop); an entry with a capital matches only itself.

        A single capital is an initial, whatever the small letter abbreviates.
        """
        found = self.classes.get(word)
        if found is None and len(word) > 1 and not word.islower():
            found = self.classes.get(word.lower())
        return NO_CLASS if found is None else found


@cache
def tables(lang: str) -> Tables:
    """The tables for a BCP 47 code, read once; regional subtags do not matter."""
    primary = primary_language(lang)
    shared = (primary, *(other for other in LANGUAGES if other != primary)) if primary in LANGUAGES else ()
    classes: dict[str, frozenset[str]] = {}
    for language in shared:
        for word, meaning in _abbreviations(language).items():
            classes.setdefault(word, meaning)
    return Tables(
        classes=classes,
        starters=_words(f"starters.{primary}.txt") | (_words("starters.en.txt") if shared else frozenset()),
        reporting=_words("reporting.en.txt") if shared else frozenset(),
        labels=frozenset(word for language in shared for word in _labels()[language]),
        ordinal_stop=primary in ORDINAL_STOP,
    )


def rows(name: str) -> list[str]:
    """The lines of a segmentation table."""
    return table_lines(DATA / name)


@cache
def _abbreviations(lang: str) -> dict[str, frozenset[str]]:
    meanings: dict[str, set[str]] = {}
    for row in rows(f"abbreviations.{lang}.tsv"):
        meaning, _, words = row.partition("\t")
        for word in words.split():
            meanings.setdefault(word, set()).add(meaning)
    return {word: frozenset(found) for word, found in meanings.items()}


@cache
def _words(name: str) -> frozenset[str]:
    if not (DATA / name).exists():
        return NO_CLASS
    return frozenset(word for row in rows(name) for word in row.split())


@cache
def _labels() -> dict[str, list[str]]:
    return {lang: words.split() for lang, _, words in (row.partition("\t") for row in rows("labels.tsv"))}
