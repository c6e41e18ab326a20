"""What the rules look at, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ...corpus.types import Bead, Document, Finding


@dataclass(frozen=True)
class Versions:
    """Two language versions of one text, and the beads that align them; the left one is the reference."""

    left: Document
    right: Document
    beads: tuple[Bead, ...]

    @property
    def languages(self) -> tuple[str, str]:
        """The language codes of both sides."""
        return self.left.lang, self.right.lang


#: Of the links of ``noisy`` NTREX documents with a lower score one in four is right, of the others 97 in 100; a higher
#: bound loses many altered figures and hardly a false finding.
SURE = 0.5


def is_sure(bead: Bead) -> bool:
    """Whether the alignment is sure enough of a bead that what differs between its texts may be told."""
    return bead.score >= SURE


#: Looks at one text.
DocumentRule = Callable[[Document], Iterable[Finding]]
#: Looks at two language versions of a text.
VersionRule = Callable[[Versions], Iterable[Finding]]
#: Looks at all texts of one language, in the order given.
CollectionRule = Callable[[Sequence[Document]], Iterable[Finding]]
