"""What to expect of machine-made sides: the model's translations of what people translated too, against theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..corpus.language import language_name
from ..corpus.types import Alignment
from ..corpus.units import clean
from .metrics import MetricScore, scored, sentence_chrf

Translate = Callable[[Sequence[str]], Sequence[str]]
#: So many sentences give chrF to within about two points, and cost little.
SAMPLE: Final = 100
#: Of fewer nothing should be concluded.
FEW: Final = 30
#: Links less sure than this may be wrong, and would speak against the model.
_SURE: Final = 0.5


@dataclass(frozen=True)
class Quality:
    """How a model translates the part of a text that people translated, in one direction.

    ``sentences`` were measured out of ``available``; ``chrf`` is that of each measured source text by itself.
    """

    source: str
    target: str
    model: str
    sentences: int
    available: int
    scores: tuple[MetricScore, ...]
    chrf: Mapping[str, float]

    def score(self, name: str) -> MetricScore:
        """The score of a metric; raises ``KeyError`` for one that was not measured."""
        return {score.name: score for score in self.scores}[name]

    @property
    def expectation(self) -> str:
        """What to expect of the sides that were filled, as one sentence."""
        figures = ", ".join(f"{score.name} {score.shown}" for score in self.scores)
        languages = f"{language_name(self.source)} to {language_name(self.target)}"
        of = f" of {self.available:,}" if self.available > self.sentences else ""
        plural = "s" * (self.sentences != 1)
        measured = f"{languages}, {self.sentences:,}{of} piece{plural} that people translated too: {figures}"
        if self.sentences < FEW:
            return f"{measured}; so few pieces give no more than a rough idea of the filled sides"
        return f"{measured}; expect about the same of the filled sides"


def measured(
    pairs: Sequence[tuple[str, str]],
    translate: Translate,
    languages: tuple[str, str],
    model: str,
    *,
    most: int = SAMPLE,
) -> Quality | None:
    """The quality of ``translate`` on pairs of a text and its human translation; None where there is no pair.

    At most ``most`` pairs are translated, spread over all of them; the same ones in each run.
    """
    chosen = sampled([pair for pair in pairs if all(any(map(str.isalpha, text)) for text in pair)], most)
    if not chosen:
        return None
    texts, references = zip(*chosen, strict=True)
    translations = translate(texts)
    each = dict(zip(texts, sentence_chrf(translations, references), strict=True))
    return Quality(*languages, model, len(chosen), len(pairs), tuple(scored(translations, references)), each)


def human_pairs(alignment: Alignment, source: str, target: str) -> list[tuple[str, str]]:
    """The texts of the surely linked beads that people wrote in both languages, each pair once."""
    left, right = (alignment.languages.index(lang) for lang in (source, target))
    ours, theirs = alignment.documents[left], alignment.documents[right]
    found = (
        (clean(ours.joined(bead.spans[left])), clean(theirs.joined(bead.spans[right])))
        for bead in alignment.beads
        if bead.spans[left] and bead.spans[right] and bead.score >= _SURE
    )
    return list(dict.fromkeys(found))


def sampled(pairs: Sequence[tuple[str, str]], most: int) -> list[tuple[str, str]]:
    """At most so many of the pairs, evenly spread from the first to the last."""
    if len(pairs) <= most:
        return list(pairs)
    step = len(pairs) / most
    return [pairs[int((k + 0.5) * step)] for k in range(most)]
