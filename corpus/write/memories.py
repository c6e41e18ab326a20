"""Which file of a translation memory a unit goes into.

Machine translation stands apart, since OmegaT can hold it cheaper by its file only, and so do pieces of several
sentences, since programs that cut texts into sentences find them in files of segment type paragraph only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from ..sentences import sentence_spans
from ..types import Unit
from ..units import is_sentence_pair
from .tmx import SegType, tmx

#: What may stand before ``.tmx`` in the names of the files of one memory, with the segment type of each.
PARTS: Final[Mapping[str, SegType]] = {
    "": "sentence", "paragraph": "paragraph", "mt": "sentence", "mt.paragraph": "paragraph",
}  # fmt: skip
# Any of these may end a sentence (sentences.py); most texts have none but at the end, and need not be looked at closer.
_MARKS: Final = ".!?…‽⁇⁈⁉؟۔।॥։。！？｡"
_MARK: Final = re.compile(f"[{_MARKS}]")
_AT_END: Final = f"{_MARKS} \u00a0\"'’”“»›)]}}"


def part(unit: Unit) -> str:
    """The part of a memory that the unit belongs to; of one without segments its texts decide."""
    small = (
        is_sentence_pair(unit)
        if unit.segments
        else not any(map(has_several_sentences, unit.texts.values(), unit.texts))
    )
    if unit.made and unit.origin == "mt":
        return "mt" if small else "mt.paragraph"
    return "" if small else "paragraph"


def emptied(name: str, source: str, created: datetime) -> str:
    """A file of this part without a unit, to replace an older one that would pass for part of the memory."""
    return "".join(tmx((), source, PARTS[name], created))


def has_several_sentences(text: str, lang: str) -> bool:
    """Whether our rules would cut the text; most texts need no more than a quick look."""
    return _MARK.search(text.rstrip(_AT_END)) is not None and len(sentence_spans(text, lang)) > 1
