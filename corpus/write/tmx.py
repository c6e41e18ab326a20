"""Translation memory exchange (TMX 1.4b) as the common clients read it.

The rules behind each line were tried on OmegaT, Weblate, translate-toolkit and a strict validator: plain language
codes and a concrete source language, no empty or padded ``<seg>``, no inline markup, properties on ``<tu>`` only and
before the texts, types beginning with ``x-`` (``aligned`` is memoQ's), dates as ``YYYYMMDDThhmmssZ``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final, Literal

from ..types import Unit
from ..version import version
from .markup import attribute, content
from .tsv import numbers, trust

SegType = Literal["sentence", "paragraph"]
_LONG: Final = 100  # such values are not kept in mind
END: Final = "  </body>\n</tmx>\n"


def tmx(units: Iterable[Unit], source_language: str, segtype: SegType, created: datetime) -> Iterator[str]:
    """The lines of a TMX file that holds ``units``, each of which has a text in ``source_language``."""
    yield header(source_language, segtype, created)
    for unit in units:
        yield translation_unit(unit, segtype, created)
    yield END


def header(source_language: str, segtype: SegType, created: datetime) -> str:
    """What stands before the first unit."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'  <header creationtool="ushtil" creationtoolversion="{attribute(version())}" segtype="{segtype}" '
        f'o-tmf="ushtil" adminlang="en" srclang="{attribute(source_language)}" datatype="plaintext" '
        f'creationdate="{_stamp(created)}"/>\n  <body>\n'
    )


def _stamp(date: datetime) -> str:
    return f"{date.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def translation_unit(unit: Unit, segtype: SegType, created: datetime) -> str:
    """The element ``<tu>`` of a unit; where nobody knows when the unit was made, it was at ``created``."""
    return "".join(_tu(unit, segtype, created))


@lru_cache(maxsize=1 << 12)
def _common(text: str) -> str:
    """What many units have in common, ready for an attribute or between tags."""
    return attribute(text)


def _tu(unit: Unit, segtype: SegType, created: datetime) -> Iterator[str]:
    own = "paragraph" if any(len(span) > 1 for span in unit.segments.values()) else "sentence"
    marks = "" if own == segtype or not unit.segments else f' segtype="{own}"'  # without segments nothing is known
    if unit.origin == "mt":
        marks += ' creationid="MT!"'  # Trados and Okapi know machine translation by this
    known = unit.provenance
    changed = f' changedate="{_common(known.changed)}"' if known.changed else ""
    dates = f'creationdate="{_common(known.created or _stamp(created))}"{changed}'
    yield f'    <tu tuid="{attribute(unit.id)}" {dates}{marks}>\n'
    for name, value in _properties(unit):
        yield f'      <prop type="{_common(name)}">{content(value) if len(value) > _LONG else _common(value)}</prop>\n'
    machine = {made.lang for made in unit.made if made.origin == "mt"}
    for lang, text in unit.texts.items():
        own = ' creationid="MT!"' if lang in machine else ""
        yield f'      <tuv xml:lang="{_common(lang)}"{own}><seg>{content(text)}</seg></tuv>\n'
    yield "    </tu>\n"


def _properties(unit: Unit) -> Iterator[tuple[str, str]]:
    trusted = trust(unit.score, unit.made)
    yield "x-score", f"{trusted:.4f}"
    if trusted < unit.score:
        yield "x-alignment-score", f"{unit.score:.4f}"
    if unit.origin == "human" and not unit.provenance.checked:
        yield "aligned", "yes"  # memoQ's alignment penalty
        yield "x-Origin", "Alignment"  # Trados's
    yield "x-ConfirmationLevel", "ApprovedTranslation" if unit.provenance.checked else "Draft"
    if unit.provenance.publications:
        yield "x-publication", " | ".join(unit.provenance.publications)
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
