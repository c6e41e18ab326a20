"""XLIFF 2.1 and 1.2 for two languages: what of the source has a translation, and how far it is to be trusted.

Every segment of the source is there, in its order, also one without a translation, for a translator to fill; what only
the target has cannot be told in this format. Score and origin stand in the places that the standards keep for them: in
2.1 the modules for matches and metadata, in 1.2 ``alt-trans``. Machine translation and what comes from a memory are
states for review.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..made import Made
from ..order import in_first_document_order
from ..types import Alignment, Unit
from ..units import as_unit
from ..version import version
from .markup import attribute, content
from .tsv import numbers

_NAMESPACES: Final = (
    'xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" '
    'xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"'
)
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def xliff(alignment: Alignment) -> Iterator[str]:
    """The lines of an XLIFF 2.1 file from the first to the second language of ``alignment``."""
    source, target = (document.lang for document in alignment.documents)
    yield _DECLARATION
    yield f'<xliff {_NAMESPACES} version="2.1" srcLang="{attribute(source)}" trgLang="{attribute(target)}">\n'
    yield f'<file id="f1" original="{attribute(alignment.documents[0].id)}">\n'
    number = 0
    for number, unit in enumerate(_units(alignment), 1):
        texts = _texts(unit, source, target)
        yield f'<unit id="u{number}" name="{unit.id}">\n'
        if unit.texts[target]:
            yield f"<mtc:matches>\n<mtc:match {_match(unit)}>\n{texts}</mtc:match>\n</mtc:matches>\n"
        yield from _metadata(unit)
        yield f'<segment id="s1" {_state(unit, target)}>\n{texts}</segment>\n</unit>\n'
    if not number:
        yield '<group id="g1"/>\n'  # the schema allows no file without anything in it
    yield "</file>\n</xliff>\n"


def xliff12(alignment: Alignment) -> Iterator[str]:
    """The lines of an XLIFF 1.2 file from the first to the second language of ``alignment``."""
    source, target = (document.lang for document in alignment.documents)
    yield _DECLARATION
    yield '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
    yield (
        f'<file original="{attribute(alignment.documents[0].id)}" source-language="{attribute(source)}" '
        f'target-language="{attribute(target)}" datatype="plaintext">\n'
        f'<header><tool tool-id="ushtil" tool-name="Ushtil" tool-version="{attribute(version())}"/></header>\n<body>\n'
    )
    for number, unit in enumerate(_units(alignment), 1):
        yield f'<trans-unit id="{number}" resname="{unit.id}" xml:space="preserve">\n'
        yield f"<source>{content(unit.texts[source])}</source>\n"
        if text := content(unit.texts[target]):
            side = _made(unit)
            yield f"<target {_state12(side)}>{text}</target>\n"
            yield (
                f'<alt-trans match-quality="{100 * _trust(unit):.0f}" origin="{attribute(_origin(unit))}" '
                f'tool-id="ushtil"><source>{content(unit.texts[source])}</source><target>{text}</target></alt-trans>\n'
            )
        for side in unit.made:
            if side.note:
                yield f"<note>{content(side.note)}</note>\n"
        yield "</trans-unit>\n"
    yield "</body>\n</file>\n</xliff>\n"


def _units(alignment: Alignment) -> Iterator[Unit]:
    """The beads that have a text in the first language, as units, in the order of the first document."""
    made = (as_unit(alignment, bead) for bead in in_first_document_order(alignment.beads))
    return (unit for unit in made if unit.texts[alignment.languages[0]])


def _texts(unit: Unit, source: str, target: str) -> str:
    text = content(unit.texts[target])
    filled = f'<target xml:space="preserve">{text}</target>\n' if text else ""
    return f'<source xml:space="preserve">{content(unit.texts[source])}</source>\n{filled}'


def _made(unit: Unit) -> Made | None:
    """What is not from a human in the unit, the least of it if there are two."""
    return min((side for side in unit.made if side.text), key=lambda side: side.score, default=None)


def _trust(unit: Unit) -> float:
    side = _made(unit)
    return min(max(unit.score if side is None else side.score, 0.0), 1.0)


def _origin(unit: Unit) -> str:
    side = _made(unit)
    return "alignment" if side is None else side.model or side.origin


def _match(unit: Unit) -> str:
    side = _made(unit)
    kind = "mt" if side and side.origin == "mt" else "tm"
    rate = f' similarity="{100 * _trust(unit):.2f}"' if side and side.origin == "memory" else ""
    return (
        f'ref="#s1" type="{kind}" origin="{attribute(_origin(unit))}"{rate} matchSuitability="{100 * _trust(unit):.2f}"'
    )


def _metadata(unit: Unit) -> Iterator[str]:
    rows = [("origin", unit.origin), ("score", f"{unit.score:.4f}")]
    rows += [(f"document-{lang}", document) for lang, document in unit.documents.items()]
    rows += [(f"segments-{lang}", numbers(span)) for lang, span in unit.segments.items() if span]
    for side in unit.made:
        rows += [(f"made-{side.lang}", f"{side.origin} {side.model} {side.revision} {side.score:.4f}")]
        rows += [(f"note-{side.lang}", side.note)] if side.note else []
    yield '<mda:metadata>\n<mda:metaGroup category="ushtil">\n'
    for name, value in rows:
        yield f'<mda:meta type="{attribute(name)}">{content(value)}</mda:meta>\n'
    yield "</mda:metaGroup>\n</mda:metadata>\n"


def _state(unit: Unit, target: str) -> str:
    side = _made(unit)
    if side is not None:
        return f'state="initial" subState="ushtil:{side.origin}"'
    return f'state="{"translated" if unit.texts[target] else "initial"}"'


def _state12(side: Made | None) -> str:
    if side is None:
        return 'state="translated"'
    qualifier = "mt-suggestion" if side.origin == "mt" else "exact-match" if side.score >= 1 else "fuzzy-match"
    return f'state="needs-review-translation" state-qualifier="{qualifier}"'
