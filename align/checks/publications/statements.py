"""What a sentence states: its figures, what it is about, the names in it, and whether time changes what it says."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from ....corpus.lexicon import Lexicon
from ....corpus.numbers import Quantity, quantities
from ....corpus.tables import primary_language, rows_of_language
from ....corpus.text import key, tokens
from .content_words import Stems, content_stems, stem
from .passages import Passage

_MARKER = re.compile(r"[.)]\s+\S")
_BEFORE_MARKER = re.compile(r"(?:^|[.;:!?])\s*$")


@dataclass(frozen=True)
class Statement:
    """A sentence with a digit in it; ``words`` are the stems of all its words, those of units and months too.

    ``small`` are the words that the collection writes small somewhere.
    """

    document: int
    segment: int
    passage: Passage
    words: Stems
    small: frozenset[str] = frozenset()

    @property
    def lang(self) -> str:
        return self.passage.document.lang

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures, with their places in the passage."""
        return tuple(quantities(self.passage.text, self.lang))

    @property
    def stems(self) -> Stems:
        """The stems of the words that belong to no figure."""
        return self._about[0]

    @property
    def names(self) -> Stems:
        """The stems of the names among them; the first word of a sentence is one if nobody writes it small."""
        return self._about[1]

    @property
    def proper(self) -> bool:
        """Whether a name stands in the sentence that nobody writes small."""
        return bool(self._about[2])

    @cached_property
    def _about(self) -> tuple[Stems, Stems, Stems]:
        words, names, proper = [], [], []
        inside = {at for quantity in self.quantities for at in range(quantity.start, quantity.end)}
        found = [token for token in tokens(self.passage.text) if token.kind == "word"]
        for number, token in enumerate(found):
            if token.start not in inside:
                words.append(key(token.text))
                opens = not number or self.passage.text[: token.start].rstrip()[-1:] in {*".!?:"}
                if token.text[0].isupper():
                    is_proper = token.text.lower() not in self.small and not (
                        opens and _is_common(words[-1], self.lang)
                    )
                    proper += words[-1:] if is_proper else []
                    names += words[-1:] if is_proper or not opens else []
        return content_stems(words, self.lang), content_stems(names, self.lang), content_stems(proper, self.lang)

    @cached_property
    def folded(self) -> str:
        """The key of the whole sentence."""
        return key(self.passage.text)

    @property
    def is_sentence(self) -> bool:
        """Whether the text ends as sentences do; a line of navigation or a heading does not."""
        return self.passage.text.rstrip("»”\"')").endswith((".", "!", "?", "…", ":", ";"))

    def has(self, kind: str) -> frozenset[str]:
        """The words of a class of figures_in_time.tsv that the sentence has."""
        expression = expressions(self.lang).get(kind)
        return frozenset(expression.findall(self.folded)) if expression else frozenset()

    def counted(self, quantity: Quantity) -> str:
        """The stem of the word behind a figure, which says what is counted."""
        behind = tokens(self.passage.text[quantity.end : quantity.end + 40])
        return stem(key(behind[0].text), self.lang) if behind and behind[0].kind == "word" else ""

    def is_label(self, quantity: Quantity) -> bool:
        """Whether a figure stands beside a word such as "article" or "chapter", or counts the items of a list."""
        text, around = self.passage.text, (max(0, quantity.start - 25), quantity.end + 25)
        before, behind = tokens(text[around[0] : quantity.start]), tokens(text[quantity.end : around[1]])[:2]
        before = [token for token in before if token.text not in ":;.-–—("][-1:]  # Views: 369
        own = re.sub(r"[\d\W]+", " ", text[quantity.start : quantity.end])  # 130-бабын
        beside = " ".join((key(own), *(key(token.text) for token in (*before, *behind))))
        if _MARKER.match(text, quantity.end) and _BEFORE_MARKER.search(text[: quantity.start]):
            return True
        return bool((expression := expressions(self.lang).get("label")) and expression.search(beside))


@lru_cache(maxsize=1 << 14)
def _is_common(word: str, lang: str) -> bool:
    """Whether the lexicon has a word and no name of these letters; true of all words of a language that it lacks."""
    lexicon = Lexicon.default()
    entries = lexicon.entries_of(word, lang)
    return primary_language(lang) not in lexicon.languages or (
        entries != [] and all(entry.kind != "name" for entry in entries)
    )


@lru_cache(maxsize=8)
def expressions(lang: str) -> dict[str, re.Pattern[str]]:
    """One expression for each class of words of figures_in_time.tsv."""
    listed: dict[str, list[str]] = defaultdict(list)
    for kind, words in rows_of_language(Path(__file__).parent / "data" / "figures_in_time.tsv", lang):
        listed[kind] += [re.escape(word).replace("_", " ").replace(r"\~", r"~") for word in words.split()]
    return {
        kind: re.compile(r"(?<!\w)(?:" + "|".join(w[:-1] + r"\w*" if w[-1] == "~" else w for w in words) + r")(?!\w)")
        for kind, words in listed.items()
    }
