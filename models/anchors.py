"""What two texts in different languages share: numbers, words that are spelled alike, words that translate each other.

Names, loan words and words in a third script survive translation; the lexicon knows the others. Rarity decides what
they are worth: a number in every second line says little, one that stands once in each document says nearly all.
"""

from __future__ import annotations

from ..corpus.names import match_names
from .coverage import Coverage
from .postings import Correspondence, Postings
from .profile import Profile

#: Words more alike than this are taken for the same name or loan word.
_ALIKE = 0.75


def number_coverage(left: Profile, right: Profile) -> Coverage:
    """Numbers, dates and amounts; those of equal value correspond."""
    return Coverage(left.numbers, right.numbers, Correspondence.of_equal(left.numbers, right.numbers))


def name_coverage(left: Postings[str], right: Postings[str]) -> Coverage:
    """Romanised and folded words; those spelled alike correspond."""
    return Coverage(left, right, Correspondence.of(match_names(left.keys, right.keys, _ALIKE)))


def lexicon_coverage(left: Profile, right: Profile) -> Coverage:
    """Words that the lexicon knows, as the sets of their entries; those with an entry in common correspond."""
    same = Correspondence.of_overlapping(left.listed.keys, right.listed.keys)
    return Coverage(left.listed, right.listed, same)
