"""Amounts given in two currencies imply consistent exchange rates over a text.

The rates of a currency pair are held against their median, as intervals that hold all that rounding leaves open. A rate
may move by half over the years of which a text speaks; what departs further is a mistake in one of the two amounts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from ....corpus.types import Document, Finding, Place, Severity
from ...drift.places import listed, place, quoted
from .paired_amounts import Paired, paired_amounts

_MOVEMENT = 1.5
# Beyond this even years that lie far apart explain no difference.
_GRAVE = 3.0
_MOST_EXAMPLES = 3
_MISTAKES = {
    1: "a digit or a decimal mark",
    2: "digits or a decimal mark",
    3: "a scale word, such as thousand for million or million for billion",
    6: "a scale word, such as thousand for billion",
    9: "a scale word that is missing",
}


def consistent_rates(document: Document) -> Iterator[Finding]:
    """One finding for each pair of amounts whose rate departs from the others of the text."""
    by_currencies: dict[tuple[str, str], list[Paired]] = defaultdict(list)
    for pair in paired_amounts(document):
        by_currencies[pair.currencies].append(pair)
    for pairs in by_currencies.values():
        yield from _of_one_kind(document, pairs)


def _of_one_kind(document: Document, pairs: Sequence[Paired]) -> Iterator[Finding]:
    centre = median(pair.log_rate for pair in pairs)
    agreeing = [pair for pair in pairs if pair.departs(centre) <= _MOVEMENT]
    if len(agreeing) * 2 > len(pairs):
        rate = median(pair.log_rate for pair in agreeing)
        for pair in pairs:
            if pair.departs(rate) > _MOVEMENT:
                yield _outlier(document, pair, agreeing, rate)
    elif any(pair.departs(pairs[0].log_rate) > _MOVEMENT for pair in pairs[1:]):
        yield _undecided(document, pairs)


def _outlier(document: Document, pair: Paired, agreeing: Sequence[Paired], rate: float) -> Finding:
    near = sorted(agreeing, key=lambda other: (not pair.shares(other), abs(other.span[0] - pair.span[0])))
    examples = sorted(near[:_MOST_EXAMPLES], key=lambda other: other.span)
    elsewhere = listed([f"{_said(document, e)} on line {document.line(e.span[0])}" for e in examples])
    detail = (
        f"{_said(document, pair)} implies {pair.rate_in_words()}; elsewhere the text implies"
        f" {pair.rate_in_words(rate)} ({elsewhere}), at which {pair.converted(rate)}."
    )
    twin = next((other for other in examples if pair.shares(other)), None)
    if twin is not None:
        detail += f" One of its amounts stands on line {document.line(twin.span[0])} beside another one."
    return Finding("number", _severity(pair, rate), _places(document, [pair, *examples]), detail + _mistake(pair, rate))


def _undecided(document: Document, pairs: Sequence[Paired]) -> Finding:
    first = pairs[0].log_rate
    rates = listed([f"{_said(document, pair)} implies {pair.rate_in_words()}" for pair in pairs], most=4)
    furthest = max(pairs, key=lambda pair: pair.departs(first))
    detail = f"The amounts in two currencies do not fit one exchange rate: {rates}."
    places = _places(document, pairs)
    return Finding("number", _severity(furthest, first), places, detail + _mistake(furthest, first))


def _said(document: Document, pair: Paired) -> str:
    return quoted(document.text[slice(*pair.span)])


def _severity(pair: Paired, rate: float) -> Severity:
    return "critical" if pair.departs(rate) > _GRAVE else "major"


def _mistake(pair: Paired, rate: float) -> str:
    power = round(pair.log_rate - rate)
    mends = abs(power) in _MISTAKES and pair.departs(rate + power) <= _MOVEMENT
    return f" The likely mistake is {_MISTAKES[abs(power)]}." if mends else ""


def _places(document: Document, pairs: Sequence[Paired]) -> tuple[Place, ...]:
    return tuple(place(document, (pair.segment,), pair.span) for pair in pairs)
