"""Names that a copy replaces, spells in another way or leaves out, told from reworded sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Levenshtein, Prefix

from ...corpus.lexicon import Lexicon
from ...corpus.names import THRESHOLD, fold_name
from ...corpus.tables import primary_language
from ...corpus.text import tokens
from ...corpus.types import Link
from .edits import Edit, Pair, Piece, words

Renaming = Literal["spelling", "replaced"]
# What may follow a common beginning if the two are forms of one word: case endings, demonyms.
_ENDING = 4
_LONGEST = 6
_INFLECTING = frozenset({"kk", "ru"})


def renaming(pair: Pair, edit: Edit) -> Renaming | None:
    """Whether the edit puts one name in the place of another, or spells it in another way; None if it may be neither.

    Both sides must be capitalised words inside a sentence that neither text ever writes small. Of names in the
    lexicon it knows which are one (Semey and Semipalatinsk) and which are two, however alike (Niger and Nigeria).
    """
    sides = edit.source, edit.copy
    if not all(side and _are_names(pair, side) for side in sides):
        return None
    lang = pair.source.lang
    known = tuple(_listed(text, lang) for text in _texts(pair, edit))
    if all(known):
        return None if known[0] & known[1] else "replaced"
    if any(text.isupper() for text in _texts(pair, edit)) or len(edit.source) != len(edit.copy):
        return None
    ours, theirs = (fold_name("".join(piece.key for piece in side)) for side in sides)
    if min(len(ours), len(theirs)) < _ENDING or (ours != theirs and _is_form(ours, theirs, lang)):
        return None
    alike = max(Levenshtein.normalized_similarity(ours, theirs), Levenshtein.normalized_similarity(*_keys(edit)))
    return "spelling" if alike >= THRESHOLD else "replaced"


def drops_name(pair: Pair, link: Link, edit: Edit) -> bool:
    """Whether the edit takes a name, with few words around it, out of what the link and its neighbours in the copy say.

    Not so where a part of the name stays, as in "Tokayev" for "Kassym-Jomart Tokayev", where the source says it once
    more beside the edit, or where the copy has a number or a capitalised word in its place. A loss of more words is
    an omission, whatever it holds.
    """
    if len(words(edit.source)) > _LONGEST or any(piece.capital or piece.kind == "number" for piece in edit.copy):
        return False
    names = [run for run in _runs(edit.source) if _are_names(pair, run) and not any(len(p.key) < _ENDING for p in run)]
    if not names:
        return False
    around = [piece for i in link.source for piece in pair.source_pieces[i]]
    beside = range(max(0, link.copy[0] - 1), min(len(pair.copy_pieces), link.copy[-1] + 2))
    taken = {piece.start for piece in edit.source}
    stays = {_stem(piece) for j in beside for piece in pair.copy_pieces[j] if piece.capital}
    stays |= {_stem(piece) for piece in around if piece.capital and piece.start not in taken}
    return any(stays.isdisjoint(map(_stem, run)) and not _is_part(run, around) for run in names)


def _is_part(run: Sequence[Piece], around: Sequence[Piece]) -> bool:
    """Whether a capitalised word right before or behind makes a longer name of the run, which stays."""
    places = [n for n, piece in enumerate(around) if run[0].start <= piece.start <= run[-1].start]
    before, behind = around[max(0, places[0] - 1)], around[min(len(around) - 1, places[-1] + 1)]
    return any(piece.capital and piece not in run for piece in (before, behind))


def _runs(side: Sequence[Piece]) -> list[list[Piece]]:
    """The capitalised words that follow each other; a hyphen does not part them."""
    runs: list[list[Piece]] = [[]]
    for piece in side:
        if piece.capital:
            runs[-1].append(piece)
        elif piece.key != "-" and runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _stem(piece: Piece) -> str:
    """What the forms of a name have in common."""
    return piece.key[: max(_ENDING, len(piece.key) - _ENDING)]


def _are_names(pair: Pair, side: Sequence[Piece]) -> bool:
    return any(piece.capital for piece in side) and all(
        piece.kind == "punct" or (piece.capital and piece.key not in pair.common_words and not pair.opens(piece))
        for piece in side
    )


def _keys(edit: Edit) -> tuple[str, str]:
    return " ".join(piece.key for piece in edit.source), " ".join(piece.key for piece in edit.copy)


def _texts(pair: Pair, edit: Edit) -> tuple[str, str]:
    return pair.source.text[slice(*edit.spans[0])], pair.copy.text[slice(*edit.spans[1])]


@lru_cache(maxsize=1 << 12)
def _listed(text: str, lang: str) -> frozenset[int]:
    """The names of the lexicon that the whole text is, none if a word of it belongs to no name."""
    words = [token.text for token in tokens(text) if token.kind != "punct"]
    found = dict(Lexicon.default().find(words, lang))
    entries = Lexicon.default().entries
    names = [n for n in found.get(0, ()) if entries[n].pos == "name" and entries[n].kind in ("name", "acronym")]
    return frozenset(
        n for n in names if len(words) == 1 or _has_phrase(entries[n].forms[primary_language(lang)], words)
    )


def _has_phrase(forms: Sequence[str], words: Sequence[str]) -> bool:
    return any(len(form.split(" ")) == len(words) for form in forms)


def _is_form(ours: str, theirs: str, lang: str) -> bool:
    """Whether both differ in their endings only: Kazakh and Kazakhstan, and with case endings Астана and Астанада."""
    stem = Prefix.similarity(ours, theirs)
    endings = sorted((len(ours) - stem, len(theirs) - stem))
    return stem >= _ENDING and endings[1] <= _ENDING and (endings[0] == 0 or primary_language(lang) in _INFLECTING)
