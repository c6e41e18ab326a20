"""The result of a work as files that lose nothing, and back: its documents, the alignment of all, that of each pair."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from ...corpus.made import Made
from ...corpus.sources import SourceDocument
from ...corpus.types import Alignment, Bead, Document, Segment
from ...corpus.write.jsonl import alignment_jsonl, record
from ..engine import Aligned

DOCUMENTS: Final = "documents.jsonl"
WHOLE: Final = "alignment.jsonl"
Pair = tuple[str, str]


def pair_file(pair: Pair) -> str:
    """The file that holds the alignment of a pair."""
    return f"alignment.{'-'.join(pair)}.jsonl"


def kept_files(aligned: Aligned) -> dict[str, bytes]:
    """The files, by their names; of two versions their alignment is that of all."""
    files = {DOCUMENTS: _encoded(map(_document, aligned.alignment.documents))}
    files[WHOLE] = _encoded(alignment_jsonl(aligned.alignment))
    if len(aligned.pairs) > 1:
        files |= {pair_file(pair): _encoded(alignment_jsonl(found)) for pair, found in aligned.pairs.items()}
    return files


def read_kept(folder: Path, pairs: Sequence[Pair]) -> Aligned:
    """The result of a work from its folder."""
    return from_files({name: (folder / name).read_bytes() for name in kept_names(pairs)}, pairs)


def kept_names(pairs: Sequence[Pair]) -> list[str]:
    """The names of the files of a work with these pairs."""
    return [DOCUMENTS, WHOLE, *(map(pair_file, pairs) if len(pairs) > 1 else ())]


def from_files(files: Mapping[str, bytes], pairs: Sequence[Pair]) -> Aligned:
    """The result in these files; scores have the four digits that are written."""
    documents = [_from_record(content) for content in _records(files[DOCUMENTS])]
    by_language = {document.lang: document for document in documents}
    whole = _alignment(files[WHOLE], documents)
    if len(pairs) < 2:
        return Aligned(whole, dict.fromkeys(pairs, whole))
    found = {pair: _alignment(files[pair_file(pair)], [by_language[lang] for lang in pair]) for pair in pairs}
    return Aligned(whole, found)


def _encoded(lines: Iterator[str]) -> bytes:
    return "".join(lines).encode("utf-8")


def _records(data: bytes) -> Iterator[dict[str, Any]]:
    return map(json.loads, data.splitlines())


def _document(document: Document) -> str:
    content: dict[str, Any] = {
        "lang": document.lang,
        "id": document.id,
        "text": document.text,
        "segments": [[one.start, one.end, one.paragraph, one.kind] for one in document.segments],
    }
    if isinstance(document, SourceDocument):
        content |= {"places": document.places, "notes": document.notes, "reasons": document.reasons}
    return record(content)


def _from_record(content: dict[str, Any]) -> Document:
    segments = tuple(Segment(*segment) for segment in content["segments"])
    identity = content["id"], content["lang"], content["text"], segments
    if "notes" not in content:
        return Document(*identity)
    reasons = {int(number): reason for number, reason in content["reasons"].items()}
    return SourceDocument(*identity, "", tuple(content["places"]), tuple(content["notes"]), reasons)


def _alignment(data: bytes, documents: Sequence[Document]) -> Alignment:
    languages = [document.lang for document in documents]
    return Alignment(tuple(documents), tuple(_bead(content, languages) for content in _records(data)))


def _bead(content: dict[str, Any], languages: Sequence[str]) -> Bead:
    spans = tuple(tuple(content["segments"][lang]) for lang in languages)
    made = tuple(_made(lang, content["text"][lang], said) for lang, said in content.get("made", {}).items())
    return Bead(spans, content["score"], content["moved"], made)


def _made(lang: str, text: str, said: dict[str, Any]) -> Made:
    return Made(lang, text, said["origin"], said["from"], said["model"], said["revision"], said["score"], said["note"])
