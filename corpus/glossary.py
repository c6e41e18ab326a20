"""A glossary: the terms that must be used, and the forms to be avoided, found in running text in any inflection.

The file is UTF-8, its columns are separated by tabs. The first row names the columns: ``en``, ``kk`` and ``ru`` in any
order, at least one; a column with a longer name (``note``) is ignored, as are empty rows and rows beginning with ``#``.
A cell holds the preferred term; behind `` ; `` may stand forms that are accepted as well, behind `` | `` forms that
are to be avoided::

    en                                kk                      ru                         note
    Just Kazakhstan | Fair Kazakhstan Әділетті Қазақстан      Справедливый Казахстан     slogan
    United Nations ; UN               Біріккен Ұлттар Ұйымы ; БҰҰ

Terms are written in their dictionary form. A word with a capital in the glossary is found with a capital only, so
that "just Kazakhstan" is not the slogan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from .errors import InputError
from .tables import primary_language
from .terms import TermFinder
from .text import key, tokens

LANGUAGES = ("en", "kk", "ru")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:-\w+)?")
_IGNORED = frozenset({"id", "pos"})


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a glossary: by language the accepted forms, the preferred one first, and those to be avoided."""

    line: int
    accepted: dict[str, tuple[str, ...]]
    avoided: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Use:
    """One form of a term in running text: the span that it fills, and whether it has the capitals of the glossary."""

    term: Term
    form: str
    is_avoided: bool
    start: int
    end: int
    as_written: bool


@dataclass(frozen=True)
class Glossary:
    """Terms, each with the line of the file that it stands in."""

    terms: tuple[Term, ...]

    @classmethod
    def read(cls, path: Path) -> Self:
        """The glossary of a file. Raises ``InputError`` for a file or row that is not as described above."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise InputError("this is not a UTF-8 text: save the glossary as UTF-8", path) from None
        except OSError as error:
            raise InputError(f"it cannot be read ({error.strerror}): check the name and the folder", path) from None
        rows = [(number, line.split("\t")) for number, line in enumerate(text.split("\n"), 1) if _is_row(line)]
        if not rows:
            raise InputError("the glossary is empty: give a header (en, kk, ru) and a row for each term", path)
        columns = _columns(*rows[0], path)
        terms = tuple(_term(number, cells, columns, path) for number, cells in rows[1:])
        if not terms:
            raise InputError("the glossary has no terms: add a row for each term under the header", path, rows[0][0])
        _check(terms, path)
        return cls(terms)

    @cached_property
    def _forms(self) -> dict[str, list[tuple[Term, str, bool]]]:
        """By language all forms, each with its term and whether it is to be avoided."""
        return {
            lang: [
                (term, form, bad) for term in self.terms for forms, bad in _sides(term) for form in forms.get(lang, ())
            ]
            for lang in LANGUAGES
        }

    @cached_property
    def _finders(self) -> dict[str, TermFinder]:
        return {lang: TermFinder([form for _, form, _ in forms], lang) for lang, forms in self._forms.items()}

    def find(self, text: str, lang: str) -> list[Use]:
        """The uses of all terms in a text, in order; an avoided form inside a longer accepted one is none."""
        code = primary_language(lang)
        if code not in LANGUAGES:
            return []
        forms = self._forms[code]
        uses = [
            Use(*forms[found.form], found.start, found.end, found.as_written)
            for found in self._finders[code].find(text)
        ]
        good = [(use.start, use.end) for use in uses if not use.is_avoided]
        return [use for use in uses if not (use.is_avoided and any(a <= use.start and use.end <= b for a, b in good))]


def _sides(term: Term) -> Iterator[tuple[dict[str, tuple[str, ...]], bool]]:
    yield term.accepted, False
    yield term.avoided, True


def _is_row(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _columns(number: int, header: Sequence[str], path: Path) -> list[str]:
    """The language of each column, "" for one to be ignored."""
    names = [name.strip() for name in header]
    columns = [name.lower() if name.lower() in LANGUAGES else "" for name in names]
    if not any(columns):
        problem = "no header: the first row must name the columns en, kk and ru (those you have), separated by tabs"
        raise InputError(problem, path, number)
    for name, column in zip(names, columns, strict=True):
        if not column and _CODE.fullmatch(name) and name.lower() not in _IGNORED:
            remedy = "write kk" if name.lower() == "kz" else "remove it, or give it a longer name to have it ignored"
            raise InputError(f"the column “{name}” is not one of the languages en, kk and ru: {remedy}", path, number)
        if column and columns.count(column) > 1:
            raise InputError(f"two columns are named {column}: join them into one", path, number)
    return columns


def _term(number: int, cells: Sequence[str], columns: Sequence[str], path: Path) -> Term:
    if len(cells) > len(columns):
        problem = f"{len(cells)} cells under {len(columns)} columns: take out the tabs that are too many"
        raise InputError(problem, path, number)
    accepted: dict[str, tuple[str, ...]] = {}
    avoided: dict[str, tuple[str, ...]] = {}
    for column, cell in zip(columns, cells, strict=False):
        if not column or not cell.strip():
            continue
        good, *bad = ([form.strip() for form in side.split(";")] for side in cell.split("|"))
        if not all(_has_word(form) for side in (good, *bad) for form in side):
            problem = f"the {column} cell has an empty form: write term ; accepted | avoided, the term first"
            raise InputError(problem, path, number)
        accepted[column] = tuple(good)
        avoided[column] = tuple(form for side in bad for form in side)
    if not accepted:
        raise InputError("the row has no term: fill a language column, or begin the row with #", path, number)
    return Term(number, accepted, avoided)


def _has_word(form: str) -> bool:
    return any(token.kind != "punct" for token in tokens(form))


def _check(terms: Sequence[Term], path: Path) -> None:
    """Raise ``InputError`` where a form is preferred and avoided."""
    for lang in LANGUAGES:
        good = {_same(form): term.line for term in terms for form in term.accepted.get(lang, ())}
        for term in terms:
            for form in term.avoided.get(lang, ()):
                line = good.get(_same(form))
                if line is not None:
                    where = "in the same row" if line == term.line else f"in line {line}"
                    problem = f"“{form}” is to be avoided, but accepted {where}: take it out on one side"
                    raise InputError(problem, path, term.line)


def _same(form: str) -> str:
    return " ".join(key(form).split())
