"""Quotations in single marks, ‘ ’ or ' ', told from apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....corpus.types import Span

#: Words that begin with an apostrophe: ’em, ’tis.
_CUT = re.compile(r"['‘’](?:em|tis|twas|til|cause|bout|round|cos|n|s|d|ll|re|ve)\b", re.IGNORECASE)
_OPENING = re.compile(r"(?<![\w.,!?;:%)»”’'])[‘'](?=[^\W\d_])")
_CLOSING = {"‘": re.compile(r"(?<=[^\s‘(])’(?!\w)"), "'": re.compile(r"(?<=[^\s'(])'(?!\w)")}
#: After a plural in "s" and before another word, a mark is rather the possessive's.
_POSSESSIVE = re.compile(r"s['’]\s[^\W\d_]")
_LONGEST = 400
_SHORTEST = 2


def single_quotations(text: str) -> Iterator[Span]:
    """The spans of quotations in single marks, with their marks, none overlapping."""
    last = 0
    for opening in _OPENING.finditer(text):
        at = opening.start()
        if at < last or _CUT.match(text, at):
            continue
        end = _end(text, at)
        if end is not None and end - at > _SHORTEST + 1:
            yield at, end
            last = end


def _end(text: str, at: int) -> int | None:
    """Where the quotation that opens at a place ends, before the next one opens."""
    following = _OPENING.search(text, at + 1)
    limit = min(at + _LONGEST, following.start() if following else len(text))
    closings = [match.start() for match in _CLOSING[text[at]].finditer(text, at + 1, limit)]
    sure = [place for place in closings if not _POSSESSIVE.match(text, place - 1)]
    return (sure or closings)[0] + 1 if closings else None
