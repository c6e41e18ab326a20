"""What the features of the neural scorer count for, alone and beside the lexical ones.

Learnt by ``benchmarks/train_both.py`` on simulated vectors, for no weights of an encoder are shipped; the data file
says how. Whoever has an encoder can learn them again on its own vectors.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .weights import Stages

_DATA = Path(__file__).parent / "data" / "vectors.json"


@dataclass(frozen=True, slots=True)
class VectorWeights:
    """Weights for vectors alone, and for vectors with lexical evidence, of languages the lexicon knows and others."""

    alone: Stages
    known: Stages
    others: Stages
    jump: float

    @classmethod
    @cache
    def default(cls) -> VectorWeights:
        """The weights shipped in the package."""
        return cls.of(json.loads(_DATA.read_text(encoding="utf-8")))

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> VectorWeights:
        """The weights of a table as ``dataclasses.asdict`` makes it."""
        alone, known, others = (Stages.of(table[name]) for name in ("alone", "known", "others"))
        return cls(alone, known, others, table["jump"])
