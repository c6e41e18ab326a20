"""The beads in files of other programs: hunalign's ladder, vecalign's pairs of lists, XCES links, a reviewed sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from ..errors import InputError
from ..types import Indices
from .opening import contents, pieces

Rows = list[tuple[int, tuple[Indices, ...]]]
_PAIR: Final = re.compile(r"\[([\d, ]*)\]:\[([\d, ]*)\](?::[-+\d.e]+)?\s*")
_LONGEST_NUMBER: Final = 12


def is_of_a_peer(path: Path) -> bool:
    """Whether the ending is one of those read here."""
    return path.suffix.lower() in _READERS


def peer_rows(path: Path) -> tuple[tuple[str, ...], Rows]:
    """The languages, where the file names them, and the beads with the lines they stand in. Raises ``InputError``."""
    return _READERS[path.suffix.lower()](path)


def _ladder(path: Path) -> tuple[tuple[str, ...], Rows]:
    """Each rung runs to the next one; a step that goes nowhere on both sides is left out."""
    rungs = []
    for number, line in _lines(path):
        cells = line.split("\t")
        if len(cells) < 2 or not all(map(_is_number, cells[:2])):
            raise InputError("this is no rung of a ladder: write i TAB j TAB score", path, number)
        rungs.append((number, int(cells[0]), int(cells[1])))
    rows: Rows = []
    for (number, i, j), (later, i_end, j_end) in pairwise(rungs):
        if i_end < i or j_end < j:
            raise InputError("a ladder never goes down: this rung is below the one before", path, later)
        if i_end > i or j_end > j:
            rows.append((number, (tuple(range(i, i_end)), tuple(range(j, j_end)))))
    return (), rows


def _vecalign(path: Path) -> tuple[tuple[str, ...], Rows]:
    rows: Rows = []
    for number, line in _lines(path):
        if (match := _PAIR.fullmatch(line)) is None:
            raise InputError("this is no line of vecalign: write [0, 1]:[0]:0.25", path, number)
        rows.append((number, (_numbers(path, number, match[1]), _numbers(path, number, match[2]))))
    return (), rows


def _xces(path: Path) -> tuple[tuple[str, ...], Rows]:
    """The links; sentences are named by their numbers, from 1."""
    from .xml import Xml

    rows: Rows = []
    for event, link in Xml(path, pieces(path)).elements({"link"}):
        if event == "end":
            number = int(link.sourceline or 0)
            sides = str(link.get("xtargets") or "").split(";")
            if len(sides) != 2:
                raise InputError('a link without its two sides: write xtargets="1 2;1"', path, number)
            found = (_numbers(path, number, side, first=1) for side in sides)
            rows.append((number, tuple(found)))
    return (), rows


def _sheet(path: Path) -> tuple[tuple[str, ...], Rows]:
    from .xlsx import read_rows

    rows = read_rows(path)
    return tuple(rows[0].spans), [(row.number, tuple(row.spans.values())) for row in rows if any(row.spans.values())]


def _lines(path: Path) -> Sequence[tuple[int, str]]:
    try:
        text = contents(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("this is not a UTF-8 text: check that the ending of the name is right", path) from None
    return [(number, line.strip("\r")) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def _numbers(path: Path, number: int, cell: str, first: int = 0) -> Indices:
    parts = cell.replace(",", " ").split()
    if not all(_is_number(part) and int(part) >= first for part in parts):
        raise InputError(f"“{cell[:40]}” is not a list of sentence numbers from {first}", path, number)
    return tuple(int(part) - first for part in parts)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER


_READERS: Final[dict[str, Callable[[Path], tuple[tuple[str, ...], Rows]]]] = {
    ".ladder": _ladder,
    ".vecalign": _vecalign,
    ".xml": _xces,
    ".xlsx": _sheet,
}
