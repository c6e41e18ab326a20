"""Alignments and memories in JSON Lines as records: one bead or unit a line, its texts by language under ``text``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast

from ..errors import InputError
from ..made import Made, Origin
from ..read.codes import unknown_code, usual_code
from .records import Found, Skip, date, share, text_lines
from .types import ORIGINS, Record, Variant

_NO_JSON: Final = "a line that is not JSON (cut off?)"
_NO_UNIT: Final = "a line without texts by language"


def jsonl_records(path: Path) -> Iterator[tuple[str, Found]]:
    """What stands on each line, with its place. Raises ``InputError`` for a file that holds no unit at all."""
    units = 0
    for number, line in text_lines(path):
        if line is not None and not line.strip():
            continue
        for found in _line(line, path.name):
            units += isinstance(found, Record)
            yield f"line {number}", found
    if not units:
        raise InputError("there is no unit in this file: give JSON Lines that ushtil align or memory wrote", path)


def _line(line: str | None, name: str) -> Iterator[Found]:
    try:
        content = json.loads(line or "")
    except (ValueError, RecursionError):
        yield Skip("", _NO_JSON)
        return
    texts = content.get("text") if isinstance(content, dict) else None
    if not isinstance(texts, dict) or "kind" in content:
        yield Skip("", _NO_UNIT)
        return
    variants: list[Variant] = []
    for code, held in texts.items():
        lang = usual_code(code)
        if lang is None:
            yield Skip("", unknown_code(code))
            continue
        variants += _variants(lang, held, content.get("made"), code)
    yield Record(
        tuple(variants),
        score=share(content.get("score", 1.0)),
        checked=content.get("checked") is True,
        created=date(str(content.get("created", ""))),
        changed=date(str(content.get("changed", ""))),
        publications=_publications(content.get("publications")),
        documents=_documents(content.get("documents")) or {variant.lang: name for variant in variants},
    )


def _variants(lang: str, held: Any, made: Any, code: str) -> Iterator[Variant]:
    """One text, or several in a list; what is said of their origin stands in the same order."""
    texts = held if isinstance(held, list) else [held]
    said = made.get(code) if isinstance(made, dict) else None
    origins = said if isinstance(said, list) else [said] * len(texts)
    for text, origin in zip(texts, [*origins, *[None] * len(texts)], strict=False):
        own = _text(text)
        yield Variant(lang, own, _made(lang, own, origin))


def _made(lang: str, text: str, said: Any) -> Made | None:
    origin = said.get("origin") if isinstance(said, dict) else None
    if origin not in ORIGINS or origin == "human":
        return None
    fields = [_text(said.get(name)) for name in ("from", "model", "revision", "note")]
    source, model, revision, note = fields
    return Made(lang, text, cast("Origin", origin), source, model, revision, share(said.get("score")), note)


def _publications(said: Any) -> tuple[str, ...]:
    return tuple(name for name in said if isinstance(name, str) and name) if isinstance(said, list) else ()


def _documents(said: Any) -> dict[str, str]:
    return {str(lang): str(name) for lang, name in said.items()} if isinstance(said, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
