"""What each feature of the lexical scorer counts for: learnt by ``benchmarks/train_lexical.py``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .lengths import LengthModel
from .sureness import UNCHANGED, Sureness

_DATA = Path(__file__).parent / "data" / "lexical.json"

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Stages:
    """What each feature counts for: at first, with words learnt from the documents, and with a third version heard."""

    first: Features
    taught: Features
    third: Features
    #: How sure beads are: of two versions alone, of two with a third one heard, and of three.
    sure_alone: Sureness = UNCHANGED
    sure_heard: Sureness = UNCHANGED
    sure_three: Sureness = UNCHANGED
    #: The share of what they could share that linked segments of translations do share.
    usual_agreement: float = 1.0

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Stages:
        """The stages of a table as ``dataclasses.asdict`` makes it."""
        alone, heard, three = (Sureness(**table[f"sure_{name}"]) for name in ("alone", "heard", "three"))
        return cls(table["first"], table["taught"], table["third"], alone, heard, three, table["usual_agreement"])


@dataclass(frozen=True, slots=True)
class LexicalWeights:
    """Weights for pairs of languages that the lexicon knows and for others, the law of lengths, the price of a jump."""

    known: Stages
    others: Stages
    lengths: LengthModel
    jump: float

    @classmethod
    @cache
    def default(cls) -> LexicalWeights:
        """The weights shipped in the package."""
        table = json.loads(_DATA.read_text(encoding="utf-8"))
        known, others = (Stages.of(table[name]) for name in ("known", "others"))
        return cls(known, others, LengthModel(**table["lengths"]), table["jump"])
