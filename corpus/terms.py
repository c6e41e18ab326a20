"""Where listed terms, given in their dictionary forms, stand in running text under the inflection of its language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from .finder import Finder
from .stems.kazakh import VOICELESS
from .tables import rows_of_language
from .text import Token, key, tokens

_ENDINGS = Path(__file__).parent / "data" / "glossary" / "endings.tsv"
_SHORTEST = 3  # letters of a Russian stem
_FLEETING = "оеё"
_OPEN = 2  # letters of a stem that takes endings
_VOWELS = frozenset("аәеёиоөуұүыіэюя")


@dataclass(frozen=True, slots=True)
class Found:
    """A form (by its number) in the span that it fills; ``as_written`` says that it has the capitals listed."""

    form: int
    start: int
    end: int
    as_written: bool


@dataclass(frozen=True, slots=True)
class _Form:
    """The words of a form, and the marks between them."""

    words: tuple[str, ...]
    glue: tuple[str, ...]


class TermFinder:
    """Listed forms of one language, found word by word; marks between words must be the listed ones."""

    def __init__(self, forms: Sequence[str], lang: str) -> None:
        self._lang = lang
        self._forms = [_form(form) for form in forms]
        cells = [_cell(form.words, lang) for form in self._forms]
        self._finder = Finder(cells, ["n" if len(form.words) == 1 else "np" for form in self._forms], lang)

    def find(self, text: str) -> list[Found]:
        """All uses of the forms in a text, in order; a use may lie inside another."""
        words = [token for token in tokens(text) if token.kind != "punct"]
        found = []
        for at, numbers in self._finder.find([token.text for token in words]):
            for number in numbers:
                run = words[at : at + len(self._forms[number].words)]
                if self._is(run, number, text):
                    found.append(Found(number, run[0].start, run[-1].end, self._as_written(run, number)))
        return found

    def _is(self, run: Sequence[Token], number: int, text: str) -> bool:
        form = self._forms[number]
        if _glue(run, text) != form.glue:
            return False
        pairs = zip(run, form.words, strict=True)
        return self._lang != "ru" or all(_is_russian(token.text, word) for token, word in pairs)

    def _as_written(self, run: Sequence[Token], number: int) -> bool:
        pairs = zip(run, self._forms[number].words, strict=True)
        return all(token.text[0].isupper() for token, word in pairs if word[0].isupper())


def _form(text: str) -> _Form:
    words = [token for token in tokens(text) if token.kind != "punct"]
    return _Form(tuple(token.text for token in words), _glue(words, text))


def _glue(run: Sequence[Token], text: str) -> tuple[str, ...]:
    return tuple(key(text[left.end : right.start]) for left, right in pairwise(run))


def _cell(words: Sequence[str], lang: str) -> str:
    """The listed words as the finder takes them: English lemmas, Kazakh or Russian stems open to endings."""
    if lang == "en":
        return " ".join(words)
    *others, last = ((_stems(word) if lang == "ru" else [word]) for word in words)
    if lang == "kk" and others:
        last = [*last, *_without_possessive(words[-1])]
    return " ".join(_marked(stems) for stems in (*others, last))


def _marked(stems: Sequence[str]) -> str:
    return "~".join(f"{stem}*" if stem[0].isalpha() and len(stem) >= _OPEN else stem for stem in stems)


def _without_possessive(word: str) -> list[str]:
    """A Kazakh word without the possessive of a phrase: «су қоймасы» has the plural «су қоймалары»."""
    stem = word[:-1] if word[-1:] in "ыі" else ""
    if stem[-1:] == "с" and stem[-2:-1] in _VOWELS:
        stem = stem[:-1]
    elif stem[-1:] in VOICELESS:
        stem = stem[:-1] + VOICELESS[stem[-1]]
    return [stem] if len(stem) >= _SHORTEST else []


def _stems(word: str) -> list[str]:
    """What a Russian word may keep in its forms: without its ending, and without a vowel that may drop out.

    Words that end in м or х («паром», «успех») have no ending in the dictionary, though it looks like one; of й it
    cannot be told («герой», «новый»).
    """
    if len(word) < _SHORTEST:
        return [word]
    lower = word.lower()
    ends = {len(e) for e in _endings("base") if e[-1] not in "мх" and lower.endswith(e)}
    stems = [word[:-size] for size in sorted(ends, reverse=True) if len(word) - size >= _SHORTEST] or [word]
    whole = word.removesuffix("ь")
    if stems == [whole] and len(word) > _SHORTEST and whole[-2].lower() in _FLEETING:
        stems += [whole[:-2] + whole[-1]] * (not {whole[-1].lower(), whole[-3].lower()} & _VOWELS)
    return stems


def _is_russian(token: str, word: str) -> bool:
    """Whether a running word is a form of the listed one; a longer word on the same stem is not."""
    text, listed = key(token), key(word)
    if text == listed:
        return True
    rests = (text.removeprefix(stem) for stem in _stems(listed) if text.startswith(stem))
    return len(listed) >= _SHORTEST and any(rest in _endings("base") | _endings("other") | {""} for rest in rests)


@cache
def _endings(what: str) -> frozenset[str]:
    rows = dict(rows_of_language(_ENDINGS, "ru"))
    return frozenset(rows[what].split())
