"""How good a translation is held to be without a reference: one figure in 0..1, a calibrated probability.

What can be seen without a model (``signals``) is weighed by logistic regression, learnt by
``benchmarks/estimation.py`` from human translations and from the same ones damaged as machines damage them: of the
translations scored 0.8, eight in ten of those were undamaged, where half of all are. What the models say cannot be
learnt from texts alone. It is taken as a normal variable that is compared with the document's own translations and
correlates with quality: the log-odds rise by ``1.7 r / sqrt(1 - r**2)`` for each deviation (a probit with unit
variance is a logistic with 1.7). Where nobody has translated a part of the document, r is 0.4, the middle of what
Fomicheva et al. (2020), "Unsupervised Quality Estimation for Neural Machine Translation" (TACL 8), found for the mean
log-probability against judgements of people in six pairs of languages (about 0.2 to 0.65). Where people have, r is
measured there against chrF, and counted together with 20 pairs' worth of 0.4.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from math import exp, log, sqrt
from pathlib import Path
from statistics import fmean, median
from typing import Any

from ...corpus.tables import primary_language
from .base import Translation
from .sides import Side
from .signals import Shares, seen

_DATA = Path(__file__).parents[1] / "data" / "estimate.json"
_LOGISTIC = 1.7
_USUAL_CORRELATION, _USUAL_WORTH = 0.4, 20
_MOST_CORRELATION = 0.9
#: Of fewer translations nobody can say what is usual.
_ENOUGH = 8
#: The median distance from the median is so many standard deviations of a normal variable.
_DEVIATIONS = 1.4826
#: Differences in mean log-probability that are smaller than this on the whole tell nothing.
_LEAST_SPREAD = 0.1
_LOWEST, _HIGHEST = -4.0, 2.0
_EDGE = 1e-6


@dataclass(frozen=True, slots=True)
class ModelSignals:
    """What models say of one translation, each higher where it is better; None where no model was asked.

    ``forward`` is the mean natural log-probability a token that the translator gave its own translation, ``reverse``
    what the model gives to the source as a translation of it (``reverse.model_signals``).
    """

    forward: float | None = None
    reverse: float | None = None

    @classmethod
    def of(cls, translation: Translation) -> ModelSignals:
        """What a translation brings along by itself."""
        return cls(forward=log(max(translation.score, _EDGE)))


@dataclass(frozen=True, slots=True)
class Scale:
    """What is usual of the models' signals among a document's translations: centre and spread of each.

    ``correlation`` says how much their mean tells of quality.
    """

    centres: Mapping[str, tuple[float, float]]
    correlation: float = _USUAL_CORRELATION

    def log_odds(self, given: ModelSignals) -> float:
        """What the signals add to the log-odds; it rises with each signal, within bounds, and is 0 for usual ones."""
        deviations = self._deviations(given)
        if not deviations:
            return 0.0
        slope = _LOGISTIC * self.correlation / sqrt(1 - self.correlation**2)
        return slope * fmean(deviations)

    def _deviations(self, given: ModelSignals) -> list[float]:
        known = [(value, self.centres[name]) for name, value in asdict(given).items() if name in self.centres]
        return [
            min(max((value - centre) / spread, _LOWEST), _HIGHEST)
            for value, (centre, spread) in known
            if value is not None
        ]


def scale_of(given: Sequence[ModelSignals], quality: Sequence[float | None] = ()) -> Scale:
    """The scale of a document's translations; ``quality`` is chrF, or None, of those that people translated too.

    Raises ``ValueError`` where ``quality`` is given for another number of translations.
    """
    centres = {}
    for name in ("forward", "reverse"):
        values = [value for signal in given if (value := getattr(signal, name)) is not None]
        if len(values) >= _ENOUGH:
            centre = median(values)
            centres[name] = centre, max(_LEAST_SPREAD, _DEVIATIONS * median(abs(value - centre) for value in values))
    scale = Scale(centres)
    if not quality:
        return scale
    pairs = [(signal, score) for signal, score in zip(given, quality, strict=True) if score is not None]
    told = [(fmean(deviations), score) for signal, score in pairs if (deviations := scale._deviations(signal))]
    return Scale(centres, _correlation(told))


def _correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """The correlation of two variables, never negative, with so many pairs of the usual one added."""
    n = len(pairs)
    found = 0.0
    if n > 2:
        xs, ys = zip(*pairs, strict=True)
        x_mean, y_mean = fmean(xs), fmean(ys)
        both = sum((x - x_mean) * (y - y_mean) for x, y in pairs)
        each = sum((x - x_mean) ** 2 for x in xs) * sum((y - y_mean) ** 2 for y in ys)
        found = both / sqrt(each) if each > 0 else 0.0
    mixed = (n * found + _USUAL_WORTH * _USUAL_CORRELATION) / (n + _USUAL_WORTH)
    return min(max(mixed, 0.0), _MOST_CORRELATION)


def estimated(
    text: str,
    translation: Translation,
    source: str,
    target: str,
    *,
    models: ModelSignals | None = None,
    scale: Scale | None = None,
) -> float:
    """How probably a translation is a good one, 0..1; 0 where there is none.

    ``models`` are heard only with a ``scale``, by which they are judged; without ``models`` the translation's own
    score is. A text without a letter that was passed on as it is keeps its score.
    """
    if not translation.text.strip():
        return 0.0
    if translation.text == text and not any(map(str.isalpha, text)):
        return translation.score
    odds = seen_odds(text, translation.text, source, target)
    if scale:
        odds += scale.log_odds(models or ModelSignals.of(translation))
    return 1 / (1 + exp(-min(max(odds, -30.0), 30.0)))


def seen_odds(text: str, translation: str, source: str, target: str) -> float:
    """The log-odds that a translation is good by what can be seen of it without a model."""
    weights = Weights.default(source, target)
    found = seen(Side(text, source), Side(translation, target)).signals(weights.usual)
    return weights.offset + sum(weights.weights[name] * value for name, value in found.items())


@dataclass(frozen=True, slots=True)
class Weights:
    """What is usual of the shares of a pair of languages, what each signal counts for (at least 0), and the offset."""

    usual: Shares
    weights: Mapping[str, float]
    offset: float

    @classmethod
    def default(cls, source: str, target: str) -> Weights:
        """The weights shipped in the package; those for others hold where either language is not one of its three."""
        table = _table()
        pair = f"{primary_language(source)}-{primary_language(target)}"
        return cls(**table.get(pair, table["others"]))


@cache
def _table() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(_DATA.read_text(encoding="utf-8"))
    return found
