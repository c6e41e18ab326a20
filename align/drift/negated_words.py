"""How often a text negates, and what else changes where a negation comes or goes."""

from __future__ import annotations

from collections.abc import Sequence

from ...corpus.tables import primary_language
from .carriers import negates, negators
from .changed import Changed
from .closed_lists import listed_forms
from .edits import Edit
from .negation import inner_pairs, looks_negative
from .pieces import Piece, words
from .relation import person_forms
from .turns import unlike

_SPEAKERS = ("first", "third")
_ONLY = frozenset({"only", "just", "merely", "только", "просто", "лишь", "ғана"})


def words_beside(changed: Changed, edit: Edit) -> int:
    """How many words change beside a negation, save those that say whose the statement is and forms of one word."""
    lang = changed.pair.source.lang
    ours, theirs = (_statement(changed, side) for side in (edit.source, edit.copy))
    inside = {word for pair in inner_pairs(ours, theirs, lang) for word in pair}
    ours, theirs = ([word for word in side if word not in inside] for side in (ours, theirs))
    return max(unlike(ours, theirs), unlike(theirs, ours))


def _statement(changed: Changed, side: Sequence[Piece]) -> list[str]:
    """The words of an edit less negators and pronouns; in a report also less the name and office of the speaker."""
    lang = changed.pair.source.lang
    person = person_forms(primary_language(lang))
    forms = negators(lang).union(*(person.get(kind, ()) for kind in _SPEAKERS))
    said = [piece for piece in side if piece.kind != "punct" and not negates(piece.key, forms)]
    if changed.link.relation != "reported":
        return [piece.key for piece in said]
    common, titles = changed.pair.common_words, person.get("title", set())
    return [p.key for p in said if p.key not in titles and not (p.capital and p.key not in common)]


def is_paired(changed: Changed, edit: Edit, lost: bool, inner: tuple[int, int]) -> bool:
    """Whether the whole link negates as often as before, or the negator belongs to "not only ... but also"."""
    pair, link, lang = changed.pair, changed.link, changed.pair.source.lang
    ours = [word for i in link.source for word in words(pair.source_pieces[i])]
    theirs = [word for j in link.copy for word in words(pair.copy_pieces[j])]
    if _negations(ours, lang, inner[0]) == _negations(theirs, lang, inner[1]):
        return True
    if any(inner):
        return False
    run, own = (ours, words(edit.source)) if lost else (theirs, words(edit.copy))
    after = {run[n + 1] for n, word in enumerate(run[:-1]) if word == own[-1]}
    return not _ONLY.isdisjoint({*own, *after})


def negators_in(side: Sequence[Piece], lang: str) -> int:
    """How many words of an edit negate, less those that say how sure something is: "no doubt", «не исключено»."""
    forms = negators(lang)
    found = [piece for piece in side if negates(piece.key, forms)]
    if not found:
        return 0
    sure = [form for form in listed_forms(side, lang) if form.name == "certainty"]
    return sum(not any(form.touches((piece.start, piece.end)) for form in sure) for piece in found)


def _negations(run: Sequence[str], lang: str, inner: int) -> int:
    """How often a text negates: its negators, and the words with a negation inside.

    Kazakh has «барған жоқ» beside «бармады», so that all its verbs count; elsewhere the ``inner`` ones of an edit do.
    """
    forms = negators(lang)
    verbs = sum(looks_negative(word, lang) for word in run)
    return sum(negates(word, forms) for word in run) + max(verbs, inner)
