"""Parquet in the shape that Hugging Face datasets call ``Translation``: one struct of texts, a field for each language.

Beside it stand the unit's id, its score (no higher than that of what fills a side), its origin, and in JSON what no
person wrote for the text: for each language the record that ``jsonl`` has under ``made``. The schema carries the
description of the features, so that ``datasets`` knows the column without being told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from io import RawIOBase
from itertools import islice
from typing import Any, Final

from ..errors import UsageError, installing
from ..types import Unit
from ..units import clean
from .jsonl import escaped, made_record
from .tsv import trust

_ROWS: Final = 2000
_COLUMNS: Final = {"id": "string", "score": "float32", "origin": "string", "made": "string"}


def parquet(units: Iterable[Unit], languages: Sequence[str]) -> Iterator[bytes]:
    """The parts of a Parquet file; a language without a text is null.

    Raises ``UsageError`` where pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter
    except ImportError:
        raise UsageError(f"Parquet needs pyarrow: {installing('files')}") from None
    schema = _schema(languages)
    sink, rows = _Sink(), iter(units)
    with ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := list(islice(rows, _ROWS)):
            columns = [[_translation(unit, languages) for unit in group], [unit.id for unit in group]]
            columns += [[round(trust(unit.score, unit.made), 4) for unit in group], [unit.origin for unit in group]]
            columns += [[_made(unit) for unit in group]]
            arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            yield sink.taken()
    yield sink.taken()


def _schema(languages: Sequence[str]) -> Any:
    import pyarrow as pa

    translation = pa.struct([pa.field(lang, pa.string()) for lang in languages])
    fields = [pa.field("translation", translation)]
    fields += [pa.field(name, getattr(pa, kind)()) for name, kind in _COLUMNS.items()]
    features: dict[str, Any] = {"translation": {"languages": list(languages), "_type": "Translation"}}
    features |= {name: {"dtype": kind, "_type": "Value"} for name, kind in _COLUMNS.items()}
    return pa.schema(fields, metadata={"huggingface": json.dumps({"info": {"features": features}})})


def _made(unit: Unit) -> str | None:
    return escaped(json.dumps(made_record(unit.made), ensure_ascii=False)) if unit.made else None


def _translation(unit: Unit, languages: Sequence[str]) -> dict[str, str | None]:
    return {lang: clean(unit.texts.get(lang, "")) or None for lang in languages}


class _Sink(RawIOBase):
    """Where the library writes to; what it has written can be taken away piece by piece."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._length

    def write(self, data: Any) -> int:
        part = bytes(data)
        self._parts.append(part)
        self._length += len(part)
        return len(part)

    def taken(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)
