"""Lines put together again; the words of the text and the language tell whose a hyphen at the end of a line is."""

from __future__ import annotations

import re
from bisect import bisect_left
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
_BROKEN: Final = re.compile(rf"[^\W\d_][{_HYPHENS}{_SOFT}]\s*$")
_LATIN: Final = re.compile("[A-Za-z]")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
# First parts of words that always take a hyphen, then last ones.
_LOANS: Final = (
    "пресс", "премьер", "вице", "экс", "интернет", "онлайн", "бизнес", "веб", "топ", "арт", "шоу", "мини", "хип", "рок",
)  # fmt: skip
_PARTICLES: Final = {
    "ru": (
        frozenset({"кое", "кой", "из", "во", "в", "санкт", "северо", "юго", "генерал", *_LOANS}),
        frozenset({"либо", "нибудь", "таки"}),
    ),
    "kk": (frozenset(_LOANS), frozenset({"ақ", "мыс", "міс", "ау", "ай"})),
    "en": (frozenset({"self", "non", "ex"}), frozenset({"based", "old", "year", "like", "handed", "made", "wide"})),
}
# Linking forms of Russian that grow together with what they limit, though the other part is a word, too.
_SOLID: Final = frozenset({
    "авто", "взаимо", "высоко", "водо", "выше", "древне", "железно", "законо", "мало", "ново", "ниже", "обще",
    "полно", "право", "равно", "ранее", "само", "сельско", "фото", "видео", "теле", "радио", "кино", "электро",
    "благо", "разно", "одно", "своё", "свое", "добро", "плодо", "кратко", "долго", "средне", "народно", "много",
})  # fmt: skip
# What «-то», «из-за» and «давай-ка» hang on; elsewhere these letters are the end of a word.
_RUSSIAN: Final = re.compile(
    r"(?:кто|ко[гм]|кем|что|че[гм]|как|где|куд|отку|поче|заче|отче|скол|стол|че[йь]|ч[ьё])\w*-то|из-(?:за|под)|\w+[ийе]-ка"
)
# The ending of «with», which is a word, too.
_WITH: Final = frozenset({"мен", "бен", "пен"})
_ADJECTIVE: Final = re.compile(r"(?:[ыио]й|ая|яя|[ое]е|[ыи]е|[ое]го|[ое]му|[ыи]х|[ыи]м|[ыи]ми|[ое]м|ую|юю)")
_SHORTEST: Final = 3
_ENDING: Final = 4
# A text that is not hyphenated still has so many lines that end behind a hyphen of the word's own.
_HYPHENATED: Final = 0.03
_SURE: Final = 3


class Hyphens:
    """What the words of a whole text tell about those at the ends of its lines, for one language."""

    def __init__(self, lines: Iterable[str], lang: str) -> None:
        self.lang = primary_language(lang)
        self.words: Counter[str] = Counter()
        listed = list(lines)
        for line in listed:
            found = _WORD.findall(line)
            # The last word of a line may be a half, and so may the first.
            self.words.update(re.sub(f"[{_HYPHENS}]", "-", word.lower()) for word in found[1:-1])
        self._sorted = sorted(self.words)
        ends = [line.rstrip()[-1] for line in listed if _BROKEN.search(line)]
        self._is_hyphenated = len(ends) > _HYPHENATED * len(listed)
        # Some programs break words with another sign than the one that their words hold.
        is_other = "\u2010" in ends and not any(re.search("\u2010[^\\W\\d_]", line) for line in listed)
        self._soft = _SOFT + "\u2010" * is_other
        self._is_hyphenated &= not (is_other and ends.count("\u2010") >= _SURE)

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
        # Another hyphen follows on a short part: Би-би-си, just-in-time.
        goes_on = len(tail[0]) <= _SHORTEST and line[tail.end() : tail.end() + 1] in {*_HYPHENS}
        if text[-1] in self._soft or not (goes_on or self._is_own(head[1], tail[0])):
            return text[:-1], ""
        return text, ""

    def _is_own(self, head: str, tail: str) -> bool:
        """Whether the hyphen between two halves is part of the word."""
        before = re.split(f"[{_HYPHENS}]", head)[-1]
        if not head.isalpha() and not head.replace("-", "").isalpha():
            return True
        if (tail[0].isupper() and not before.isupper()) or not tail.isalpha():
            return True
        if before.isupper() and len(before) > 1 and tail.islower():
            return True  # ҚР-ның
        if (_LATIN.search(before) and _CYRILLIC.search(tail)) or (_CYRILLIC.search(before) and _LATIN.search(tail)):
            return True  # Toyota-ның
        before, tail = before.lower(), tail.lower()
        parts = re.split(f"[{_HYPHENS}]", head.lower())
        if len(parts) > 1 and len(before) <= _SHORTEST and (self.words[before] or before == parts[-2]):
            return True  # just-in-time, Би-би-сиге
        whole, parted = self._seen(before + tail, before), self._seen(f"{before}-{tail}", f"{before}-")
        if whole != parted:
            return parted > whole
        return not self._is_hyphenated or self._is_compound(before, tail)

    def _is_compound(self, before: str, tail: str) -> bool:
        """Whether the language writes two halves with a hyphen that the text has nowhere else."""
        first, last = _PARTICLES.get(self.lang, (frozenset(), frozenset()))
        if self.lang == "ru" and _RUSSIAN.fullmatch(f"{before}-{tail}"):
            return True
        if self._is_known(before + tail):
            return False
        if before in first or tail in last or (len(tail) >= _SHORTEST and before.startswith(tail[:-1])):
            return True  # дәлме-дәл, давным-давно
        if self.lang == "ru":  # взлётно-посадочная
            is_linked = len(before) > _ENDING and before[-1] in "ое" and before not in _SOLID
            return is_linked and _ADJECTIVE.search(tail[-3:]) is not None and self._is_word(tail)
        if self.lang == "kk" and tail in _WITH:
            return False
        return all(len(half) >= _SHORTEST and self._is_word(half) for half in (before, tail))

    def _is_word(self, word: str) -> bool:
        return self.words[word] > 0 or self._is_known(word)

    def _seen(self, word: str, begins: str) -> int:
        """How often the text has a word, also with another ending; what it ``begins`` with is never ending."""
        start = word[: max(len(begins) + min(_ENDING, len(word) - len(begins)), len(word) - 2)]
        first = bisect_left(self._sorted, start)
        count = 0
        for found in self._sorted[first:]:
            if not found.startswith(start):
                break
            count += self.words[found]
        return count

    def _is_known(self, word: str) -> bool:
        return bool(Lexicon.default().find([word], self.lang))
