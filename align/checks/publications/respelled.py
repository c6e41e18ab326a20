"""Whether two words alike are spellings of one name: forms of a word, other words and other bearers are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rapidfuzz.distance import Prefix

from ....corpus.names import fold_name
from ....corpus.stems import OPEN, continues
from ....corpus.tables import rows_of_language
from .evidence import Evidence
from .plain_spellings import plain_spellings

_ENDINGS = Path(__file__).parent / "data" / "endings.tsv"
_CYRILLIC = re.compile("[\u0400-\u052f]")
_SHORTEST = 4  # letters of a folded name
_ALONE = 5  # letters of a folded name that needs no name beside it
_LONGEST_ENDING = 6
_LONG = 8  # letters of two names in two texts that may differ in y and i only: Robyn and Robin are two persons


def stems_of(form: str, lang: str) -> Iterator[tuple[str, str]]:
    """What a form of a name may be without its case ending: each stem with its folded letters."""
    if not _CYRILLIC.search(form):
        plain = (f"~{spelling}" for spelling in plain_spellings(form, "name"))
        yield from ((folded, form) for folded in {fold_name(form), *plain})
        return
    yield f"c{fold_name(form)}", form
    for end in range(max(_SHORTEST, len(form) - _LONGEST_ENDING), len(form)):
        stem, rest = form[:end], form[end:]
        if len(fold_name(stem)) >= _SHORTEST and _is_ending(rest, stem, lang):
            yield f"c{fold_name(stem)}", stem


def _is_ending(rest: str, stem: str, lang: str) -> bool:
    return continues(rest, stem, OPEN, lang) if lang == "kk" else rest in endings(lang)


@cache
def endings(lang: str) -> frozenset[str]:
    """The case endings of names in a language whose endings are listed."""
    rows = rows_of_language(_ENDINGS, lang)
    return frozenset(ending for _, listed in rows for ending in listed.split())


def respelled(stems: dict[str, list[str]], evidence: Evidence) -> list[list[str]]:
    """Groups of stems that spell one name, among stems that fold to the same letters or stand beside one name."""
    groups: list[list[str]] = []
    for stem in sorted(stems, key=lambda stem: (-sum(len(evidence.forms[form]) for form in stems[stem]), stem)):
        for group in groups:
            if any(_is_one_name(stem, other, stems, evidence) for other in group):
                group.append(stem)
                break
        else:
            groups.append([stem])
    return [group for group in groups if len(group) > 1]


def _is_one_name(one: str, other: str, stems: dict[str, list[str]], evidence: Evidence) -> bool:
    """Whether two stems are one name: they differ inside, and in the Latin letters of a habit or beside one name."""
    if _is_other_form(one, other, evidence.lang):
        return False
    left, right = stems[one], stems[other]
    if evidence.is_in_titles(left) != evidence.is_in_titles(right):
        return False
    if any(len(word) > 1 for word in evidence.beside(left, proper=True) & evidence.beside(right, proper=True)):
        return True
    if plain_spellings(one, "name").isdisjoint(plain_spellings(other, "name")):
        return False
    if evidence.beside(left, proper=False) & evidence.beside(right, proper=False):
        return True
    free = evidence.is_free(left) + evidence.is_free(right)
    if len(fold_name(one)) < _ALONE or not free:
        return False
    surnames = all(evidence.is_surname(form) for form in (*left, *right))
    if surnames:
        return not evidence.are_two_persons(left, right)
    weak = one.replace("y", "i") == other.replace("y", "i") and len(one) < _LONG
    return free == 2 and not (weak and not evidence.share_a_text(left, right))


def _is_other_form(one: str, other: str, lang: str) -> bool:
    """Whether two Cyrillic stems differ only where an ending may stand, so may be forms of one word."""
    if not _CYRILLIC.search(one):
        return False
    same = Prefix.similarity(one, other)
    if one[-1] != other[-1] or same >= min(len(one), len(other)) - 1:
        return True
    return any(_is_ending(word[end:], word[:end], lang) for word in (one, other) for end in range(_SHORTEST, same + 1))
