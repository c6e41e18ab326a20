"""Names that a copy leaves out of a sentence that it keeps."""

from __future__ import annotations

from collections.abc import Sequence

from ...corpus.types import Link
from .edits import Edit, Pair
from .name_forms import ENDING, are_names, has_other_sense, text_of
from .pieces import Piece, words

_LONGEST = 6


def drops_name(pair: Pair, link: Link, edit: Edit) -> bool:
    """Whether the edit takes a name, with hardly a word around it, out of what the link and its neighbours say.

    Not so where a part of the name stays, as in "Tokayev" for "Kassym-Jomart Tokayev", where the source says it once
    more beside the edit, where the copy has a word in its place, or where the name is a gloss in brackets, a nickname
    in quotation marks, a nation ("American") or a word that the lexicon has as no name. A loss of more words is an
    omission, whatever it holds.
    """
    if len(words(edit.source)) > _LONGEST or words(edit.copy) or not _is_little_but_names(edit.source):
        return False
    names = [run for run in _runs(edit.source) if are_names(pair, run) and not any(len(p.key) < ENDING for p in run)]
    names = [run for run in names if not has_other_sense(text_of(pair.source, run), pair.source.lang)]
    if not names:
        return False
    around = [piece for i in link.source for piece in pair.source_pieces[i]]
    beside = range(max(0, link.copy[0] - 1), min(len(pair.copy_pieces), link.copy[-1] + 2))
    taken = {piece.start for piece in edit.source}
    stays = {_stem(piece) for j in beside for piece in pair.copy_pieces[j] if piece.capital}
    stays |= {_stem(piece) for piece in around if piece.capital and piece.start not in taken}
    return any(stays.isdisjoint(map(_stem, run)) and not _is_part(pair, run, around) for run in names)


def _is_little_but_names(side: Sequence[Piece]) -> bool:
    return all(
        piece.key == "," if piece.kind == "punct" else piece.capital or len(piece.key) <= ENDING for piece in side
    )


def _is_part(pair: Pair, run: Sequence[Piece], around: Sequence[Piece]) -> bool:
    """Whether a capitalised word right before or behind makes a longer name of the run, which stays."""
    places = [n for n, piece in enumerate(around) if run[0].start <= piece.start <= run[-1].start]
    before, behind = around[max(0, places[0] - 1)], around[min(len(around) - 1, places[-1] + 1)]
    return any(piece.capital and piece not in run and not pair.opens(piece) for piece in (before, behind))


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
    return piece.key[: max(ENDING, len(piece.key) - ENDING)]
