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

from ..joined import joined_names
from ..made import Made
from ..types import Unit
from ..version import version
from .markup import attribute, content
from .tsv import numbers, trust

SegType = Literal["sentence", "paragraph"]
END: Final = "  </body>\n</tmx>\n"


def tmx(units: Iterable[Unit], source_language: str, segtype: SegType, created: datetime) -> Iterator[str]:
    """The lines of a TMX file that holds ``units``, each of which has a text in ``source_language``."""
    yield header(source_language, segtype, created)
    for unit in units:
        yield translation_unit(unit, segtype, created, source_language)
    yield END


def header(source_language: str, segtype: SegType, created: datetime) -> str:
    """What stands before the first unit."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'  <header creationtool="ushtil" creationtoolversion="{attribute(version())}" segtype="{segtype}" '
        f'o-tmf="ushtil" adminlang="en" srclang="{attribute(source_language)}" datatype="plaintext" '
        f'creationdate="{_stamp(created)}"/>\n  <body>\n'
    )


@lru_cache(maxsize=4)
def _stamp(date: datetime) -> str:
    return f"{date.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def translation_unit(unit: Unit, segtype: SegType, created: datetime, source_language: str = "") -> str:
    """The element ``<tu>`` of a unit; where nobody knows when the unit was made, it was at ``created``.

    It names its own source language where it has no text in ``source_language``, that of the file.
    """
    machine = {made.lang for made in unit.made if made.origin == "mt"} if unit.made else ()
    texts = [
        f"{_opened(lang, is_machine=lang in machine)}{content(text)}</seg></tuv>\n" for lang, text in unit.texts.items()
    ]
    return f"{_start(unit, segtype, created, source_language)}{_properties(unit)}{''.join(texts)}    </tu>\n"


def _start(unit: Unit, segtype: SegType, created: datetime, source_language: str) -> str:
    marks = ""
    if unit.segments:  # without them nothing is known
        own = "paragraph" if any(len(span) > 1 for span in unit.segments.values()) else "sentence"
        marks = "" if own == segtype else f' segtype="{own}"'
    if unit.made and unit.origin == "mt":
        marks += ' creationid="MT!"'  # Trados and Okapi know machine translation by this
    if source_language and source_language not in unit.texts:
        marks += f' srclang="{_common(next(iter(unit.texts), ""))}"'
    name = unit.id if unit.id.isalnum() else attribute(unit.id)
    known = unit.provenance
    changed = f' changedate="{_common(known.changed)}"' if known.changed else ""
    return f'    <tu tuid="{name}" creationdate="{_common(known.created or _stamp(created))}"{changed}{marks}>\n'


@lru_cache(maxsize=1 << 10)
def _common(text: str) -> str:
    """What many units have in common, ready for an attribute or between tags."""
    return attribute(text)


@lru_cache(maxsize=1 << 6)
def _opened(lang: str, *, is_machine: bool) -> str:
    own = ' creationid="MT!"' if is_machine else ""
    return f'      <tuv xml:lang="{attribute(lang)}"{own}><seg>'


def _prop(name: str, value: str) -> str:
    return f'      <prop type="{_common(name)}">{content(value)}</prop>\n'


def _properties(unit: Unit) -> str:
    trusted = trust(unit.score, unit.made) if unit.made else unit.score
    known = unit.provenance
    is_human = not unit.made or unit.origin == "human"
    surer = _prop("x-alignment-score", f"{unit.score:.4f}") if trusted < unit.score else ""
    shared = _shared(is_human, known.checked, known.publications, tuple(unit.documents.items()))
    own = [_prop(f"x-segments-{lang}", numbers(span)) for lang, span in unit.segments.items() if span]
    own += [prop for made in unit.made for prop in _origin(made)]
    return f'      <prop type="x-score">{trusted:.4f}</prop>\n{surer}{shared}{"".join(own)}'


def _origin(made: Made) -> Iterator[str]:
    said = {"origin": made.origin, "source": made.source, "model": made.model, "revision": made.revision}
    for name, value in {**said, "score": f"{made.score:.4f}", "note": made.note}.items():
        if value:
            yield _prop(f"x-{name}-{made.lang}", value)


@lru_cache(maxsize=1 << 8)  # neighbours come from the same documents
def _shared(
    is_human: bool,
    is_checked: bool,
    publications: tuple[str, ...],
    documents: tuple[tuple[str, str], ...],
) -> str:
    props = []
    if is_human and not is_checked:
        props += [("aligned", "yes"), ("x-Origin", "Alignment")]  # memoQ's alignment penalty, and Trados's
    props.append(("x-ConfirmationLevel", "ApprovedTranslation" if is_checked else "Draft"))
    if publications:
        props.append(("x-publication", joined_names(publications)))
    props += [(f"x-document-{lang}", document) for lang, document in documents]
    return "".join(_prop(name, value) for name, value in props)
