"""What the verbs say on standard error about the versions they were given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...corpus.types import Bead

    #: The beads of each pair of versions, called by their languages or their ids.
    Pairs = Mapping[tuple[str, str], Sequence[Bead]]


def say_terms(model: str) -> None:
    """Say under which terms a model, or that of a scorer such as ``both``, may be used, the first time that it is."""
    from ...models.hub import cached
    from ...models.registry import card
    from ...models.scorer_names import encoder_of
    from ...models.terms import terms_at_first_use
    from ..terminal import note

    known = card(encoder_of(model) or "")
    if known and cached(known.id) and (terms := terms_at_first_use(known)):
        note(terms)


def say_moved(pairs: Pairs) -> None:
    """Say which pairs do not stand in one order; each is told about once."""
    from ..terminal import note

    for (first, second), beads in pairs.items():
        if moved := sum(bead.moved for bead in beads):
            pieces = "1 piece stands" if moved == 1 else f"{moved} pieces stand"
            note(f"{first}-{second}: {pieces} in another order in {second} (--order monotone would keep to one order)")


def doubt_versions(pairs: Pairs, names: Mapping[str, str]) -> None:
    """Say which version matches none of the others (of two, the second); ``names`` are the files as given."""
    from ..plausible import are_unrelated
    from ..terminal import note

    strange = {pair for pair, beads in pairs.items() if are_unrelated(beads)}
    odd = [version for version in names if all(pair in strange for pair in pairs if version in pair)]
    if len(odd) == len(names):
        del odd[0]
    for version in odd:
        other = next(name for known, name in names.items() if known != version)
        note(f"{names[version]}: hardly anything in it matches {other}; are these versions of one text?")
