"""Translations scored against those of people: BLEU, chrF, chrF++ and TER, by sacrebleu, with their signatures.

Only tokenizers that need no download are offered. In the order of usefulness for Kazakh and Russian, which inflect,
chrF and chrF++ come first.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

Tokenizer = Literal["13a", "intl", "char", "none"]
#: Resamples behind an interval, sacrebleu's own default.
_RESAMPLES: Final = 1000
#: Above so many words in a line the search of TER for moved words takes minutes.
_LONGEST: Final = 150
#: And of so many lines together; beyond, a line costs some 30 ms.
_MANY: Final = 5000
#: An interval is given of so many translations, and below so many: of fewer it says nothing, of more nothing new.
_FEWEST: Final = 5
SMALL: Final = 1000


@dataclass(frozen=True, slots=True)
class MetricScore:
    """One figure, 0..100 (TER: from 0, lower is better), and what is needed to get it again.

    ``margin`` is half the width of its 95 % interval by bootstrap resampling; None where there are too many
    translations for it to matter, or too few to say.
    """

    name: str
    value: float
    margin: float | None
    signature: str

    @property
    def shown(self) -> str:
        """The figure with its interval."""
        low_high = f" ± {self.margin:.1f}" if self.margin is not None else ""
        return f"{self.value:.1f}{low_high}"


def scored(translations: Sequence[str], references: Sequence[str], tokenizer: Tokenizer = "13a") -> list[MetricScore]:
    """The scores of translations, one reference each.

    TER is left out where a line is too long for it or there are too many, BLEU where there is no run of four words.
    Raises ``ValueError`` where the two are not equally many, or where there are none.
    """
    if len(translations) != len(references) or not references:
        raise ValueError(f"{len(translations)} translations and {len(references)} references")
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    # Without `force` a text of tokens is warned about on standard error.
    metrics: list[Any] = [CHRF(), CHRF(word_order=2), BLEU(tokenize=tokenizer, force=True)]
    longest = max(len(text.split()) for text in (*translations, *references))
    if longest <= _LONGEST and len(references) <= _MANY:
        metrics.append(TER())
    found = (_score(metric, translations, references) for metric in metrics)
    return [score for score in found if score is not None]


def sentence_chrf(translations: Sequence[str], references: Sequence[str]) -> list[float]:
    """The chrF of each translation by itself, 0..100."""
    from sacrebleu.metrics.chrf import CHRF

    metric = CHRF()
    pairs = zip(translations, references, strict=True)
    return [float(metric.sentence_score(text, [reference]).score) for text, reference in pairs]


def _score(metric: Any, translations: Sequence[str], references: Sequence[str]) -> MetricScore | None:
    """The score; None for BLEU of texts that are too short for it, which would be 0 even where all is right."""
    resampled = _FEWEST <= len(references) < SMALL
    try:
        score = metric.corpus_score(translations, [references], n_bootstrap=_RESAMPLES if resampled else 1)
    except TypeError:  # sacrebleu 2.6 cannot take the mean where TER of a resample is exactly 0 or 1
        metric.n_bootstrap = metric.seed = None
        resampled, score = False, metric.corpus_score(translations, [references])
    if not all(getattr(score, "totals", [1])):
        return None
    signature = metric.get_signature().format()
    said = json.loads(score.format(width=4, signature=signature, is_json=True))
    margin = said.get("confidence_var") if resampled else None
    return MetricScore(_name(score.name), float(said["score"]), margin, signature)


def _name(name: str) -> str:
    """The metric as its authors spell it: sacrebleu says chrF2 and chrF2++."""
    return {"chrF2": "chrF", "chrF2++": "chrF++"}.get(name, name)
