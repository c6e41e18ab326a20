"""Translation memory exchange (TMX 1.4b) as the common clients read it.

The rules behind each line were tried on OmegaT, Weblate, translate-toolkit and a strict validator: plain language
codes and a concrete source language, no empty or padded ``<seg>``, no inline markup, properties on ``<tu>`` only and
before the texts, types beginning with ``x-`` (``aligned`` is memoQ's), dates as ``YYYYMMDDThhmmssZ``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Literal

from ..types import Unit
from ..units import clean
from ..version import version
from .tsv import numbers

SegType = Literal["sentence", "paragraph"]


def tmx(units: Iterable[Unit], source_language: str, segtype: SegType, created: datetime) -> Iterator[str]:
    """The lines of a TMX file that holds ``units``, each of which has a text in ``source_language``."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    yield (
        f'  <header creationtool="ushtil" creationtoolversion="{_attribute(version())}" segtype="{segtype}" '
        f'o-tmf="ushtil" adminlang="en" srclang="{_attribute(source_language)}" datatype="plaintext" '
        f'creationdate="{created.astimezone(UTC):%Y%m%dT%H%M%SZ}"/>\n  <body>\n'
    )
    for unit in units:
        yield from _tu(unit, segtype)
    yield "  </body>\n</tmx>\n"


def _tu(unit: Unit, segtype: SegType) -> Iterator[str]:
    own = "paragraph" if any(len(span) > 1 for span in unit.segments.values()) else "sentence"
    marks = "" if own == segtype else f' segtype="{own}"'
    if unit.origin == "mt":
        marks += ' creationid="MT!"'  # Trados and Okapi know machine translation by this
    yield f'    <tu tuid="{_attribute(unit.id)}"{marks}>\n'
    for name, value in _properties(unit):
        yield f'      <prop type="{_attribute(name)}">{_content(value)}</prop>\n'
    for lang, text in unit.texts.items():
        yield f'      <tuv xml:lang="{_attribute(lang)}"><seg>{_content(text)}</seg></tuv>\n'
    yield "    </tu>\n"


def _properties(unit: Unit) -> Iterator[tuple[str, str]]:
    yield "x-score", f"{unit.score:.4f}"
    if unit.origin == "human":
        yield "aligned", "yes"  # memoQ's alignment penalty
        yield "x-Origin", "Alignment"  # Trados's
    yield "x-ConfirmationLevel", "Draft"
    for lang, document in unit.documents.items():
        yield f"x-document-{lang}", document
    for lang, span in unit.segments.items():
        yield f"x-segments-{lang}", numbers(span)


def _content(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    return _content(text).replace('"', "&quot;")
