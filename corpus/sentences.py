"""Where the sentences of a paragraph begin and end, as spans into the untouched text.

Own rules with tables as data. A candidate is a run of ``. ! ? …`` with its closing quotes and brackets and white space
behind it; what follows and what stands before decide. Two full sentences inside one pair of quotes are cut apart, a
quotation stays with its attribution («…!» – деді ол), a list number stays with its item, a sentence in brackets is a
sentence. Every decision looks at a bounded window, so the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import Final

from .abbreviations import Tables, tables
from .stops import Stop, stop_ends
from .types import Span

_CLOSERS: Final = "\"'’”“»›)\\]}"
_OPENERS: Final = "\"'‘«“„”‟‹(\\[{¿¡*_"
_TERMINALS: Final = ".!?…‽⁇⁈⁉؟۔।॥։።"
_CANDIDATE: Final = re.compile(
    # Full-width stops end a sentence without white space behind them.
    rf"[。！？｡]++[{_CLOSERS}」』）]*+"
    # "text.[1] Next"; also a closing quote set off by a space, as in «. »».
    rf"|(?<![{_TERMINALS}])(?P<stop>[{_TERMINALS}]++)(?P<closers>[{_CLOSERS}]*+)(?:\[\d{{1,3}}\])*+"
    rf"(?P<spaced>[ \u00a0][»”\"](?=\s|$))?+(?=\s)"
    # A forgotten space between two Cyrillic sentences: жетті.Бұл
    r"|(?<=[а-яёәғқңөұүһі]{3})[.!?…]++[»”\"]?+(?=[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі])"
)
_AHEAD: Final = re.compile(
    rf"\s*+(?P<dash>[-–—―−]{{1,2}}+\s*+)?+(?P<open>[{_OPENERS}]{{0,6}}+)\s?+"
    r"(?P<late>[-–—―−]\s++)?+(?P<word>[^\W\d_]++(?:[-’'][^\W\d_]++)*+)?+"
)
_BRAND: Final = re.compile(r"[^\W\d_]{0,8}?[a-z][A-Z]|https?:|www\.|[\w.+-]{1,64}@\w|[a-z0-9][\w-]{1,40}\.[a-z]{2,6}\b")
_SIGNATURE: Final = re.compile(r"\s*[–—-]\s*(?:Ed|Eds|Ред|Авт|Прим|Құраст|Пер|Ауд)\b[^.]{0,20}\.?\s*")
_HESITATION: Final = re.compile(r"…+|\.{2,}")
_SYMBOL_STARTS: Final = frozenset("$€£₸¥₽№#§@&+~•·►▪●■◆✓→")
_QUOTES: Final = frozenset("\"'’”“»›")
_NAME_PARTICLES: Final = frozenset(
    {"of", "de", "al", "bin", "ibn", "van", "von", "der", "the", "also", "then", "later"}
)


def sentence_spans(text: str, lang: str) -> list[Span]:
    """The sentences of one paragraph as half-open spans without the white space around them, in order."""
    table = tables(lang)
    spans: list[Span] = []
    start, last = _skip_space(text, 0), len(text.rstrip())
    for match in _CANDIDATE.finditer(text, 0, last):
        if start <= match.start() and match.end() < last and _ends_sentence(text, start, match, table):
            spans.append((start, match.end()))
            start = _skip_space(text, match.end())
    if start < last:
        spans.append((start, last))
    return spans


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _ends_sentence(text: str, start: int, match: re.Match[str], table: Tables) -> bool:
    end, stop = match.end(), match["stop"]
    ahead = _AHEAD.match(text, end)
    if ahead is None or stop is None:
        return True
    closers = (match["closers"] or "") + (match["spaced"] or "").strip()
    quoted = not _QUOTES.isdisjoint(closers)
    if not _may_start(text, ahead, quoted):
        return False
    if text[match.start() - 1 : match.start()] in ("(", "[", "<"):
        return False
    if _reports(text, end, stop, quoted, table):
        return False
    if stop != ".":
        return not (_HESITATION.fullmatch(stop) and _stutters(text, match.start(), ahead["word"]))
    return stop_ends(Stop(text, start, match.start(), ahead, table), closers)


def _may_start(text: str, ahead: re.Match[str], quoted: bool) -> bool:
    """Whether what follows can open a sentence at all: no lower case, no attribution behind a dash."""
    word = ahead["word"]
    at = ahead.end() if word is None else ahead.start("word")
    dash = ahead["dash"] or ahead["late"]
    if dash and (quoted or _SIGNATURE.fullmatch(text, ahead.start(), ahead.start() + 60)):
        return False
    if word is None:
        first = text[at : at + 1]
        return (
            first.isdigit() or first in _SYMBOL_STARTS or (not first.isascii() and not first.isalnum() and first > "⁯")
        )
    if not word[0].islower():
        return True
    return not dash and _BRAND.match(text, at) is not None


def _reports(text: str, end: int, stop: str, quoted: bool, table: Tables) -> bool:
    """Whether a quotation that asks or exclaims is followed by its speaker: "Is it true?" Mr. Lee asked."""
    if not quoted or stop == ".":
        return False
    for position, word in enumerate(text[end : end + 120].split()[:7]):
        bare = word.strip(".,;:")
        if position and bare.lower() in table.reporting:
            return True
        if not position and bare != "I" and bare.lower() in table.starters:
            return False
        if not bare[:1].isupper() and bare not in _NAME_PARTICLES:
            return False
    return False


def _stutters(text: str, at: int, word: str | None) -> bool:
    """Whether the speaker hesitates and takes the same word up again: I... I do not know."""
    return word is not None and text[max(0, at - len(word) - 1) : at].split()[-1:] == [word]
