"""The trilingual lexicon: which of its entries the words of a segment stand for, in any of their inflected forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Self

from .errors import InputError
from .finder import Finder
from .tables import primary_language

LANGUAGES: Final = ("en", "kk", "ru")
COLUMNS: Final = (*LANGUAGES, "pos", "kind", "source", "note")
PARTS_OF_SPEECH: Final = frozenset(["n", "v", "adj", "adv", "num", "func", "name", "np"])
KINDS: Final = frozenset(["core", "term", "name", "acronym"])
_FOLDER = Path(__file__).parent / "data" / "lexicon"
# Two separators without a word between them, or a mark that is not behind a word.
_ILLEGAL = re.compile(r"[ |~][ |~*]|\*(?!V?[ |~])")


@dataclass(frozen=True, slots=True)
class Entry:
    """What says the same in the languages of the lexicon; the cells are as listed, with their marks."""

    en: str
    kk: str
    ru: str
    pos: str
    kind: str
    source: str
    note: str

    @property
    def forms(self) -> dict[str, tuple[str, ...]]:
        """The alternatives by language; none for a language whose cell is empty."""
        cells = zip(LANGUAGES, (self.en, self.kk, self.ru), strict=True)
        return {lang: tuple(cell.split("|")) if cell else () for lang, cell in cells}


class Lexicon:
    """Entries that are found in running text; their numbers are their places in ``entries``."""

    languages: Sequence[str] = LANGUAGES

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self._finders: dict[str, Finder] = {}

    @classmethod
    @cache
    def default(cls) -> Self:
        """The lexicon that ships with the package: all its files, sorted by name."""
        return cls.read(sorted(_FOLDER.glob("*.tsv")))

    @classmethod
    def read(cls, paths: Sequence[Path]) -> Self:
        """The entries of the files, numbered through. Raises ``InputError`` for a file or row that is not legal."""
        return cls([entry for path in paths for entry in _read_entries(path)])

    def find(self, words: Sequence[str], lang: str) -> list[tuple[int, tuple[int, ...]]]:
        """The places of the words of one segment that entries are found at, with the entries' numbers.

        ``words`` are words and numbers as ``corpus.text.tokens`` gives them. A phrase stands at the place of its
        first word, and its words keep their own entries. Nothing is found in a language the lexicon does not have.
        """
        code = primary_language(lang)
        if code not in LANGUAGES:
            return []
        if code not in self._finders:
            cells, parts = [getattr(entry, code) for entry in self.entries], [entry.pos for entry in self.entries]
            self._finders[code] = Finder(cells, parts, code)
        return self._finders[code].find(words)

    def numbers_of(self, word: str, lang: str) -> tuple[int, ...]:
        """The numbers of the entries that a word is by itself."""
        return tuple(number for _, numbers in self.find([word], lang) for number in numbers)

    def entries_of(self, word: str, lang: str) -> list[Entry]:
        """The entries that a word is by itself."""
        return [self.entries[number] for number in self.numbers_of(word, lang)]


def _read_entries(path: Path) -> list[Entry]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise InputError("this is not a UTF-8 text: save the lexicon as UTF-8", path) from None
    except OSError as error:
        raise InputError(f"it cannot be read ({error.strerror}): check the name and the folder", path) from None
    numbered = [(number, line.rstrip("\r").split("\t")) for number, line in enumerate(lines, 1) if _is_row(line)]
    number, header = numbered[0] if numbered else (1, [])
    if tuple(header) != COLUMNS:
        raise InputError(f"no header: the first row must name the columns {' '.join(COLUMNS)}, with tabs", path, number)
    rows = [row for _, row in numbered[1:]]
    if not _all_legal(rows):
        for number, row in numbered[1:]:
            _check(row, path, number)
    return [Entry(*row) for row in rows]


def _is_row(line: str) -> bool:
    return bool(line) and line[0] != "#" and not line.isspace()


def _all_legal(rows: Sequence[Sequence[str]]) -> bool:
    """Whether ``_check`` would find nothing, told for all rows at once because most files are in order."""
    if not rows:
        return True
    if {len(row) for row in rows} != {len(COLUMNS)}:
        return False
    english, kazakh, russian, parts, kinds, *_ = zip(*rows, strict=True)
    if "" in (*english, *kazakh, *russian) and any(row[:3].count("") > 1 for row in rows):
        return False
    cells = filter(None, (*english, *kazakh, *russian))
    return (
        _is_legal("|".join(cells))
        and "*" not in "".join(english)
        and PARTS_OF_SPEECH.issuperset(parts)
        and KINDS.issuperset(kinds)
    )


def _is_legal(cell: str) -> bool:
    return not cell or (cell.isprintable() and not _ILLEGAL.search(f"|{cell}|"))


def _check(cells: Sequence[str], path: Path, number: int) -> None:
    """Raise ``InputError`` for a row that is not legal."""
    if len(cells) != len(COLUMNS):
        problem = f"{len(cells)} columns: a row has {len(COLUMNS)}, parted by tabs: {' '.join(COLUMNS)}"
        raise InputError(problem, path, number)
    for lang, cell in zip(LANGUAGES, cells, strict=False):
        if lang == "en" and "*" in cell:
            raise InputError("an English word takes no mark: write the lemma", path, number)
        if not _is_legal(cell):
            problem = f"the {lang} cell is not legal: write word, stem* or stem*V, parted by | or ~ or one space"
            raise InputError(problem, path, number)
    if cells[:3].count("") > 1:
        raise InputError("two languages are empty: give the words of at least two", path, number)
    for column, value, known in (("pos", cells[3], PARTS_OF_SPEECH), ("kind", cells[4], KINDS)):
        if value not in known:
            raise InputError(f"unknown {column}: write one of {', '.join(sorted(known))}", path, number)
