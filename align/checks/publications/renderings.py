"""One institution, slogan or formula, rendered in several ways in a text or across publications."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from ....corpus.tables import primary_language
from ....corpus.types import Document, Finding
from ...drift.places import listed
from .expressions import Expression, expressions
from .rendered import Judge, apart
from .ways import counted_ways

_Forms = dict[tuple[object, ...], list[Expression]]
_MOST_ALIKE = 40  # forms alike but for one word that are compared with each other


def renderings(documents: Sequence[Document]) -> Iterator[Finding]:
    """Each expression that the texts render in several ways, the rarer way first.

    Two expressions are one if they have the same words in other glue, or words of which one is replaced by a
    synonym: see ``rendered``.
    """
    if not documents:
        return
    found = list(expressions(documents))
    lang = primary_language(documents[0].lang)
    judge = Judge(documents, lang)
    forms: _Forms = defaultdict(list)
    for expression in found:
        forms[_form(expression, lang)].append(expression)
    for group in _groups(forms, judge):
        ways: list[list[Expression]] = []
        for form in group:
            same = next((way for way in ways if judge.is_inflected(way[0], forms[form][0])), None)
            if same is None:
                ways.append(list(forms[form]))
            else:
                same.extend(forms[form])
        if len(ways) > 1:
            yield _finding(documents, ways)


def _form(expression: Expression, lang: str) -> tuple[object, ...]:
    """What all occurrences of one rendering have in common."""
    capitals = expression.capitals[1:] if expression.quoted else (True,) * len(expression.glue)
    return expression.keys, expression.glue, capitals, expression.words if lang == "en" else ()


def _groups(forms: _Forms, judge: Judge) -> Iterator[list[tuple[object, ...]]]:
    """Forms that are renderings of one expression, each in one group."""
    leader = {form: form for form in forms}

    def lead(form: tuple[object, ...]) -> tuple[object, ...]:
        while leader[form] != form:
            form = leader[form]
        return form

    for one, other in _pairs(forms):
        if lead(one) != lead(other) and judge.is_one(forms[one], forms[other]):
            leader[lead(other)] = lead(one)
    groups: dict[tuple[object, ...], list[tuple[object, ...]]] = defaultdict(list)
    for form in forms:
        groups[lead(form)].append(form)
    yield from (group for group in groups.values() if len(group) > 1)


def _pairs(forms: _Forms) -> Iterator[tuple[tuple[object, ...], tuple[object, ...]]]:
    """Pairs of forms that have all words or all but one in common, found through what they have in common."""
    alike: dict[tuple[object, ...], list[tuple[object, ...]]] = defaultdict(list)
    for form, found in forms.items():
        for shared in apart(found[0]):
            alike[shared].append(form)
    for near in alike.values():
        yield from combinations(near[:_MOST_ALIKE], 2)


def _finding(documents: Sequence[Document], ways: list[list[Expression]]) -> Finding:
    said, where = counted_ways(documents, ways, _shown)
    detail = f"One name or formula seems to be rendered in {len(said)} ways: {listed(said, 5)}."
    return Finding("term", "minor", where, detail.replace(" in 2 ways", " in two ways"))


def _shown(found: Sequence[Expression]) -> str:
    texts = [expression.text for expression in found]
    return max(dict.fromkeys(texts), key=texts.count)
