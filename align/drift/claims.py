"""Words of the closed lists that a copy replaces, drops or puts in."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, product

from ...corpus.types import Span
from .changed import Changed
from .closed_lists import Listed, listed_forms
from .edits import Edit
from .pieces import Piece, words
from .places import quoted
from .turns import LONGEST, Turn, unlike

# A listed word that changes is a finding where at most so many other words change with it on either side.
_BESIDE = 2
# Forms of different lists that may begin before a place and reach it: "may" and "may be".
_OVERLAPPING = 4
# Values that differ by less than an editor would mark: what must be and what needs to be, what can and what may be.
_NEAR = frozenset(
    frozenset(pair.split())
    for pair in (
        *("must need", "need should", "can may", "view likely", "view hearsay"),
        *("most majority", "some number", "many number", "much many", "much most", "much majority"),
    )
)
# Under a negation these are near too: what cannot be forgotten must not be forgotten.
_NEAR_NEGATED = frozenset(frozenset(pair.split()) for pair in ("can must", "can need", "can should"))
# Values whose coming or going changes the claim; "certainly" only gives it weight, "can" and "will" go with the tense.
_WEIGHTY = frozenset({"must", "need", "should", "may", "maybe", "likely", "hearsay", "majority", "few"})
# Doubt may pass from the verb to an adverb: "may rise" says the same as "will perhaps rise".
_DOUBT = frozenset({"may", "maybe", "likely"})
_MEANS = {
    "must": "a duty",
    "need": "a need",
    "should": "a recommendation",
    "may": "a possibility",
    "can": "what can be",
    "will": "what is going to be",
    "maybe": "a possibility",
    "likely": "a likelihood",
    "view": "an opinion",
    "hearsay": "hearsay",
    "certain": "a certainty",
    "all": "“all”",
    "most": "“most”",
    "majority": "“most”",
    "number": "“a number”",
    "many": "“many”",
    "much": "“much”",
    "some": "“some”",
    "few": "“few”",
    "say": "a plain statement",
    "claim": "a claim",
    "admit": "an admission",
    "deny": "a denial",
    "promise": "a promise",
    "done": "what is done",
    "ahead": "what is yet to be",
    "i": "“I”",
    "we": "“we”",
    "they": "the third person",
}
_Sides = tuple[list[Listed], list[Listed]]


class _Balance:
    """How often the two texts of a link have each value."""

    def __init__(self, sides: _Sides) -> None:
        self._source, self._copy = (Counter(form.value for form in side) for side in sides)

    def more(self, value: str) -> int:
        """How much more often the copy has the value than the source."""
        return self._copy[value] - self._source[value]

    def in_both(self, value: str) -> bool:
        """Whether either text has it: one that says it twice, as after a split, says no more than once."""
        return bool(self._copy[value] and self._source[value])

    def keeps_doubt(self, forms: Sequence[Listed]) -> bool:
        """Whether the forms are of doubt, and both texts have as much of it."""
        return any(form.value in _DOUBT for form in forms) and not sum(map(self.more, _DOUBT))


def turned_words(changed: Changed) -> Iterator[Turn]:
    """The edits in which hardly more than a listed word changes, less those that only move it."""
    pair, link = changed.pair, changed.link
    rows = (
        [piece for i in link.source for piece in pair.source_pieces[i]],
        [piece for j in link.copy for piece in pair.copy_pieces[j]],
    )
    every: _Sides = (list(listed_forms(rows[0], pair.source.lang)), list(listed_forms(rows[1], pair.copy.lang)))
    balance = _Balance(every)
    for edit in changed.edits:
        if max(len(edit.source), len(edit.copy)) > LONGEST:
            continue
        ours, theirs = (list(_touching(side, span)) for side, span in zip(every, edit.spans, strict=True))
        meaning = _meaning(changed, (ours, theirs), balance)
        if meaning and _is_small(edit, ours, theirs):
            yield Turn(edit, meaning)


def _touching(forms: Sequence[Listed], span: Span) -> Iterator[Listed]:
    """The forms that have a character in the span, of all in the order of their beginnings."""
    first = max(bisect_left(forms, span[0], key=lambda form: form.span[0]) - _OVERLAPPING, 0)
    for form in islice(forms, first, None):
        if form.span[0] >= span[1]:
            break
        if form.touches(span):
            yield form


def _meaning(changed: Changed, sides: _Sides, balance: _Balance) -> str:
    """What the edit makes of the statement, or nothing."""
    lost = [form for form in sides[0] if balance.more(form.value) < 0]
    new = [form for form in sides[1] if balance.more(form.value) > 0]
    for one, other in product(lost, new):
        if _is_replaced(one, other):
            return "" if balance.keeps_doubt((one, other)) else f"{_MEANS[one.value]} becomes {_MEANS[other.value]}"
    if dropped := _weighty(lost, sides[1], balance):
        return _without(changed.pair.source.text[slice(*dropped.span)], dropped)
    if put_in := _weighty(new, sides[0], balance):
        return _with(changed.pair.copy.text[slice(*put_in.span)], put_in)
    return ""


def _without(text: str, form: Listed) -> str:
    if form.name == "quantifier":
        return f"without {quoted(text)}, the statement is no longer about {_MEANS[form.value]} only"
    return f"without {quoted(text)}, {_MEANS[form.value]} reads as a plain statement"


def _with(text: str, form: Listed) -> str:
    if form.name == "quantifier":
        return f"with {quoted(text)}, the statement is about {_MEANS[form.value]} only"
    return f"with {quoted(text)}, a plain statement reads as {_MEANS[form.value]}"


def _is_replaced(one: Listed, other: Listed) -> bool:
    """Whether a value gives way to one that is more than near it; a speaker made a third person is told apart."""
    values = frozenset((one.value, other.value))
    if one.name != other.name or len(values) == 1 or values in _NEAR:
        return False
    if one.negated and other.negated and values in _NEAR_NEGATED:
        return False
    return not (one.name == "person" and other.value == "they")


def _weighty(forms: Sequence[Listed], others: Sequence[Listed], balance: _Balance) -> Listed | None:
    """The first form whose coming or going changes the claim, with none of its list on the other side."""
    names = {form.name for form in others}
    weighty = (form for form in forms if form.value in _WEIGHTY and form.name not in names)
    return next((form for form in weighty if not balance.in_both(form.value) and not balance.keeps_doubt([form])), None)


def _is_small(edit: Edit, ours: Sequence[Listed], theirs: Sequence[Listed]) -> bool:
    """Whether hardly a word but the listed ones changes; a phrase that goes whole («следует отметить, что») is more."""
    left, right = _beside(edit.source, ours), _beside(edit.copy, theirs)
    most = _BESIDE if words(edit.source) and words(edit.copy) else _BESIDE - 1
    return max(unlike(left, right), unlike(right, left)) <= most


def _beside(side: Sequence[Piece], forms: Sequence[Listed]) -> list[str]:
    """The words of an edit that are in no listed form."""
    return [
        piece.key
        for piece in side
        if piece.kind != "punct" and not any(form.touches((piece.start, piece.end)) for form in forms)
    ]
