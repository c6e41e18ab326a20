"""Beads made ready for a translation memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from .order import in_first_document_order
from .types import Alignment, Bead, Unit

# Line and page breaks, tabs and runs of spaces come from the layout of the file; a no-break space is the author's.
_LAYOUT = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
# What XML 1.0 forbids, and the control characters that it lets pass and clients choke on.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def clean(text: str) -> str:
    """``text`` on one line, without white space at its ends and without characters that XML forbids."""
    if text.isprintable() and "  " not in text:  # as nearly every text is, and this is told at once
        return text.strip()
    return _LAYOUT.sub(" ", _FORBIDDEN.sub("", text)).strip()  # the spaces around what is taken out become one


def units(alignment: Alignment, *, least: int | None = None) -> Iterator[Unit]:
    """The beads with text in every language as units, each pair of texts once; without letter or digit it is no text.

    Of equal units the first stays, and one that people wrote rather than one that was filled.
    With ``least``, so many languages are enough; a text that is missing is empty then. A unit's id depends on its texts
    alone, so that it stays the same when the documents grow.
    """
    return (unit for _, unit in units_of_beads(alignment, least=least))


def units_of_beads(alignment: Alignment, *, least: int | None = None) -> Iterator[tuple[Bead, Unit]]:
    """The units, each with its bead: of a million units the beads can be kept, for they are there anyway."""
    needed = len(alignment.documents) if least is None else least
    seen: set[int] = set()
    better = _also_by_people(alignment)
    for bead in in_first_document_order(alignment.beads):
        unit = as_unit(alignment, bead)
        number = int(unit.id, 16)  # a third less memory than its digits
        if number in better and _is_filled(bead):
            continue
        if number not in seen and sum(any(map(str.isalnum, text)) for text in unit.texts.values()) >= needed:
            seen.add(number)
            yield bead, unit


def _is_filled(bead: Bead) -> bool:
    return any(side.text for side in bead.made)


def _also_by_people(alignment: Alignment) -> set[int]:
    """The ids of units that a machine or a memory filled, and of which people wrote every text elsewhere."""
    filled = {int(as_unit(alignment, bead).id, 16) for bead in alignment.beads if _is_filled(bead)}
    if not filled:
        return filled
    written = (bead for bead in alignment.beads if not _is_filled(bead))
    return {number for bead in written if (number := int(as_unit(alignment, bead).id, 16)) in filled}


def units_again(alignment: Alignment, beads: Iterable[Bead]) -> Iterator[Unit]:
    """The units of beads that were chosen, made when they are asked for."""
    return (as_unit(alignment, bead) for bead in beads)


def as_unit(alignment: Alignment, bead: Bead) -> Unit:
    """The bead as a unit; a language that lacks it has an empty text, and a side that was made has the text made."""
    columns = list(zip(alignment.documents, bead.spans, strict=True))
    filled = {side.lang: side.text for side in bead.made}
    texts = {document.lang: clean(document.joined(span) or filled.get(document.lang, "")) for document, span in columns}
    key = "\n".join(f"{lang}\t{text}" for lang, text in texts.items())
    return Unit(
        id=blake2b(key.encode("utf-8", errors="replace"), digest_size=8).hexdigest(),
        texts=texts,
        score=bead.score,
        segments={document.lang: span for document, span in columns},
        documents={document.lang: document.id for document, span in columns if span},
        made=bead.made,
    )


def is_sentence_pair(unit: Unit) -> bool:
    """Whether no language has more than one segment in the unit; a side that was made has none."""
    return all(len(span) <= 1 for span in unit.segments.values())
