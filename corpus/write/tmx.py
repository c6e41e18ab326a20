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
from ..version import version
from .markup import attribute, content
from .tsv import numbers, trust

SegType = Literal["sentence", "paragraph"]


def tmx(units: Iterable[Unit], source_language: str, segtype: SegType, created: datetime) -> Iterator[str]:
    """The lines of a TMX file that holds ``units``, each of which has a text in ``source_language``."""
    stamp = f"{created.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    yield (
        f'  <header creationtool="ushtil" creationtoolversion="{attribute(version())}" segtype="{segtype}" '
        f'o-tmf="ushtil" adminlang="en" srclang="{attribute(source_language)}" datatype="plaintext" '
        f'creationdate="{stamp}"/>\n  <body>\n'
    )
    for unit in units:
        yield from _tu(unit, segtype, stamp)
    yield "  </body>\n</tmx>\n"


def _tu(unit: Unit, segtype: SegType, stamp: str) -> Iterator[str]:
    own = "paragraph" if any(len(span) > 1 for span in unit.segments.values()) else "sentence"
    marks = "" if own == segtype or not unit.segments else f' segtype="{own}"'  # without segments nothing is known
    if unit.origin == "mt":
        marks += ' creationid="MT!"'  # Trados and Okapi know machine translation by this
    yield f'    <tu tuid="{attribute(unit.id)}" creationdate="{stamp}"{marks}>\n'
    for name, value in _properties(unit):
        yield f'      <prop type="{attribute(name)}">{content(value)}</prop>\n'
    machine = {made.lang for made in unit.made if made.origin == "mt"}
    for lang, text in unit.texts.items():
        own = ' creationid="MT!"' if lang in machine else ""
        yield f'      <tuv xml:lang="{attribute(lang)}"{own}><seg>{content(text)}</seg></tuv>\n'
    yield "    </tu>\n"


def _properties(unit: Unit) -> Iterator[tuple[str, str]]:
    yield "x-score", f"{trust(unit.score, unit.made):.4f}"
    if unit.origin == "human":
        yield "aligned", "yes"  # memoQ's alignment penalty
        yield "x-Origin", "Alignment"  # Trados's
    yield "x-ConfirmationLevel", "Draft"
    for lang, document in unit.documents.items():
        yield f"x-document-{lang}", document
    for lang, span in unit.segments.items():
        if span:
            yield f"x-segments-{lang}", numbers(span)
    for made in unit.made:
        yield f"x-origin-{made.lang}", made.origin
        yield f"x-source-{made.lang}", made.source
        yield f"x-model-{made.lang}", made.model
        yield f"x-revision-{made.lang}", made.revision
        yield f"x-score-{made.lang}", f"{made.score:.4f}"
        if made.note:
            yield f"x-note-{made.lang}", made.note
