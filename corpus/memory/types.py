"""What goes into a translation memory and what comes out of it: plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ..made import Made, Origin

#: From the most to the least trusted.
ORIGINS: Final[tuple[Origin, ...]] = ("human", "memory", "mt")


@dataclass(frozen=True, slots=True)
class Variant:
    """One text of a record: ``lang`` is a BCP 47 code; ``made`` says where it comes from, if no human wrote it."""

    lang: str
    text: str
    made: Made | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """Texts that say the same, in any number of languages and any number of variants of one language.

    ``score`` in 0..1 is how sure the alignment is; ``checked`` says that a human confirmed it. Dates are
    ``YYYYMMDDThhmmssZ`` or empty. ``documents`` are names by language. ``name`` is what a memory calls it, for good;
    it is made from the texts.
    """

    variants: tuple[Variant, ...]
    score: float = 1.0
    checked: bool = False
    created: str = ""
    changed: str = ""
    publications: tuple[str, ...] = ()
    documents: Mapping[str, str] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A translation that the memory holds for a text, or for one like it; rates are whole per cent.

    ``exact`` says that ``source_text`` is the text that was looked up, sign for sign. ``rate`` counts words and
    ``token_rate`` all tokens, both as OmegaT does; ``stem_rate``, by which matches are chosen and ordered, counts words
    without differences of spelling, and for Kazakh and its kin without endings. It is never below ``rate``. Numbers are
    no words: ``numbers_differ`` says that others stand in the two texts, whatever the rates. ``origin`` is that of the
    less trusted side, with ``model`` if it was made. ``unit`` is the unit's lasting name.
    """

    text: str
    source_text: str
    rate: int
    stem_rate: int
    token_rate: int
    exact: bool
    unit: str
    source: str
    target: str
    origin: Origin = "human"
    model: str = ""
    score: float = 1.0
    checked: bool = False
    created: str = ""
    changed: str = ""
    publications: tuple[str, ...] = ()
    documents: Mapping[str, str] = field(default_factory=dict)
    numbers_differ: bool = False
