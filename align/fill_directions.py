"""From which of several versions a missing one is best made: by what was measured, or else by what is published."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ..corpus.errors import ModelUnavailableError
from ..corpus.tables import primary_language
from ..models.registry import Card

Measured = Mapping[tuple[str, str], float]
_MEASURED: Final = "measured chrF"
_PUBLISHED: Final = "published chrF"


@dataclass(frozen=True)
class Directions:
    """What is known of a model's directions: its published figures, and chrF measured on this text's own versions.

    ``check`` raises ``ModelUnavailableError`` for a direction that the model cannot translate.
    """

    card: Card | None = None
    measured: Measured = field(default_factory=dict)
    check: Callable[[str, str], None] = lambda source, target: None

    def ranked(self, sources: Sequence[str], target: str) -> list[str]:
        """The usable ones of the sources, the best first; those that nothing is known of keep their order.

        Figures are compared only where every source has one of the same kind.
        """
        usable = [source for source in sources if self._problem(source, target) is None]
        figures = self._figures(usable, target)[1]
        return sorted(usable, key=lambda source: -figures.get(source, 0.0))

    def reason(self, sources: Sequence[str], target: str) -> str:
        """Why the first of the ranked sources was taken, with the figures; empty where nothing is to be said.

        What was measured is told even where there was no choice, since it says what to expect.
        """
        kind, figures = self._figures(self.ranked(sources, target), target)
        listed = ", ".join(f"{source}-{target} {value:g}" for source, value in figures.items())
        if len(figures) > 1:
            return f"source chosen by {kind}: {listed}"
        return f"{kind} {listed}" if kind == _MEASURED else ""

    def require(self, sources: Sequence[str], target: str) -> None:
        """Raise ``ModelUnavailableError`` if the target can be made from none of the sources."""
        problems = [self._problem(source, target) for source in sources]
        if problems and None not in problems:
            raise ModelUnavailableError(str(problems[0]))

    def _problem(self, source: str, target: str) -> str | None:
        try:
            self.check(source, target)
        except ModelUnavailableError as error:
            return str(error)
        return None

    def _figures(self, sources: Sequence[str], target: str) -> tuple[str, dict[str, float]]:
        """By source the figures of one kind, if each of the sources has one."""
        for kind, figures in ((_MEASURED, self.measured), (_PUBLISHED, self._published)):
            known = {source: figures.get(_primary(source, target)) for source in sources}
            found = {source: round(value, 1) for source, value in known.items() if value is not None}
            if found and len(found) == len(sources):
                return kind, found
        return "", {}

    @property
    def _published(self) -> Measured:
        """The published chrF of each direction, all from one test."""
        found: dict[tuple[str, str], float] = {}
        for figure in self.card.figures if self.card else ():
            *test, pair = figure.name.split()
            if test == ["FLORES", "chrF"]:
                source, _, target = pair.partition("-")
                found[source, target] = figure.value
        return found


def _primary(source: str, target: str) -> tuple[str, str]:
    return primary_language(source), primary_language(target)
