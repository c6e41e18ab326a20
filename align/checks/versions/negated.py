"""A statement that one language version negates and the other one makes, told by a word that both have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from ....corpus.lexicon import Entry, Lexicon
from ....corpus.tables import primary_language, rows_of_language
from ....corpus.text import Token, key, tokens
from ....corpus.types import Finding, Span
from ...drift.changed import Changed
from ...drift.negation import looks_negative
from ...drift.places import quoted

#: Words between a negator and the word that it negates.
_FARTHEST = 3
#: Kazakh beginnings before a privative ending: «сүйексіз», «негізсіз».
_SHORTEST = 3
_BEFORE = frozenset({"бұрын", "тұрып", "жатып"})
_PRIVATIVE = ("сыз", "сіз")


def polarity_of_versions(changed: Changed) -> Iterator[Finding]:
    """A negation of a word that the other side has too, where the other side negates nothing, whatever the words.

    Translations turn most negations some other way, so that silence proves nothing.
    """
    if any("?" in text for text in changed.texts):  # a question may ask with a negation and without
        return
    sides = [_Side.of(text, lang) for text, lang in zip(changed.texts, changed.languages, strict=True)]
    for side, other, ours in ((sides[0], sides[1], True), (sides[1], sides[0], False)):
        negated = list(side.negated())
        if len(negated) != 1 or other.hints:
            continue
        for word in negated[0][1]:
            at = next(
                (n for n, entries in other.entries.items() if entries & side.entries.get(word, frozenset())), None
            )
            if at is not None:
                yield _finding(changed, side.span(negated[0][0], word), other.span(at, at), ours=ours)
                return


def _finding(changed: Changed, own: Span, other: Span, *, ours: bool) -> Finding:
    source, copy = (own, other) if ours else (other, own)
    name, plain = changed.names if ours else changed.names[::-1]
    text, against = changed.texts if ours else changed.texts[::-1]
    detail = (
        f"The {name} negates {quoted(text[slice(*own)])}; the {plain} says {quoted(against[slice(*other)])} "
        "and negates nothing in this sentence."
    )
    return changed.finding_at("polarity", "critical", detail, [source], [copy])


@dataclass(frozen=True)
class _Side:
    """The words of one side, with the entries of the lexicon at each that are no function words."""

    lang: str
    words: Sequence[Token]
    keys: Sequence[str]

    @classmethod
    def of(cls, text: str, lang: str) -> _Side:
        words = [token for token in tokens(text) if token.kind != "punct"]
        return cls(primary_language(lang), words, [key(word.text) for word in words])

    def span(self, one: int, other: int) -> Span:
        """From the first to the last character of two words."""
        first, last = sorted((one, other))
        return self.words[first].start, self.words[last].end

    @cached_property
    def entries(self) -> dict[int, frozenset[int]]:
        lexicon = Lexicon.default()
        found = lexicon.find([word.text for word in self.words], self.lang)
        return {at: frozenset(n for n in numbers if _is_telling(lexicon.entries[n])) for at, numbers in found}

    @property
    def hints(self) -> int:
        """How many words negate, or may."""
        return sum(_may_negate(word, self.lang) and not self._is_before(n) for n, word in enumerate(self.keys))

    def negated(self) -> Iterator[tuple[int, list[int]]]:
        """Each negator with the places of the words that it may negate."""
        listed, _ = _listed(self.lang)
        for n, word in enumerate(self.keys):
            if word in listed["next"] or (self.lang == "en" and word.endswith("n't")):
                after = range(n + 1, min(len(self.keys), n + 1 + _FARTHEST))
                told = [m for m in after if self.keys[m] not in listed["skip"]][:1]
                yield n, [m for m in told if self.keys[m] not in listed["idiom"]]
            elif word in listed["last"]:
                yield n, [n - 1] if n else []
            elif looks_negative(word, self.lang) and word not in listed["idiom"] and not self._is_before(n):
                yield n, [n]

    def _is_before(self, at: int) -> bool:
        """Whether a Kazakh verb is negated only because it stands before "before": «келмес бұрын»."""
        return at + 1 < len(self.keys) and self.keys[at + 1] in _BEFORE


_CONTENT = frozenset({"v", "adj", "adv", "n"})
#: Verbs that say too little for two sentences that share one to be about the same.
_LIGHT = frozenset(
    {"be", "become", "begin", "can", "come", "do", "get", "give", "go", "have", "make", "remain", "take"}
)
_FORBIDS = re.compile(r"\w{2,}[мбп][ае](?:ң(?:[ыі]з)?(?:дар|дер)?|ңдар|ңдер)")


def _is_telling(entry: Entry) -> bool:
    forms = {form.partition("~")[0] for form in entry.en.split("|")}
    return entry.pos in _CONTENT and not forms & _LIGHT


@lru_cache(maxsize=1 << 14)
def _may_negate(word: str, lang: str) -> bool:
    listed, beginnings = _listed(lang)
    if word in listed["next"] | listed["last"] | listed["hint"] or word.startswith(beginnings):
        return True
    if lang == "en":
        return word.endswith(("n't", "less"))
    if lang != "kk":
        return False
    verb = looks_negative(word, lang) or _FORBIDS.fullmatch(word) is not None
    return verb or any(word.find(end, _SHORTEST) > 0 for end in _PRIVATIVE)


@lru_cache(maxsize=8)
def _listed(lang: str) -> tuple[dict[str, frozenset[str]], tuple[str, ...]]:
    """The forms of each class, and the beginnings of the hints."""
    rows = {kind: forms.split() for kind, forms in rows_of_language(_TABLE, lang)}
    whole = {kind: frozenset(form for form in rows.get(kind, ()) if form[-1] != "*") for kind in _KINDS}
    return whole, tuple(form[:-1] for form in rows.get("hint", ()) if form[-1] == "*")


_TABLE = Path(__file__).parent / "data" / "negatives.tsv"
_KINDS = ("next", "skip", "last", "hint", "idiom")
