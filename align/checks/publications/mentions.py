"""The capitalised words of a collection of texts, each with what stands beside it, and the words written small."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ....corpus.text import Token, repair_homoglyphs, tokens
from ....corpus.types import Document
from ...drift.places import listed
from ..titles import IN_MARKS

_POSSESSIVE = re.compile("(?:['’]s|(?<=s)['’])$")
# Behind these marks a word may be capitalised only because it begins something.
_OPENING = frozenset('.!?…:–—-―"“”„«»‘(*•')
_ENCLOSED = re.compile(rf"{IN_MARKS}|‘[^‘’]{{1,60}}’(?!\w)|\([^()]{{1,300}}\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One capitalised word: its place, its letters, the capitalised words right beside it ("" for none).

    ``text`` is without possessive and with look-alike letters mended; an initial beside the word has its point.
    ``opens`` says that the word may owe its capital to its place; ``enclosed`` that it stands in brackets or in a
    short quotation, such as a title.
    """

    document: int
    segment: int
    start: int
    end: int
    text: str
    opens: bool
    before: str
    after: str
    enclosed: bool


@dataclass
class Mentions:
    """All capitalised words of some texts in order, and the words that are written small somewhere."""

    documents: Sequence[Document]
    found: list[Mention] = field(default_factory=list)
    small: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Mentions:
        """The mentions of all documents."""
        mentions = cls(documents)
        for number, document in enumerate(documents):
            for index, segment in enumerate(document.segments):
                mentions._add(number, index, document.segment_text(index), segment.start, segment.kind == "heading")
        return mentions

    def _add(self, document: int, index: int, text: str, offset: int, heading: bool) -> None:
        found = tokens(text)
        self.small.update(token.text for token in found if token.text.islower())
        enclosed = [at for match in _ENCLOSED.finditer(text) for at in match.span()]  # beginnings and ends in turn
        for at, token in enumerate(found):
            if not is_capitalised(token):
                continue
            name = bare(token.text)
            left, right = found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None
            mention = Mention(
                document,
                index,
                offset + token.start,
                offset + token.start + len(name),
                repair_homoglyphs(name),
                heading or left is None or left.text in _OPENING,
                _before(found[max(0, at - 2) : at + 1], text),
                _after(token, right, text) if name == token.text else "",
                bisect_right(enclosed, token.start) % 2 == 1,
            )
            self.found.append(mention)


def is_capitalised(token: Token) -> bool:
    """Whether a token is a word with a capital at its beginning."""
    return token.kind == "word" and token.text[0].isupper()


def bare(word: str) -> str:
    """A word without the English possessive."""
    return _POSSESSIVE.sub("", word)


def _before(run: Sequence[Token], text: str) -> str:
    """The capitalised word, or the initial with its point, before the last token of a run."""
    *others, point, token = run if len(run) > 1 else (*run, *run)
    if point is token or text[point.end : token.start].strip():
        return ""
    if point.text == "." and others and len(others[0].text) == 1 and is_capitalised(others[0]):
        return f"{others[0].text}."
    return bare(point.text) if is_capitalised(point) and point.end < token.start else ""


def _after(token: Token, right: Token | None, text: str) -> str:
    """The capitalised word behind a token."""
    return bare(right.text) if right and is_capitalised(right) and text[token.end : right.start].isspace() else ""


def told(document: Document) -> str:
    """What to call a text in a sentence."""
    return document.publication or document.id


def counted(documents: Sequence[Document], numbers: Iterable[int]) -> str:
    """How often something stands in which of several texts: "once" or "2 times in a and once in b"."""
    counts: dict[int, int] = defaultdict(int)
    for number in numbers:
        counts[number] += 1
    if len(documents) == 1:
        return times(sum(counts.values()))
    return listed([f"{times(count)} in {told(documents[number])}" for number, count in sorted(counts.items())], 5)


def times(count: int) -> str:
    """How often, in words."""
    return "once" if count == 1 else f"{count} times"
