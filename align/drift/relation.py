"""How a copy's text relates to the source text it is linked to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from ...corpus.tables import rows_of_language
from ...corpus.types import Relation
from .closed_lists import list_words
from .edits import Edit
from .pieces import Piece, words

# DRIFT: a split or a merger is one as long as four words in five are still there.
COVERED = 0.8
_SHORTEST_STEM = 3


def relation(
    edits: Sequence[Edit], texts: tuple[list[Piece], list[Piece]], sizes: tuple[int, int], lang: str
) -> Relation:
    """The relation of a link of ``sizes`` segments, from the edits between its two texts."""
    real = [edit for edit in edits if not edit.surface]
    source, copy = words(texts[0]), words(texts[1])
    if sizes[0] != sizes[1] and _kept(real, source, copy) >= COVERED and not is_reported(real, source, lang):
        return "split" if sizes[0] < sizes[1] else "merge"
    if not real:
        return "format" if edits else "identical"
    if is_reported(real, source, lang):
        return "reported"
    if not any(words(edit.copy) for edit in real):
        return "abridged"
    if not any(words(edit.source) for edit in real):
        return "expanded"
    return "wording"


def _kept(real: Iterable[Edit], source: list[str], copy: list[str]) -> float:
    """The share of the words that both texts have in the same order, of the text that keeps the smaller share."""
    lost = new = 0
    for edit in real:
        lost += len(words(edit.source))
        new += len(words(edit.copy))
    return min(1 - lost / max(len(source), 1), 1 - new / max(len(copy), 1))


def is_reported(real: Sequence[Edit], source: list[str], lang: str, every: Sequence[Edit] = ()) -> bool:
    """Whether a first person became a third, or words that report a named speaker were put in.

    Words that report count for nothing where the source has some already, which they replace, or where the speaker
    still says "I": he is quoted then. ``every`` are all edits of the link, if ``real`` are some of them.
    """
    person = person_forms(lang)
    first, report = person.get("first", set()), person.get("report", set())
    if any(first & set(words(edit.copy)) for edit in real):
        return False
    if report & set(source) or first & _kept_words(every or real, source):
        report = set()
    return any(
        _turned(edit, person.get("ending", set()))
        or (_names_third(edit, person) and bool(first & _speakers(edit, lang) or report & set(words(edit.copy))))
        for edit in real
    )


def _kept_words(edits: Iterable[Edit], source: list[str]) -> set[str]:
    """The words of the source that no edit takes away."""
    return set(Counter(source) - Counter(word for edit in edits for word in words(edit.source)))


def _speakers(edit: Edit, lang: str) -> set[str]:
    """The words of the source's side that may be pronouns, less whom somebody else tells something ("told me")."""
    side = [piece for piece in edit.source if piece.kind != "punct"]
    saying, addressed = list_words("attribution", lang), person_forms(lang).get("addressed", set())
    beside = {n + step for n, piece in enumerate(side) if piece.key in saying for step in (-1, 1)}
    told = {piece.start for n, piece in enumerate(side) if n in beside and piece.key in addressed}
    return _pronouns([piece for piece in edit.source if piece.start not in told])


def _pronouns(pieces: Sequence[Piece]) -> set[str]:
    """The words that may be pronouns: none with a capital inside a run, as in a title; the English I always has one.

    US is a country.
    """
    return {
        piece.key
        for n, piece in enumerate(pieces)
        if not (piece.capital and piece.key == "us")
        and (piece.capital if piece.key == "i" else not piece.capital or not n or pieces[n - 1].kind == "punct")
    }


def _names_third(edit: Edit, person: dict[str, set[str]]) -> bool:
    """Whether the copy's words hold a pronoun of the third person, an office or a name."""
    third = person.get("third", set()) | person.get("title", set())
    return bool(third & set(words(edit.copy))) or any(piece.capital for piece in edit.copy)


def _turned(edit: Edit, endings: set[str]) -> bool:
    """Whether a verb of the source stands in the copy with the ending of the third person."""
    pairs = [ending.split("-") for ending in endings]
    theirs = set(words(edit.copy))
    return any(
        ours.endswith(first) and len(stem := ours[: -len(first)]) >= _SHORTEST_STEM and stem + third in theirs
        for ours in words(edit.source)
        for first, third in pairs
    )


@lru_cache(maxsize=8)
def person_forms(lang: str) -> dict[str, set[str]]:
    """The forms of each class for a language, empty for one that has no list."""
    found: dict[str, set[str]] = {}
    for kind, forms in rows_of_language(Path(__file__).parent / "data" / "person.tsv", lang):
        found.setdefault(kind, set()).update(forms.split())
    return found
