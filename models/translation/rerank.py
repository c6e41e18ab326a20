"""Of several translations the one that keeps the figures, the terms of a glossary and the names of its source.

Kazakh and Russian inflect, so that a term cannot be forced into a translation; but among a model's best translations
one often has it. What is violated is counted in this order: figures first, then terms, then names; of translations
that violate as little the likeliest is taken. A name counts only where another translation keeps it, since a name that
none of them seems to keep may be spelled in a way that nobody can tell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ...corpus.glossary import Glossary, Term
from ...corpus.numbers import differences
from ...corpus.tables import primary_language
from .base import Hypothesis
from .sides import Side
from .signals import missing_names

#: Part of what the journal tells ways of translating apart by: to be changed whenever another choice may be made.
_RULES = "kept-1"
#: What is noted of one kind at most.
_MOST = 3

Choose = Callable[[str, Sequence[Hypothesis]], int]


@dataclass(frozen=True)
class Reranker:
    """Picks among translations; ``name`` stands for all that its choice depends on."""

    source: str
    target: str
    glossary: Glossary | None = None

    @property
    def name(self) -> str:
        """The rules, and what of the glossary."""
        terms = self.glossary.terms if self.glossary else ()
        rows = repr([(sorted(term.accepted.items()), sorted(term.avoided.items())) for term in terms])
        return f"{_RULES}-{hashlib.blake2b(rows.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"

    def __call__(self, text: str, hypotheses: Sequence[Hypothesis]) -> int:
        """The number of the translation to be taken; the first where nothing speaks against it, or for none other."""
        given = Side(text, self.source)
        violated = [self._violations(given, hypothesis.text) for hypothesis in hypotheses]
        ranks = [(*found, -hypothesis.logprob) for found, hypothesis in zip(violated, hypotheses, strict=True)]
        return min(range(len(ranks)), key=ranks.__getitem__)

    def _violations(self, given: Side, translation: str) -> tuple[bool, int, int, int]:
        """Whether there is nothing, and how many figures, terms and names are not as they should be."""
        made = Side(translation, self.target)
        found = differences(given.quantities, made.quantities)
        missing, avoided = self._terms(given.text, translation)
        figures = len(found.left) + len(found.right)
        return not translation.strip(), figures, len(missing) + len(avoided), len(missing_names(given, made))

    def _terms(self, text: str, translation: str) -> tuple[list[Term], list[str]]:
        """The terms of the source that the translation does not render, and the forms in it that are to be avoided."""
        if self.glossary is None:
            return [], []
        into = primary_language(self.target)
        asked = {use.term.line: use.term for use in self.glossary.find(text, self.source) if into in use.term.accepted}
        uses = self.glossary.find(translation, self.target)
        rendered = {use.term.line for use in uses if not use.is_avoided}
        missing = [term for line, term in asked.items() if line not in rendered]
        return missing, [translation[use.start : use.end] for use in uses if use.is_avoided]


def chooser(glossary: Glossary | None = None) -> Callable[[str, str], tuple[str, Choose]]:
    """For a direction the name and the function of the choice among translations."""

    def of(source: str, target: str) -> tuple[str, Choose]:
        reranker = Reranker(source, target, glossary)
        return reranker.name, reranker

    return of


def remarks(text: str, translation: str, source: str, target: str, glossary: Glossary | None = None) -> str:
    """What a reader should look at in a translation, in words; empty where nothing strikes."""
    if not translation.strip():
        return ""
    return "; ".join(_remarks(text, translation, Reranker(source, target, glossary)))


def _remarks(text: str, translation: str, asked: Reranker) -> Iterator[str]:
    given, made = Side(text, asked.source), Side(translation, asked.target)
    found = differences(given.quantities, made.quantities)
    lost = [text[one.start : one.end] for one in found.left]
    added = [translation[one.start : one.end] for one in found.right]
    missing, avoided = asked._terms(text, translation)
    into = primary_language(asked.target)
    for what, several in (
        ("figures of the source not found: ", lost),
        ("figures that the source does not have: ", added),
        ("terms not used: ", [term.accepted[into][0] for term in missing]),
        ("forms to be avoided: ", avoided),
    ):
        if several:
            yield what + _listed(several)


def _listed(several: Sequence[str]) -> str:
    """The first few, each once, and how many more."""
    once = list(dict.fromkeys(several))
    more = f" and {len(once) - _MOST} more" if len(once) > _MOST else ""
    return ", ".join(once[:_MOST]) + more
