"""A version that was made, as plain text: laid out like its source, and marked in its first line for what it is."""

from __future__ import annotations

from typing import Final

from ..corpus.made import Made, Origin
from ..corpus.order import in_first_document_order
from ..corpus.tables import primary_language
from ..corpus.types import Alignment, Bead
from ..corpus.units import clean

_MARKS: Final[dict[str, dict[Origin, str]]] = {
    "en": {"mt": "Machine translation", "memory": "Translation memory"},
    "kk": {"mt": "Машиналық аударма", "memory": "Аударма жады"},
    "ru": {"mt": "Машинный перевод", "memory": "Память переводов"},
}
#: Stands where nothing good enough was made.
_LEFT_OUT: Final = "[…]"


def made_text(alignment: Alignment, lang: str, *, lines: bool = False) -> str:
    """The version in ``lang``, which has no text of its own, in the order of the beads.

    The white space before a sentence is that of the version it was made from. The first line says what made the text;
    with ``lines`` no empty line follows it.
    """
    column = alignment.languages.index(lang)
    break_ = "\r\n" if "\r\n" in alignment.documents[0].text else "\n"
    parts = [mark(alignment, lang), break_ if lines else 2 * break_]
    begun, end = False, ""
    for bead in in_first_document_order(alignment.beads):
        if (made := _of(bead, column, lang)) is not None:
            gap, end = _layout(alignment, bead, made)
            parts += [gap if begun else "", made.text or _LEFT_OUT]
            begun = True
    return "".join([*parts, end or break_])


def mark(alignment: Alignment, lang: str) -> str:
    """The line that tells a made text from a written one for ever: in its language, with model and revision."""
    words = _MARKS.get(primary_language(lang), _MARKS["en"])
    makers: dict[tuple[str, str], None] = {}
    for made in (made for bead in alignment.beads for made in bead.made if made.lang == lang and made.text):
        revision = f"@{made.revision}" if made.revision and made.origin == "mt" else ""
        makers[words[made.origin if made.origin != "human" else "memory"], f"{made.model}{revision}"] = None
    named = "; ".join(f"{what}: {maker}" if maker else what for what, maker in makers)
    return f"[{clean(named) or words['mt']}]"


def is_marked(text: str) -> bool:
    """Whether a text says in its first line that it was not written by a person."""
    first = text.lstrip("\ufeff")[:100]
    return any(first.startswith(f"[{words}") for marks in _MARKS.values() for words in marks.values())


def _of(bead: Bead, column: int, lang: str) -> Made | None:
    found = next((made for made in bead.made if made.lang == lang), None)
    return found if found and not bead.spans[column] else None


def _layout(alignment: Alignment, bead: Bead, made: Made) -> tuple[str, str]:
    """The white space before the bead in the version it was made from, and what follows if it is the last one."""
    column = alignment.languages.index(made.source)
    document, first, last = alignment.documents[column], bead.spans[column][0], bead.spans[column][-1]
    segments = document.segments
    gap = document.text[segments[first - 1].end : segments[first].start] if first else "\n"
    end = document.text[segments[-1].end :] if last == len(segments) - 1 else ""
    return gap, end
