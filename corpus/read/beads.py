"""Alignments read back as beads: our JSONL, our TSV, and golds as ``indices TAB indices [TAB indices]``.

The links of a comparison (JSONL) are read as beads of the source and the copy.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..types import Indices
from .peers import Rows, is_of_a_peer, peer_rows

_SIDES = ("source", "copy")
_OTHERS = {".tmx", ".html", ".htm"}
_REMEDY = "write one bead a line: segment numbers from 0, comma-separated, a tab between the languages"


@dataclass(frozen=True, slots=True)
class BeadFile:
    """The beads of a file, one tuple of segment indices per column; ``languages`` is empty where the file has none."""

    path: Path
    languages: tuple[str, ...]
    beads: tuple[tuple[Indices, ...], ...]

    @property
    def width(self) -> int:
        """How many versions are aligned."""
        return len(self.beads[0])


def read_beads(path: Path) -> BeadFile:
    """The beads of a JSONL, TSV or gold file, told apart by what is in it, or of another program's, by its ending.

    Raises ``InputError`` for a file that cannot be read, that holds none, or that has a segment in two beads.
    """
    if is_of_a_peer(path):
        languages, rows = peer_rows(path)
        return _checked(path, languages, rows)
    lines = [(number, line) for number, line in enumerate(_lines(path), 1) if line.strip(" \r") and line[0] != "#"]
    if not lines:
        raise InputError(f"there is no alignment in this file: {_REMEDY}", path)
    if lines[0][1].lstrip().startswith("{"):
        languages, rows = _from_json(path, lines)
    else:
        languages, rows = _from_columns(path, lines)
    return _checked(path, languages, rows)


def _checked(path: Path, languages: tuple[str, ...], rows: Rows) -> BeadFile:
    if not rows:
        raise InputError(f"there is no alignment in this file: {_REMEDY}", path)
    _check(path, rows, repeats=languages == _SIDES)
    return BeadFile(path, languages, tuple(spans for _, spans in rows))


def _lines(path: Path) -> list[str]:
    try:
        data = path.read_bytes()
        if path.suffix.lower() in _OTHERS:
            raise InputError(f"a {path.suffix.lower()} file cannot be scored: give .tsv or .jsonl", path)
        return data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise InputError("this is not a UTF-8 text: give an alignment (TSV or JSONL)", path) from None
    except FileNotFoundError:
        raise InputError("no such file: check the name and the folder", path) from None
    except IsADirectoryError:
        raise InputError("is a folder: give a file, or two folders", path) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path) from None


def _from_json(path: Path, lines: list[tuple[int, str]]) -> tuple[tuple[str, ...], Rows]:
    languages: tuple[str, ...] = ()
    rows: Rows = []
    for number, line in lines:
        segments = _segments(path, number, line)
        if segments is None:
            continue
        languages = languages or tuple(segments)
        if set(segments) != set(languages):
            raise InputError(f"this bead has other languages than the first one ({', '.join(languages)})", path, number)
        rows.append((number, tuple(_from_list(path, number, segments[lang]) for lang in languages)))
    if not rows:
        raise InputError("there is no alignment in this file, and no link of a comparison", path)
    return languages, rows


def _segments(path: Path, number: int, line: str) -> dict[str, Any] | None:
    """The segments of a bead, or of a comparison's link; None for the other records of a comparison."""
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError("this line is not JSON: write the file again with ushtil align", path, number) from None
    if isinstance(content, dict) and "kind" in content:
        return {side: content.get(side) for side in _SIDES} if content["kind"] == "link" else None
    segments = content.get("segments") if isinstance(content, dict) else None
    if not isinstance(segments, dict) or len(segments) not in {2, 3}:
        raise InputError('this line is no bead: it needs "segments" of two or three languages', path, number)
    return segments


def _from_list(path: Path, number: int, indices: object) -> Indices:
    if isinstance(indices, list) and all(type(index) is int and index >= 0 for index in indices):
        return tuple(indices)
    raise InputError('"segments" must hold lists of segment numbers from 0', path, number)


def _from_columns(path: Path, lines: list[tuple[int, str]]) -> tuple[tuple[str, ...], Rows]:
    first = lines[0][1].rstrip("\r").split("\t")
    languages: tuple[str, ...] = ()
    if "score" in first:
        languages, lines = tuple(first[: first.index("score")]), lines[1:]
    width = len(languages) or max(line.rstrip("\r").count("\t") + 1 for _, line in lines)
    if width not in {2, 3}:
        columns = f"{width} column{'s' * (width != 1)}"
        raise InputError(f"{columns} of segment numbers, not two or three: {_REMEDY}", path, lines[0][0])
    if not lines:
        raise InputError(f"there is no alignment in this file: {_REMEDY}", path)
    rows: Rows = []
    for number, line in lines:
        cells = line.rstrip("\r").split("\t")[:width]
        cells += [""] * (width - len(cells))  # editors cut tabs off the end of a line
        rows.append((number, tuple(_from_cell(path, number, cell) for cell in cells)))
    return languages, rows


def _from_cell(path: Path, number: int, cell: str) -> Indices:
    parts = [part.strip() for part in cell.split(",")] if cell.strip() else []
    if all(part.isascii() and part.isdigit() and len(part) < 12 for part in parts):
        return tuple(map(int, parts))
    shown = cell if len(cell) <= 40 else cell[:40] + "…"
    raise InputError(f"“{shown}” is not a list of segment numbers: {_REMEDY}", path, number)


def _check(path: Path, rows: Rows, *, repeats: bool) -> None:
    """Refuse a segment in two beads; where the first column is a source that the copy ``repeats``, only in the copy."""
    width = len(rows[0][1])
    seen: list[dict[int, int]] = [{} for _ in range(width)]
    for number, spans in rows:
        for column, span in enumerate(spans):
            if repeats and column == 0:
                continue
            for index in span:
                if index in seen[column]:
                    earlier = seen[column][index]
                    raise InputError(
                        f"segment {index} of column {column + 1} is already in line {earlier}: leave it in one bead",
                        path,
                        number,
                    )
                seen[column][index] = number
