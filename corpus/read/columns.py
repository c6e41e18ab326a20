"""One language of a file that holds several side by side: translation units, rows of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..tables import primary_language
from .assemble import Extracted, Piece, tidy
from .source import Source


def column(source: Source, units: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> Extracted:
    """The text of the wanted language in each unit (its place, and its languages with their texts), as it stands.

    A unit without that language is skipped; of several texts in it, each is a piece. Which language is wanted the
    command says, or the file's name; a file with one language needs neither. A note counts the texts in other variants
    of it (``kk-KZ`` beside ``kk``), which are left out. Raises ``InputError``.
    """
    rows = list(units)
    known = Counter(lang for _, texts in rows for lang, text in texts if text.strip())
    lang = _wanted(source, known)
    pieces = [
        Piece(cleaned, place, None, whole=True)
        for place, texts in rows
        for code, text in texts
        if code == lang and (cleaned := tidy(text))
    ]
    others = {code: n for code, n in known.items() if code != lang and primary_language(code) == primary_language(lang)}
    notes = [
        f"{n:,} text{'s' * (n != 1)} in {code} left out: write {code}={source.path} for these"
        for code, n in others.items()
    ]
    return Extracted(pieces, notes, lang)


def _wanted(source: Source, known: Counter[str]) -> str:
    if not known:
        raise source.problem("there is no text in this file; give one that holds text")
    listed = ", ".join(lang for lang, _ in known.most_common(8))
    if source.lang is None:
        if len(known) == 1:
            return next(iter(known))
        some = next(iter(known))
        raise source.problem(f"this file holds several languages ({listed}): write {some}={source.path}")
    if source.lang in known:
        return source.lang
    alike = [lang for lang, _ in known.most_common() if primary_language(lang) == primary_language(source.lang)]
    if not alike:
        raise source.problem(f"no text in this file is in {source.lang}; it holds {listed}")
    return alike[0]
