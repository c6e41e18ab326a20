"""An alignment as tab-separated values: segment numbers, score and texts, one bead a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..made import Made
from ..order import in_first_document_order
from ..types import Alignment, Indices

# With the spaces around a break: what a text has of them there comes from wrapped lines. Looking behind keeps a long
# run of spaces from being tried from each of them.
_BREAK = r"\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029"
_BREAKS = re.compile(rf"(?<! ) *[{_BREAK}][{_BREAK} ]*|[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_GUARDED = tuple('=+-@"＝＋－＠')


def tsv(alignment: Alignment) -> Iterator[str]:
    """The lines, each with its end: a header, then the beads in the order of the first document.

    The columns are the segment numbers of each language (from 0, comma-separated), the score, and the texts; where a
    side was filled there are two more: ``origin`` says which sides no person wrote for this text (``kk=mt``), ``note``
    what a reader must know of them, and why a side is empty.
    """
    languages = alignment.languages
    is_filled = any(bead.made for bead in alignment.beads)
    yield _line([*languages, "score", *(f"{lang}_text" for lang in languages), *(["origin", "note"] * is_filled)])
    for bead in in_first_document_order(alignment.beads):
        filled = {made.lang: made.text for made in bead.made}
        columns = zip(alignment.documents, bead.spans, strict=True)
        texts = (document.joined(span) or filled.get(document.lang, "") for document, span in columns)
        last = [" ".join(f"{made.lang}={made.origin}" for made in bead.made if made.text)] * is_filled
        last += [cell("; ".join(f"{made.lang}: {made.note}" for made in bead.made if made.note))] * is_filled
        yield _line([*map(numbers, bead.spans), f"{trust(bead.score, bead.made):.4f}", *map(cell, texts), *last])


def trust(score: float, made: Iterable[Made]) -> float:
    """How far a piece is to be trusted: as far as its alignment, and no further than what fills its sides."""
    return min([score, *(side.score for side in made if side.text)])


def numbers(span: Indices) -> str:
    """Segment numbers as a cell: comma-separated, empty for none."""
    return ",".join(map(str, span))


def cell(text: str) -> str:
    """``text`` as one cell: breaks, tabs, the spaces around them, and control characters are one space.

    Spreadsheets take a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula and run it, and they and
    most CSV readers swallow whole lines behind an opening quotation mark. One space before such a text prevents
    both; no segment begins with white space, so stripping the cell gives the text back.
    """
    line = _BREAKS.sub(" ", text)
    return f" {line}" if line.startswith(_GUARDED) else line


def _line(cells: list[str]) -> str:
    return "\t".join(cells) + "\n"
