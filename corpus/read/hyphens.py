"""Lines put together again; the words of the text and the language tell whose a hyphen at the end of a line is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from ..lexicon import Lexicon
from ..tables import primary_language

_HYPHENS: Final = "-\u2010\u2011"
# These are never shown within a line: a soft hyphen, and what PDF libraries make of one.
_SOFT: Final = "\u00ad\ufffe\uffff\u00ac"
_HEAD: Final = re.compile(rf"([^\W_]+(?:[{_HYPHENS}][^\W_]+)*)[{_HYPHENS}{_SOFT}]$")
_TAIL: Final = re.compile(r"[^\W_]+")
_WORD: Final = re.compile(rf"[^\W\d_]+(?:[{_HYPHENS}][^\W\d_]+)*")
_PARTICLES: Final = {
    "ru": (frozenset({"кое", "кой", "из", "во", "в"}), frozenset({"то", "либо", "нибудь", "ка", "таки", "за", "под"})),
    "kk": (frozenset(), frozenset({"ақ", "мыс", "міс", "ау", "ай"})),
    "en": (frozenset({"self", "non", "ex", "co"}), frozenset()),
}
_SHORTEST: Final = 3


class Hyphens:
    """What the words of a whole text tell about those at the ends of its lines, for one language."""

    def __init__(self, lines: Iterable[str], lang: str) -> None:
        self.lang = primary_language(lang)
        self.words: Counter[str] = Counter()
        for line in lines:
            found = _WORD.findall(line)
            # The last word of a line may be a half, and so may the first.
            self.words.update(word.lower() for word in found[1:-1])

    def joined(self, lines: Sequence[str]) -> tuple[str, list[int]]:
        """The lines as one text, and where in it each of them begins."""
        text, starts = "", []
        for line in lines:
            starts.append(len(text))
            if not text:
                text = line
                continue
            text, glue = self._ending(text, line)
            starts[-1] = len(text) + len(glue)
            text += glue + line
        return text, starts

    def _ending(self, text: str, line: str) -> tuple[str, str]:
        """The text so far, without a hyphen that is not the word's, and what stands between it and the next line."""
        head, tail = _HEAD.search(text[-100:]), _TAIL.match(line)
        if head is None or tail is None:
            return text.rstrip(_SOFT), " "
        if text[-1] in _SOFT or not self._is_own(head[1], tail[0]):
            return text[:-1], ""
        return text, ""

    def _is_own(self, head: str, tail: str) -> bool:
        """Whether the hyphen between two halves is part of the word."""
        before = re.split(f"[{_HYPHENS}]", head)[-1]
        if not head.isalpha() and not head.replace("-", "").isalpha():
            return True
        if (tail[0].isupper() and not before.isupper()) or not tail.isalpha():
            return True
        whole, parted = (before + tail).lower(), f"{head}-{tail}".lower()
        if self.words[whole] or self.words[parted]:
            return self.words[parted] > self.words[whole]
        if before.isupper() and len(before) > 1 and tail.islower():
            return True  # ҚР-ның
        if self._is_known(whole):
            return False
        first, last = _PARTICLES.get(self.lang, (frozenset(), frozenset()))
        if before.lower() in first or tail.lower() in last:
            return True
        halves = (before.lower(), tail.lower())
        return all(len(half) >= _SHORTEST and (self.words[half] > 0 or self._is_known(half)) for half in halves)

    def _is_known(self, word: str) -> bool:
        return bool(Lexicon.default().find([word], self.lang))
