"""The models that are known by name: what they are for, under what terms, and how good they are said to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from ..corpus.tables import primary_language, table_lines

Task = Literal["encoder", "translator"]
_FAMILIES = {"e5": "e5-small", "nllb": "nllb-600m", "madlad": "madlad-3b"}
_TABLES = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure, 0..100, such as "NTREX F1 kk-en", with where it was published."""

    name: str
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a model.

    ``millions`` of parameters, ``gigabytes`` of weights in single precision; ``commercial`` use is yes, no, doubtful or
    unknown; a ``gated`` model asks for an account and for its terms to be accepted; ``before`` is put before each
    sentence; ``unfit`` are the languages that it is too poor in.
    """

    name: str
    id: str
    task: Task
    family: str
    millions: int
    gigabytes: float
    licence: str
    commercial: str
    gated: bool
    pooling: str
    before: str
    unfit: tuple[str, ...]
    note: str
    figures: tuple[Figure, ...]

    def refusal(self, languages: Sequence[str]) -> str | None:
        """Why the model should not be used for these languages, with the figure; None if nothing speaks against it."""
        for lang in map(primary_language, languages):
            if lang in self.unfit:
                proofs = (f for f in self.figures if lang in f.name.split()[-1].split("-"))
                return f"{self.name} is poor in {lang}" + next((f" ({f.name}: {f.value:g})" for f in proofs), "")
        return None

    @property
    def terms(self) -> str:
        """Licence and use in one line."""
        use = {"yes": "commercial use allowed", "no": "no commercial use", "doubtful": "commercial use doubtful"}
        gated = ", terms to be accepted on its page" if self.gated else ""
        return f"{self.licence or 'licence not stated'}, {use.get(self.commercial, 'commercial use unknown')}{gated}"


@cache
def cards() -> tuple[Card, ...]:
    """All known models, encoders first, each task's best in front."""
    figures: dict[str, list[Figure]] = {}
    for name, figure, value, source in _rows("model_figures.tsv"):
        figures.setdefault(name, []).append(Figure(figure, float(value), source))
    return tuple(
        Card(
            name, model, cast("Task", task), family, int(millions), float(gigabytes), licence, commercial,
            gated == "yes", pooling, before, tuple(unfit.split()), note, tuple(figures.get(name, ())),
        )
        for name, model, task, family, millions, gigabytes, licence, commercial, gated, pooling, before, unfit, note
        in _rows("models.tsv")
    )  # fmt: skip


def card(model: str) -> Card | None:
    """The card of a model by its short name or its hub id, whatever its case; None for others.

    A family's name alone stands for the lightest of it: e5, nllb, madlad.
    """
    wanted = _FAMILIES.get(model.lower(), model.lower())
    return next((known for known in cards() if wanted in (known.name, known.id.lower())), None)


def _rows(name: str) -> list[tuple[str, ...]]:
    _, *rows = table_lines(_TABLES / name)
    return [tuple(row.split("\t")) for row in rows]
