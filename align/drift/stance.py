"""Changes of stance in a link: how binding, how sure, how general a statement is, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from .changed import Changed
from .claims import turned_words
from .edits import Edit
from .facts import Found
from .persons import turned_endings
from .pieces import words
from .places import listed, or_nothing
from .relation import is_reported
from .turns import Turn, together


def stance(changed: Changed) -> Found:
    """A speaker's own words reported, and words of the closed lists replaced, dropped or put in."""
    findings, explained = _reported(changed)
    taken = list(explained)
    turned: list[Turn] = []
    for turn in (*turned_words(changed), *turned_endings(changed)):
        if turn.edit not in taken:
            turned.append(turn)
            taken.append(turn.edit)
    for meaning, edits in together(turned):
        detail = f"The copy changes how it is meant ({_pairs(changed, edits)}): {meaning}."
        findings.append(changed.finding("stance", "major", detail, edits))
    return findings, taken


def _reported(changed: Changed) -> Found:
    """A speaker's own words turned into a report of them."""
    if changed.link.relation != "reported":
        return [], []
    source = [word for i in changed.link.source for word in words(changed.pair.source_pieces[i])]
    turned = [edit for edit in changed.edits if is_reported([edit], source, changed.pair.source.lang, changed.edits)]
    elsewhere = {word for j in changed.link.copy for word in words(changed.pair.copy_pieces[j])}
    detail = f"The speaker's own words are reported in the third person: {_pairs(changed, turned)}."
    # "…", he said → The minister said that …: an attribution that stands in another place is not lost.
    moved = [edit for edit in changed.edits if not words(edit.copy) and elsewhere.issuperset(words(edit.source))]
    return [changed.finding("stance", "minor", detail, turned)], [*turned, *moved]


def _pairs(changed: Changed, edits: Sequence[Edit]) -> str:
    return listed([f"{or_nothing(changed.source_text(e))} → {or_nothing(changed.copy_text(e))}" for e in edits])
