"""The files of the whole corpus, each written from the works one after the other, and never whole in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from ...corpus.manifest import Manifest
from ...corpus.manifest_values import JOINED
from ...corpus.memory.types import ORIGINS
from ...corpus.output import Content
from ...corpus.write.jsonl import record
from ...corpus.write.memories import PARTS
from ...corpus.write.moses import moses
from ...corpus.write.parquet import parquet
from ...corpus.write.tmx import tmx
from ...corpus.write.tsv import cell, numbers
from .built import Current
from .findings import FINDINGS
from .gather import place_of_language
from .kept import Pair
from .spool import ALL, MEMORY, Spool

#: Of these the units are needed, of the others the beads.
_OF_UNITS: Final = {"tmx", "moses", "parquet"}


def joined_files(manifest: Manifest, works: Sequence[Current], spool: Path) -> dict[str, Content]:
    """The joined files by their names, to be written while the folder ``spool`` is there."""
    formats = [form for form in manifest.formats if form in JOINED]
    place = place_of_language(manifest)
    pairs = sorted({pair for work in works for pair in work.pairs}, key=lambda pair: tuple(map(place, pair)))
    languages = sorted({lang for pair in pairs for lang in pair}, key=place)
    files: dict[str, Content] = {}
    if pairs and _OF_UNITS & set(formats):
        held = Spool(spool, works, whole="parquet" in formats, multi=manifest.multi)
        if "parquet" in formats:
            files[f"{manifest.name}.parquet"] = parquet(held.units(ALL), languages)
        for pair in pairs:
            files |= _memories(held, pair, manifest.name, _latest(works)) if "tmx" in formats else {}
            files |= _plain_pairs(held, pair, manifest.name) if "moses" in formats else {}
        for triple in sorted({tuple(work.info["languages"]) for work in works if len(work.pairs) > 1}):
            files |= _memories(held, triple, manifest.name, _latest(works)) if manifest.multi else {}
    for pair in pairs:
        name = f"{manifest.name}.{'-'.join(pair)}"
        if "tsv" in formats:
            files[f"{name}.tsv"] = _table(works, pair)
        if "jsonl" in formats:
            files[f"{name}.jsonl"] = _beads(works, pair)
    if manifest.check is not None:
        files[f"{manifest.name}.{FINDINGS}"] = _findings(works)
    return files


def _latest(works: Sequence[Current]) -> datetime:
    """When the last of the works was made: that is how old the memories are."""
    stamp = max(work.info["created"] for work in works)
    return datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _memories(held: Spool, languages: Sequence[str], name: str, created: datetime) -> dict[str, Content]:
    """The memories of two or three languages, each part in a file of its own.

    The first part is there unless all is of a machine.
    """
    named = "-".join(languages)
    has_machine = any(held.has(named, f"{MEMORY}{part}") for part in PARTS if part.startswith("mt"))
    return {
        ".".join(filter(None, [name, named, part, "tmx"])): tmx(
            held.units(named, f"{MEMORY}{part}"), languages[0], segtype, created
        )
        for part, segtype in PARTS.items()
        if held.has(named, f"{MEMORY}{part}") or not (part or has_machine)
    }


def _plain_pairs(held: Spool, pair: Pair, name: str) -> dict[str, Content]:
    """Two files of as many lines; what no person wrote has files of its own, for lines have no room for marks."""
    named = "-".join(pair)
    return {
        f"{name}.{'' if origin == 'human' else f'{origin}.'}{named}.{lang}": moses(held.units(named, origin), lang)
        for origin in ORIGINS
        if held.has(named, origin) or (origin == "human" and not any(held.has(named, other) for other in ORIGINS))
        for lang in pair
    }


def _having(works: Sequence[Current], pair: Pair) -> Iterator[Current]:
    return (work for work in works if pair in work.pairs)


def _table(works: Sequence[Current], pair: Pair) -> Iterator[str]:
    """As ``ushtil align`` writes a pair, behind the name of the work; all rows have the same columns."""
    is_filled = any(work.info["filled"] for work in _having(works, pair))
    header = ["work", *pair, "score", *(f"{lang}_text" for lang in pair), *(["origin", "note"] * is_filled)]
    yield "\t".join(header) + "\n"
    for work in _having(works, pair):
        for content in work.records(pair):
            made = content.get("made", {})
            filled = {lang: side for lang, side in made.items() if content["text"][lang]}
            trust = min([content["score"], *(side["score"] for side in filled.values())])
            last = [" ".join(f"{lang}={side['origin']}" for lang, side in filled.items())] * is_filled
            notes = (f"{lang}: {side['note']}" for lang, side in made.items() if side["note"])
            last += [cell("; ".join(notes))] * is_filled
            texts = (cell(content["text"][lang]) for lang in pair)
            spans = (numbers(tuple(content["segments"][lang])) for lang in pair)
            yield "\t".join([cell(work.name), *spans, f"{trust:.4f}", *texts, *last]) + "\n"


def _beads(works: Sequence[Current], pair: Pair) -> Iterator[str]:
    """As ``ushtil align`` writes a pair, with the name of the work and those of the documents in every line."""
    for work in _having(works, pair):
        named: dict[str, Any] = {"work": work.name}
        documents: Mapping[str, str] = work.info["documents"]
        for content in work.records(pair):
            yield record(named | content | {"documents": {lang: documents[lang] for lang in pair}})


def _findings(works: Sequence[Current]) -> Iterator[str]:
    """What ``ushtil check`` finds in each work by itself, with the name of the work in every line."""
    for work in works:
        for content in work.lines(FINDINGS):
            yield record({"work": work.name} | content)
