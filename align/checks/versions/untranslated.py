"""Segments of a language version in another language, and words of the other version left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ....corpus import language
from ....corpus.language import LANGUAGE_NAMES, language_name, recognise
from ....corpus.tables import primary_language, table_lines
from ....corpus.text import Token, key, tokens
from ....corpus.types import Document, Finding, Indices, Span
from ...drift.places import ended, place, quoted
from ..shapes import Versions

#: Shorter segments, in letters, are names and greetings too often for their language to be told.
_TELLING = 30
#: DRIFT, 2: so many words of the other version in a row, no names and no numbers, are not a loan.
_LEFT = 4
_WITHOUT_SPACE = re.compile(r"\S+")
# Names of systems, papers and films, which keep the letters of their own language.
_TITLE = re.compile(r"«[^»]{1,80}»|“[^”]{1,80}”|\"[^\"]{1,80}\"")
_LITTLE_WORDS = 2


def untranslated(versions: Versions) -> Iterator[Finding]:
    """Whole segments of either version in another language, and runs of words that both versions share.

    What both versions have in the same words and in a third language is a quotation.
    """
    if primary_language(versions.left.lang) == primary_language(versions.right.lang):
        return
    for bead in versions.beads:
        foreign = [
            _foreign(versions.left, bead.spans[0], versions.right, bead.spans[1]),
            _foreign(versions.right, bead.spans[1], versions.left, bead.spans[0]),
        ]
        yield from (finding for found in foreign for finding in found)
        if not any(foreign) and not bead.is_null:
            yield from _left_over(versions, bead.spans)


def _foreign(document: Document, indices: Indices, other: Document, counterpart: Indices) -> list[Finding]:
    found = []
    for n in indices:
        text = document.segment_text(n)
        lang = _language(text, document.lang)
        if lang is None:
            continue
        if lang == primary_language(other.lang) or key(text) not in key(other.joined(counterpart)):
            detail = f"This part of the {_name(document.lang)} text is in {_name(lang)}: {quoted(text)}"
            found.append(Finding("untranslated", "major", (place(document, (n,)),), ended(detail)))
    return found


def _language(text: str, expected: str) -> str | None:
    """The language of a text of some length if it is another one of the three than expected, else none.

    Letters are not enough: a Kazakh sentence of loans has the letters of a Russian one. Two little words must tell.
    """
    code = primary_language(expected)
    text = _TITLE.sub(" ", _without_addresses(text))
    if code not in LANGUAGE_NAMES or sum(map(str.isalpha, text)) < _TELLING:
        return None
    found = recognise(text)
    if found is None or found == code:
        return None
    words = re.findall(r"[^\W\d_]+", text.lower())
    theirs, ours = (_little_words(lang) for lang in (found, code))
    telling = len({word for word in words if word in theirs - ours})
    return found if telling >= _LITTLE_WORDS and telling > sum(word in ours - theirs for word in words) else None


@cache
def _little_words(lang: str) -> frozenset[str]:
    table = Path(language.__file__).parent / "data" / "language" / "function_words.tsv"
    rows = (line.partition("\t") for line in table_lines(table))
    return frozenset(word for code, _, words in rows if code == lang for word in words.split())


def _left_over(versions: Versions, spans: tuple[Indices, ...]) -> Iterator[Finding]:
    documents = versions.left, versions.right
    ours, theirs = ([(n, _words(one.segment_text(n))) for n in at] for one, at in zip(documents, spans, strict=True))
    known = {run: (n, span) for n, words in ours for run, span in _runs(words)}
    last = (-1, -1)
    for n, words in theirs:
        hits = [(span, known[run]) for run, span in _runs(words) if run in known]
        text, start = versions.right.segment_text(n), versions.right.segments[n].start
        for (begin, end), (source, (first, until)) in _merged(hits):
            if (n, begin) <= last or _is_titled(text, (begin, end)):
                continue
            at = versions.left.segments[source].start
            where = (
                place(versions.left, (source,), (at + first, at + until)),
                place(versions.right, (n,), (start + begin, start + end)),
            )
            languages = " and the ".join(f"{_name(lang)} text" for lang in versions.languages)
            detail = f"The {languages} have the same words, so that one of them is not translated: "
            yield Finding("untranslated", "major", where, ended(detail + quoted(text[begin:end])))
            last = n, end


def _words(text: str) -> list[Token]:
    """The words of a text, in the order of the text, addresses left out."""
    return [token for token in tokens(_without_addresses(text)) if token.kind != "punct"]


def _without_addresses(text: str) -> str:
    """The text, of the same length, with spaces for the addresses of sites and of people, which nobody translates."""
    return _WITHOUT_SPACE.sub(lambda match: " " * len(match[0]) if _is_address(match[0]) else match[0], text)


def _is_address(word: str) -> bool:
    return "://" in word or "@" in word or "www." in word or ("/" in word and "." in word and word.isascii())


def _runs(words: list[Token]) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Each run of so many words in small letters that stand side by side."""
    for first in range(len(words) - _LEFT + 1):
        run = words[first : first + _LEFT]
        if all(word.kind == "word" and word.text.islower() and len(word.text) > 1 for word in run):
            yield tuple(word.text for word in run), (run[0].start, run[-1].end)


def _merged(hits: list[tuple[Span, tuple[int, Span]]]) -> list[tuple[Span, tuple[int, Span]]]:
    """Runs that overlap put together, on both sides."""
    merged: list[tuple[Span, tuple[int, Span]]] = []
    for span, (source, own) in hits:
        if merged and merged[-1][1][0] == source and span[0] < merged[-1][0][1] and own[0] < merged[-1][1][1][1]:
            (begin, _), (_, (first, _)) = merged.pop()
            merged.append(((begin, span[1]), (source, (first, own[1]))))
        else:
            merged.append((span, (source, own)))
    return merged


def _is_titled(text: str, span: Span) -> bool:
    """Whether the words stand between marks, as a title in the other language does."""
    return any(title.start() < span[0] and span[1] < title.end() for title in _TITLE.finditer(text))


def _name(lang: str) -> str:
    return language_name(lang)
