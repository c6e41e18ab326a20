"""The findings of a check grouped by what they are about: a pair of versions, one text, or several publications."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...corpus.language import language_name
from .markup import isolate

if TYPE_CHECKING:
    from ...corpus.types import Document, Finding
    from ..checks.engine import Checked


@dataclass(frozen=True, slots=True)
class Group:
    """Findings with a heading (markup); ``numbers`` are their positions in ``Checked.findings``."""

    heading: str
    numbers: tuple[int, ...]


def groups(checked: Checked) -> Iterator[Group]:
    """Each finding in one group: first each pair of versions, then each text by itself, then several together."""
    rest: dict[Finding, list[int]] = defaultdict(list)
    for number, finding in enumerate(checked.findings):
        rest[finding].append(number)
    for pair, found in zip(checked.versions, checked.between, strict=False):
        numbers = [number for finding in found for number in rest.pop(finding, ())]
        if numbers:
            yield Group(_beside(pair.right, pair.left), tuple(sorted(numbers)))
    alone: dict[str, list[int]] = defaultdict(list)
    for finding, numbers in rest.items():
        names = {place.document for place in finding.where}
        alone[names.pop() if len(names) == 1 else ""] += numbers
    for document in checked.documents:
        if document.id in alone:
            yield Group(f"In {isolate(document.id)}", tuple(sorted(alone.pop(document.id))))
    left = sorted(number for numbers in alone.values() for number in numbers)
    if left:
        yield Group("Between publications", tuple(left))


def _beside(right: Document, left: Document) -> str:
    languages = f"{language_name(right.lang)} beside {language_name(left.lang)}"
    return f"{isolate(languages)} ({isolate(right.id)}, {isolate(left.id)})"
