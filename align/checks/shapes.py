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


#: Looks at one text.
DocumentRule = Callable[[Document], Iterable[Finding]]
#: Looks at two language versions of a text.
VersionRule = Callable[[Versions], Iterable[Finding]]
#: Looks at all texts of one language, in the order given.
CollectionRule = Callable[[Sequence[Document]], Iterable[Finding]]
