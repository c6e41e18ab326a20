"""Facts that two language versions of a text do not share, bead by bead."""

from __future__ import annotations

from collections.abc import Iterator

from ....corpus.language import language_name
from ....corpus.types import Finding
from ...drift.changed import Changed
from ...drift.edits import Pair
from ...drift.facts import numbers
from ..shapes import Versions, is_sure
from .figures import Figures
from .negated import polarity_of_versions


def facts_of_versions(versions: Versions) -> Iterator[Finding]:
    """The negations and figures that differ between both sides of each sure bead, moves and shifted borders settled."""
    pair = Pair(versions.left, versions.right, [], [])
    changes = [None if bead.is_null else Changed.bead(pair, bead, named(versions)) for bead in versions.beads]
    figures = Figures(versions, changes)
    for n, changed in enumerate(changes):
        if changed is not None and is_sure(versions.beads[n]):
            if changed.is_translation:
                yield from polarity_of_versions(changed)
            yield from numbers(changed, figures.apart(n))[0]


def named(versions: Versions) -> tuple[str, str]:
    """What a detail calls both sides: "English text"."""
    left, right = (f"{language_name(lang)} text" for lang in versions.languages)
    return left, right
