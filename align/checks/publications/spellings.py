"""One name, two spellings: persons and places written in several ways in a text or across publications."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ....corpus.tables import primary_language
from ....corpus.types import Document, Finding, FindingKind
from ...drift.places import listed
from .evidence import Evidence
from .mentions import Mention, Mentions
from .respelled import respelled, stems_of
from .ways import counted_ways

#: The mentions of one name by spelling.
Ways = Mapping[str, list[Mention]]


def spellings(documents: Sequence[Document]) -> Iterator[Finding]:
    """Each name that the texts spell in several ways, the rarer spelling first.

    Endings are no spelling, nor are two names two spellings because they are alike: see ``respelled``.
    """
    if not documents:
        return
    mentions = Mentions.of(documents)
    for ways in _names(mentions, primary_language(documents[0].lang)):
        if len(told := told_ways(ways)) > 1:
            yield in_several_ways(documents, told, "name", "name")


def _names(mentions: Mentions, lang: str) -> Iterator[Ways]:
    """The mentions of each name that has several spellings, by spelling; each mention counts for one name."""
    evidence = Evidence(mentions, lang)
    buckets: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for form in evidence.forms:
        for folded, stem in stems_of(form, lang):
            buckets[folded][stem].add(form)
    several = [stems for stems in buckets.values() if len(stems) > 1]
    several.sort(key=lambda stems: (-len(set().union(*stems.values())), -len(next(iter(stems)))))
    taken: set[str] = set()
    for stems in [*several, *evidence.beside_one_name()]:
        free = _once(stems, taken)
        for group in respelled(free, evidence):
            taken.update(form for stem in group for form in free[stem])
            yield {stem: [m for form in free[stem] for m in evidence.forms[form]] for stem in group}


def told_ways(ways: Ways) -> Ways:
    """The spellings without those that the texts themselves explain."""
    return {stem: found for stem, found in ways.items() if not _is_gloss(found, ways)}


def _is_gloss(found: Sequence[Mention], ways: Ways) -> bool:
    """Whether a spelling stands only in a sentence with one as frequent or more: Tristan, also spelled Trystan."""
    others = (other for other in ways.values() if other is not found and len(other) >= len(found))
    beside = {(mention.document, mention.segment) for other in others for mention in other}
    return all((mention.document, mention.segment) in beside for mention in found)


def _once(stems: dict[str, set[str]], taken: set[str]) -> dict[str, list[str]]:
    """The forms that are not taken, each under the one stem that most forms have."""
    free: dict[str, list[str]] = {}
    seen = set(taken)
    for stem in sorted(stems, key=lambda stem: (-len(stems[stem]), len(stem), stem)):
        forms = sorted(stems[stem] - seen)
        if forms:
            free[stem] = forms
            seen.update(forms)
    return free


def in_several_ways(documents: Sequence[Document], ways: Ways, what: str, kind: FindingKind) -> Finding:
    """The finding on one name, or another kind of word, in several spellings."""
    said, where = counted_ways(documents, ways.values(), _shown)
    number = {2: "two", 3: "three"}.get(len(said), str(len(said)))
    detail = f"One {what} seems to be spelled in {number} ways: {listed(said, 5)}."
    return Finding(kind, "minor", where, detail)


def _shown(found: Sequence[Mention]) -> str:
    """The form that stands for a spelling: the shortest of the most frequent ones, so the bare name if it is there."""
    forms = [mention.text for mention in found]
    return min(set(forms), key=lambda form: (len(form), -forms.count(form), form))
