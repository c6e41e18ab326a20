"""The units of TMX files as records, with what translators' programs say of them in their properties."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast

from ..joined import split_names
from ..made import Made, Origin
from ..read.tmx import TmxFile, TmxUnit
from ..tables import primary_language
from .records import Found, Skip, date, share
from .types import ORIGINS, Record, Variant

# Trados, Okapi and others say so of the whole unit: in creationid, or in the property x-Origin.
_MACHINE_USER: Final = "MT!"
_MACHINE_ORIGINS: Final = frozenset(["mt", "nmt", "adaptivemt", "machinetranslation"])
_APPROVED: Final = frozenset(["ApprovedTranslation", "ApprovedSignOff"])


def tmx_records(path: Path) -> Iterator[tuple[str, Found]]:
    """The units in order, each with its place. Raises ``InputError``, also in the middle, where the file is broken."""
    file = TmxFile(path)
    for unit in file:
        place = f"unit {unit.number}"
        yield from ((place, Skip("", problem)) for problem in unit.problems)
        if len(unit.texts) > 1 or not unit.problems:
            yield place, _record(unit, path.name)
    if file.dropped:
        yield "", Skip("", f"{file.dropped:,} characters that XML forbids, left out of their texts")


def _record(unit: TmxUnit, name: str) -> Record:
    said = unit.properties
    documents = {lang: said[f"x-document-{lang}"] for lang, _ in unit.texts if said.get(f"x-document-{lang}")}
    whole = said.get("x-document") or name
    return Record(
        tuple(Variant(lang, text, _made(unit, lang, text)) for lang, text in unit.texts),
        score=share(said.get("x-alignment-score", said.get("x-score", 1.0))),
        checked=said.get("x-ConfirmationLevel") in _APPROVED or said.get("corrected") == "yes",
        created=date(unit.attributes.get("creationdate", "")),
        changed=date(unit.attributes.get("changedate", "")),
        publications=split_names(said.get("x-publication", "")),
        documents=documents or dict.fromkeys((lang for lang, _ in unit.texts), whole),
    )


def _made(unit: TmxUnit, lang: str, text: str) -> Made | None:
    """Where a text comes from: as Ushtil says it of each text, or as other programs say it of a whole unit."""
    said = unit.properties
    origin = said.get(f"x-origin-{lang}", "")
    if origin in ORIGINS and origin != "human":
        source, model, revision, note = (said.get(f"x-{name}-{lang}", "") for name in _NAMES)
        return Made(
            lang, text, cast("Origin", origin), source, model, revision, share(said.get(f"x-score-{lang}")), note
        )
    if any(name.startswith("x-origin-") for name in said):
        return None
    source = unit.source or unit.texts[0][0]
    machine = (
        _MACHINE_USER in (unit.attributes.get("creationid"), unit.attributes.get("changeid"))
        or said.get("x-Origin", "").lower() in _MACHINE_ORIGINS
    )
    if not machine or primary_language(lang) == primary_language(source):
        return None
    return Made(lang, text, "mt", source, said.get("x-model", ""), "", 1.0)


_NAMES: Final = ("source", "model", "revision", "note")
