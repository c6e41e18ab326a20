"""Figures written against the custom: a conversion before the name of the currency, a scale word with no space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....corpus.types import Document, Finding
from ...drift.places import listed, place, quoted
from .paired_amounts import Paired, paired_amounts

#: So many conversions behind the whole amount, and such a share, make it the custom.
_CUSTOM = 2
_MAJORITY = 0.6
#: A figure, a figure in brackets and a word: worth a closer look.
_INSIDE = re.compile(r"\d[^()\d]{0,30}\([^()\d]{0,30}\d[^()]{0,40}\)\s?[^\W\d_]")
_GLUED = re.compile(
    r"(?<![\w.,/#@-])\d{1,15}(?:[.,]\d{1,15}){0,5}"
    r"(?:thousand|million|billion|trillion|per\s?cent"
    r"|мың|тысяч|миллион|миллиард|триллион|млн|млрд|трлн|пайыз|процент|теңге|тенге|доллар)"
    r"(?![A-Za-z])[а-яёәғқңөұүһі]{0,6}(?![\w-])",
    re.IGNORECASE,
)


def split_amounts(document: Document) -> Iterator[Finding]:
    """One finding for conversions between a figure and its currency, "5 million ($9,000) tenge", if most are not."""
    if not any(_INSIDE.search(text) for text in document.sentences):
        return
    behind: list[Paired] = []
    between: list[Paired] = []
    for pair in paired_amounts(document):
        text = document.text[slice(*pair.span)]
        if "(" in text:
            (behind if text.endswith(")") else between).append(pair)
    if not between or len(behind) < _CUSTOM or len(behind) < _MAJORITY * (len(behind) + len(between)):
        return
    where = tuple(place(document, (pair.segment,), pair.span) for pair in between)
    near = min(behind, key=lambda pair: abs(pair.span[0] - between[0].span[0]))
    usual = f"{quoted(document.text[slice(*near.span)])} on line {document.line(near.span[0])}"
    said = listed([f"{quoted(at.text)} on line {at.line}" for at in where])
    detail = (
        f"A conversion stands between the figure and its currency: {said}; elsewhere the text puts it behind the whole"
        f" amount, as in {usual}."
    )
    yield Finding("format", "minor", where, detail)


def glued_figures(document: Document) -> Iterator[Finding]:
    """One finding for the figures that run into the word behind them: 1.1billion."""
    where = tuple(
        place(document, (number,), (segment.start + match.start(), segment.start + match.end()))
        for number, segment in enumerate(document.segments)
        for match in _GLUED.finditer(document.sentences[number])
    )
    if where:
        said = listed([f"{quoted(at.text)} on line {at.line}" for at in where])
        yield Finding("format", "minor", where, f"There is no space between a figure and its word: {said}.")
