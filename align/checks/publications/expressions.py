"""The expressions of a collection that mean one thing: runs of capitalised words, and short quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ....corpus.lexicon import Lexicon
from ....corpus.tables import primary_language
from ....corpus.text import Token, key, tokens
from ....corpus.types import Document
from .content_words import stem
from .joined_words import DASHES, content, glue_of, is_glue, without_ones
from .mentions import is_capitalised
from .plain_spellings import american

_QUOTED = re.compile(r"“([^“”„\"«»]{3,90})[”“]|«([^“”\"«»]{3,90})»|\"([^“”\"«»]{3,90})\"|(?<!\w)‘([^‘’]{3,90})’(?!\w)")
_JOINING = DASHES | {"&"}
_SPACES = ("", " ", "\u00a0")
_MOST = 8  # words of an expression that can be one name or formula
_PREFIX = 5  # letters under which inflected forms are one word


@dataclass(frozen=True, slots=True)
class Expression:
    """Two to eight content words: their ``keys``, their small letters, and the ``glue`` before each but the first.

    ``capitals`` tells which content words are capitalised. A glue is "" for a space, "-" for a hyphen, "–" for any
    dash, or small words without the article.
    """

    document: int
    segment: int
    start: int
    end: int
    text: str
    keys: tuple[str, ...]
    words: tuple[str, ...]
    glue: tuple[str, ...]
    capitals: tuple[bool, ...]
    quoted: bool


def expressions(documents: Sequence[Document]) -> Iterator[Expression]:
    """The expressions of all documents in order; a quotation is not listed a second time for its capitals."""
    for number, document in enumerate(documents):
        lang = primary_language(document.lang)
        for index, segment in enumerate(document.segments):
            for run, quoted in _runs(document.segment_text(index), lang):
                span = segment.start + run[0].start, segment.start + run[-1].end
                parts, glue = without_ones(*content(run, lang), lang)
                if 2 <= len(parts) <= _MOST:
                    words = tuple(key(part).removesuffix("'s") for part in parts)
                    keys = tuple(_key(word, lang) for word in words)
                    capitals = tuple(part[0].isupper() for part in parts)
                    shown = " ".join(document.text[slice(*span)].split())
                    yield Expression(number, index, *span, shown, keys, words, glue, capitals, quoted)


@lru_cache(maxsize=1 << 14)
def _runs(text: str, lang: str) -> tuple[tuple[list[Token], bool], ...]:
    """The runs of a text, read once for the rules that ask one after another."""
    return tuple(_found_runs(text, lang))


def _found_runs(text: str, lang: str) -> Iterator[tuple[list[Token], bool]]:
    """The tokens of each quotation, then of each run of capitalised words and of its parts."""
    found = tokens(text)
    starts = [token.start for token in found]
    outside = [True] * len(found)
    for match in _QUOTED.finditer(text):
        begin, end = (bisect_left(starts, at) for at in match.span(match.lastindex or 0))
        while end > begin and found[end - 1].kind == "punct":
            end -= 1
        if begin < end and _is_formula(found[begin:end], lang):
            outside[begin:end] = [False] * (end - begin)
            yield found[begin:end], True
    for run in _capitalised([token for token, free in zip(found, outside, strict=True) if free], text, lang):
        parts = list(_parts(run, lang))
        for part in [run, *parts] if len(parts) > 1 else parts:
            if len(part) > 1:
                yield part, False


def _is_formula(run: Sequence[Token], lang: str) -> bool:
    """Whether a quotation is of words and dashes only; it may have commas before "one" in "One Field, One Harvest"."""
    one = glue_of(lang)["one"]
    return all(
        token.kind == "word"
        or token.text in _JOINING
        or (token.text == "," and n + 1 < len(run) and {key(run[0].text), key(run[n + 1].text)} <= one)
        for n, token in enumerate(run)
    )


def _capitalised(found: Sequence[Token], text: str, lang: str) -> Iterator[list[Token]]:
    """The longest runs that begin and end with a capitalised word and hold nothing but such words and glue."""
    run: list[Token] = []
    pending: list[Token] = []
    for token in found:
        apart = bool(run) and text[(pending or run)[-1].end : token.start].strip("'’") not in _SPACES
        if is_capitalised(token) and not apart and not _only_opens(token, run, text, lang):
            run += [*pending, token] if run else [token]
            pending = []
        elif run and not apart and len(pending) < 2 and (is_glue(token, lang) or token.text in DASHES):
            pending.append(token)
        else:
            yield from [run] if run else []
            run, pending = [], []
    yield from [run] if run else []


def _only_opens(token: Token, run: Sequence[Token], text: str, lang: str) -> bool:
    """Whether a word would begin a run with a capital that it owes to its place: The, Our, In, Біздің, Наш."""
    if run or len(token.text) == 1:
        return not run
    opens = not text[: token.start].strip('–—-“”«»"‘( \u00a0')
    return token.text in ("The", "An") or (opens and _is_small_word(token.text.lower(), lang))


@lru_cache(maxsize=1 << 12)
def _is_small_word(word: str, lang: str) -> bool:
    """Whether a word (in small letters) joins or points, and is no part of a name at its beginning."""
    if any(word in listed for listed in glue_of(lang).values()):
        return True
    found = Lexicon.default().entries_of(word, lang)
    return any(entry.pos == "func" for entry in found) or {entry.pos for entry in found} == {"adv"}


def _parts(run: Sequence[Token], lang: str) -> Iterator[list[Token]]:
    """The run cut at dashes and at small words that may also join two names."""
    part: list[Token] = []
    for token in run:
        if token.text in DASHES or (token.text.islower() and token.text in glue_of(lang)["outer"]):
            yield from [part] if part else []
            part = []
        elif part or is_capitalised(token):
            part.append(token)
    yield from [part] if part else []


def _key(word: str, lang: str) -> str:
    """Under which forms and spellings of one word are equal: the American word, the beginning of an inflected one."""
    if lang == "en":
        return american(word)
    return (stem(word, lang) if lang == "ru" else word)[:_PREFIX]
