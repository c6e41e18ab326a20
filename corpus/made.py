"""What no human wrote for a text: a side of a bead that came from a model or a memory, with where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

Origin = Literal["human", "mt", "memory"]


@dataclass(frozen=True, slots=True)
class Made:
    """The text that fills a missing side of a bead in language ``lang``, and its origin, which stays with it.

    ``source`` is the language that it was made from. ``model`` and ``revision`` name the model, or the memory and the
    unit in it. ``score`` is in 0..1: how good a translation is held to be, or the match rate of a memory. ``note``
    says in words what a reader must know, such as how a fuzzy match differs; ``text`` is empty where nothing good
    enough was made, and the note says why.
    """

    lang: str
    text: str
    origin: Origin
    source: str
    model: str
    revision: str
    score: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a memory knows of a unit: whether a person confirmed it, when it was made and changed, who published it.

    Dates are ``YYYYMMDDThhmmssZ``, or empty where nobody knows.
    """

    checked: bool = False
    created: str = ""
    changed: str = ""
    publications: tuple[str, ...] = ()


UNKNOWN: Final = Provenance()


def least_trusted(made: Iterable[Made]) -> Origin:
    """Is "mt" if a model made a text of these, or else "memory" if a memory did, or else "human"."""
    origins = {side.origin for side in made if side.text}
    return "mt" if "mt" in origins else "memory" if "memory" in origins else "human"
