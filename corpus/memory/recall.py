"""What a memory offers for a missing side: the translation of the very text, or of one like it with how it differs."""

from __future__ import annotations

from collections.abc import Sequence

from ..made import Made
from .rates import difference, marked
from .types import Match
from .words import stem_rate_is

_MOST_OTHERS = 3


def recalled(text: str, target: str, matches: Sequence[Match], memory: str) -> Made | None:
    """The best of the matches, which stand in order, as what fills the place of ``text``; ``memory`` is its name.

    The score is 1 for the text itself and less for any other, even one of the same words: the rate of the words, or
    that of all tokens where other numbers stand in it and this rate is lower. The origin is "memory", or "mt" where a
    model made what the memory holds. The note says how a text differs, and names other translations.
    """
    if not matches:
        return None
    best = matches[0]
    machine = best.origin == "mt"
    notes = []
    if machine:
        notes.append(f"from the memory {memory}, unit {best.unit}, which holds it as machine translation")
    if not best.exact:
        notes.append(f"match of {_rate(best)}: {marked(difference(best.source_text, text))}")
    others = [match.text for match in matches[1:] if match.exact and best.exact and match.text != best.text]
    if others:
        listed = " | ".join(others[:_MOST_OTHERS])
        notes.append(f"the memory has {len(others)} other translation{'s' * (len(others) > 1)}: {listed}")
    return Made(
        target,
        best.text,
        "mt" if machine else "memory",
        best.source,
        best.model if machine else memory,
        "" if machine else best.unit,
        _score(best),
        "; ".join(notes),
    )


def _rate(match: Match) -> str:
    aside = f", {match.stem_rate} % {stem_rate_is(match.source)}" if match.stem_rate > match.rate else ""
    return f"{match.rate} % in words{aside}{', with other numbers' * match.numbers_differ}"


def _score(match: Match) -> float:
    if match.exact:
        return 1.0
    return min(match.rate, 99, match.token_rate if match.numbers_differ else 99) / 100
